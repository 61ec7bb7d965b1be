package search

// Results as JSON. encoding/json writes the same bytes (the tests compare), in
// several times the time and memory, which shows: it would be half of an answer.

import (
	"io"
	"math"
	"strconv"
	"unicode/utf8"
)

// WriteJSON writes the result as the body of GET /api/v1/search, with a line
// end. Markup in it is not escaped again: JSON is no HTML.
func (r *Result) WriteJSON(w io.Writer) error {
	_, err := w.Write(r.AppendJSON(make([]byte, 0, 512+1024*len(r.Hits))))
	return err
}

// AppendJSON appends what WriteJSON writes.
func (r *Result) AppendJSON(b []byte) []byte {
	b = appendString(append(b, `{"query":`...), r.Query)
	b = appendInt(append(b, `,"total":`...), r.Total)
	b = appendInt(append(b, `,"page":`...), r.Page)
	b = appendInt(append(b, `,"per_page":`...), r.PerPage)
	b = appendInt(append(b, `,"pages":`...), r.Pages)
	b = appendString(append(b, `,"sort":`...), string(r.Sort))
	b = appendString(append(b, `,"generation":`...), r.Generation)
	b = appendList(append(b, `,"hits":`...), r.Hits, (*Hit).append)
	b = appendList(append(b, `,"facets":`...), r.Facets, (*Facet).append)
	if r.DidYouMean != "" {
		b = appendString(append(b, `,"did_you_mean":`...), r.DidYouMean)
	}
	if len(r.Relaxations) > 0 {
		b = appendList(append(b, `,"relaxations":`...), r.Relaxations, (*Relaxation).append)
	}
	return append(b, '}', '\n')
}

func (h *Hit) append(b []byte) []byte {
	b = appendString(append(b, `{"path":`...), h.Path)
	b = appendString(append(b, `,"title":`...), h.Title)
	b = appendString(append(b, `,"title_html":`...), h.TitleHTML)
	b = appendString(append(b, `,"description":`...), h.Description)
	b = appendString(append(b, `,"category":`...), h.Category)
	b = appendStrings(append(b, `,"skills":`...), h.Skills)
	b = appendFloat(append(b, `,"position":`...), h.Position)
	b = appendFloat(append(b, `,"score":`...), h.Score)
	b = appendList(append(b, `,"snippets":`...), h.Snippets, (*Snippet).append)
	if len(h.Why) > 0 {
		b = appendList(append(b, `,"why":`...), h.Why, (*Why).append)
	}
	return append(b, '}')
}

func (s *Snippet) append(b []byte) []byte {
	b = appendString(append(b, `{"html":`...), s.HTML)
	b = appendString(append(b, `,"heading":`...), s.Heading)
	if s.HeadingHTML != "" {
		b = appendString(append(b, `,"heading_html":`...), s.HeadingHTML)
	}
	b = appendString(append(b, `,"anchor":`...), s.Anchor)
	b = appendString(append(b, `,"section":`...), s.Section)
	return append(b, '}')
}

func (w *Why) append(b []byte) []byte {
	b = appendString(append(b, `{"word":`...), w.Word)
	b = appendString(append(b, `,"term":`...), w.Term)
	b = appendString(append(b, `,"tier":`...), w.Tier)
	b = appendString(append(b, `,"field":`...), w.Field)
	if w.Section != "" {
		b = appendString(append(b, `,"section":`...), w.Section)
	}
	return append(b, '}')
}

func (f *Facet) append(b []byte) []byte {
	b = appendString(append(b, `{"name":`...), f.Name)
	b = appendList(append(b, `,"values":`...), f.Values, (*FacetValue).append)
	return append(b, '}')
}

func (v *FacetValue) append(b []byte) []byte {
	b = appendString(append(b, `{"value":`...), v.Value)
	b = appendInt(append(b, `,"count":`...), v.Count)
	b = strconv.AppendBool(append(b, `,"selected":`...), v.Selected)
	if v.Kind != "" {
		b = appendString(append(b, `,"kind":`...), v.Kind)
	}
	return append(b, '}')
}

func (r *Relaxation) append(b []byte) []byte {
	b = appendString(append(b, `{"query":`...), r.Query)
	b = appendInt(append(b, `,"total":`...), r.Total)
	if len(r.Without) > 0 {
		b = appendStrings(append(b, `,"without":`...), r.Without)
	}
	return append(b, '}')
}

// appendList appends an array, never null.
func appendList[T any](b []byte, list []T, item func(*T, []byte) []byte) []byte {
	b = append(b, '[')
	for i := range list {
		if i > 0 {
			b = append(b, ',')
		}
		b = item(&list[i], b)
	}
	return append(b, ']')
}

func appendStrings(b []byte, list []string) []byte {
	return appendList(b, list, func(s *string, b []byte) []byte { return appendString(b, *s) })
}

func appendInt(b []byte, n int) []byte { return strconv.AppendInt(b, int64(n), 10) }

// appendFloat appends a number as encoding/json does; what JSON cannot say is 0.
func appendFloat(b []byte, f float64) []byte {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return append(b, '0')
	}
	if abs := math.Abs(f); abs != 0 && (abs < 1e-6 || abs >= 1e21) {
		b = strconv.AppendFloat(b, f, 'e', -1, 64)
		if n := len(b); n >= 4 && b[n-4] == 'e' && b[n-3] == '-' && b[n-2] == '0' {
			b[n-2] = b[n-1] // e-09 is e-9 in JSON
			b = b[:n-1]
		}
		return b
	}
	return strconv.AppendFloat(b, f, 'f', -1, 64)
}

const hexDigits = "0123456789abcdef"

// appendString appends a JSON string. Like encoding/json it escapes U+2028 and
// U+2029, which end a line in JavaScript, and replaces what is not UTF-8.
func appendString(b []byte, s string) []byte {
	b = append(b, '"')
	start := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= ' ' && c < utf8.RuneSelf && c != '"' && c != '\\' {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if c >= utf8.RuneSelf && !(r == utf8.RuneError && size == 1) && r != '\u2028' && r != '\u2029' {
			i += size
			continue
		}
		b = append(b, s[start:i]...)
		b = appendEscaped(b, r)
		i += size
		start = i
	}
	return append(append(b, s[start:]...), '"')
}

func appendEscaped(b []byte, r rune) []byte {
	switch r {
	case '"', '\\':
		return append(b, '\\', byte(r))
	case '\b':
		return append(b, '\\', 'b')
	case '\f':
		return append(b, '\\', 'f')
	case '\n':
		return append(b, '\\', 'n')
	case '\r':
		return append(b, '\\', 'r')
	case '\t':
		return append(b, '\\', 't')
	}
	return append(b, '\\', 'u', hexDigits[r>>12&15], hexDigits[r>>8&15], hexDigits[r>>4&15], hexDigits[r&15])
}
