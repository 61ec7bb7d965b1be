package address

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/careers-index/careers/search"
)

// Decode reads a request from a query string; facets are those of the site.
// Whatever is wrong is a *search.BadRequestError.
func Decode(raw string, facets search.Facets) (search.Request, error) {
	var r search.Request
	values, err := url.ParseQuery(raw)
	if err != nil {
		return r, badRequest("query string", "has a % or ; without a meaning; write % as %25 and ; as %3B")
	}
	for name, list := range values {
		if slices.ContainsFunc(list, func(s string) bool { return !utf8.ValidString(s) }) {
			return r, badRequest(strings.ToValidUTF8(name, "\uFFFD"), "is not encoded as UTF-8")
		}
	}
	r.Query = strings.TrimSpace(values.Get("q"))
	r.Sort = search.Sort(values.Get("sort")) // the engine knows the orders
	r.Show = search.Show(values.Get("show"))
	if r.PayMin, err = number(values, search.PayMin); err != nil {
		return r, err
	}
	for _, f := range facets {
		filter, err := decodeFilter(values, f)
		if err != nil {
			return r, err
		}
		if filter.IsSet() {
			r.Filters = append(r.Filters, filter)
		}
	}
	if r.Page, err = number(values, "page"); err != nil {
		return r, err
	}
	r.PerPage, err = number(values, "per_page")
	return r, err
}

// decodeFilter reads what is chosen in one facet.
func decodeFilter(values url.Values, f search.Facet) (search.Filter, error) {
	filter := search.Filter{
		Facet:  f.Name,
		Values: distinct(values[f.Name]),
		Prefix: strings.TrimSpace(values.Get(f.Name + search.PrefixSuffix)),
	}
	if !f.Many {
		return filter, nil
	}
	switch values.Get(f.Name + search.MatchSuffix) {
	case "", matchAny:
	case matchAll:
		filter.All = true
	default:
		return filter, badRequest(f.Name+search.MatchSuffix, "must be any or all")
	}
	return filter, nil
}

// Values of NAME_match.
const (
	matchAny = "any"
	matchAll = "all"
)

// distinct drops empty values, and repetitions in any letter case.
func distinct(values []string) []string {
	var list []string
	for _, s := range values {
		s = strings.TrimSpace(s)
		if s != "" && !slices.ContainsFunc(list, func(have string) bool { return strings.EqualFold(have, s) }) {
			list = append(list, s)
		}
	}
	return list
}

func number(values url.Values, name string) (int, error) {
	s := values.Get(name)
	if s == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 {
		return 0, badRequest(name, "must be a whole number, 1 or more")
	}
	return n, nil
}

func badRequest(param, detail string) error {
	return &search.BadRequestError{Param: param, Detail: detail}
}

// Field is one parameter of an address, or one hidden field of a form.
type Field struct{ Name, Value string }

// Fields are the parameters that ask for r, without those that have their
// default, in the one order that an address has.
func Fields(r search.Request) []Field {
	var fields []Field
	add := func(name, value string) {
		if value != "" {
			fields = append(fields, Field{name, value})
		}
	}
	add("q", r.Query)
	filters := slices.SortedFunc(slices.Values(r.Filters), func(a, b search.Filter) int { return cmp.Compare(a.Facet, b.Facet) })
	for _, f := range filters {
		for _, v := range f.Values {
			add(f.Facet, v)
		}
		if f.All {
			add(f.Facet+search.MatchSuffix, matchAll)
		}
		add(f.Facet+search.PrefixSuffix, f.Prefix)
	}
	if r.PayMin > 0 {
		add(search.PayMin, strconv.Itoa(r.PayMin))
	}
	add("show", string(r.Show))
	if r.Sort != search.ByRelevance {
		add("sort", string(r.Sort))
	}
	if r.Page > 1 {
		add("page", strconv.Itoa(r.Page))
	}
	if r.PerPage > 0 {
		add("per_page", strconv.Itoa(r.PerPage))
	}
	return fields
}

// Encode is the query string that asks for r: the inverse of Decode.
func Encode(r search.Request) string {
	var b strings.Builder
	for i, f := range Fields(r) {
		if i > 0 {
			b.WriteByte('&')
		}
		b.WriteString(url.QueryEscape(f.Name) + "=" + url.QueryEscape(f.Value))
	}
	return b.String()
}

// At is the address at path that asks for r.
func At(path string, r search.Request) string {
	if query := Encode(r); query != "" {
		return path + "?" + query
	}
	return path
}

// WithoutPrefixes is r without NAME_q: the same hits and counts, and all values
// of each facet.
func WithoutPrefixes(r search.Request) search.Request {
	for _, f := range r.Filters {
		f.Prefix = ""
		r = r.With(f)
	}
	return r
}

// ShownByDefault is the kind of pages that people see unless they ask for another one.
const ShownByDefault = search.ShowPositions

// Asked is r as it goes to the engine: people who do not say what they want to see look
// for a job.
func Asked(r search.Request) search.Request {
	r.Show = cmp.Or(r.Show, ShownByDefault)
	return r
}

// Path is the address of an unescaped path of this site, and never one of another site,
// which "//" would begin.
func Path(path string) string {
	return "/" + (&url.URL{Path: strings.TrimLeft(path, "/")}).EscapedPath()
}
