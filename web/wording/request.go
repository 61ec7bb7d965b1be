package wording

import (
	"cmp"
	"strings"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web/address"
)

// Noun is what n hits of a request are.
func Noun(req search.Request, n int) string {
	switch cmp.Or(req.Show, address.ShownByDefault) {
	case search.ShowPositions:
		return Plural(n, "open position", "open positions")
	case search.ShowPages:
		return Plural(n, "other page", "other pages")
	}
	return Plural(n, "page", "pages")
}

// Found says how many hits a request has, for a button: "88 positions".
func Found(req search.Request, n int) string {
	return Count(n) + " " + strings.TrimPrefix(Noun(req, n), "open ")
}

// Describe says in words what a request asks for; "" for everything.
func Describe(r search.Request, facets search.Facets) string {
	var parts []string
	if r.Query != "" {
		parts = append(parts, "“"+r.Query+"”")
	}
	for _, f := range facets {
		if text := choice(r, f); text != "" {
			parts = append(parts, text)
		}
	}
	if r.PayMin > 0 {
		parts = append(parts, PayFrom(r.PayMin))
	}
	return strings.Join(parts, ", ")
}

// All is what a request without query and filters finds: "All open positions".
func All(r search.Request) string { return "All " + Noun(r, 2) }

// choice is what a request chooses in a facet: "Berlin or Hamburg"; where pages do not show
// what the values are of, with that: "posted October 2026".
func choice(r search.Request, f search.Facet) string {
	filter := r.Filter(f.Name)
	labels := make([]string, len(filter.Values))
	for i, v := range filter.Values {
		labels[i] = f.ValueLabel(v)
	}
	joint := " or "
	if filter.All {
		joint = " and "
	}
	text := strings.Join(labels, joint)
	if f.OnDemand && text != "" {
		text = strings.ToLower(f.Label) + " " + text
	}
	return text
}

// PayFrom is the filter for the least pay.
func PayFrom(n int) string { return "pay from " + Count(n) }

// Scope says where a heading counts: " in Engineering or Data, with Scala: Berlin, Remote".
func Scope(r search.Request, facets search.Facets) string {
	var in, with string
	var others []string
	for _, f := range facets {
		switch text := choice(r, f); {
		case text == "":
		case f.Name == search.CategoryFacet:
			in = " in " + text
		case f.Name == search.SkillFacet:
			with = " with " + text
		default:
			others = append(others, text)
		}
	}
	if r.PayMin > 0 {
		others = append(others, PayFrom(r.PayMin))
	}
	if len(others) > 0 {
		with += ": " + strings.Join(others, ", ")
	}
	return in + with
}

// Title is the title of the answer to a request: "Open positions in Engineering".
func Title(r search.Request, facets search.Facets) string {
	head := Noun(r, 2)
	head = strings.ToUpper(head[:1]) + head[1:]
	if r.Query != "" {
		head = "“" + r.Query + "”"
	}
	return head + Scope(r, facets)
}

// Summary describes an indexed listing for search engines: what it has, and the first of it.
func Summary(r search.Request, facets search.Facets, res *search.Result, by string) string {
	text := Count(res.Total) + " " + Noun(r, res.Total) + Scope(r, facets)
	if by != "" {
		text += " at " + by
	}
	var titles []string
	for _, h := range res.Hits[:min(len(res.Hits), maxSummaryTitles)] {
		titles = append(titles, h.Title)
	}
	if len(titles) > 0 {
		text += ": " + strings.Join(titles, "; ") // titles have commas
	}
	return text + "."
}

// maxSummaryTitles are as many as fit into what search engines show of a description.
const maxSummaryTitles = 4
