package facet

import (
	"github.com/careers-index/careers/content/place"
)

// placeValues are the places of a page, each followed by what is above it:
// "Berlin, Germany" counts for Berlin and for Germany.
func placeValues(p Page) []Value {
	var values []Value
	for _, location := range p.Job.Locations {
		for _, at := range place.Parse(location) {
			names := at.Values()
			first := Value{Name: names[0]}
			if full := at.FullName(); full != first.Name {
				first.Long = full
			}
			values = append(append(values, first), plainValues(names[1:]...)...)
		}
	}
	return values
}

// placeAliases are the names of a place in other languages.
func placeAliases(v Value) []string { return place.Names(v.Name) }

// canonicalPlace is the usual name of a place: "Munich" for "München", "Berlin,
// Germany" for "Germany (Berlin)". A name of none, or of several, stays as it is.
func canonicalPlace(s string) string {
	if name, known := place.Canonical(s); known {
		return name
	}
	if places := place.Parse(s); len(places) == 1 {
		return places[0].FullName()
	}
	return s
}

// canonicalWorkplace understands what people call a workplace: "home office".
func canonicalWorkplace(s string) string {
	if found := place.Workplace(s); found != "" {
		return found
	}
	return s
}
