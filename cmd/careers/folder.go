package main

import (
	"context"
	"os"
	"path/filepath"
	"sync"

	"github.com/careers-index/careers/index/tempdir"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/local"
	"github.com/careers-index/careers/web"
	"github.com/careers-index/careers/web/metrics"
)

// opener opens what is served: private copies of the generations of an index folder,
// scrubbed now and then. A temporary folder is our own already.
func (s *server) opener() search.Opener {
	if s.builder.into != nil {
		return s.builder.into
	}
	var once sync.Once
	return local.NewOpener(s.builder.dir, local.Options{
		Private: !s.builder.volatile,
		InPlace: func(why error) {
			once.Do(func() {
				s.log.Warn("the index cannot be copied to the temporary folder: its own files are served; replace them with 'careers deploy' alone", "error", why)
			})
		},
		ScrubEvery: local.ScrubEvery, ScrubRate: local.ScrubRate,
		Scrubbed: func(err error) {
			s.counts.Scrubbed(err)
			if err != nil {
				s.log.Error("the index that is served has changed underneath", "error", err)
			}
		},
	})
}

// sweep removes the temporary folders of servers that were killed.
func (s *server) sweep() {
	if err := tempdir.Sweep(""); err != nil {
		s.log.Warn("old temporary folders are still there", "error", err)
	}
}

// generationOf says what a source serves from an index folder.
func generationOf(source web.Source, dir string) metrics.Generation {
	engine, release := source.Acquire()
	defer release()
	g := metrics.Generation{ID: engine.Site().Generation}
	if all, err := engine.Search(context.Background(), search.Request{PerPage: 1}); err == nil {
		g.Pages = all.Total
	}
	// The folder of a generation is written once, see package index.
	if info, err := os.Stat(filepath.Join(dir, "gen-"+g.ID)); err == nil {
		g.Since = info.ModTime()
	}
	return g
}
