package index

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/settings"
	"github.com/careers-index/careers/index/facet"
	"github.com/careers-index/careers/index/skills"
	"github.com/careers-index/careers/index/skills/lexicon"
)

// teamFacet is a site's own facet over pages with these values.
func teamFacet(t *testing.T, pages ...[]string) facetCollector {
	t.Helper()
	table := facet.Table([]settings.Facet{{Name: "team", Label: "Team", Key: "department"}}, lexicon.Default())
	var sources []facet.Page
	for _, values := range pages {
		sources = append(sources, facet.Page{Page: &content.Page{Custom: map[string][]string{"team": values}}})
	}
	facets, err := collectFacets(context.Background(), table, sources)
	if err != nil {
		t.Fatal(err)
	}
	return facets[0]
}

func TestSpellingsOfAValueAreOneValue(t *testing.T) {
	t.Parallel()
	pages := [][]string{{"data"}, {"Data", "data"}, {"DATA", "Ops"}, {"Data"}, {"ops"}, nil}
	f := teamFacet(t, pages...)
	var got []string
	for n := range pages {
		var names []string
		for _, v := range f.ofPage(n) {
			names = append(names, f.values[v])
		}
		got = append(got, strings.Join(names, "+"))
	}
	// Data and data are equally frequent, as are Ops and ops.
	if want := []string{"Data", "Data", "Data+Ops", "Data", "Ops", ""}; !slices.Equal(got, want) {
		t.Errorf("values of the pages: %q, want %q", got, want)
	}
}

func TestTheStrongestOfASkillsSpellingsCounts(t *testing.T) {
	t.Parallel()
	site := &content.Site{Pages: []*content.Page{
		{Path: "/0", Title: "0"}, {Path: "/1", Title: "1"},
	}}
	source, err := newSource(site, skills.NewDetector(lexicon.Default()))
	if err != nil {
		t.Fatal(err)
	}
	docs, err := source.documents(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	docs.Pages[0].Skills = []skills.Skill{
		{Name: "kanban", Strength: skills.Mentioned}, {Name: "Kanban", Strength: skills.Preferred}, {Name: "Go", Strength: skills.Required},
	}
	docs.Pages[1].Skills = []skills.Skill{{Name: "Kanban", Strength: skills.Alternative}}
	var sources []facet.Page
	for i, p := range site.Pages {
		sources = append(sources, facet.Page{Page: p, Skills: docs.Pages[i].Skills})
	}
	table := facet.Table([]settings.Facet{{Name: "skill"}}, lexicon.Default())
	if docs.facets, err = collectFacets(t.Context(), table, sources); err != nil {
		t.Fatal(err)
	}
	// The path of the second page is the first.
	c := newColumns(docs, []Ordinal{1, 0}, nil)
	if got := fmt.Sprint(c.facets[0].values, c.offsets, c.numbers, c.strengths); got != "[Go Kanban] [0 1 3] [1 0 1] [2 0 1]" {
		t.Errorf("values, offsets, numbers, strengths: %s", got)
	}
}

func TestFacetsSurviveBuildAndOpen(t *testing.T) {
	t.Parallel()
	site := handmade()
	site.Settings.Facets = []settings.Facet{{Name: "level"}, {Name: "team", Label: "Team", Key: "department"}}
	site.Pages[0].Custom = map[string][]string{"team": {"Platform", "R & D"}}
	dir := t.TempDir()
	mustBuild(t, site, dir)
	g := mustOpen(t, dir)
	var names []string
	for _, f := range g.Facets() {
		names = append(names, fmt.Sprint(f.Name, " ", f.Label, " ", f.Many, " ", f.Hidden))
	}
	want := []string{"level Level false false", "team Team true false", "category Category false true", "skill Skill true true", "posted Posted false true", "section Section true true"}
	if !slices.Equal(names, want) {
		t.Errorf("facets %q, want %q", names, want)
	}
	n, _ := g.Find(site.Pages[0].Path)
	if got := values(g, "team", n); !slices.Equal(got, []string{"Platform", "R & D"}) {
		t.Errorf("values of team: %q", got)
	}
	if c, err := g.Card(n); err != nil || !slices.Equal(c.Custom, []string{"Platform", "R & D"}) {
		t.Errorf("the card has %q, %v", c.Custom, err)
	}
}
