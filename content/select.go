package content

import (
	"context"
	"maps"
	"slices"
	"time"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/frontmatter"
	"github.com/careers-index/careers/content/jobtitle"
	"github.com/careers-index/careers/content/markdown"
	"github.com/careers-index/careers/content/parallel"
)

// Select returns the site as it is shown, given all findings about it with the
// severities that its settings ask for: pages with an error and hidden pages leave,
// postings are marked, and the digest is computed. It uses the pages of the argument, which
// is of no use afterwards.
func Select(site *Site, findings []diag.Finding) *Site {
	shown := Shown(site, findings)
	isPosting := site.Postings(shown)
	published := *site
	published.Findings = diag.Merge(findings)
	published.LeftOut = leftOut(site, findings)
	published.Gone = gone(site, findings, isPosting)
	published.Pages = shown
	_ = parallel.All(context.Background(), func() error { // they do not fail
		published.Digest = digest(site, shown)
		return nil
	}, func() error { // of what the digest does not need
		for _, p := range shown {
			p.publish(isPosting(p), site.Settings.Defaults)
		}
		return nil
	})
	published.Sections = make([]*Section, len(site.Sections))
	for i, s := range site.Sections {
		published.Sections[i] = &Section{Name: s.Name, File: s.File, UsedBy: s.UsedBy}
	}
	return &published
}

// publish makes the page what is shown of it.
func (p *Page) publish(posting bool, defaults frontmatter.Defaults) {
	if p.Posting = posting; posting {
		p.Job = defaults.Complete(p.Job)
		if p.Job.Posted == "" && !p.Created.IsZero() {
			p.Job.Posted = p.Created.Format(time.DateOnly)
		}
	}
	p.FrontMatter, p.Source, p.SaysHowToApply, p.TitlePlaces = nil, nil, false, jobtitle.Places{} // for findings alone, and half of the memory
	if p.Text != nil {
		p.Links = nil // a site without texts is small
	}
}

// gone are the closed postings.
func gone(site *Site, findings []diag.Finding, isPosting func(*Page) bool) []*Page {
	failed := diag.FilesWithErrors(findings)
	var pages []*Page
	for _, p := range site.Pages {
		if p.Closed && !failed[p.File] && isPosting(p) {
			p.FrontMatter, p.Source, p.Posting = nil, nil, true
			pages = append(pages, p)
		}
	}
	return pages
}

// leftOut are the pages that are not shown: also those that could not even be read.
func leftOut(site *Site, findings []diag.Finding) []LeftOut {
	reasons := map[string]string{}
	for _, p := range site.Pages {
		if p.Hidden != "" {
			reasons[p.File] = p.Hidden
		}
	}
	for file := range diag.FilesWithErrors(findings) {
		if _, ok := markdown.PagePath(file); ok && !markdown.IsSection(file) {
			reasons[file] = ReasonError
		}
	}
	var pages []LeftOut
	for _, file := range slices.Sorted(maps.Keys(reasons)) {
		pages = append(pages, LeftOut{file, reasons[file]})
	}
	return pages
}

// Shown are the pages that are shown, given the findings so far.
func Shown(site *Site, findings []diag.Finding) []*Page {
	failed := diag.FilesWithErrors(findings)
	return slices.DeleteFunc(slices.Clone(site.Pages), func(p *Page) bool { return failed[p.File] || p.Hidden != "" })
}

// Postings tells which pages are postings, if the site shows the given ones: those of
// the posting categories, or every page if none has such a category.
func (s *Site) Postings(shown []*Page) (isPosting func(*Page) bool) {
	inCategory := func(p *Page) bool { return s.Settings.IsPostingCategory(p.Category) }
	known := map[string]bool{} // categories, of which there are few
	some := false
	for _, p := range shown {
		posting, seen := known[p.Category]
		if !seen {
			posting = inCategory(p)
			known[p.Category] = posting
		}
		some = some || posting
	}
	if !some {
		return func(*Page) bool { return true }
	}
	return func(p *Page) bool {
		if posting, seen := known[p.Category]; seen {
			return posting
		}
		return inCategory(p)
	}
}
