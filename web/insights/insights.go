// Package insights sums up the positions of a site for those who hire: which skills are
// asked for and how much, where and how people work, what is paid, how long positions have
// been open, and which shared sections reach how many.
//
//	sum := insights.New(site.Facets, generation)
//	for page := range pages { // positions, whole
//		sum.Add(page)
//	}
//	report := sum.Report()
//
// A report follows from the pages alone: ages are months of posting, and not days until
// today, so that the same generation always gives the same report. Every number that can be
// searched for is what the search finds.
package insights

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/careers-index/careers/search"
)

// Report is the body of GET /api/v1/insights.
type Report struct {
	Generation string    `json:"generation"`
	Positions  int       `json:"positions"`
	Skills     []Skill   `json:"skills"` // most asked for first
	Matrix     Matrix    `json:"matrix"`
	Facets     []Facet   `json:"facets"` // but skills
	Pay        Pay       `json:"pay"`
	Posted     Posted    `json:"posted"`
	Sections   []Section `json:"sections"` // most positions first
}

// Skill is how many positions ask for a skill, by strength.
type Skill struct {
	Name        string `json:"name"`
	Kind        string `json:"kind,omitempty"`
	Positions   int    `json:"positions"`
	Required    int    `json:"required"`
	Alternative int    `json:"alternative"`
	Preferred   int    `json:"preferred"`
	Mentioned   int    `json:"mentioned"`
}

// asked is how many positions cannot do without a skill or another like it. What a shared
// section mentions everywhere is no demand.
func (s *Skill) asked() int { return s.Required + s.Alternative }

// Matrix is how many positions of a category ask for a skill, for the skills most asked for.
type Matrix struct {
	Categories []string `json:"categories"`
	Rows       []Row    `json:"rows"`
}

// Row is one skill of a Matrix; Positions are in the order of its categories.
type Row struct {
	Skill     string `json:"skill"`
	Positions []int  `json:"positions"`
}

// Facet is how many positions have each value of a facet.
type Facet struct {
	Name   string  `json:"name"`
	Label  string  `json:"label"`
	Values []Value `json:"values"`
}

// Value of a Facet.
type Value struct {
	Value     string `json:"value"`
	Positions int    `json:"positions"`
}

// Pay is what positions pay for a year of full-time work.
type Pay struct {
	Told   int     `json:"told"` // positions that say what they pay
	Ranges []Range `json:"ranges"`
	AtBest []Step  `json:"at_best"`
}

// Range is from the least to the most that positions pay in one currency.
type Range struct {
	Currency  string `json:"currency"`
	Positions int    `json:"positions"`
	Low       int    `json:"low"`
	Median    int    `json:"median"` // of the middles
	High      int    `json:"high"`
}

// Step is how many positions pay an amount or more at best, each in its own currency.
type Step struct {
	Amount    int `json:"amount"`
	Positions int `json:"positions"`
}

// Posted is when positions were put up.
type Posted struct {
	Months  []Month `json:"months"` // newest first, those without any left out
	Undated int     `json:"undated"`
}

// Month is how many positions were put up in one.
type Month struct {
	Month     string `json:"month"` // 2006-01
	Positions int    `json:"positions"`
}

// Section is how many positions include a shared section.
type Section struct {
	Name      string `json:"name"`
	Positions int    `json:"positions"`
}

// Limits of what is listed; the search has the rest.
const (
	maxMatrixSkills     = 15
	maxMatrixCategories = 12
	maxSteps            = 8
)

// Sum adds up positions.
type Sum struct {
	facets     search.Facets
	generation string

	positions int
	skills    map[string]*Skill
	cells     map[[2]string]int // skill and category
	values    map[string]map[string]int
	sections  map[string]int
	months    map[string]int
	undated   int
	pay       map[string][]amounts // by currency
}

// amounts are what one position pays in a year.
type amounts struct{ low, high float64 }

// New is a sum of no positions.
func New(facets search.Facets, generation string) *Sum {
	return &Sum{
		facets: facets, generation: generation, skills: map[string]*Skill{}, cells: map[[2]string]int{},
		values: map[string]map[string]int{}, sections: map[string]int{}, months: map[string]int{}, pay: map[string][]amounts{},
	}
}

// Add adds a position.
func (s *Sum) Add(p *search.Page) {
	s.positions++
	for _, f := range s.facets {
		for _, v := range p.Values[f.Name] {
			if s.values[f.Name] == nil {
				s.values[f.Name] = map[string]int{}
			}
			s.values[f.Name][v]++
		}
	}
	s.addSkills(p)
	for _, name := range p.Sections {
		s.sections[name]++
	}
	if len(p.Job.Posted) >= len("2006-01") {
		s.months[p.Job.Posted[:len("2006-01")]]++
	} else {
		s.undated++
	}
	if low, high := p.Job.Pay.Yearly(); high > 0 {
		s.pay[p.Job.Pay.Currency] = append(s.pay[p.Job.Pay.Currency], amounts{low, high})
	}
}

// addSkills adds what a position asks for. Values of the facet count, so that numbers are
// what the search finds; the strength is that of the skill of the name.
func (s *Sum) addSkills(p *search.Page) {
	found := map[string]search.PageSkill{}
	for _, k := range p.Strengths {
		found[strings.ToLower(k.Name)] = k
	}
	for _, name := range p.Values[search.SkillFacet] {
		of := s.skills[name]
		if of == nil {
			of = &Skill{Name: name}
			s.skills[name] = of
		}
		of.Positions++
		k := found[strings.ToLower(name)]
		of.Kind = cmp.Or(of.Kind, k.Kind)
		switch k.Strength {
		case "required":
			of.Required++
		case "alternative":
			of.Alternative++
		case "preferred":
			of.Preferred++
		default:
			of.Mentioned++
		}
		for _, category := range p.Values[search.CategoryFacet] {
			s.cells[[2]string{name, category}]++
		}
	}
}

// Report is the sum of what was added.
func (s *Sum) Report() *Report {
	r := &Report{Generation: s.generation, Positions: s.positions, Skills: []Skill{}, Facets: []Facet{}, Sections: []Section{}}
	for _, k := range s.skills {
		r.Skills = append(r.Skills, *k)
	}
	slices.SortFunc(r.Skills, func(a, b Skill) int {
		return cmp.Or(b.asked()-a.asked(), b.Required-a.Required, b.Preferred-a.Preferred, b.Positions-a.Positions, strings.Compare(a.Name, b.Name))
	})
	for _, f := range s.facets {
		if f.Name != search.SkillFacet && !f.Hidden {
			r.Facets = append(r.Facets, Facet{f.Name, f.Label, ranked(s.values[f.Name])})
		}
	}
	r.Matrix = s.matrix(r.Skills)
	for _, v := range ranked(s.sections) {
		r.Sections = append(r.Sections, Section{v.Value, v.Positions})
	}
	r.Posted = Posted{Months: []Month{}, Undated: s.undated}
	for _, month := range slices.Backward(slices.Sorted(maps.Keys(s.months))) {
		r.Posted.Months = append(r.Posted.Months, Month{month, s.months[month]})
	}
	r.Pay = s.sumPay()
	return r
}

// ranked are values by count, then name.
func ranked(counts map[string]int) []Value {
	out := []Value{}
	for v, n := range counts {
		out = append(out, Value{v, n})
	}
	slices.SortFunc(out, func(a, b Value) int {
		return cmp.Or(b.Positions-a.Positions, strings.Compare(a.Value, b.Value))
	})
	return out
}

func (s *Sum) matrix(skills []Skill) Matrix {
	m := Matrix{Categories: []string{}, Rows: []Row{}}
	for _, c := range ranked(s.values[search.CategoryFacet]) {
		if len(m.Categories) < maxMatrixCategories {
			m.Categories = append(m.Categories, c.Value)
		}
	}
	for _, k := range skills[:min(len(skills), maxMatrixSkills)] {
		row := Row{Skill: k.Name}
		for _, c := range m.Categories {
			row.Positions = append(row.Positions, s.cells[[2]string{k.Name, c}])
		}
		m.Rows = append(m.Rows, row)
	}
	return m
}
