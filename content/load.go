package content

import (
	"context"
	"embed"
	"io/fs"
	"runtime"
	"slices"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"
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
	// Now decides which pages are in the future or expired; zero for none.
	Now time.Time
}

// Load reads the content root. Problems of the content are diagnostics; the
// error is for what keeps Load from reading at all. A root from [os.Root.FS]
// cannot lead out of its folder by symbolic links; any other file system must
// see to that itself.
func Load(ctx context.Context, root fs.FS, o Options) (*Site, error) {
	settings, from, logos, diags := loadSettings(root, o.Parent)
	if len(o.PostingCategories) > 0 {
		settings.PostingCategories = o.PostingCategories
	}
	t, err := readTree(ctx, root, o.Static)
	if err != nil {
		return nil, err
	}
	graph, err := newSectionGraph(ctx, t.sections)
	if err != nil {
		return nil, err
	}
	linker := newLinker(t)
	if err := inParallel(ctx, t.pages, func(p *pageFile) { p.build(graph, linker) }); err != nil {
		return nil, err
	}
	site := &Site{Settings: settings, Sections: graph.list(t.pages)}
	for _, a := range t.assets {
		site.Assets = append(site.Assets, a.Asset)
	}
	diags = append(diags, t.diags...)
	diags = append(diags, graph.blame(t.pages)...)
	for _, p := range t.pages {
		diags = append(diags, p.diags...)
	}
	diags = append(diags, site.lint(t.pages, logos, applyRules(diags, settings.Rules), o.Now)...)
	site.publish(t.pages, applyRules(diags, settings.Rules), o)
	site.Digest = digest(site, t, from, o)
	return site, nil
}

// inParallel does work for each item, for as many at a time as there are
// processors.
func inParallel[T any](ctx context.Context, items []T, work func(T)) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for chunk := range slices.Chunk(items, 16) {
		group.Go(func() error {
			for _, item := range chunk {
				if err := ctx.Err(); err != nil {
					return err
				}
				work(item)
			}
			return nil
		})
	}
	return group.Wait()
}

// lint applies the rules that look at finished pages.
func (s *Site) lint(files []*pageFile, logos []logo, diags []Diagnostic, now time.Time) []Diagnostic {
	l := newLinter(s, files, logos, filesWithErrors(diags))
	for _, f := range files {
		f.hidden = f.fm.hidden(now)
	}
	s.markPostings(files)
	return l.lint()
}

// publish keeps the pages that can be shown, and marks the postings.
func (s *Site) publish(files []*pageFile, diags []Diagnostic, o Options) {
	failed := filesWithErrors(diags)
	files = slices.DeleteFunc(slices.Clone(files), func(f *pageFile) bool {
		return failed[f.file] || f.hidden != "" && !o.ShowHidden
	})
	s.markPostings(files)
	for _, f := range files {
		s.Pages = append(s.Pages, f.page)
	}
	slices.SortFunc(s.Pages, func(a, b *Page) int { return strings.Compare(a.Path, b.Path) })
	s.Diagnostics = mergeDiagnostics(diags)
}

// markPostings marks the pages of the posting categories; all pages when none
// has such a category.
func (s *Site) markPostings(files []*pageFile) {
	isPosting := func(f *pageFile) bool {
		return slices.ContainsFunc(s.Settings.PostingCategories, func(c string) bool { return strings.EqualFold(c, f.page.Category) })
	}
	all := !slices.ContainsFunc(files, isPosting)
	for _, f := range files {
		f.page.Posting = all || isPosting(f)
	}
}

//go:embed site
var example embed.FS

// Example returns the content root of the embedded example site.
func Example() fs.FS {
	sub, err := fs.Sub(example, "site")
	if err != nil { // only for a path that is no path
		return example
	}
	return sub
}
