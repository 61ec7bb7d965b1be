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
	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/index/facet"
	"github.com/careers-index/careers/index/skills"
	"github.com/careers-index/careers/index/skills/lexicon"
)

// BuildOptions of Build.
type BuildOptions struct {
	// Detector finds the skills of pages. Nil is one for the built-in lexicon, with
	// the entries of the site.
	Detector *skills.Detector
	// Volatile does not wait until everything is on disk. It is for a folder that is
	// removed when the process ends.
	Volatile bool
}

// Build writes site as a generation below dir, checks it, and publishes it as
// the current one. If the current generation has the same id already, Build changes
// nothing and sets Unchanged in the manifest. If a kept generation has it, that one
// becomes current again. After an error dir has the generation that it had before.
//
// One build at a time: a second one waits ten seconds, then fails with ErrLocked.
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

// build is a generation that is being built.
type build struct {
	site     *content.Site
	detector *skills.Detector
	settings []byte
	manifest *Manifest
}

// newBuild computes which generation it will be. That needs neither detection nor
// indexing, so unchanged content is noticed at once.
func newBuild(site *content.Site, o BuildOptions) (*build, error) {
	b := &build{site: site, detector: o.Detector}
	if b.detector == nil {
		l, err := lexicon.Default().Extend(site.Settings.Skills)
		if err != nil {
			return nil, err
		}
		b.detector = skills.NewDetector(l).ForEmployer(site.Settings.Organization)
	}
	var err error
	if b.settings, err = json.Marshal(site.Settings); err != nil {
		return nil, err
	}
	b.manifest = &Manifest{
		Schema: SchemaVersion, Analysis: analysis.Digest(), Detection: skills.Digest(), Facets: facet.Digest(),
		Content: site.Digest, Settings: checksum(b.settings), Lexicon: b.detector.Lexicon().Digest(),
		Tool: toolVersion(), Pages: len(site.Pages),
	}
	b.manifest.ID = b.manifest.idOf()
	return b, nil
}

// publish makes the generation the current one. It builds it unless an intact one
// with its id exists.
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
		// It is missing as a rule. A damaged one is built again.
		if err := b.write(ctx, p, name); err != nil {
			return nil, err
		}
		m = b.manifest
	}
	names, err := p.point(name)
	if err != nil {
		return nil, err
	}
	// It is published. If something cannot be removed now, the next build reports it.
	_ = p.sweepGenerations(names)
	return m, nil
}

// write builds the generation in a folder of its own, checks it, and renames the
// folder.
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
		err = p.install(temp, name)
	}
	if err != nil {
		return errors.Join(err, p.disk.removeAll(temp))
	}
	return nil
}

// check reopens what was written and asks it a few questions.
func (b *build) check(temp string) error {
	g, err := openGeneration(temp, b.detector.Lexicon())
	if err != nil {
		return fmt.Errorf("the new generation cannot be opened: %w", err)
	}
	return errors.Join(g.selfTest(b.site), g.Close())
}
