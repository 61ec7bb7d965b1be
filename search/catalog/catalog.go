package catalog

import (
	"sync"

	"github.com/careers-index/careers/index"
	indexfacet "github.com/careers-index/careers/index/facet"
	"github.com/careers-index/careers/index/synonyms"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/plan"
	"github.com/careers-index/careers/search/vocabulary"
)

// Catalog knows a site without its pages. It is safe for concurrent use.
type Catalog struct {
	Facets  []Facet // in the site's order
	Skills  *Facet  // the one of skills
	Planner plan.Planner

	site *index.Catalog
}

// Facet is a facet of the site with what requests need of it.
type Facet struct {
	*plan.Facet
	names nameList
	kinds []string // of the values; nil but for skills
}

// New prepares for the requests of a site.
func New(site *index.Catalog) *Catalog {
	c := &Catalog{Facets: make([]Facet, len(site.Facets)), site: site}
	named := make([]*plan.Facet, len(site.Facets))
	for i := range site.Facets {
		f := &c.Facets[i]
		f.Facet = plan.NewFacet(&site.Facets[i])
		for n := f.First(); n < f.First()+uint32(f.Len()); n++ {
			f.names.add(n, f.NamesOf(n))
		}
		f.names.sort()
		if f.Name == indexfacet.Skill {
			c.Skills = f
			c.setKinds(f)
		}
		named[i] = f.Facet
	}
	words := vocabulary.New(&site.Terms.Words, site.Manifest.Pages, site.Languages, site.Settings.Language)
	c.Planner = plan.Planner{Lexicon: site.Lexicon, Words: words, Facets: named, Skills: c.Skills.Facet, Names: c.names(words)}
	return c
}

// setKinds enters what kind of technology each skill is.
func (c *Catalog) setKinds(f *Facet) {
	f.kinds = make([]string, f.Len())
	for n := range f.kinds {
		if entry, ok := c.site.Lexicon.Lookup(f.Value(f.First() + uint32(n))); ok {
			f.kinds[n] = entry.Kind
		}
	}
}

// names are those of roles and concepts, in the languages of the site. They take a few
// milliseconds, when they are first needed.
func (c *Catalog) names(words *vocabulary.Words) func() *synonyms.Names {
	return sync.OnceValue(func() *synonyms.Names { return c.site.Synonyms.In(words.Languages()...) })
}

// Prepare makes what the first queries would make.
func (c *Catalog) Prepare() {
	c.Planner.Names()
	c.Planner.Words.Prepare()
}

// ValueCount is the number of values of all facets together.
func (c *Catalog) ValueCount() int {
	n := 0
	for i := range c.Facets {
		n += c.Facets[i].Len()
	}
	return n
}

// Describe is the site, but for Pays, Assets and Pages, which the engine knows.
func (c *Catalog) Describe() search.Site {
	s := &c.site.Settings
	site := search.Site{
		Generation: c.site.Manifest.ID,
		Title:      s.Title, URL: s.URL, Language: s.Language, Accent: s.Accent,
		LogoLight: s.LogoLight, LogoDark: s.LogoDark,
		Organization: s.Organization, PostingCategories: s.PostingCategories,
		NoInsights: s.NoInsights,
	}
	for i := range c.Facets {
		f := &c.Facets[i]
		site.Facets = append(site.Facets, search.Facet{Name: f.Name, Label: f.Label, Many: f.Many, Hidden: f.Hidden, OnDemand: f.OnDemand, Labels: f.Labels()})
	}
	return site
}
