package check

import (
	"context"
	"io/fs"
	"slices"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/parallel"
)

// Options of Run. The zero value is ready for use.
type Options struct {
	// Reserved reports whether the server answers an address itself, so that a page there
	// ("/feed.json") cannot be read; nil if there are none.
	Reserved func(path string) bool
	// WithoutSpelling leaves out the rule skill-spelling, which has to detect the skills
	// of every page, unless the settings make it an error.
	WithoutSpelling bool
}

// Run returns every finding of a site that [content.Load] has read. The severities of
// the settings are applied to them, and rules that are off have no findings.
func Run(site *content.Site, o Options) []diag.Finding {
	withSeverities := func(findings []diag.Finding) []diag.Finding {
		return diag.WithSeverities(findings, site.Settings.Rules)
	}
	read := append(reservedPaths(site, o), site.Findings...)
	if slices.ContainsFunc(read, func(f diag.Finding) bool { return f.Rule == diag.RuleContentRoot && f.IsError() }) {
		return diag.Merge(read) // what is wrong with the pages follows from it
	}
	read = withSeverities(read)
	found := append(lint(site, read, o), read)
	for i := range found {
		found[i] = withSeverities(found[i])
	}
	return diag.Merge(append(found, withSeverities(lexiconFindings(site, found, o)))...)
}

// reservedPaths are the errors of pages at addresses that the server answers itself.
func reservedPaths(site *content.Site, o Options) []diag.Finding {
	var findings []diag.Finding
	if o.Reserved == nil {
		return nil
	}
	reserved := make([]bool, len(site.Pages))
	inParts(len(site.Pages), func(i int) { reserved[i] = o.Reserved(site.Pages[i].Path) })
	for i, p := range site.Pages {
		if reserved[i] {
			findings = append(findings, diag.New(diag.RuleReservedPath, p.Source.At(0), "the server answers %s itself, so nobody can read the page there; rename the file or its folder", p.Path))
		}
	}
	return findings
}

// inParts calls work for 0 to n-1, for several at a time.
func inParts(n int, work func(i int)) {
	_ = parallel.Do(context.Background(), (n+partPages-1)/partPages, func(part int) error { // it does not end
		for i := part * partPages; i < min((part+1)*partPages, n); i++ {
			work(i)
		}
		return nil
	})
}

// partPages is how many pages are looked at at a time.
const partPages = 64

// Load reads, checks and selects a site. Its Findings are those of [Run].
func Load(ctx context.Context, root fs.FS, read content.Options, o Options) (*content.Site, error) {
	site, err := content.Load(ctx, root, read)
	if err != nil {
		return nil, err
	}
	return content.Select(site, Run(site, o)), nil
}
