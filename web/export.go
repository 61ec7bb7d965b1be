package web

// Every hit of a search, streamed: for spreadsheets and for programs.

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"maps"
	"net/http"
	"strconv"
	"strings"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web/address"
	"github.com/careers-index/careers/web/gate"
)

// maxExports are streamed at once; each holds a generation while its client reads.
const maxExports = 16

// pageWriter writes pages to whom they are exported.
type pageWriter interface {
	write(p *search.Page) error
	flush() error
}

// exportCSV answers GET /export.csv.
func (c *requestContext) exportCSV() error {
	c.header.Set("Content-Disposition", `attachment; filename="careers.csv"`)
	return c.export("text/csv; charset=utf-8; header=present", func(w io.Writer) pageWriter { return newCSVWriter(w, c.site) })
}

// exportNDJSON answers GET /export.ndjson.
func (c *requestContext) exportNDJSON() error {
	return c.export("application/x-ndjson", func(w io.Writer) pageWriter { return newJSONWriter(w) })
}

// export streams the hits of the search of the address. The first one is found before the
// answer begins, so that what is wrong with the request is still told.
func (c *requestContext) export(contentType string, to func(io.Writer) pageWriter) error {
	req, err := address.Decode(c.r.URL.RawQuery, c.site.Facets)
	if err != nil {
		return err
	}
	req = address.WithoutPrefixes(req)
	req.Page, req.PerPage = 0, 0
	if done, err := c.answered(address.Encode(req), gate.Cost(req)); done || err != nil {
		return err
	}
	select {
	case c.s.exports <- struct{}{}:
	default:
		return errBusy
	}
	next, stop := iter.Pull2(c.engine.All(c.whole, req))
	first, err, more := next()
	if err != nil {
		stop()
		<-c.s.exports
		return err
	}
	c.header.Set("Content-Type", contentType)
	c.stream = func() {
		defer func() { stop(); <-c.s.exports }()
		maps.Copy(c.w.Header(), c.header)
		if c.r.Method == http.MethodHead {
			return
		}
		out := bufio.NewWriterSize(pacedWriter{c.w, newPace(c.w)}, pieceBytes)
		w := to(out)
		for p := first; more; p, err, more = next() {
			if err == nil {
				err = w.write(p)
			}
			if err != nil {
				c.breakOff(err)
			}
		}
		if w.flush() == nil {
			_ = out.Flush() // the client went away: nobody is left to tell
		}
	}
	return nil
}

// breakOff ends an answer that has begun, so that its reader sees that it is not whole.
func (c *requestContext) breakOff(err error) {
	if c.whole.Err() == nil && c.s.options.Report != nil {
		c.s.options.Report(c.r, fmt.Errorf("export: %w", err))
	}
	panic(http.ErrAbortHandler) //nolint:forbidigo // net/http's own way to drop a connection
}

// column is one of a table of pages.
type column struct {
	name string
	of   func(*search.Page) string
}

// columns of a site: what every page has, its facets, and the facts of jobs that are none.
func columnsOf(site *search.Site) []column {
	list := []column{
		{"path", func(p *search.Page) string { return p.Path }},
		{"url", func(p *search.Page) string { return p.URL }},
		{"title", func(p *search.Page) string { return p.Title }},
		{"description", func(p *search.Page) string { return p.Description }},
	}
	for _, f := range site.Facets {
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
		if _, isFacet := site.Facets.Find(fact.name); !isFacet {
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

// csvWriter writes a table (RFC 4180).
type csvWriter struct {
	*csv.Writer
	columns []column
	row     []string
}

func newCSVWriter(w io.Writer, site *search.Site) *csvWriter {
	out := &csvWriter{Writer: csv.NewWriter(w), columns: columnsOf(site)}
	out.UseCRLF = true
	for _, c := range out.columns {
		out.row = append(out.row, c.name)
	}
	_ = out.Write(out.row) // the error stays in the writer
	return out
}

func (w *csvWriter) write(p *search.Page) error {
	for i, c := range w.columns {
		w.row[i] = safeCell(plainLine(c.of(p)))
	}
	return w.Write(w.row)
}

func (w *csvWriter) flush() error {
	w.Flush()
	return w.Error()
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

func newJSONWriter(w io.Writer) jsonWriter {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return jsonWriter{e}
}

func (w jsonWriter) write(p *search.Page) error {
	skills := p.Skills
	if skills == nil {
		skills = []string{} // a list in JSON, not null
	}
	return w.Encode(exported{p.Path, p.URL, p.Title, p.Description, p.Category, skills, p.Posting, p.Job, p.Values, p.Sections})
}

func (jsonWriter) flush() error { return nil }
