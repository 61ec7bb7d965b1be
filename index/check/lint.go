package check

// The rules about finished pages: what does not keep a page from its readers, and
// what its author wants to know.

import (
	"context"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/frontmatter"
	"github.com/careers-index/careers/content/parallel"
	"github.com/careers-index/careers/content/place"
)

// linter has what the rules look up. It is for one site and one goroutine; where several
// look at pages, each has a copy with findings of its own: see eachPage.
type linter struct {
	site      *content.Site
	home      *url.URL        // the site's address
	pages     []*content.Page // every page, by file
	failed    map[string]bool // files of pages that have an error
	isPosting func(*content.Page) bool
	reserved  func(path string) bool // Options.Reserved
	facetKeys map[string]bool        // folded keys of the site's own facets
	targets   map[string]target
	locations map[string]bool // in small letters
	advice    *memo           // on places in titles
	findings  []diag.Finding
	// Made when they are first needed.
	addresses []string
	anchorsOf map[*content.Page][]string
	hints     map[string]string
}

// lint applies the rules. readFindings are the findings of reading, by which some pages
// have errors. The result is in no order, and in parts.
func lint(site *content.Site, readFindings []diag.Finding, o Options) [][]diag.Finding {
	l := newLinter(site, readFindings, o)
	whole := *l // its findings are its own
	var found [][]diag.Finding
	_ = parallel.All(context.Background(), func() error { // they do not end
		found = l.eachPage()
		return nil
	}, func() error {
		whole.wholeSite()
		return nil
	})
	return append(found, l.findings, whole.findings)
}

// wholeSite applies the rules that look at one thing of all pages, and at what no page has.
func (l *linter) wholeSite() {
	if len(l.pages) == 0 && len(l.failed) == 0 {
		l.report(diag.RuleNoPages, diag.FileStart("."), "there is no Markdown file here; is this the content root?")
	}
	l.unknownKeys()
	l.unusedSections()
	l.aliases()
	l.postingCategories()
	l.checkLogos()
	l.postings()
}

// eachPage applies the rules that go through all that pages have. Each page is looked at
// once, by one of several goroutines: their findings are returned. What then needs other
// pages, or a look at a dead link, is done after that.
func (l *linter) eachPage() [][]diag.Finding {
	parts := slices.Collect(slices.Chunk(l.pages, partPages))
	found := make([][]diag.Finding, len(parts))
	doubtful, titles := make([][]pageLink, len(parts)), make([]string, len(l.pages))
	_ = parallel.Do(context.Background(), len(parts), func(part int) error { // it does not end
		own := *l
		own.findings = make([]diag.Finding, 0, partPages)
		for i, p := range parts[part] {
			own.head(p)
			own.bidiTitle(p)
			own.titlePlace(p)
			own.noWayToApply(p)
			doubtful[part] = own.doubtfulLinks(p, doubtful[part])
			titles[part*partPages+i] = own.titleInLists(p)
		}
		found[part] = slices.Clone(own.findings) // without the room for more
		return nil
	})
	l.duplicateTitles(titles)
	for _, links := range doubtful {
		for _, link := range links {
			l.link(link)
		}
	}
	return found
}

func newLinter(site *content.Site, readFindings []diag.Finding, o Options) *linter {
	home, err := url.Parse(site.Settings.URL)
	if err != nil {
		home = &url.URL{}
	}
	l := &linter{
		site: site, home: home, pages: slices.Clone(site.Pages), failed: diag.FilesWithErrors(readFindings),
		isPosting: site.Postings(content.Shown(site, readFindings)),
		reserved:  o.Reserved, facetKeys: map[string]bool{}, locations: map[string]bool{}, anchorsOf: map[*content.Page][]string{}, hints: map[string]string{},
		advice: newMemo(titlePlaceAdvice),
	}
	slices.SortFunc(l.pages, func(a, b *content.Page) int { return strings.Compare(a.File, b.File) })
	for _, f := range site.Settings.Facets {
		l.facetKeys[diag.FoldName(f.Key)] = true
	}
	for _, p := range l.pages {
		for _, location := range p.Job.Locations {
			l.locations[strings.ToLower(location)] = true
		}
	}
	l.targets = l.allTargets()
	return l
}

func (l *linter) report(rule string, at diag.Position, format string, args ...any) {
	l.findings = append(l.findings, diag.New(rule, at, format, args...))
}

// keyAt is the place of a key's value, or of the front matter.
func keyAt(p *content.Page, key string) diag.Position {
	if at, ok := p.FrontMatter.At(key); ok {
		return at
	}
	return p.Source.At(0)
}

// head checks what a page says about itself. A page without front matter has
// its finding already; one with an error has no text to judge.
func (l *linter) head(p *content.Page) {
	failed := l.failed[p.File]
	if !failed && p.Blank {
		l.report(diag.RuleEmptyBody, p.Body, "the page has no text; write it, or set draft: true")
	}
	if !p.FrontMatter.Present {
		return
	}
	if p.FrontMatter.Title == "" {
		l.report(diag.RuleNoTitle, keyAt(p, "title"), "the page has no title; it is listed as %s", diag.Quote(p.Title))
	}
	if !failed && p.FrontMatter.Description == "" {
		instead := ", and no paragraph to take it from; write one"
		if p.Description != "" {
			instead = "; its first paragraph is used: " + diag.Quote(p.Description)
		}
		l.report(diag.RuleNoDescription, keyAt(p, "description"), "the page has no description%s", instead)
	}
}

// unknownKeys reports keys that nothing reads: each one that is similar to a known key,
// the others once for the site. Keys of the site's own facets are read.
func (l *linter) unknownKeys() {
	first, count := map[string]frontmatter.UnknownKey{}, map[string]int{}
	meant := map[string]string{} // by name, "" for a key that is near to none
	for _, p := range l.pages {
		for _, k := range p.FrontMatter.Unknown {
			if l.facetKeys[diag.FoldName(k.Name)] {
				continue
			}
			near, known := meant[k.Name]
			if !known {
				near = meantKey(k)
				meant[k.Name] = near
			}
			if near != "" {
				l.report(diag.RuleUnknownKey, k.At, "the key %s is not known; did you mean %s?", diag.Quote(k.Name), diag.Quote(near))
				continue
			}
			if count[k.Name]++; count[k.Name] == 1 {
				first[k.Name] = k
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(first)) {
		others := ""
		if n := count[name]; n > 1 {
			others = fmt.Sprintf(" (it is in %d pages)", n)
		}
		l.report(diag.RuleUnknownKey, first[name].At, "the key %s is not read%s; %s", diag.Quote(name), others, adviceFor(first[name]))
	}
}

// meantKey is the known key that an unknown one means, or "". What belongs in the text is
// not another key.
func meantKey(k frontmatter.UnknownKey) string {
	if k.BelongsInText() {
		return ""
	}
	return k.Meant()
}

// adviceFor says what to do about a key that means no other.
func adviceFor(k frontmatter.UnknownKey) string {
	if k.BelongsInText() {
		return "readers do not see it: write it in the text of the page"
	}
	return "correct its spelling, make it a facet of the site, or leave it out"
}

// unusedSections reports sections that nothing includes.
func (l *linter) unusedSections() {
	for _, s := range l.site.Sections {
		if len(s.UsedBy) == 0 {
			l.report(diag.RuleUnusedSection, diag.FileStart(s.File), "nothing includes the section %s; include it, or delete the file", diag.Quote(s.Name))
		}
	}
}

// titleInLists is the title by which a page is looked for among those of others: of one
// that is not shown it is "", as of one without a title.
func (l *linter) titleInLists(p *content.Page) string {
	if p.Hidden != "" || l.failed[p.File] {
		return ""
	}
	return strings.ToLower(strings.Join(strings.Fields(p.FrontMatter.Title), " "))
}

// duplicateTitles reports every shown page that nothing tells apart from an earlier one
// in a list: it has the same title, place, workplace, type and employer. titles are
// titleInLists.
func (l *linter) duplicateTitles(titles []string) {
	count := make(map[string]int, len(titles))
	for _, title := range titles {
		count[title]++
	}
	all := make([]listed, len(l.pages)) // without a title: it is like no other
	inParts(len(l.pages), func(i int) {
		if titles[i] != "" && count[titles[i]] > 1 {
			all[i] = listedAs(titles[i], l.pages[i])
		}
	})
	first := map[listed]*content.Page{}
	for i, p := range l.pages {
		key := all[i]
		if key.title == "" {
			continue
		}
		other, twice := first[key]
		switch {
		case !twice:
			first[key] = p
		case key.places == "":
			l.report(diag.RuleDuplicateTitle, keyAt(p, "title"), "%s has the same title; say in one of them how they differ, or add their locations", other.File)
		default:
			l.report(diag.RuleDuplicateTitle, keyAt(p, "title"), "%s has the same title and location; say in one of them how they differ, or delete it", other.File)
		}
	}
}

// listed is what a list shows of a page.
type listed struct{ title, places, employer, workplace, types string }

func listedAs(title string, p *content.Page) listed {
	return listed{title, placesOf(p), employerOf(p), p.Job.Workplace, strings.Join(p.FrontMatter.Strings("employment_type"), ",")}
}

// placesOf are the locations of a page, in one order and spelling.
func placesOf(p *content.Page) string {
	var names []string
	for _, location := range p.Job.Locations {
		places := place.Parse(location)
		for _, known := range places {
			names = append(names, strings.ToLower(known.FullName()))
		}
		if len(places) == 0 {
			names = append(names, strings.ToLower(strings.TrimSpace(location)))
		}
	}
	slices.Sort(names)
	return strings.Join(slices.Compact(names), "; ")
}

// employerOf is the company that a page names, on a site of many.
func employerOf(p *content.Page) string {
	return strings.ToLower(strings.Join(p.FrontMatter.Strings("company"), ", "))
}
