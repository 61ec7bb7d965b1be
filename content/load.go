package content

import (
	"cmp"
	"context"
	"embed"
	"io/fs"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/filestate"
	"github.com/careers-index/careers/content/history"
	"github.com/careers-index/careers/content/markdown"
	"github.com/careers-index/careers/content/settings"
	"github.com/careers-index/careers/content/tree"
)

// Options of Load. The zero value reads a site as it is published, on any date.
type Options struct {
	// Parent is the folder above the content root, for settings.json; nil for none.
	Parent fs.FS
	// Static has files for the site's root; nil for none.
	Static fs.FS
	// PostingCategories override the setting of the same name; empty for none.
	PostingCategories []string
	// ShowHidden treats drafts, archived, future and expired pages as shown: no page
	// is hidden.
	ShowHidden bool
	// History has the dates of the root's files; nil for none.
	History history.Files
	// Now decides which pages are in the future or expired; zero for none.
	Now time.Time
	// Keeper is asked for a keeper of the texts of pages, once the settings are read and
	// it is known how many pages there are, and how many of them may have changed: those that
	// Files does not remember; nil for none: then the site holds the texts.
	Keeper func(s settings.Settings, pages, changed int) (Keeper, error)
	// Files remembers the pages' files, so that those that have not changed are not read; nil
	// for nothing. It is of no use without a Keeper.
	Files *filestate.Cache
}

// keptBytes is how many bytes of pages are held between finding out which there are and
// making them: those of most sites. Reading a file twice costs a fiftieth of making its page.
const keptBytes = 32 << 20

// Load reads a content root. The site has every page that could be read, also those
// with errors and those that are hidden, and its Findings are the findings of
// reading, with the severities of the rules. Load neither marks postings nor computes
// the digest: [Select] does, when it is known which pages there are.
//
// Problems of the content are findings; the error is for what keeps Load from reading
// at all. A root from [os.Root.FS] cannot lead out of its folder by symbolic links;
// any other file system must see to that itself.
func Load(ctx context.Context, root fs.FS, o Options) (*Site, error) {
	from := settings.Read(root, o.Parent)
	if len(o.PostingCategories) > 0 {
		from.PostingCategories, from.PostingCategoriesAt = o.PostingCategories, diag.FileStart(".")
	}
	keep := int64(math.MaxInt64) // the site holds all texts in any case
	if o.Keeper != nil {
		keep = keptBytes
	}
	files, err := tree.Read(ctx, root, o.Static, o.Files, keep)
	if err != nil {
		return nil, err
	}
	sections, err := markdown.NewSections(ctx, files.Sections)
	if err != nil {
		return nil, err
	}
	builder := pageBuilder{sections: sections, sectionFiles: sectionFiles(files.Sections), linker: files.Linker(), root: root, facets: from.Facets, options: o}
	if o.Keeper != nil {
		if builder.keeper, err = o.Keeper(from.Settings, len(files.Pages), files.Changed()); err != nil {
			return nil, err
		}
	}
	overBudget := sections.OverBudget(files.Tags())
	pages := make([]*builtPage, len(files.Pages))
	for i := range files.Pages {
		pages[i] = &builtPage{file: &files.Pages[i], overBudget: overBudget[i]}
	}
	if err := builder.buildAll(ctx, pages); err != nil {
		return nil, err
	}
	site := &Site{Settings: from.Settings, Pages: make([]*Page, 0, len(pages)), Assets: files.Assets, inputs: inputsOf(from, files)}
	findings := slices.Concat(from.Findings, files.Findings)
	var docs []*markdown.Document
	for _, p := range pages {
		site.Pages = append(site.Pages, p.page)
		findings = append(findings, p.findings...)
		if p.document != nil {
			docs = append(docs, p.document)
		}
		if p.taken {
			site.Reused++
		}
	}
	slices.SortFunc(site.Pages, func(a, b *Page) int {
		return cmp.Or(strings.Compare(a.Path, b.Path), strings.Compare(a.File, b.File))
	})
	users := sections.UsedBy(docs)
	for _, s := range files.Sections {
		site.Sections = append(site.Sections, &Section{Name: s.Name, File: s.Source.File, UsedBy: users[s.Name], Source: s.Source})
	}
	slices.SortFunc(site.Sections, func(a, b *Section) int { return strings.Compare(a.Name, b.Name) })
	findings = append(findings, sections.Findings(docs)...)
	site.Findings = diag.Merge(files.WrongRoot(from, o.Parent, findings))
	return site, nil
}

//go:embed site
var example embed.FS

// Example returns the content root of the embedded example site.
func Example() fs.FS {
	sub, err := fs.Sub(example, "site")
	if err != nil { // only for a path that is not valid
		return example
	}
	return sub
}
