package content

import (
	"context"
	"errors"
	"io/fs"
)

// Options of Load. The zero value reads a site as it is published.
type Options struct {
	// Parent is the folder above the content root, for settings.json; nil for none.
	Parent fs.FS
	// Static holds files for the site's root (--static); nil for none.
	Static fs.FS
	// PostingCategories override the setting of the same name; empty for none.
	PostingCategories []string
	// ShowHidden keeps drafts, archived, future and expired pages.
	ShowHidden bool
}

// Load reads the content root. Problems of the content are diagnostics; the
// error is for what keeps Load from reading at all.
func Load(ctx context.Context, root fs.FS, o Options) (*Site, error) {
	return nil, errors.New("content: Load is being written")
}

// Example returns the content root of the embedded example site.
func Example() fs.FS { return nil }
