package content

// The rules about finished pages: what is not wrong enough to keep a page from
// its readers, and that its author wants to know.

import (
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"
)

// linter holds what the rules look up.
type linter struct {
	site   *Site
	own    *url.URL    // the site's address
	pages  []*pageFile // every page, by file
	logos  []logo
	failed map[string]bool // files of pages that have an error
	diags  []Diagnostic
	// Made when they are first needed.
	locations map[string]bool
	addresses []string
	anchorsOf map[*pageFile]map[string]bool
	hints     map[string]string
}

func newLinter(s *Site, pages []*pageFile, logos []logo, failed map[string]bool) *linter {
	own, err := url.Parse(s.Settings.URL)
	if err != nil {
		own = &url.URL{}
	}
	return &linter{site: s, own: own, pages: pages, logos: logos, failed: failed, anchorsOf: map[*pageFile]map[string]bool{}, hints: map[string]string{}}
}

// lint applies the rules. The result is in no order.
func (l *linter) lint() []Diagnostic {
	if len(l.pages) == 0 && len(l.failed) == 0 {
		l.complain(ruleNoPages, Position{".", 1, 1}, "there is no Markdown file here; is this the content root?")
	}
	l.unknownKeys()
	l.unusedSections()
	l.duplicateTitles()
	targets := l.targets()
	l.checkLogos(targets)
	for _, p := range l.pages {
		l.head(p)
		l.titlePlace(p)
		l.links(p, targets)
	}
	return l.diags
}

func (l *linter) complain(rule string, at Position, format string, args ...any) {
	l.diags = append(l.diags, diagnose(rule, at, format, args...))
}

// keyAt is the place of a key's value, or of the front matter.
func (f *pageFile) keyAt(key string) Position {
	if at, ok := f.fm.at[key]; ok {
		return at
	}
	return f.at(0)
}

// head checks what a page says about itself. A page without front matter has
// its finding already; one with an error has no body to judge.
func (l *linter) head(p *pageFile) {
	failed := l.failed[p.file]
	if !failed && strings.TrimSpace(p.page.HTML) == "" {
		l.complain(ruleEmptyBody, p.at(p.body), "the page has no text; write it, or set draft: true")
	}
	if !p.fm.present {
		return
	}
	if p.fm.title == "" {
		l.complain(ruleNoTitle, p.keyAt("title"), "the page has no title; it is listed as %s", quoted(p.page.Title))
	}
	if !failed && p.fm.description == "" {
		stand := ", and no paragraph that could stand in; write one"
		if p.page.Description != "" {
			stand = "; its first paragraph stands in: " + quoted(p.page.Description)
		}
		l.complain(ruleNoDescription, p.keyAt("description"), "the page has no description%s", stand)
	}
}

// unknownKeys reports keys that nobody reads: each one that is nearly a known
// key, the others once for the site.
func (l *linter) unknownKeys() {
	var names []string
	for _, k := range keys {
		names = append(append(names, k.name), k.names()...)
	}
	first, count := map[string]unknownKey{}, map[string]int{}
	meant := map[string]string{} // by name, "" for a key that is near to none
	for _, p := range l.pages {
		for _, k := range p.fm.unknown {
			near, known := meant[k.name]
			if !known {
				near = nearest(k.name, names)
				meant[k.name] = near
			}
			if near != "" {
				l.complain(ruleUnknownKey, k.at, "the key %s is not known; did you mean %s?", quoted(k.name), quoted(near))
				continue
			}
			if count[k.name]++; count[k.name] == 1 {
				first[k.name] = k
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(first)) {
		others := ""
		if n := count[name]; n > 1 {
			others = fmt.Sprintf(" (and stands in %d pages)", n)
		}
		l.complain(ruleUnknownKey, first[name].at, "the key %s means nothing here%s; delete it, or correct its spelling", quoted(name), others)
	}
}

func (l *linter) unusedSections() {
	for _, s := range l.site.Sections {
		if len(s.UsedBy) == 0 {
			l.complain(ruleUnusedSection, Position{s.File, 1, 1}, "nothing includes the section %s; include it, or delete the file", quoted(s.Name))
		}
	}
}

// duplicateTitles reports every shown page whose title an earlier one has.
func (l *linter) duplicateTitles() {
	first := map[string]*pageFile{}
	for _, p := range l.pages {
		title := strings.ToLower(p.fm.title)
		if title == "" || p.hidden != "" {
			continue
		}
		if other, twice := first[title]; twice {
			l.complain(ruleDuplicateTitle, p.keyAt("title"), "%s has the same title; say in one of them what sets them apart", other.file)
			continue
		}
		first[title] = p
	}
}
