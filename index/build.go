package index

import (
	"context"
	"errors"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/index/skills"
)

// BuildOptions of Build.
type BuildOptions struct {
	// Lexicon detects skills; nil is skills.Default, extended by the site.
	Lexicon *skills.Lexicon
}

// Build writes site as a generation below dir, checks it, and publishes it as
// the current one. When the current generation already has the same id, Build
// leaves it alone and says so in the manifest's Unchanged.
func Build(ctx context.Context, site *content.Site, dir string, o BuildOptions) (*Manifest, error) {
	return nil, errors.New("index: Build is being written")
}
