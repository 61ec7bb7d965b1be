package index

// Build: from a site to a published generation.

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

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
// leaves it alone and says so in the manifest's Unchanged. An error leaves dir
// with the generation it had.
//
// One build at a time: another one waits a little, then fails with ErrLocked.
func Build(ctx context.Context, site *content.Site, dir string, o BuildOptions) (*Manifest, error) {
	b, err := newBuild(site, o)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	unlock, err := lock(ctx, dir)
	if err != nil {
		return nil, err
	}
	err = b.publish(ctx, dir)
	if err := errors.Join(err, unlock()); err != nil {
		return nil, err
	}
	return b.manifest, nil
}

// build is a generation in the making.
type build struct {
	site     *content.Site
	lexicon  *skills.Lexicon
	settings []byte
	manifest *Manifest
}

// newBuild works out what the generation will be, which takes no detection or
// indexing.
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
		Schema: SchemaVersion, Content: site.Digest, Settings: hexSum(b.settings), Lexicon: b.lexicon.Digest(),
		Tool: toolVersion(), Pages: len(site.Pages),
	}
	b.manifest.ID = b.manifest.idOf()
	return b, nil
}

// publish makes the generation the current one of dir, which is locked.
func (b *build) publish(ctx context.Context, dir string) error {
	name := generationName(b.manifest.ID)
	names, err := readPointer(dir)
	current := err == nil && names[0] == name
	if err := sweep(dir, append(names, name)); err != nil {
		return err
	}
	m, err := verifyGeneration(filepath.Join(dir, name))
	if err != nil {
		// Missing as a rule; otherwise damaged, and built again.
		if err := b.write(ctx, dir, name); err != nil {
			return err
		}
	} else {
		b.manifest = m
		m.Unchanged = current
	}
	if m != nil && current {
		return nil
	}
	names, err = writePointer(dir, name)
	if err != nil {
		return err
	}
	return sweep(dir, names)
}

// write builds the generation aside and renames it to its name.
func (b *build) write(ctx context.Context, dir, name string) error {
	temp, err := os.MkdirTemp(dir, buildPrefix)
	if err != nil {
		return err
	}
	err = b.writeFiles(ctx, temp)
	if err == nil {
		err = b.check(temp)
	}
	if err == nil {
		err = syncTree(temp)
	}
	if err == nil {
		err = replaceFolder(temp, filepath.Join(dir, name))
	}
	if err != nil {
		return errors.Join(err, os.RemoveAll(temp))
	}
	return syncFile(dir)
}

// replaceFolder renames temp to name. A damaged generation may stand there: it
// is moved out of the way first, for a folder cannot be replaced by a rename.
func replaceFolder(temp, name string) error {
	err := os.Rename(name, filepath.Join(filepath.Dir(name), buildPrefix+"damaged-"+filepath.Base(temp)))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return os.Rename(temp, name)
}

// check reopens what was written and asks it a few questions.
func (b *build) check(temp string) error {
	g, err := openGeneration(temp)
	if err != nil {
		return fmt.Errorf("the new generation cannot be opened: %w", err)
	}
	return errors.Join(g.selfTest(b.site), g.Close())
}
