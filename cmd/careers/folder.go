package main

import (
	"sync"

	"github.com/careers-index/careers/index/tempdir"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/local"
)

// opener opens what is served: private copies of the generations of an index folder,
// scrubbed now and then. A temporary folder is our own already.
func (s *server) opener() search.Opener {
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
