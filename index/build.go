package index

// Build: from a site to a published generation.

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/index/skills"
)

// BuildOptions of Build.
type BuildOptions struct {
	// Lexicon detects skills; nil is skills.Default, extended by the site.
	Lexicon *skills.Lexicon
	// Volatile does not wait until the disk has everything. It is for a folder
	// that goes when the process does.
	Volatile bool
}

// Build writes site as a generation below dir, checks it, and publishes it as
// the current one. When the current generation already has the same id, Build
// leaves it alone and says so in the manifest's Unchanged; when a kept one has
// it, that one becomes the current one again. An error leaves dir with the
// generation it had.
//
// One build at a time: another one waits a little, then fails with ErrLocked.
func Build(ctx context.Context, site *content.Site, dir string, o BuildOptions) (*Manifest, error) {
	var d disk = osDisk{}
	if o.Volatile {
		d = volatileDisk{}
	}
	return buildOn(ctx, d, site, dir, o)
}

func buildOn(ctx context.Context, d disk, site *content.Site, dir string, o BuildOptions) (*Manifest, error) {
	b, err := newBuild(site, o)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	unlock, err := lock(ctx, dir, lockWait)
	if err != nil {
		return nil, err
	}
	m, err := b.publish(ctx, publisher{disk: d, dir: dir})
	if err := errors.Join(err, unlock()); err != nil {
		return nil, fmt.Errorf("index %s: %w", dir, err)
	}
	return m, nil
}

// build is a generation in the making.
type build struct {
	site     *content.Site
	lexicon  *skills.Lexicon
	settings []byte
	manifest *Manifest
}

// newBuild works out which generation it will be. That takes neither detection
// nor indexing, so unchanged content is seen at once.
func newBuild(site *content.Site, o BuildOptions) (*build, error) {
	b := &build{site: site, lexicon: o.Lexicon}
	var err error
	if b.lexicon == nil {
		if b.lexicon, err = skills.Default().Extend(site.Settings.Skills); err != nil {
			return nil, err
		}
	}
	if b.settings, err = json.Marshal(site.Settings); err != nil {
		return nil, err
	}
	b.manifest = &Manifest{
		Schema: SchemaVersion, Analysis: analysisDigest, Content: site.Digest, Settings: hexSum(b.settings), Lexicon: b.lexicon.Digest(),
		Tool: toolVersion(), Pages: len(site.Pages),
	}
	b.manifest.ID = b.manifest.idOf()
	return b, nil
}

// publish makes the generation the current one, building it when no sound one
// of its id is there.
func (b *build) publish(ctx context.Context, p publisher) (*Manifest, error) {
	name := generationName(b.manifest.ID)
	if err := p.sweepLeftovers(name); err != nil {
		return nil, err
	}
	m, err := verifyGeneration(filepath.Join(p.dir, name))
	if err == nil {
		if current, err := Current(p.dir); err == nil && current == m.ID {
			m.Unchanged = true
			return m, nil
		}
	} else {
		// Missing as a rule; otherwise damaged, and built again.
		if err := b.write(ctx, p, name); err != nil {
			return nil, err
		}
		m = b.manifest
	}
	names, err := p.point(name)
	if err != nil {
		return nil, err
	}
	// It is published. What cannot be removed now, the next build complains of.
	_ = p.sweepGenerations(names)
	return m, nil
}

// write builds the generation aside, checks it, and puts it in its place.
func (b *build) write(ctx context.Context, p publisher, name string) error {
	temp := filepath.Join(p.dir, buildPrefix+name) // alone: locked, and swept
	if err := p.disk.mkdir(temp); err != nil {
		return err
	}
	err := b.writeFiles(ctx, p.disk, temp)
	if err == nil {
		err = b.check(temp)
	}
	if err == nil {
		err = context.Cause(ctx)
	}
	if err == nil {
		err = p.place(temp, name)
	}
	if err != nil {
		return errors.Join(err, p.disk.removeAll(temp))
	}
	return nil
}

// check reopens what was written and asks it a few questions.
func (b *build) check(temp string) error {
	g, err := openGeneration(temp, b.lexicon)
	if err != nil {
		return fmt.Errorf("the new generation cannot be opened: %w", err)
	}
	return errors.Join(g.selfTest(b.site), g.Close())
}
