package search

// The JSON of results. It is what encoding/json makes of them without escaping HTML, byte
// for byte; that takes several times as long, as it finds out what a result is each time,
// and a tenth of an answer.

import (
	"encoding/json"
	"io"
	"math"
	"strconv"
	"unicode/utf8"
)

// WriteJSON writes the result as the body of GET /api/v1/search, with a line
// end. Characters that matter in HTML are not escaped again: JSON is not HTML.
func (r *Result) WriteJSON(w io.Writer) error {
	if !r.isFinite() {
		return json.NewEncoder(w).Encode(r) // an error
	}
	var b []byte
	if buffer, ok := w.(interface{ AvailableBuffer() []byte }); ok {
		b = buffer.AvailableBuffer()
	}
	_, err := w.Write(append(r.appendJSON(b), '\n'))
	return err
}

// isFinite reports whether all numbers can be written.
func (r *Result) isFinite() bool {
	for i := range r.Hits {
		h := &r.Hits[i]
		for _, n := range []float64{h.Position, h.Score, h.Job.Pay.Min, h.Job.Pay.Max} {
			if math.IsNaN(n) || math.IsInf(n, 0) {
				return false
			}
		}
	}
	return true
}

func (r *Result) appendJSON(b []byte) []byte {
	b = appendMember(b, '{', "query", r.Query)
	b = appendNumber(b, "total", r.Total)
	b = appendNumber(b, "page", r.Page)
	b = appendNumber(b, "per_page", r.PerPage)
	b = appendNumber(b, "pages", r.Pages)
	b = appendMember(b, ',', "sort", string(r.Sort))
	b = appendMember(b, ',', "show", string(r.Show))
	b = appendNumber(b, "positions", r.Positions)
	b = appendNumber(b, "others", r.Others)
	b = appendMember(b, ',', "match", string(r.Match))
	b = appendMember(b, ',', "generation", r.Generation)
	b = appendList(b, "hits", r.Hits, (*Hit).appendJSON)
	b = appendList(b, "facets", r.Facets, (*FacetCount).appendJSON)
	if len(r.SetAside) > 0 {
		b = appendList(b, "set_aside", r.SetAside, appendText)
	}
	b = appendFilled(b, "showing", r.Showing)
	b = appendFilled(b, "did_you_mean", r.DidYouMean)
	if len(r.Relaxations) > 0 {
		b = appendList(b, "relaxations", r.Relaxations, (*Relaxation).appendJSON)
	}
	return append(b, '}')
}

func (h *Hit) appendJSON(b []byte) []byte {
	b = appendMember(b, '{', "path", h.Path)
	b = appendMember(b, ',', "url", h.URL)
	b = appendMember(b, ',', "title", h.Title)
	b = appendMember(b, ',', "title_html", h.TitleHTML)
	b = appendMember(b, ',', "description", h.Description)
	b = appendMember(b, ',', "category", h.Category)
	b = appendList(b, "skills", h.Skills, appendText)
	b = appendFloat(append(b, `,"position":`...), h.Position)
	b = h.Job.appendJSON(b)
	b = appendFloat(append(b, `,"score":`...), h.Score)
	b = appendList(b, "snippets", h.Snippets, (*Snippet).appendJSON)
	if len(h.Missing) > 0 {
		b = appendList(b, "missing", h.Missing, appendText)
	}
	if len(h.Why) > 0 {
		b = appendList(b, "why", h.Why, (*Why).appendJSON)
	}
	return append(b, '}')
}

func (s *Snippet) appendJSON(b []byte) []byte {
	b = appendMember(b, '{', "html", s.HTML)
	b = appendMember(b, ',', "heading", s.Heading)
	b = appendFilled(b, "heading_html", s.HeadingHTML)
	b = appendMember(b, ',', "anchor", s.Anchor)
	b = appendMember(b, ',', "section", s.Section)
	return append(b, '}')
}

func (w *Why) appendJSON(b []byte) []byte {
	b = appendMember(b, '{', "word", w.Word)
	b = appendMember(b, ',', "term", w.Term)
	b = appendMember(b, ',', "tier", w.Tier)
	b = appendMember(b, ',', "field", w.Field)
	b = appendFilled(b, "section", w.Section)
	return append(b, '}')
}

func (f *FacetCount) appendJSON(b []byte) []byte {
	b = appendMember(b, '{', "name", f.Name)
	b = appendMember(b, ',', "label", f.Label)
	b = appendList(b, "values", f.Values, (*FacetValue).appendJSON)
	return append(b, '}')
}

func (v *FacetValue) appendJSON(b []byte) []byte {
	b = appendMember(b, '{', "value", v.Value)
	b = appendNumber(b, "count", v.Count)
	b = strconv.AppendBool(append(b, `,"selected":`...), v.Selected)
	b = appendFilled(b, "kind", v.Kind)
	return append(b, '}')
}

func (r *Relaxation) appendJSON(b []byte) []byte {
	b = appendMember(b, '{', "query", r.Query)
	b = appendNumber(b, "total", r.Total)
	if len(r.Without) > 0 {
		b = appendList(b, "without", r.Without, appendText)
	}
	return append(b, '}')
}

// appendJSON appends the job as a member, if something is known of it.
func (j *Job) appendJSON(b []byte) []byte {
	if j.isZero() {
		return b
	}
	b = append(b, `,"job":`...)
	start := len(b)
	if len(j.Locations) > 0 {
		b = appendList(b, "locations", j.Locations, appendText)
	}
	b = appendFilled(b, "workplace", j.Workplace)
	b = appendFilled(b, "type", j.Type)
	if len(j.Types) > 0 {
		b = appendList(b, "types", j.Types, appendText)
	}
	b = appendFilled(b, "level", j.Level)
	b = appendFilled(b, "posted", j.Posted)
	b = appendFilled(b, "updated", j.Updated)
	b = appendFilled(b, "closes", j.Closes)
	b = appendFilled(b, "apply", j.Apply)
	if j.Pay != (Pay{}) {
		b = j.Pay.appendJSON(append(b, `,"pay":`...))
	}
	b = appendFilled(b, "department", j.Department)
	b = appendFilled(b, "team", j.Team)
	b = appendFilled(b, "company", j.Company)
	b = appendFilled(b, "company_url", j.CompanyURL)
	b = appendFilled(b, "reference", j.Reference)
	return closeObject(b, start)
}

// isZero reports whether nothing is set, as encoding/json sees it.
func (j *Job) isZero() bool {
	return j.Locations == nil && j.Places == nil && j.Types == nil && j.Pay == (Pay{}) &&
		j.Workplace == "" && j.Type == "" && j.Level == "" && j.Posted == "" && j.Updated == "" && j.UpdatedAt == "" &&
		j.Closes == "" && j.Apply == "" && j.Department == "" && j.Team == "" && j.Company == "" && j.CompanyURL == "" && j.Reference == ""
}

func (p *Pay) appendJSON(b []byte) []byte {
	start := len(b)
	if p.Min != 0 {
		b = appendFloat(append(b, `,"min":`...), p.Min)
	}
	if p.Max != 0 {
		b = appendFloat(append(b, `,"max":`...), p.Max)
	}
	b = appendFilled(b, "currency", p.Currency)
	b = appendFilled(b, "per", p.Per)
	return closeObject(b, start)
}

// closeObject ends an object whose members, each after a comma, begin at start.
func closeObject(b []byte, start int) []byte {
	if len(b) == start {
		return append(b, "{}"...)
	}
	b[start] = '{'
	return append(b, '}')
}

func appendName(b []byte, before byte, name string) []byte {
	b = append(b, before, '"')
	b = append(b, name...)
	return append(b, '"', ':')
}

func appendMember(b []byte, before byte, name, value string) []byte {
	return appendText(&value, appendName(b, before, name))
}

// appendFilled appends a member after another one, unless it is empty.
func appendFilled(b []byte, name, value string) []byte {
	if value == "" {
		return b
	}
	return appendMember(b, ',', name, value)
}

func appendNumber(b []byte, name string, n int) []byte {
	return strconv.AppendInt(appendName(b, ',', name), int64(n), 10)
}

func appendList[T any](b []byte, name string, list []T, add func(*T, []byte) []byte) []byte {
	b = appendName(b, ',', name)
	if list == nil {
		return append(b, "null"...)
	}
	b = append(b, '[')
	for i := range list {
		if i > 0 {
			b = append(b, ',')
		}
		b = add(&list[i], b)
	}
	return append(b, ']')
}

// appendFloat writes a number as ECMAScript does, as encoding/json.
func appendFloat(b []byte, n float64) []byte {
	format := byte('f')
	if abs := math.Abs(n); abs != 0 && (abs < 1e-6 || abs >= 1e21) {
		format = 'e'
	}
	b = strconv.AppendFloat(b, n, format, -1, 64)
	if end := len(b); format == 'e' && end >= 4 && b[end-4] == 'e' && b[end-3] == '-' && b[end-2] == '0' { // e-09 is e-9
		b[end-2] = b[end-1]
		b = b[:end-1]
	}
	return b
}

// isPlain are the bytes that stand for themselves in a JSON string.
var isPlain = func() (is [256]bool) {
	for c := ' '; c < utf8.RuneSelf; c++ {
		is[c] = c != '"' && c != '\\'
	}
	return is
}()

// appendText writes a string.
func appendText(s *string, b []byte) []byte {
	b = append(b, '"')
	text, start := *s, 0
	for i := 0; i < len(text); {
		if isPlain[text[i]] {
			i++
			continue
		}
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		if escape := escaped(r, size); escape != "" {
			b = append(append(b, text[start:i]...), escape...)
			start = i + size
		}
		i += size
	}
	return append(append(b, text[start:]...), '"')
}

// escaped is how a rune is written of so many bytes, "" as it is.
func escaped(r rune, size int) string {
	const hex = "0123456789abcdef"
	switch {
	case r == '"':
		return `\"`
	case r == '\\':
		return `\\`
	case r == '\b':
		return `\b`
	case r == '\f':
		return `\f`
	case r == '\n':
		return `\n`
	case r == '\r':
		return `\r`
	case r == '\t':
		return `\t`
	case r < ' ':
		return `\u00` + string(hex[r>>4]) + string(hex[r&15])
	case r == utf8.RuneError && size == 1:
		return `\ufffd`
	case r == '\u2028' || r == '\u2029':
		return `\u202` + string(hex[r&15])
	}
	return ""
}
