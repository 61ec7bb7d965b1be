package insights_test

import (
	"encoding/json"
	"testing"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web/insights"
)

var facets = search.Facets{{Name: "category", Label: "Category"}, {Name: "skill", Label: "Skill", Many: true}, {Name: "team", Label: "Our team"}, {Name: "office", Label: "Office", Hidden: true}}

func position(category, posted string, pay search.Pay, skills ...search.PageSkill) *search.Page {
	p := &search.Page{Posting: true, Category: category, Strengths: skills, Sections: []string{"benefits"}, Job: search.Job{Posted: posted, Pay: pay}, Values: map[string][]string{"team": {"Core"}, "office": {"Oslo"}}}
	if category != "" {
		p.Values["category"] = []string{category}
	}
	for _, s := range skills {
		p.Values["skill"] = append(p.Values["skill"], s.Name)
	}
	return p
}

func skill(name, strength string) search.PageSkill {
	return search.PageSkill{Name: name, Strength: strength, Kind: "language"}
}

func TestAReportSumsUpPositions(t *testing.T) {
	t.Parallel()
	sum := insights.New(facets, "g")
	sum.Add(position("Data", "2026-02-03", search.Pay{Min: 50_000, Max: 60_000, Currency: "EUR", Per: "year"}, skill("Go", "required"), skill("SQL", "mentioned")))
	sum.Add(position("Data", "2026-02-28", search.Pay{Min: 20, Currency: "EUR", Per: "hour"}, skill("Go", "preferred"), skill("SQL", "mentioned")))
	sum.Add(position("Web", "2025-12-01", search.Pay{Max: 90_000, Currency: "USD", Per: "year"}, skill("Go", "alternative"), skill("SQL", "mentioned")))
	sum.Add(position("", "", search.Pay{Min: 3, Currency: "EUR"}, skill("SQL", "mentioned")))
	got, err := json.MarshalIndent(sum.Report(), "", " ")
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"generation":"g","positions":4,"skills":[` +
		`{"name":"Go","kind":"language","positions":3,"required":1,"alternative":1,"preferred":1,"mentioned":0},` +
		`{"name":"SQL","kind":"language","positions":4,"required":0,"alternative":0,"preferred":0,"mentioned":4}],` +
		`"matrix":{"categories":["Data","Web"],"rows":[{"skill":"Go","positions":[2,1]},{"skill":"SQL","positions":[2,1]}]},` +
		`"facets":[{"name":"category","label":"Category","values":[{"value":"Data","positions":2},{"value":"Web","positions":1}]},{"name":"team","label":"Our team","values":[{"value":"Core","positions":4}]}],` +
		`"pay":{"told":3,"ranges":[{"currency":"EUR","positions":2,"low":41600,"median":48300,"high":60000},{"currency":"USD","positions":1,"low":90000,"median":90000,"high":90000}],` +
		`"at_best":[{"amount":20000,"positions":3},{"amount":40000,"positions":3},{"amount":60000,"positions":2},{"amount":80000,"positions":1}]},` +
		`"posted":{"months":[{"month":"2026-02","positions":2},{"month":"2025-12","positions":1}],"undated":1},` +
		`"sections":[{"name":"benefits","positions":4}]}`
	var a, b any
	if json.Unmarshal(got, &a) != nil || json.Unmarshal([]byte(want), &b) != nil {
		t.Fatal("no JSON")
	}
	x, _ := json.Marshal(a)
	y, _ := json.Marshal(b)
	if string(x) != string(y) {
		t.Errorf("got  %s\nwant %s", x, y)
	}
}

func TestAReportOfNothingHasListsAndNotNull(t *testing.T) {
	t.Parallel()
	got, err := json.Marshal(insights.New(nil, "g").Report())
	const want = `{"generation":"g","positions":0,"skills":[],"matrix":{"categories":[],"rows":[]},"facets":[],"pay":{"told":0,"ranges":[],"at_best":[]},"posted":{"months":[],"undated":0},"sections":[]}`
	if err != nil || string(got) != want {
		t.Errorf("%s, %v", got, err)
	}
}
