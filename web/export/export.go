package export

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"strconv"
	"strings"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web/wording"
)

// Writer writes the pages of an export one after the other.
type Writer interface {
	Write(p *search.Page) error
	// Flush ends the export. An error of an earlier write is told, too.
	Flush() error
}

// column is one of a table of pages.
type column struct {
	name string
	of   func(*search.Page) string
}

// columns of a site: what every page has, its facets, and the facts of jobs that are none.
func columnsOf(facets search.Facets) []column {
	facets = facets.Counted(search.Request{})
	list := []column{
		{"path", func(p *search.Page) string { return p.Path }},
		{"url", func(p *search.Page) string { return p.URL }},
		{"title", func(p *search.Page) string { return p.Title }},
		{"description", func(p *search.Page) string { return p.Description }},
	}
	for _, f := range facets {
		list = append(list, column{f.Name, func(p *search.Page) string { return strings.Join(p.Values[f.Name], "; ") }})
	}
	for _, fact := range []column{
		{"locations", func(p *search.Page) string { return strings.Join(p.Job.Locations, "; ") }},
		{"posted", func(p *search.Page) string { return p.Job.Posted }},
		{"updated", func(p *search.Page) string { return p.Job.Updated }},
		{"closes", func(p *search.Page) string { return p.Job.Closes }},
		{"apply", func(p *search.Page) string { return p.Job.Apply }},
		{"pay_min", func(p *search.Page) string { return amount(p.Job.Pay.Min) }},
		{"pay_max", func(p *search.Page) string { return amount(p.Job.Pay.Max) }},
		{"pay_currency", func(p *search.Page) string { return p.Job.Pay.Currency }},
		{"pay_per", func(p *search.Page) string { return p.Job.Pay.Per }},
		{"department", func(p *search.Page) string { return p.Job.Department }},
		{"team", func(p *search.Page) string { return p.Job.Team }},
		{"company", func(p *search.Page) string { return p.Job.Company }},
		{"reference", func(p *search.Page) string { return p.Job.Reference }},
	} {
		if _, isFacet := facets.Find(fact.name); !isFacet {
			list = append(list, fact)
		}
	}
	return list
}

// amount writes an amount for programs; "" for none.
func amount(n float64) string {
	if n == 0 {
		return ""
	}
	return strconv.FormatFloat(n, 'f', -1, 64)
}

type csvWriter struct {
	table   *csv.Writer
	columns []column
	row     []string
}

// CSV writes a table (RFC 4180) with a column for each facet.
func CSV(w io.Writer, facets search.Facets) Writer {
	out := &csvWriter{table: csv.NewWriter(w), columns: columnsOf(facets)}
	out.table.UseCRLF = true
	for _, c := range out.columns {
		out.row = append(out.row, c.name)
	}
	_ = out.table.Write(out.row) // the error stays in the writer
	return out
}

func (w *csvWriter) Write(p *search.Page) error {
	for i, c := range w.columns {
		w.row[i] = safeCell(wording.Line(c.of(p)))
	}
	return w.table.Write(w.row)
}

func (w *csvWriter) Flush() error {
	w.table.Flush()
	return w.table.Error()
}

// safeCell is a text that no spreadsheet takes for a formula: it begins with an apostrophe,
// which they do not show (OWASP, CSV injection).
func safeCell(s string) string {
	if s != "" && strings.ContainsAny(s[:1], "=+-@") || strings.HasPrefix(s, "＝") || strings.HasPrefix(s, "＋") || strings.HasPrefix(s, "－") || strings.HasPrefix(s, "＠") {
		return "'" + s
	}
	return s
}

// exported is a page as a line of JSON.
type exported struct {
	Path        string              `json:"path"`
	URL         string              `json:"url"`
	Title       string              `json:"title"`
	Description string              `json:"description"`
	Category    string              `json:"category"`
	Skills      []string            `json:"skills"`
	Posting     bool                `json:"posting"`
	Job         search.Job          `json:"job,omitzero"`
	Facets      map[string][]string `json:"facets"`
	Sections    []string            `json:"sections,omitempty"`
}

type jsonWriter struct{ *json.Encoder }

// NDJSON writes each page as JSON on a line of its own.
func NDJSON(w io.Writer) Writer {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return jsonWriter{e}
}

func (w jsonWriter) Write(p *search.Page) error {
	skills := p.Skills
	if skills == nil {
		skills = []string{} // a list in JSON, not null
	}
	return w.Encode(exported{p.Path, p.URL, p.Title, p.Description, p.Category, skills, p.Posting, p.Job, p.Values, p.Sections})
}

func (jsonWriter) Flush() error { return nil }
