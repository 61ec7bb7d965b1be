package searchtest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/frontmatter"
	"github.com/careers-index/careers/content/markdown"
	"github.com/careers-index/careers/search"
)

// Words that name values of facets, and filters.

// jobsOf makes a site of postings "title | text | place | workplace | type".
func jobsOf(postings ...string) *content.Site {
	var pages []string
	var jobs []frontmatter.Job
	for _, line := range postings {
		part := append(strings.Split(line, "|"), "", "", "", "")
		for i := range part {
			part[i] = strings.TrimSpace(part[i])
		}
		job := frontmatter.Job{Workplace: part[3]}
		if part[2] != "" {
			job.Locations = []string{part[2]}
		}
		if part[4] != "" {
			job.EmploymentTypes = []string{part[4]}
		}
		pages, jobs = append(pages, part[0]+"|"+part[1]), append(jobs, job)
	}
	site := Site(pages...)
	for i, job := range jobs {
		site.Pages[i].Job = job
	}
	return site
}

func wordsNameValuesOfFacets(t *testing.T, open Open) {
	e := open(t, jobsOf(
		"Baker | we are not in Munich, and not remote", "Baker | bread | Munich, Germany | remote", "Baker | bread | New York, United States | onsite | part-time",
		"Baker | new in York", "Baker | full oven | | hybrid | full-time", "Senior Baker | "+english,
	))
	for query, want := range map[string]string{
		"munich": "1 0", "münchen": "1", "remote": "1 0", "home office": "1 0", "baker in munich": "1 0", "part-time baker": "2", "part time": "2",
		"teilzeit": "2", "new york": "2", "germany": "1", "full": "4", "senior": "5", "full-time": "4", "(munich,": "1 0",
	} {
		if got := pathsOf(t, e, query); got != want {
			t.Errorf("%s finds %q, want %q", query, got, want)
		}
	}
	why := Ask(t, e, search.Request{Query: "münchen"}).Hits[0].Why
	if got := fmt.Sprint(why); got != "[{münchen Munich alias place }]" {
		t.Errorf("why: %s", got)
	}
}

func wordsThatNameValuesAreNoMistakes(t *testing.T, open Open) {
	e := open(t, jobsOf("Baker | x | Berlin, DE", "Cook | x | Munich, DE", "Waiter | you speak German | Oslo, Norway", "Waiter | you speak German", "German teacher"))
	res := Ask(t, e, search.Request{Query: "germany"})
	if res.Total != 2 || res.Showing != "" || res.DidYouMean != "" {
		t.Errorf("%d hits, showing %q, did you mean %q", res.Total, res.Showing, res.DidYouMean)
	}
}

func valuesInEveryKindOfClause(t *testing.T, open Open) {
	e := open(t, jobsOf("Baker | x | Munich, Germany | remote", "Cook | x | Oslo, Norway | onsite | part-time", "Waiter | berlinoffice office | Berlin, Germany"))
	for query, want := range map[string]string{
		"münchen OR oslo": "1 0", "-münchen": "1 2", "-teilzeit": "0 2", "homeoffice/vollzeit": "0", "berlin office": "2", "office berlin": "2",
	} {
		if got := pathsOf(t, e, query); got != want {
			t.Errorf("%s finds %q, want %q", query, got, want)
		}
	}
}

func skillFilter(names ...string) search.Filter {
	return search.Filter{Facet: "skill", Values: names}
}

func filtersUnderstandNamesAndShowWhatIsChosen(t *testing.T, open Open) {
	e := open(t, Site("A | | | | Go Scala", "B | | | | Kubernetes", "C | | | | Go"))
	for values, want := range map[string]int{"golang": 2, "GO": 2, "k8s": 1, "cobol": 0, "golang scala": 2, "go k8s": 3} {
		res := Ask(t, e, search.Request{Filters: []search.Filter{skillFilter(strings.Fields(values)...)}})
		if res.Total != want {
			t.Errorf("skill=%s finds %d, want %d", values, res.Total, want)
		}
	}
	res := Ask(t, e, search.Request{Filters: []search.Filter{{Facet: "skill", Values: []string{"golang", "Cobol"}, All: true}}})
	var shown []string
	for _, v := range res.Facets[1].Values {
		shown = append(shown, fmt.Sprintf("%s:%d:%v", v.Value, v.Count, v.Selected))
	}
	if got := strings.Join(shown, " "); got != "COBOL:0:true Go:0:true" {
		t.Errorf("chosen values that find nothing: %s", got)
	}
	res = Ask(t, e, search.Request{Filters: []search.Filter{{Facet: "skill", Prefix: "gol"}}})
	if v := res.Facets[1].Values; res.Total != 3 || len(v) != 1 || v[0].Value != "Go" || v[0].Count != 2 {
		t.Errorf("search among skills: %+v", v)
	}
}

// facetsOnDemand choose pages as others do, and are counted where the request chooses from
// them alone.
func facetsOnDemand(t *testing.T, open Open) {
	site := Site("Baker", "Cook", "Waiter", "*About us")
	site.Pages[0].Job.Posted, site.Pages[1].Job.Posted = "2026-01-31", "2026-02-01"
	site.Pages[0].Includes = []markdown.Include{{Name: "tech-stack"}, {Name: "benefits"}, {Name: "benefits"}}
	site.Pages[3].Includes = []markdown.Include{{Name: "benefits"}}
	e := open(t, site)
	for _, f := range Ask(t, e, search.Request{}).Facets {
		if f.Name == search.PostedFacet || f.Name == search.SectionFacet {
			t.Errorf("%s is counted though nobody asked", f.Name)
		}
	}
	for _, tt := range []struct{ query, facet, value, counts, want string }{
		{"posted:2026-01", search.PostedFacet, "2026-01", "2026-01:1 2026-02:1 undated:1", "0"},
		{`posted:"January 2026"`, search.PostedFacet, "january 2026", "2026-01:1 2026-02:1 undated:1", "0"},
		{"posted:undated", search.PostedFacet, "undated", "2026-01:1 2026-02:1 undated:1", "2"},
		{"section:benefits", search.SectionFacet, "benefits", "benefits:2 tech-stack:1", "0 3"},
		{`section:"tech stack"`, search.SectionFacet, "Tech stack", "benefits:2 tech-stack:1", "0"},
	} {
		if got := pathsOf(t, e, tt.query); got != tt.want {
			t.Errorf("%s finds %q, want %q", tt.query, got, tt.want)
		}
		res := Ask(t, e, search.Request{Filters: []search.Filter{{Facet: tt.facet, Values: []string{tt.value}}}})
		var found, counts []string
		for _, h := range res.Hits {
			found = append(found, h.Path[1:])
		}
		for _, v := range res.Facets[len(res.Facets)-1].Values {
			counts = append(counts, fmt.Sprintf("%s:%d", v.Value, v.Count))
		}
		slices.Sort(found)
		slices.Sort(counts)
		if got := strings.Join(found, " "); got != tt.want {
			t.Errorf("%s=%s finds %q, want %q", tt.facet, tt.value, got, tt.want)
		}
		if got := strings.Join(counts, " "); got != tt.counts {
			t.Errorf("%s=%s: counts %q, want %q", tt.facet, tt.value, got, tt.counts)
		}
	}
	p, err := e.Page(t.Context(), site.Pages[0].Path)
	if err != nil || !slices.Equal(p.Sections, []string{"benefits", "tech-stack"}) || p.Values[search.SectionFacet] != nil || p.Values[search.PostedFacet] != nil {
		t.Errorf("a page with two sections: %q, values %v, %v", p.Sections, p.Values, err)
	}
}

func skillsOfAHitBeginWithThoseAskedFor(t *testing.T, open Open) {
	e := open(t, Site("A | x | | | AWS Go Kafka Scala"))
	for query, want := range map[string]string{"x": "AWS Go Kafka Scala", "scala": "Scala AWS Go Kafka", "-cobol skill:kafka": "Kafka AWS Go Scala"} {
		if got := strings.Join(Ask(t, e, search.Request{Query: query}).Hits[0].Skills, " "); got != want {
			t.Errorf("%s: %s, want %s", query, got, want)
		}
	}
	if got := strings.Join(Ask(t, e, search.Request{Filters: []search.Filter{skillFilter("golang")}}).Hits[0].Skills, " "); got != "Go AWS Kafka Scala" {
		t.Errorf("filter golang: %s", got)
	}
}

// moreValuesThanAreShown: the most frequent values are shown, and chosen ones always; a
// search among the values finds the others.
func moreValuesThanAreShown(t *testing.T, open Open) {
	site := &content.Site{Digest: "many"}
	for i := range search.MaxFacetValues + 30 {
		for range 1 + i/search.MaxFacetValues { // the last ones have two pages
			n := len(site.Pages)
			site.Pages = append(site.Pages, &content.Page{
				Path: fmt.Sprintf("/%03d", n), File: fmt.Sprintf("%d.md", n), Title: "Baker", Category: fmt.Sprintf("Category %03d", i), Posting: true,
			})
		}
	}
	e := open(t, site)
	last := fmt.Sprintf("Category %03d", search.MaxFacetValues-1) // of one page, the last by name
	for _, tt := range []struct {
		filter              search.Filter
		shown, total        int
		first, second, tail string
	}{
		{search.Filter{}, search.MaxFacetValues, len(site.Pages), "Category 200 2", "Category 201 2", "Category 169 1"},
		{search.Filter{Values: []string{last}}, search.MaxFacetValues, 1, "Category 200 2", "Category 201 2", "Category 199 1"},
		{search.Filter{Prefix: "19"}, 10, len(site.Pages), "Category 190 1", "Category 191 1", "Category 199 1"},
		{search.Filter{Prefix: "cat"}, search.MaxFacetValues, len(site.Pages), "Category 200 2", "Category 201 2", "Category 169 1"},
	} {
		tt.filter.Facet = "category"
		res := Ask(t, e, search.Request{Filters: []search.Filter{tt.filter}})
		var shown []string
		for _, v := range res.Facets[0].Values {
			shown = append(shown, fmt.Sprint(v.Value, " ", v.Count))
		}
		if len(shown) != tt.shown || shown[0] != tt.first || shown[1] != tt.second || shown[len(shown)-1] != tt.tail || res.Total != tt.total {
			t.Errorf("%+v: %d hits, %d values: %q", tt.filter, res.Total, len(shown), shown)
		}
	}
}
