package main

import (
	"context"
	"io/fs"
	"slices"

	"github.com/careers-index/careers/cmd/careers/authoring"
	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/index/check"
	"github.com/careers-index/careers/web"
)

// newDesk is what the author of the content is told on its pages.
func newDesk(src source) *authoring.Desk {
	src.warn, src.dated = nil, false // a build warns, and dates concern no finding
	return authoring.New(authoring.Content{
		Open: func() (fs.FS, content.Options, func(), error) {
			root, o, done, err := src.open()
			o.Static = nil // a preview is of one page
			return root, o, done, err
		},
		Compare: func(ctx context.Context) ([]diag.Finding, error) {
			site, done, err := src.loadAll(ctx, nil)
			if err != nil {
				return nil, err
			}
			defer done()
			findings := check.Run(site, check.Options{Reserved: web.Reserved})
			return slices.DeleteFunc(findings, func(f diag.Finding) bool { return f.Rule != diag.RuleSkillSpelling }), nil
		},
	})
}
