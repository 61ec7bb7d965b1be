package facet

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/frontmatter"
	"github.com/careers-index/careers/content/markdown"
	"github.com/careers-index/careers/content/settings"
	"github.com/careers-index/careers/index/skills"
	"github.com/careers-index/careers/index/skills/lexicon"
)

// posting is a page with front matter for every facet.
func posting() Page {
	return Page{
		Page: &content.Page{
			Title: "Staff Engineer", Category: "Engineering", Posting: true,
			Job: frontmatter.Job{
				EmploymentTypes: []string{"full-time", "contract"}, Workplace: "hybrid",
				Locations: []string{"München, Germany; Remote (UK)", "Austin, TX"}, Posted: "2026-10-05",
			},
			Includes: []markdown.Include{{Name: "technical-stack"}, {Name: "benefits"}},
			Custom:   map[string][]string{"team": {"Platform", "Data"}},
		},
		Skills: []skills.Skill{{Name: "Go"}, {Name: "Kubernetes"}},
	}
}

// valuesOf are the names of a page's values in a facet, joined by "|".
func valuesOf(t *testing.T, table []Definition, name string, p Page) string {
	t.Helper()
	i := slices.IndexFunc(table, func(f Definition) bool { return f.Name == name })
	if i < 0 {
		t.Fatalf("there is no facet %s", name)
	}
	var names []string
	for _, v := range table[i].Values(p) {
		names = append(names, v.Name)
	}
	return strings.Join(names, "|")
}

func TestValuesOfEveryFacet(t *testing.T) {
	t.Parallel()
	chosen := []settings.Facet{{Name: "team", Label: "Team", Key: "department"}}
	for _, f := range builtin(lexicon.Default()) {
		chosen = append(chosen, settings.Facet{Name: f.Name})
	}
	table := Table(chosen, lexicon.Default())
	for name, want := range map[string]string{
		"category": "Engineering", "skill": "Go|Kubernetes",
		"place":     "Munich|Germany|United Kingdom|Austin|Texas|United States",
		"workplace": "hybrid", "type": "full-time|contract", "level": "staff", "team": "Platform|Data",
		"posted": "2026-10", "section": "technical-stack|benefits",
	} {
		if got := valuesOf(t, table, name, posting()); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
		if got := valuesOf(t, table, name, Page{Page: &content.Page{Title: "About"}}); got != "" {
			t.Errorf("%s of a page that says nothing: %s", name, got)
		}
	}
}

func TestRequestsAreUnderstoodByKey(t *testing.T) {
	t.Parallel()
	table := Table([]settings.Facet{
		{Name: "category"}, {Name: "skill"}, {Name: "place"}, {Name: "workplace"}, {Name: "type"}, {Name: "level"},
		{Name: "team", Label: "Team", Key: "department"},
	}, lexicon.Default())
	for _, tt := range []struct{ facet, value, asked string }{
		{"category", "Open Positions", "open  positions"},
		{"skill", "Kubernetes", "k8s"},
		{"skill", "Juggling", "JUGGLING"},
		{"place", "Munich", "münchen"},
		{"place", "United Kingdom", "UK"},
		{"place", "Cambridge, United Kingdom", "cambridge, uk"},
		{"place", "Kleinkleckersdorf", "kleinkleckersdorf"},
		{"workplace", "remote", "Home office"},
		{"workplace", "onsite", "On-site"},
		{"type", "full-time", "Full time"},
		{"type", "full-time", "FULL_TIME"},
		{"type", "full-time", "Vollzeit"},
		{"type", "internship", "stage"},
		{"type", "night shift", "Night  shift"},
		{"level", "senior", "Sr"},
		{"level", "grade 7", "Grade  7"},
		{"team", "R & D", "r & d"},
		{"section", "technical-stack", "Technical stack"},
	} {
		i := slices.IndexFunc(table, func(f Definition) bool { return f.Name == tt.facet })
		if f := &table[i]; f.Key(tt.value) != f.Key(tt.asked) {
			t.Errorf("%s: %q has the key %q, %q has %q", tt.facet, tt.value, f.Key(tt.value), tt.asked, f.Key(tt.asked))
		}
	}
	place := &table[2]
	if place.Key("Cambridge, United Kingdom") == place.Key("Cambridge, United States") {
		t.Error("two places called Cambridge are one")
	}
	if got := place.Canonical("münchen"); got != "Munich" {
		t.Errorf("münchen is %q", got)
	}
	if got := place.Aliases(Value{Name: "Munich", Long: "Munich, Germany"}); !slices.Contains(got, "München") || !slices.Contains(got, "Munich, Germany") {
		t.Errorf("aliases of Munich: %q", got)
	}
}

func TestSettingsChooseAndOrderFacets(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		settings []settings.Facet
		want     string
	}{
		{nil, "category:Category skill:Skill place:Place workplace:Workplace type:Type level:Level posted:hidden section:hidden"},
		{[]settings.Facet{{Name: "place", Label: "Where"}, {Name: "skill"}, {Name: "category"}}, "place:Where skill:Skill category:Category posted:hidden section:hidden"},
		{[]settings.Facet{{Name: "team", Label: "Team", Key: "x"}}, "team:Team category:hidden skill:hidden posted:hidden section:hidden"},
		{[]settings.Facet{}, "category:hidden skill:hidden posted:hidden section:hidden"},
	} {
		var got []string
		for _, f := range Table(tt.settings, lexicon.Default()) {
			label := f.Label
			if f.Hidden {
				label = "hidden"
			}
			got = append(got, f.Name+":"+label)
		}
		if s := strings.Join(got, " "); s != tt.want {
			t.Errorf("%v: %s, want %s", tt.settings, s, tt.want)
		}
	}
}

func TestFacetsOnDemand(t *testing.T) {
	t.Parallel()
	table := Table(nil, lexicon.Default())
	posted, section := table[len(table)-2], table[len(table)-1]
	for _, f := range []Definition{posted, section} {
		if !f.OnDemand || !f.Hidden {
			t.Errorf("%s is not on demand", f.Name)
		}
	}
	undated := Page{Page: &content.Page{Posting: true}}
	if got := valuesOf(t, table, "posted", undated); got != "undated" {
		t.Errorf("a posting without a date has the month %q", got)
	}
	if got := posted.Labels([]string{"2026-10", "undated"}); got["2026-10"] != "October 2026" || got["undated"] != "without a date" {
		t.Errorf("labels of months: %q", got)
	}
	if got := posted.Aliases(Value{Name: "2026-10"}); !slices.Equal(got, []string{"October 2026"}) {
		t.Errorf("aliases of a month: %q", got)
	}
	if got := section.Labels([]string{"technical-stack", "ümlaut"}); got["technical-stack"] != "Technical stack" || got["ümlaut"] != "Ümlaut" {
		t.Errorf("labels of sections: %q", got)
	}
}

// Settings are read by package settings, which has the names of built-in facets
// for its findings: both must know the same.
func TestSettingsKnowEveryBuiltInFacet(t *testing.T) {
	t.Parallel()
	var names []string
	for _, f := range builtin(lexicon.Default()) {
		names = append(names, f.Name)
	}
	site, err := content.Load(context.Background(), fstest.MapFS{
		"careers.yaml": {Data: fmt.Appendf(nil, "facets: [%s]\n", strings.Join(names, ", "))},
		"a.md":         {Data: []byte("---\ntitle: A\n---\n\nText.\n")},
	}, content.Options{})
	if err != nil || len(site.Findings) > 0 || len(site.Settings.Facets) != len(names) {
		t.Errorf("facets %v of the settings: %v, %v", site.Settings.Facets, site.Findings, err)
	}
	_, err = content.Load(context.Background(), fstest.MapFS{"careers.yaml": {Data: []byte("facets: [nosuch]\n")}}, content.Options{})
	if err != nil {
		t.Error(err)
	}
}

func TestLevelOfATitle(t *testing.T) {
	t.Parallel()
	for title, want := range map[string]string{
		"Senior Go Engineer":                  "senior",
		"Sr. Backend Engineer":                "senior",
		"Senior Staff Engineer":               "staff",
		"Staff Rust Engineer":                 "staff",
		"Chief of Staff":                      "",
		"Staff Accountant":                    "",
		"Principal Engineer":                  "principal",
		"Principal Investigator":              "",
		"Head of Product":                     "head",
		"Head Chef":                           "",
		"Director of Engineering":             "director",
		"Art Director":                        "",
		"Assistant to the Director":           "",
		"Lead Data Scientist":                 "lead",
		"Tech Lead":                           "lead",
		"Lead Generation Manager":             "",
		"Junior Python Developer":             "junior",
		"Graduate Software Engineer":          "junior",
		"Sales Intern":                        "intern",
		"Werkstudent Marketing (m/w/d)":       "intern",
		"Working Student, Data":               "intern",
		"Backend Engineer":                    "",
		"International Sales Manager":         "",
		"Account Executive":                   "",
		"Entry-Level Support Engineer":        "junior",
		"Stage – Développeur Full Stack":      "intern",
		"Stage Manager":                       "",
		"Leadership Coach":                    "",
		"Heads-up Display Engineer":           "",
		"Senior Engineering Manager, Payment": "senior",
	} {
		if got := levelIn(title); got != want {
			t.Errorf("%s: %q, want %q", title, got, want)
		}
	}
}

// The first level wins that a title says, in the order of the data, unless one of the phrases
// in which its word does not say it is there.
func TestLevelsOfTitlesMadeOfTheirPhrases(t *testing.T) {
	t.Parallel()
	table, r := levelsOfTitles(), rand.New(rand.NewPCG(1, 2))
	var phrases []levelPhrase
	for _, word := range slices.Sorted(maps.Keys(table.phrases)) {
		phrases = append(phrases, table.phrases[word]...)
	}
	for range 20_000 {
		var words []string
		for range 1 + r.IntN(4) {
			words = append(words, phrases[r.IntN(len(phrases))].terms...)
			words = words[:len(words)-r.IntN(2)]
		}
		title := " " + strings.Join(words, " ") + " "
		has := func(level int, not bool) bool {
			return slices.ContainsFunc(phrases, func(p levelPhrase) bool {
				return p.level == level && p.not == not && strings.Contains(title, " "+strings.Join(p.terms, " ")+" ")
			})
		}
		want := ""
		for level, name := range table.names {
			if want == "" && has(level, false) && !has(level, true) {
				want = name
			}
		}
		if before, _, cut := strings.Cut(title, " to "); cut && before != "" {
			continue // the example above says what is read
		}
		if got := levelIn(title); got != want {
			t.Fatalf("%q: %q, want %q", title, got, want)
		}
	}
}

func TestTheKeyLevelWinsOverTheTitle(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		key     string
		posting bool
		want    string
	}{
		{"", true, "senior"}, {"Junior", true, "junior"}, {"Grade 7", true, "Grade 7"}, {"", false, ""}, {"Lead", false, "lead"},
	} {
		p := Page{Page: &content.Page{Title: "Senior Engineer", Level: tt.key, Posting: tt.posting}}
		if got := LevelOf(p); got != tt.want {
			t.Errorf("level %q, posting %v: %q, want %q", tt.key, tt.posting, got, tt.want)
		}
	}
}
