package web

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/careers-index/careers/search"
)

// decode reads a search.Request from a query string. It is strict about the
// parameters it knows and ignores others, which people's links collect
// (utm_source). Empty values are as good as absent: forms send them.
func decode(raw string) (search.Request, error) {
	var r search.Request
	v, err := url.ParseQuery(raw)
	if err != nil {
		return r, &search.BadRequestError{Param: "query string", Detail: "has a % or ; that stands for nothing; write % as %25 and ; as %3B"}
	}
	for name, values := range v {
		if slices.ContainsFunc(values, func(s string) bool { return !utf8.ValidString(s) }) {
			return r, &search.BadRequestError{Param: strings.ToValidUTF8(name, "\uFFFD"), Detail: "is not UTF-8; encode it so"}
		}
	}
	r.Query = strings.TrimSpace(v.Get("q"))
	r.Categories = given(v["category"])
	r.Skills = given(v["skill"])
	r.SkillSearch = strings.TrimSpace(v.Get("skill_q"))
	r.Sort = search.Sort(v.Get("sort")) // the engine knows the orders
	switch match := v.Get("skill_match"); match {
	case "", "any":
	case "all":
		r.AllSkills = true
	default:
		return r, &search.BadRequestError{Param: "skill_match", Detail: "is neither any nor all; use one of them"}
	}
	if r.Page, err = number(v, "page"); err != nil {
		return r, err
	}
	r.PerPage, err = number(v, "per_page")
	return r, err
}

// given drops empty values and repetitions, whatever their case.
func given(values []string) []string {
	var out []string
	for _, s := range values {
		s = strings.TrimSpace(s)
		if s != "" && !slices.ContainsFunc(out, func(o string) bool { return strings.EqualFold(o, s) }) {
			out = append(out, s)
		}
	}
	return out
}

func number(v url.Values, name string) (int, error) {
	s := v.Get(name)
	if s == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 {
		return 0, &search.BadRequestError{Param: name, Detail: "is no whole number from 1; use one"}
	}
	return n, nil
}

// encodeRequest is the inverse of decode: one spelling per request, without
// what is the default. Results are compared, linked and cached by it.
func encodeRequest(r search.Request) string {
	var b strings.Builder
	add := func(name, value string) {
		if value == "" {
			return
		}
		if b.Len() > 0 {
			b.WriteByte('&')
		}
		b.WriteString(name + "=" + url.QueryEscape(value))
	}
	add("q", r.Query)
	for _, c := range r.Categories {
		add("category", c)
	}
	for _, s := range r.Skills {
		add("skill", s)
	}
	if r.AllSkills {
		add("skill_match", "all")
	}
	add("skill_q", r.SkillSearch)
	if r.Sort != search.ByRelevance {
		add("sort", string(r.Sort))
	}
	if r.Page > 1 {
		add("page", strconv.Itoa(r.Page))
	}
	if r.PerPage > 0 {
		add("per_page", strconv.Itoa(r.PerPage))
	}
	return b.String()
}

// at returns the address at path that asks for r.
func at(path string, r search.Request) string {
	if q := encodeRequest(r); q != "" {
		return path + "?" + q
	}
	return path
}

// toggled returns values without v, or with it added when it was not there.
func toggled(values []string, v string) []string {
	out := slices.DeleteFunc(slices.Clone(values), func(o string) bool { return strings.EqualFold(o, v) })
	if len(out) == len(values) {
		out = append(out, v)
	}
	return out
}
