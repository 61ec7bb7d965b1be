package place

import (
	"slices"
	"strings"
)

// Place is a city, a region, a country or an area, as far as it is known. What
// is not known is empty.
type Place struct {
	City    string // "Munich"; a name that the gazetteer does not know is as written
	Region  string // a state, province or county, only if it was written: "California"
	Country string // English short name: "Germany", "United States"
	Area    string // what spans countries, and then nothing else is set: "EMEA"
}

// maxLocation is the length in bytes up to which a location is read. It is a
// line or a list of places; a page that came here by mistake must not take long.
const maxLocation = 2000

// Parse reads the places of a location as postings write it. Words for a
// workplace ("Remote") are no places. No text is an error; most texts that name
// no place give none.
func Parse(location string) []Place {
	g := atlas()
	location = location[:min(len(location), maxLocation)]
	if readings := g.names[fold(location)]; readings != nil && !strings.ContainsAny(location, ",:;|") {
		return (&group{main: readings}).places()
	}
	groups := assemble(g.parts(withoutLinks(location)))
	var places []Place
	outside := slices.ContainsFunc(groups, func(g *group) bool { return !g.inside })
	for _, group := range groups {
		if group.inside && outside && group.texts != nil && !group.qualified() {
			continue // a remark: "London (South Bank)"
		}
		for _, p := range group.places() {
			if !slices.Contains(places, p) {
				places = append(places, p)
			}
		}
	}
	return places
}

// withoutLinks takes web and mail addresses out of a location.
func withoutLinks(s string) string {
	if !strings.Contains(s, "://") && !strings.Contains(s, "@") {
		return s
	}
	words := slices.DeleteFunc(strings.Fields(s), func(w string) bool {
		return strings.Contains(w, "://") || strings.Contains(w, "@")
	})
	return strings.Join(words, " ")
}

// places are the places that a group names: one, or several unknown names that
// nothing ties together.
func (g *group) places() []Place {
	if g.texts != nil {
		return g.unknownPlaces()
	}
	e := best(g.main, g.code)
	if e.kind == area {
		return []Place{{Area: e.name}}
	}
	p := Place{Country: atlas().countries[e.country].name}
	if g.forced {
		p.Country = atlas().countries[g.qualifier().country].name
	}
	switch e.kind {
	case city:
		p.City = e.name
		if g.region != nil && !slices.Contains(atlas().names[fold(e.name)], g.region) { // not in New York, NY
			p.Region = g.region.name
		}
		if e.shared && !g.qualified() && !oneCountry(g.main) {
			p.Country = ""
		}
	case region:
		p.Region = e.name
	case country:
		if e.isCity() {
			p.City = e.name
		}
	}
	return []Place{p}
}

// unknownPlaces are those of names that are not known. With a region or country
// after them, the last but one is the town and what comes before is in it.
func (g *group) unknownPlaces() []Place {
	if g.region == nil && g.country == nil {
		var places []Place
		for _, t := range g.texts {
			places = append(places, Place{City: t})
		}
		return places
	}
	p := Place{Country: atlas().countries[g.qualifier().country].name}
	n := max(len(g.texts)-2, 0)
	p.City = g.texts[n]
	if g.region != nil {
		p.Region = g.region.name
	} else if n+1 < len(g.texts) && g.texts[n+1] != p.City {
		p.Region = g.texts[n+1]
	}
	return []Place{p}
}

// qualifier is the region or else the country that was written.
func (g *group) qualifier() *entry {
	if g.region != nil {
		return g.region
	}
	return g.country
}

// oneCountry reports whether several cities of a name all lie in one country.
func oneCountry(readings []*entry) bool {
	return len(readings) > 1 && !slices.ContainsFunc(readings, func(e *entry) bool { return e.country != readings[0].country })
}

// Name is the most exact name: "Cambridge".
func (p Place) Name() string {
	for _, s := range []string{p.City, p.Region, p.Country} {
		if s != "" {
			return s
		}
	}
	return p.Area
}

// FullName tells places of one name apart: "Cambridge, United Kingdom". The
// region is part of it only where the country does not suffice: "Portland,
// Maine, United States". Two places are the same if their full names are. Parse
// understands it.
func (p Place) FullName() string {
	parts := []string{p.City, p.Region, p.Country, p.Area}
	if p.City != "" && p.Region != "" && p.isMain() {
		parts[1] = ""
	}
	if p.City != "" && p.isAmbiguous() {
		parts[3] = p.CountryCode()
	}
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	return strings.Join(slices.Compact(parts), ", ")
}

// isMain reports whether the city is the one that its name means in its country.
func (p Place) isMain() bool {
	var main *entry
	for _, e := range atlas().names[fold(p.City)] {
		if e.kind != city || e.country != p.CountryCode() {
			continue
		}
		if main != nil && main.shared == e.shared {
			return false
		}
		if main == nil || main.shared {
			main = e
		}
	}
	return main != nil && (main.region == nil || main.region.name == p.Region)
}

// isAmbiguous reports whether an unknown city lies in a country whose name is a
// region's as well: Georgia.
func (p Place) isAmbiguous() bool {
	return slices.ContainsFunc(atlas().names[fold(p.Country)], isRegion) &&
		!slices.ContainsFunc(atlas().names[fold(p.City)], func(e *entry) bool { return e.country == p.CountryCode() })
}

// Values are the values of the place as a facet: itself and what is above it,
// the most exact first: "Berlin", "Germany". No value is empty or twice there.
func (p Place) Values() []string {
	values := slices.DeleteFunc([]string{p.City, p.Region, p.Country, p.Area}, func(s string) bool { return s == "" })
	return slices.Compact(values)
}

// CountryCode is the code of the country in ISO 3166-1 alpha-2, or "".
func (p Place) CountryCode() string { return CountryCode(p.Country) }
