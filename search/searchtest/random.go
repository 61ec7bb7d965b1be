package searchtest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/frontmatter"
	"github.com/careers-index/careers/content/markdown"
	"github.com/careers-index/careers/content/settings"
	"github.com/careers-index/careers/search"
)

// SiteWords are those of the random sites: some begin like others, some are a mistake away
// from others, some name skills, some are cut in ways of their own, some are made of
// others, some are forms of others.
var SiteWords = strings.Fields(`data database databases datum engineer engineers engineering enginee design designer desing
	scala scalable java javascript kafka kafkas remote remotely platform platforms plattform terraform kubernetes k8s go golang
	spark sparks rust python pythonic c c++ c# .net node.js vue typescript ts aws cloud-native back-end R&D zürich team teams
	the of and with 2026 a powerbi gcp power bi cloud google office officer postgres postgresql machine learning amazon web services market
	dataplatform data-platform platformteam designsteam cloudengineer backend back end fullstack stackfull full stack
	you our manage manager managing recruiter recruiting recruitment senior full-time berlin hybrid
	developer programmer software tester QA ux user experience customer success client ai ml hr`)

// RandomSite makes a small site with ties in everything that orders pages. With large it is
// now and then one on which words are on many pages, and looked for in short texts only.
func RandomSite(r *rand.Rand, large bool) *content.Site {
	pick := func(list []string) string { return list[r.IntN(len(list))] }
	text := func(most int) string {
		words := make([]string, 1+r.IntN(most))
		for i := range words {
			words[i] = pick(SiteWords)
		}
		return strings.Join(words, pick([]string{" ", " ", " ", ", ", "\n"}))
	}
	site := &content.Site{Digest: fmt.Sprintf("%016x", r.Uint64())}
	if r.IntN(4) > 0 {
		site.Settings.Facets = []settings.Facet{
			{Name: "level"}, {Name: "category"}, {Name: "place", Label: "Where"}, {Name: "team", Label: "Team", Key: "department"},
			{Name: "type"}, {Name: "workplace"}, {Name: "skill"},
		}
	}
	folders := []string{"/jobs", "/jobs/old", "/about", "/jobsearch"}
	most := 40
	if large && r.IntN(12) == 0 {
		most = 400
	}
	for i := range r.IntN(most) {
		p := &content.Page{
			Path: fmt.Sprintf("%s/page-%d", pick(folders), i), File: fmt.Sprintf("page-%d.md", i),
			Title: text(4), Position: float64(r.IntN(3)), Posting: r.IntN(3) > 0,
			Category: pick([]string{"", "Engineering", "engineering", "About us", "Data"}),
		}
		if r.IntN(2) == 0 {
			p.Description, p.DescriptionDerived = text(6), r.IntN(2) == 0
		}
		if r.IntN(2) == 0 {
			p.Job = frontmatter.Job{
				Workplace: pick([]string{"remote", "hybrid", ""}), EmploymentTypes: [][]string{{"full-time"}, {"contract"}, {"full-time", "contract"}, nil}[r.IntN(4)],
			}
			p.Level = pick([]string{"", "senior", "junior", "grade 7"})
			for range 1 + r.IntN(2) {
				p.Job.Locations = append(p.Job.Locations, pick([]string{"Zürich, Switzerland", "Berlin, Germany", "Nowhere", "Cambridge, United Kingdom", "Cambridge, United States"}))
			}
			p.Job.Posted = pick([]string{"", "2026-01-05", "2026-01-31", "2025-12-31"})
			p.Custom = map[string][]string{"team": [][]string{nil, {"Platform"}, {"Data", "platform"}, {"R & D"}}[r.IntN(4)]}
		}
		for range r.IntN(3) {
			p.Includes = append(p.Includes, markdown.Include{Name: pick([]string{"benefits", "tech-stack"})})
		}
		for range r.IntN(4) {
			p.DeclaredSkills = append(p.DeclaredSkills, frontmatter.Name{Name: pick([]string{"Go", "Scala", "Kafka", "Juggling", "AWS", "C#", "Kubernetes", "Power BI", "Google Cloud"})})
		}
		for range r.IntN(4) {
			s := markdown.Passage{Heading: text(3), Anchor: "a", Section: pick([]string{"", "", "stack"}), Text: text(25)}
			p.Headings = append(p.Headings, markdown.Heading{Level: 2, Text: s.Heading, Anchor: s.Anchor})
			p.Passages = append(p.Passages, s)
		}
		site.Pages = append(site.Pages, p)
	}
	slices.SortFunc(site.Pages, func(a, b *content.Page) int { return strings.Compare(a.Path, b.Path) })
	return site
}

// RandomQuery is made of the sites' words, changed and joined in every way.
func RandomQuery(r *rand.Rand) string {
	word := func() string {
		w := SiteWords[r.IntN(len(SiteWords))]
		switch r.IntN(8) {
		case 0:
			return w[:1+r.IntN(len(w))]
		case 1:
			i := r.IntN(len(w))
			return w[:i] + string(rune('a'+r.IntN(26))) + w[i:]
		case 2:
			i := r.IntN(len(w))
			return w[:i] + w[i+1:]
		case 3:
			return strings.ToUpper(w)
		}
		return w
	}
	var parts []string
	for range r.IntN(5) {
		switch r.IntN(14) {
		case 0:
			parts = append(parts, `"`+word()+" "+word()+`"`)
		case 1:
			parts = append(parts, []string{"-" + word(), `-"` + word() + " " + word() + `"`}[r.IntN(2)])
		case 2:
			parts = append(parts, "OR")
		case 3:
			parts = append(parts, "title:"+word())
		case 4:
			parts = append(parts, "skill:"+word())
		case 5:
			parts = append(parts, []string{"category:engineering", `category:"About Us"`, "category:x", "-category:Data", "place:zurich", `-place:"Berlin, Germany"`,
				"place:cambridge", "team:platform", "-workplace:remote", "type:full-time OR level:senior", `team:"r & d"`, "posted:2026-01", "-section:benefits"}[r.IntN(13)])
		case 6:
			parts = append(parts, []string{"path:/jobs", "path:about/", "path:/", "-path:/jobs/old", "path:/jobs/old/page-1"}[r.IntN(5)])
		case 7:
			parts = append(parts, word()+[]string{"/", ",", "-", "&", "."}[r.IntN(5)]+word())
		case 8:
			parts = append(parts, []string{"amazon web services", "power bi", "google cloud", "go to market", "-", "(", `"`, "*", "🦄", "~~"}[r.IntN(10)])
		default:
			parts = append(parts, word())
		}
	}
	return strings.Join(parts, " ")
}

// filterValues are what random requests ask for in each facet.
var filterValues = map[string][]string{
	"category":  {"Engineering", "ABOUT US", "data", "none"},
	"skill":     {"go", "Golang", "SCALA", "juggling", "k8s", "cobol", "C#"},
	"place":     {"zurich", "Cambridge", "Berlin, Germany", "germany", "Switzerland", "Atlantis", "cambridge, united kingdom"},
	"workplace": {"Remote", "hybrid", "onsite"},
	"type":      {"full-time", "Full time", "contract"},
	"level":     {"senior", "Junior", "grade 7"},
	"team":      {"PLATFORM", "data", "r & d", "none"},
	"posted":    {"2026-01", "december 2025", "Undated", "2026"},
	"section":   {"benefits", "Tech stack", "none"},
}

// RandomRequest is a request of a site with these facets.
func RandomRequest(r *rand.Rand, facets search.Facets) search.Request {
	req := search.Request{
		Query: RandomQuery(r), Page: 1 + r.IntN(3), PerPage: 1 + r.IntN(12),
		Sort: []search.Sort{search.ByRelevance, search.ByRelevance, search.ByPosition, search.ByTitle}[r.IntN(4)],
	}
	for _, f := range facets {
		filter := search.Filter{Facet: f.Name, All: f.Many && r.IntN(2) == 0}
		for range max(r.IntN(6)-3, 0) {
			values := filterValues[f.Name]
			filter.Values = append(filter.Values, values[r.IntN(len(values))])
		}
		if r.IntN(2) == 0 {
			req = req.With(filter)
		}
	}
	return req
}
