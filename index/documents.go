package index

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/parallel"
	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/index/facet"
	"github.com/careers-index/careers/index/fulltext"
	"github.com/careers-index/careers/index/skills"
	"github.com/careers-index/careers/index/skills/lexicon"
	"github.com/careers-index/careers/index/stored"
	"github.com/careers-index/careers/index/synonyms"
)

// What a generation is made from: a site, and its pages as documents.

// source is what a generation is made from: a site, and a detector of skills.
type source struct {
	Site     content.Site
	Detector *skills.Detector
	// Synonyms are the built-in names of roles and concepts, with those of the site.
	Synonyms *synonyms.Set

	settings []byte // of the site, as JSON
	names    func() fulltext.Names
}

// IDOf computes which generation a site makes. That needs neither detection nor indexing, so
// unchanged content is noticed at once.
func IDOf(site *content.Site) (string, error) {
	s, err := newSource(site, nil)
	if err != nil {
		return "", err
	}
	return s.manifest().ID, nil
}

// newSource is the source of a site. A nil detector is one for the built-in lexicon with the
// entries of the site.
func newSource(site *content.Site, detector *skills.Detector) (*source, error) {
	if detector == nil {
		l, err := lexicon.Default().Extend(site.Settings.Skills)
		if err != nil {
			return nil, err
		}
		detector = skills.ForSite(l, site)
	}
	settings, err := json.Marshal(site.Settings)
	if err != nil {
		return nil, err
	}
	set := synonyms.Default().Extend(site.Settings.Synonyms)
	return &source{
		Site: *site, Detector: detector, Synonyms: set, settings: settings,
		names: func() fulltext.Names { return fulltext.NewNames(detector.Lexicon(), set) },
	}, nil
}

// manifest describes the generation, as far as it is known before it is built.
func (s *source) manifest() *Manifest {
	m := &Manifest{
		Schema: SchemaVersion, Analysis: analysis.Digest(), Detection: skills.Digest(), Facets: facet.Digest(),
		Content: s.Site.Digest, Settings: checksum(s.settings), Lexicon: s.Detector.Lexicon().Digest(), Synonyms: s.Synonyms.Digest(),
		Libraries: Libraries, Pages: len(s.Site.Pages),
	}
	m.ID = m.idOf()
	return m
}

// documents are the pages of a site as they are written. It is a value: nobody changes it.
type documents struct {
	// Pages are in the order of the listing: by position, title and path. The
	// index of a page is its ordinal.
	Pages []*stored.Page

	// Of each of Pages.
	texts     []*keptText // nil if the page itself has its text
	languages []string    // that front matter names
	titles    []titleTerms

	facets []facetCollector
	names  fulltext.Names
}

// documents detects the skills of every page and takes the values of its facets.
// An error says which two files have one path.
func (s *source) documents(ctx context.Context) (*documents, error) {
	sources := slices.Clone(s.Site.Pages)
	err := parallel.All(ctx, func() error { return checkPaths(s.Site.Pages) }, func() error {
		slices.SortFunc(sources, inListing)
		return nil
	})
	if err != nil {
		return nil, err
	}
	docs := &documents{
		Pages: make([]*stored.Page, len(sources)), texts: make([]*keptText, len(sources)), languages: make([]string, len(sources)),
		titles: make([]titleTerms, len(sources)), names: s.names(),
	}
	pages := make([]facet.Page, len(sources))
	err = parallel.Do(ctx, (len(sources)+pagesAtOnce-1)/pagesAtOnce, func(part int) error {
		for i := part * pagesAtOnce; i < min((part+1)*pagesAtOnce, len(sources)); i++ {
			pages[i], docs.titles[i] = s.detected(sources[i])
			docs.Pages[i] = stored.New(pages[i])
			docs.texts[i], _ = sources[i].Text.(*keptText)
			docs.languages[i] = sources[i].Language
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	docs.facets, err = collectFacets(ctx, facet.Table(s.Site.Settings.Facets, s.Detector.Lexicon()), pages)
	return docs, err
}

// pagesAtOnce is how many pages are handed out at a time.
const pagesAtOnce = 64

// inListing compares pages in the order of the listing.
func inListing(x, y *content.Page) int {
	if c := cmp.Compare(x.Position, y.Position); c != 0 {
		return c
	}
	if c := strings.Compare(x.Title, y.Title); c != 0 {
		return c
	}
	return strings.Compare(x.Path, y.Path)
}

// detected is a page with its skills and its level, and the terms of its title: as they are
// known, or found now.
func (s *source) detected(p *content.Page) (facet.Page, titleTerms) {
	page := facet.Page{Page: p, Skills: s.skillsOf(p)}
	text, known := p.Text.(*keptText)
	switch {
	case !known:
		return page.WithLevel(facet.LevelOf(page)), newTitleTerms(p.Title)
	case !p.Posting:
		return page, text.title // its level does not follow from the title
	}
	return page.WithLevel(text.level), text.title
}

// skillsOf are the skills of a page: those that are known, without evidence, or detected now.
func (s *source) skillsOf(p *content.Page) []skills.Skill {
	if text, ok := p.Text.(*keptText); ok {
		return text.skillsOf(p.Posting)
	}
	return s.Detector.Detect(p)
}

// full is page n with its text.
func (docs *documents) full(n int) (*stored.Page, error) {
	kept := docs.texts[n]
	if kept == nil {
		return docs.Pages[n], nil
	}
	p := *docs.Pages[n]
	text, err := kept.page()
	p.HTML, p.Headings, p.Passages = text.HTML, text.Headings, text.Passages
	return &p, err
}

// byDocument are the documents in the order of their paths.
type byDocument struct {
	*documents
	order []Ordinal // by document
}

// Len implements Source.
func (d byDocument) Len() int { return len(d.order) }

// Page implements Source.
func (d byDocument) Page(doc uint32) *stored.Page { return d.Pages[d.order[doc]] }

// WithText implements Source.
func (d byDocument) WithText(doc uint32) (*stored.Page, error) { return d.full(int(d.order[doc])) }

// Language implements Source.
func (d byDocument) Language(doc uint32) string { return d.languages[d.order[doc]] }

// TextDigest implements Source.
func (d byDocument) TextDigest(doc uint32) string {
	if text := d.texts[d.order[doc]]; text != nil {
		return text.digest
	}
	p := d.Page(doc)
	return fulltext.TextDigest(p.Headings, stored.EncodePassages(p.Passages))
}

func checkPaths(pages []*content.Page) error {
	seen := make(map[string]string, len(pages))
	for _, p := range pages {
		if file, ok := seen[p.Path]; ok {
			return fmt.Errorf("%s and %s both have the path %s; rename one", file, p.File, p.Path)
		}
		seen[p.Path] = p.File
	}
	return nil
}
