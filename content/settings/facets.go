package settings

import (
	"regexp"
	"slices"
	"strings"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/mapping"
)

// Facet is one entry of the setting facets: a built-in facet, or one of the
// site's own.
//
//	facets: [category, {name: place, label: Location}, {name: team, key: department}]
type Facet struct {
	Name string
	// Label is what people read. For a built-in facet it is "" unless set; for one of
	// the site's own, the name with a capital first letter unless set.
	Label string
	// Key is the key of front matter that has the values; "" for a built-in facet.
	Key string
	At  diag.Position
}

// maxFacets bounds the facets of a site: each has a column in the index and a list
// on every page of results.
const maxFacets = 20

// maxFacetName bounds the name of a facet, which is part of addresses.
const maxFacetName = 40

var facetName = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)

// builtInFacets are the facets that have values without a setting.
var builtInFacets = []string{"category", "skill", "place", "workplace", "type", "level"}

// reservedFacets are names that mean something else in an address or in a query.
var reservedFacets = []string{"q", "page", "per_page", "sort", "show", "match", "title", "path", "pay_min", "posted", "section", "query"}

// readFacets reads the list of facets. What is wrong with one leaves out that one.
func readFacets(r *reader, v mapping.Value) string {
	if !v.IsList() {
		return v.WantedMessage("a list of facets")
	}
	r.Facets = []Facet{}
	for _, item := range v.List() {
		facet, ok := r.readFacet(item)
		if !ok {
			continue
		}
		if slices.ContainsFunc(r.Facets, func(f Facet) bool { return f.Name == facet.Name }) {
			r.report(facet.At, "facets: %s is there twice; keep one", diag.Quote(facet.Name))
			continue
		}
		if len(r.Facets) == maxFacets {
			r.report(facet.At, "facets: there are more than %d; keep those that people use", maxFacets)
			return ""
		}
		r.Facets = append(r.Facets, facet)
	}
	return ""
}

// readFacet reads one entry, and reports whether it is a facet.
func (r *reader) readFacet(v mapping.Value) (f Facet, ok bool) {
	f.At = v.At
	if name, isText := v.Text(); isText {
		f.Name = name
		if !slices.Contains(builtInFacets, name) {
			r.report(v.At, "facets: there is no built-in facet %s%s (a facet of the site's own is {name: team, key: department})", diag.Quote(name), diag.DidYouMean(name, builtInFacets))
			return f, false
		}
		return f, true
	}
	if !v.IsMap() {
		r.report(v.At, "facets: %s", v.WantedMessage("the name of a facet, or the keys name, label and key"))
		return f, false
	}
	fields := map[string]*string{"name": &f.Name, "label": &f.Label, "key": &f.Key}
	at := map[string]diag.Position{"name": v.At}
	for _, p := range v.Pairs() {
		field, known := fields[p.Key]
		text, isText := p.Value.Text()
		switch {
		case !known:
			r.report(p.At, "facets: there is no key %s%s", diag.Quote(p.Key), diag.DidYouMean(p.Key, []string{"name", "label", "key"}))
			return f, false
		case !isText:
			r.report(p.Value.At, "facets: %s: %s", p.Key, p.Value.WantedMessage("text"))
			return f, false
		}
		*field, at[p.Key] = text, p.Value.At
	}
	return r.completeFacet(f, at)
}

// completeFacet checks the name of a facet that was written as a map, and fills in
// what it leaves out. at are the places of its keys.
func (r *reader) completeFacet(f Facet, at map[string]diag.Position) (Facet, bool) {
	switch {
	case f.Name == "":
		r.report(at["name"], "facets: a facet needs a name: {name: team, key: department}")
	case slices.Contains(reservedFacets, f.Name):
		r.report(at["name"], "facets: the name %s means something else in an address; choose another, such as %s", diag.Quote(f.Name), diag.Quote("job-"+strings.ReplaceAll(f.Name, "_", "-")))
	case len(f.Name) > maxFacetName || !facetName.MatchString(f.Name):
		r.report(at["name"], "facets: the name %s must be lower-case letters, digits and hyphens, start with a letter, and have at most %d characters", diag.Quote(f.Name), maxFacetName)
	case slices.Contains(builtInFacets, f.Name) && f.Key != "":
		r.report(at["key"], "facets: %s is built in and has values of its own; delete the key, or choose another name", diag.Quote(f.Name))
	case slices.Contains(builtInFacets, f.Name):
		return f, true
	default:
		if f.Label == "" {
			f.Label = strings.ToUpper(f.Name[:1]) + f.Name[1:]
		}
		if f.Key == "" {
			f.Key = f.Name
		}
		return f, true
	}
	return f, false
}
