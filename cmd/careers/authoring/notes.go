// Package authoring knows what the author of a site has to know about its pages while it
// is written: it is the [author.Source] of a server that watches its content.
//
// In: what each build has read and whether it failed. Out: notes about the pages, and
// previews.
//
//	desk := authoring.New(authoring.Content{Open: open, Compare: compare})
//	defer desk.Close()
//	desk.Read(site, findings) // as a build has read it
//	desk.Built(ctx, err)      // from here on it is what Notes tells
//	web.New(source, web.Options{Author: desk})
//
// The findings of a page are those in its file, those in the sections that it includes,
// at any depth, and those that name it. What belongs to no page (settings, sections that
// nothing includes) is told at "/". After a build that failed, its errors are told on
// every page, because the pages that are shown are not those that were written.
//
// Findings that take a comparison of all pages (skills that are spelled in several ways)
// come a moment after the others, on sites of at most [MaxCompared] pages.
//
// A preview reads the file again, with the sections and the settings alone, so that it
// takes as long on a site of 26,000 pages as on a small one.
package authoring

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/markdown"
	"github.com/careers-index/careers/web/author"
)

// Limits of what a page is told.
const (
	maxFindings = 50
	maxOthers   = 50
)

// MaxCompared is the largest site whose pages are compared after each build: it takes
// about a second for 3,000 pages, and the memory of all of them.
const MaxCompared = 5000

// Desk is what is known of a site that is being written. It is safe for concurrent use.
type Desk struct {
	content Content

	mu      sync.Mutex
	pending *known // read by a build that has not ended
	current *known
	failed  string
	compare []diag.Finding // those of Content.Compare
	all     []diag.Finding // of current and compare
	stop    context.CancelFunc

	comparing sync.WaitGroup
}

// New knows nothing yet.
func New(c Content) *Desk { return &Desk{content: c, current: &known{}, stop: func() {}} }

// Close ends what runs in the background.
func (d *Desk) Close() {
	d.mu.Lock()
	d.stop()
	d.mu.Unlock()
	d.comparing.Wait()
}

// known is a site as it was read.
type known struct {
	files    map[string]string // of pages, by path
	paths    map[string]string // by file
	hidden   map[string]string // why, by file
	postings map[string]bool   // files
	sections map[string]string // names, by file
	usedBy   map[string][]string
	findings []diag.Finding
}

// Read takes what a build has read: the site as it is shown, and all findings about it.
func (d *Desk) Read(site *content.Site, findings []diag.Finding) {
	k := &known{
		files: make(map[string]string, len(site.Pages)), paths: make(map[string]string, len(site.Pages)),
		hidden: map[string]string{}, postings: make(map[string]bool, len(site.Pages)),
		sections: map[string]string{}, usedBy: map[string][]string{}, findings: findings,
	}
	for _, p := range site.LeftOut {
		if path, ok := markdown.PagePath(p.File); ok {
			k.files[path], k.paths[p.File] = p.File, path
		}
		k.hidden[p.File] = p.Reason
		if p.Reason != content.ReasonError {
			k.hidden[p.File] += " (--drafts shows it)"
		}
	}
	names := map[string]string{}
	for _, s := range site.Sections {
		k.sections[s.File], names[s.Name] = s.Name, s.File
	}
	for _, p := range site.Pages {
		k.files[p.Path], k.paths[p.File] = p.File, p.Path
		k.postings[p.File] = p.Posting
		seen := map[string]bool{}
		for _, include := range p.Includes {
			if file := names[include.Name]; !seen[file] {
				seen[file] = true
				k.usedBy[file] = append(k.usedBy[file], p.File)
			}
		}
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.pending = k
}

// Built ends a build: err is why it failed, nil if what it has read is shown now.
func (d *Desk) Built(ctx context.Context, err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.pending != nil {
		d.current, d.pending = d.pending, nil
	}
	d.failed = ""
	if err != nil {
		d.failed = cmp.Or(err.Error(), "the build failed")
	}
	d.stop() // it compares what was written before
	compares := d.content.Compare != nil && len(d.current.files) <= MaxCompared
	if !compares {
		d.compare = nil
	}
	if d.merge(); !compares {
		return
	}
	ctx, d.stop = context.WithCancel(ctx)
	d.comparing.Go(func() {
		findings, err := d.content.Compare(ctx)
		d.mu.Lock()
		defer d.mu.Unlock()
		if err == nil && ctx.Err() == nil {
			d.compare = findings
			d.merge()
		}
	})
}

// merge joins the findings of a build and those of a comparison. What a comparison before
// has found stays until the next one has ended.
func (d *Desk) merge() { d.all = diag.Merge(d.current.findings, d.compare) }

// snapshot is what is known now.
func (d *Desk) snapshot() (k *known, findings []diag.Finding, failed string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.current, d.all, d.failed
}

// Notes implements author.Source.
func (d *Desk) Notes(path string) author.Notes {
	k, findings, failed := d.snapshot()
	file := k.files[path]
	n := author.Notes{File: file, Hidden: k.hidden[file], Failed: failed}
	if failed != "" && n.Hidden == content.ReasonError {
		n.Hidden = "" // the page is shown as it was
	}
	others := map[string]*author.Others{}
	for _, f := range findings {
		pages := k.pagesOf(f)
		switch {
		case file != "" && slices.Contains(pages, file), path == "/" && len(pages) == 0, failed != "" && f.IsError():
			n.Findings = append(n.Findings, k.finding(f))
		case path == "/":
			countOthers(others, pages, f)
		}
	}
	slices.SortStableFunc(n.Findings, func(a, b author.Finding) int { return strings.Compare(a.Severity, b.Severity) })
	if n.Cut = max(0, len(n.Findings)-maxFindings); n.Cut > 0 {
		n.Findings = n.Findings[:maxFindings]
	}
	for _, o := range slices.SortedFunc(maps.Values(others), func(a, b *author.Others) int {
		return cmp.Or(b.Errors-a.Errors, b.Warnings-a.Warnings, strings.Compare(a.File, b.File))
	}) {
		o.Path = k.paths[o.File]
		n.Others = append(n.Others, *o)
	}
	if n.More = max(0, len(n.Others)-maxOthers); n.More > 0 {
		n.Others = n.Others[:maxOthers]
	}
	return n
}

func countOthers(others map[string]*author.Others, pages []string, f diag.Finding) {
	for _, page := range pages {
		if others[page] == nil {
			others[page] = &author.Others{File: page}
		}
		if f.IsError() {
			others[page].Errors++
		} else {
			others[page].Warnings++
		}
	}
}

// pagesOf are the files of the pages that a finding is about: none for one of the site.
func (k *known) pagesOf(f diag.Finding) []string {
	pages := slices.Concat(f.Pages, k.usedBy[f.File])
	if _, isSection := k.sections[f.File]; !isSection {
		if _, isMarkdown := markdown.PagePath(f.File); isMarkdown {
			pages = append(pages, f.File)
		}
	}
	slices.Sort(pages)
	return slices.Compact(pages)
}

func (k *known) finding(f diag.Finding) author.Finding {
	return author.Finding{
		Severity: string(f.Severity), Rule: f.Rule, Message: f.Message,
		File: f.File, Line: f.Line, Column: f.Column, Section: k.sections[f.File],
	}
}
