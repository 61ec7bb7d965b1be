package index

// Build: from a site to a published generation.

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/filestate"
	"github.com/careers-index/careers/index/disk"
	"github.com/careers-index/careers/index/skills"
)

// BuildOptions of Build.
type BuildOptions struct {
	// Detector finds the skills of pages. Nil is one for the built-in lexicon, with
	// the entries of the site.
	Detector *skills.Detector
	// Volatile does not wait until everything is on disk. It is for a folder that is
	// removed when the process ends.
	Volatile bool
	// Fresh takes nothing from the generation before: everything is made again. The files
	// are the same in any case.
	Fresh bool
	// Keeper is the one that the site was read with; nil for none. Without it the next
	// build makes every page again.
	Keeper *Keeper
	// Files remembers the files that the site was read of, and is saved with the site; nil for
	// nothing. See FilesName.
	Files *filestate.Cache
	// Progress is told how many pages more are written, by several goroutines at once; nil
	// for nobody.
	Progress func(pages int)
	// Mapping is told that what memory is needed is less from now on, but that large files are
	// mapped, which counts as memory of the process; nil for nobody.
	Mapping func()
}

// FilesName is where an index folder has what is remembered of the content's files.
func FilesName(dir string) string { return filepath.Join(dir, filesName) }

// Built is what Build has published.
type Built struct {
	*Manifest
	// Unchanged: it was the current generation already.
	Unchanged bool
	// Reused is how many pages were taken over from a generation before: all if nothing
	// was built.
	Reused int
}

// Build writes site as a generation below dir, checks it, and publishes it as
// the current one. If the current generation has the same id already, Build changes
// nothing and says so. If a kept generation has it, that one becomes current again.
// After an error dir has the generation that it had before.
//
// One build at a time: a second one waits ten seconds, then fails with ErrLocked.
func Build(ctx context.Context, site *content.Site, dir string, o BuildOptions) (*Built, error) {
	var d disk.Disk = disk.OS{}
	if o.Volatile {
		d = disk.Volatile{}
	}
	return buildOn(ctx, d, site, dir, o)
}

func buildOn(ctx context.Context, d disk.Disk, site *content.Site, dir string, o BuildOptions) (*Built, error) {
	if o.Keeper != nil {
		o.Detector = o.Keeper.detector
	}
	source, err := newSource(site, o.Detector)
	if err != nil {
		return nil, err
	}
	if o.Keeper != nil && o.Keeper.names != nil {
		source.names = o.Keeper.names
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	unlock, err := lock(ctx, dir, lockWait)
	if err != nil {
		return nil, err
	}
	b := &build{source: source, manifest: source.manifest(), fresh: o.Fresh, keeper: o.Keeper, progress: o.Progress, mapping: o.Mapping, files: o.Files}
	built, err := b.publish(ctx, publisher{disk: d, dir: dir})
	if err := errors.Join(err, unlock()); err != nil {
		return nil, fmt.Errorf("index %s: %w", dir, err)
	}
	return built, nil
}

// build is a generation that is being built.
type build struct {
	*source
	manifest *Manifest
	sample   sample // of the pages, when they are written
	fresh    bool
	keeper   *Keeper   // nil for none
	progress func(int) // nil for none
	mapping  func()    // nil for none
	files    *filestate.Cache
}

// publish makes the generation the current one. It builds it unless an intact one
// with its id exists.
func (b *build) publish(ctx context.Context, p publisher) (*Built, error) {
	name := generationName(b.manifest.ID)
	if err := p.sweepLeftovers(name); err != nil {
		return nil, err
	}
	var saving sync.WaitGroup
	defer saving.Wait()
	saving.Go(func() { _ = b.files.Save() }) // without it, the next build reads every file
	m, err := verifyGeneration(filepath.Join(p.dir, name))
	reused := b.manifest.Pages
	if err == nil && !b.fresh {
		if names, err := readPointer(p.dir); err == nil && names[0] == name {
			return &Built{m, true, m.Pages}, nil
		}
	} else {
		// Usually it does not exist yet. A damaged one is built again, and so is any by a
		// fresh build.
		if err := b.write(ctx, p, name); err != nil {
			return nil, err
		}
		m, reused = b.manifest, b.Site.Reused
	}
	names, err := p.point(name)
	if err != nil {
		return nil, err
	}
	// It is published. If something cannot be removed now, the next build reports it.
	_ = p.sweepGenerations(names)
	return &Built{m, false, reused}, nil
}

// write builds the generation in a folder of its own, checks it, and renames the
// folder.
func (b *build) write(ctx context.Context, p publisher, name string) error {
	temp := filepath.Join(p.dir, buildPrefix+name) // nobody else has it: the folder is locked, and leftovers are removed
	if err := p.disk.Mkdir(temp); err != nil {
		return err
	}
	err := b.writeFiles(ctx, p, temp)
	if err == nil {
		err = b.check(temp)
	}
	if err == nil {
		err = context.Cause(ctx)
	}
	if err == nil {
		err = p.install(temp, name)
	}
	if err != nil {
		return errors.Join(err, p.disk.RemoveAll(temp))
	}
	return nil
}

// check reopens what was written and asks it a few questions.
func (b *build) check(temp string) error {
	g, err := openWritten(temp, b.Detector.Lexicon())
	if err != nil {
		return fmt.Errorf("the new generation cannot be opened: %w", err)
	}
	return errors.Join(g.selfTest(b.sample), g.Close())
}
