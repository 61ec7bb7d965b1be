package web

import (
	"net/http"
	"slices"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web/address"
	"github.com/careers-index/careers/web/gate"
	"github.com/careers-index/careers/web/insights"
	"github.com/careers-index/careers/web/wording"
)

// The figures for recruiters: /insights and /api/v1/insights. Both take the filters of a
// search, and sum up its positions.

var errNoInsights = &statusError{http.StatusNotFound, "This site shows no figures about its positions."}

// insightsReport sums up the positions that the address asks for.
func (c *requestContext) insightsReport() (req search.Request, report *insights.Report, done bool, err error) {
	if c.site.NoInsights {
		return req, nil, false, errNoInsights
	}
	if req, err = address.Decode(c.r.URL.RawQuery, c.site.Facets); err != nil {
		return req, nil, false, err
	}
	req = address.WithoutPrefixes(req)
	req.Page, req.PerPage, req.Sort, req.Show = 0, 0, "", ""
	// Every position is read, which a large site takes a second for, once.
	if done, err = c.answered(address.Encode(req), gate.Cost(req)+gate.LightCost); done || err != nil {
		return req, nil, done, err
	}
	sum := insights.New(c.site.Facets, c.site.Generation)
	for p, err := range c.engine.All(c.whole, address.Asked(req)) {
		if err != nil {
			return req, nil, false, err
		}
		sum.Add(p)
	}
	return req, sum.Report(), false, nil
}

// apiInsights answers GET /api/v1/insights.
func (c *requestContext) apiInsights() error {
	_, report, done, err := c.insightsReport()
	if done || err != nil {
		return err
	}
	return c.writeJSON(jsonType, report)
}

// insightsView is /insights.
type insightsView struct {
	frameView
	Heading string
	All     string // address of the positions
	Report  *insights.Report
	Skills  chartView
	Matrix  matrixView
	Charts  []chartView // facets
	Pay     chartView
	Ranges  []insights.Range
	Posted  chartView
	Reach   chartView
	JSON    string
}

// Strengths are those of skills, as the page names them.
func (insightsView) Strengths() []struct{ Kind, Label string } {
	return []struct{ Kind, Label string }{{"required", "Asked for"}, {"alternative", "One of"}, {"preferred", "Good to have"}, {"mentioned", "Mentioned"}}
}

// chartView is a table whose rows have bars.
type chartView struct {
	Title, Column string
	Rows          []barView
	More          int // rows that are left out
}

// barView is a row. The parts of its bar are in hundredths of the longest one.
type barView struct {
	Label, URL string
	Count      int
	Parts      []partView
	Notes      []int // of each strength, for skills
}

type partView struct {
	Kind       string
	From, Size float64
}

// maxBars of one chart; the API has the rest.
const maxBars = 20

// insightsPage answers GET /insights.
func (c *requestContext) insightsPage() error {
	req, report, done, err := c.insightsReport()
	if done || err != nil {
		return err
	}
	v := insightsView{Heading: "Insights", Report: report, All: address.At("/", req), JSON: address.At("/api/v1/insights", req), Ranges: report.Pay.Ranges}
	if text := wording.Scope(req, c.site.Facets); text != "" || req.Query != "" {
		v.Heading = "Insights: " + wording.Title(req, c.site.Facets)
	}
	if v.frameView, err = c.frame(v.Heading); err != nil {
		return err
	}
	v.NoIndex = true // figures for recruiters, in any combination of filters
	v.Skills = c.skillsChart(req, report)
	v.Matrix = c.newMatrix(req, report.Matrix)
	for _, f := range report.Facets {
		if len(f.Values) > 0 {
			v.Charts = append(v.Charts, newChart(f.Label, f.Label, c.bars(req, f.Name, f.Values)))
		}
	}
	v.Pay = payChart(req, report.Pay)
	v.Posted = c.postedChart(req, report.Posted)
	v.Reach = c.reachChart(req, report.Sections)
	return c.render(c.files.views.insights, v)
}

// newChart makes the bars of rows, whose parts are counts so far.
func newChart(title, column string, rows []barView) chartView {
	v := chartView{Title: title, Column: column, Rows: rows[:min(len(rows), maxBars)]}
	v.More = len(rows) - len(v.Rows)
	longest := 1
	for _, r := range v.Rows {
		longest = max(longest, r.Count)
	}
	for _, r := range v.Rows {
		from := 0.0
		for i := range r.Parts {
			r.Parts[i].From, r.Parts[i].Size = from, r.Parts[i].Size*100/float64(longest)
			from += r.Parts[i].Size
		}
	}
	return v
}

// bar is a row of one part.
func bar(label, url string, n int) barView {
	return barView{Label: label, URL: url, Count: n, Parts: []partView{{Kind: "whole", Size: float64(n)}}}
}

func (c *requestContext) skillsChart(req search.Request, report *insights.Report) chartView {
	var rows []barView
	for _, k := range report.Skills {
		notes := []int{k.Required, k.Alternative, k.Preferred, k.Mentioned}
		b := barView{Label: k.Name, URL: c.also(req, search.SkillFacet, k.Name), Count: k.Positions, Notes: notes}
		for i, kind := range []string{"required", "alternative", "preferred", "mentioned"} {
			b.Parts = append(b.Parts, partView{Kind: kind, Size: float64(notes[i])})
		}
		rows = append(rows, b)
	}
	return newChart("Skills", "Skill", rows)
}

// also is the address of a request narrowed to a value; "" where no search asks for that:
// among those with any of several values, those with yet another one.
func (c *requestContext) also(req search.Request, facet, value string) string {
	narrowed, ok := c.narrow(req, facet, value)
	if !ok {
		return ""
	}
	return address.At("/", narrowed)
}

func (c *requestContext) narrow(req search.Request, facet, value string) (search.Request, bool) {
	filter := req.Filter(facet)
	isChosen := slices.Contains(filter.Values, value)
	of, _ := c.site.Facets.Find(facet)
	switch {
	case len(filter.Values) == 0:
	case isChosen && filter.All:
		return req, true
	case isChosen:
	case of.Many && (filter.All || len(filter.Values) == 1):
		filter.All = true
		filter.Values = append(slices.Clone(filter.Values), value)
		return req.With(filter), true
	default:
		return req, false
	}
	return withValues(req, facet, value), true
}

// bars are the values of a facet, each with a search for it.
func (c *requestContext) bars(req search.Request, facet string, values []insights.Value) []barView {
	var rows []barView
	for _, v := range values {
		rows = append(rows, bar(c.site.Facets.ValueLabel(facet, v.Value), c.also(req, facet, v.Value), v.Positions))
	}
	return rows
}

func payChart(req search.Request, pay insights.Pay) chartView {
	var rows []barView
	for _, s := range pay.AtBest {
		least := req
		least.PayMin = max(req.PayMin, s.Amount)
		rows = append(rows, bar("from "+wording.Count(s.Amount), address.At("/", least), s.Positions))
	}
	return newChart("Pay at best, a year", "Amount", rows)
}

func (c *requestContext) postedChart(req search.Request, posted insights.Posted) chartView {
	var months []insights.Value
	for _, m := range posted.Months {
		months = append(months, insights.Value{Value: m.Month, Positions: m.Positions})
	}
	if posted.Undated > 0 {
		months = append(months, insights.Value{Value: search.Undated, Positions: posted.Undated})
	}
	return newChart("Open since", "Month", c.bars(req, search.PostedFacet, months))
}

func (c *requestContext) reachChart(req search.Request, sections []insights.Section) chartView {
	var values []insights.Value
	for _, s := range sections {
		values = append(values, insights.Value{Value: s.Name, Positions: s.Positions})
	}
	return newChart("Shared sections", "Section", c.bars(req, search.SectionFacet, values))
}

// matrixView is the table of skills by category.
type matrixView struct {
	Categories []string
	Rows       []matrixRow
}

type matrixRow struct {
	Skill, URL string
	Cells      []cellView
}

// cellView is a number, whose Heat is from 0 to 5.
type cellView struct {
	Count, Heat int
	URL, Label  string
}

func (c *requestContext) newMatrix(req search.Request, m insights.Matrix) matrixView {
	most := 1
	for _, row := range m.Rows {
		for _, n := range row.Positions {
			most = max(most, n)
		}
	}
	v := matrixView{Categories: m.Categories}
	for _, row := range m.Rows {
		of, ok := c.narrow(req, search.SkillFacet, row.Skill)
		r := matrixRow{Skill: row.Skill}
		if ok {
			r.URL = address.At("/", of)
		}
		for i, n := range row.Positions {
			cell := cellView{Count: n, Heat: (n*5 + most - 1) / most, Label: m.Categories[i] + ", " + row.Skill}
			if ok {
				cell.URL = c.also(of, search.CategoryFacet, m.Categories[i])
			}
			r.Cells = append(r.Cells, cell)
		}
		v.Rows = append(v.Rows, r)
	}
	return v
}
