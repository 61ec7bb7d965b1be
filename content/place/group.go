package place

import (
	"slices"
	"strings"
)

// group is a place in the making: a name and what qualifies it. Each further
// part of the location joins the group or begins another.
type group struct {
	main     []*entry // readings of the name, fewer with each qualifier
	texts    []string // names that the gazetteer does not know, instead of main
	code     bool     // the name is a code
	inside   bool     // begins in parentheses
	joined   separator
	region   *entry // qualifiers that were written
	country  *entry
	forced   bool     // the city is not known to lie there
	readings []*entry // of the name that the region was taken for
}

// assemble makes groups of parts.
func assemble(parts []part) []*group {
	var groups []*group
	var g *group
	for i, p := range parts {
		if g != nil && p.separator <= slash && g.add(p, parts, i) {
			continue
		}
		g = newGroup(p)
		groups = append(groups, g)
	}
	for i, g := range groups {
		if c := g.writtenCountry(); c != nil {
			spread(c, groups[:i+1])
		}
	}
	return groups
}

func newGroup(p part) *group {
	g := &group{main: p.entries, code: p.code, inside: p.inside, joined: p.separator}
	if p.entries == nil {
		g.texts = []string{p.text}
	}
	return g
}

func (g *group) qualified() bool { return g.region != nil || g.country != nil }

// writtenCountry is the country that a city is said to lie in, or nil.
func (g *group) writtenCountry() *entry {
	switch {
	case g.texts == nil && best(g.main, g.code).kind != city:
		return nil
	case g.country != nil:
		return g.country
	case g.region != nil:
		return atlas().countries[g.region.country]
	}
	return nil
}

// spread gives the country of the last group to the cities before it that
// have none: "Cambridge or Brighton, England", "Foo / Bar, Germany".
func spread(c *entry, groups []*group) {
	for i := len(groups) - 1; i > 0 && groups[i].joined < hard; i-- {
		g := groups[i-1]
		if g.qualified() || g.texts == nil && g.main[0].kind != city {
			return
		}
		if g.texts != nil {
			g.country = c
			continue
		}
		if in := citiesIn(g.main, c); g.main[0].shared && in != nil {
			g.main, g.country = in, c
		}
	}
}

// citiesIn keeps the cities that lie in q.
func citiesIn(readings []*entry, q *entry) []*entry {
	var in []*entry
	for _, e := range readings {
		if e.kind == city && e.within(q) {
			in = append(in, e)
		}
	}
	return in
}

// add adds parts[i] to the group, and reports whether it belongs there.
func (g *group) add(p part, parts []part, i int) bool {
	switch {
	case g.texts == nil && g.main[0].kind == area:
		return false
	case p.entries == nil:
		return g.addText(p)
	case p.entries[0].kind == area:
		return false
	case g.texts != nil:
		return g.qualifyText(p)
	}
	return g.reread(p) || g.narrow(p) || g.descend(p) || g.repeat(p) || p.separator == comma && g.relocate(p, parts, i)
}

// addText adds an unknown name. After a city it is a district, and left out.
// After a country it is a city there.
func (g *group) addText(p part) bool {
	switch {
	case p.separator == slash:
		return false
	case g.texts == nil && best(g.main, g.code).kind == city:
		if codes := atlas().codes[strings.ToUpper(p.text)]; codes != nil {
			g.narrow(part{entries: codes, code: true}) // "Austin, Tx"
		}
		return true
	case g.texts == nil:
		e := best(g.main, g.code)
		if e.kind == region {
			g.region = e
		} else {
			g.country = e
		}
		g.main, g.texts, g.inside = nil, []string{p.text}, false
		return true
	case p.inside:
		return true
	case g.qualified():
		return false
	}
	g.texts = append(g.texts, p.text)
	return true
}

// qualifyText adds a known name to unknown ones: their region, their country,
// or the city whose districts they are.
func (g *group) qualifyText(p part) bool {
	if g.reread(p) {
		return true
	}
	for _, k := range []kind{region, country} {
		for _, q := range p.entries {
			if q.kind != k || !g.agrees(q) || p.code && k == region && (q.shared || !usesCodes(q) || p.separator == slash) {
				continue
			}
			g.readings = p.entries
			g.qualify(q)
			return true
		}
	}
	if g.qualified() || p.separator == slash || p.entries[0].kind != city {
		return false
	}
	g.main, g.texts, g.code = p.entries, nil, p.code
	return true
}

// reread gives the qualifier before its other reading where only that fits the
// next part: in "Soho, New York, NY" New York is the city, and in "Foo, Georgia,
// GE" Georgia is the country.
func (g *group) reread(p part) bool {
	for _, e := range g.readings {
		repeats := slices.Contains(p.entries, g.region)
		switch {
		case e.kind == city && g.texts != nil && repeats && e.within(g.region):
			g.main, g.texts, g.readings = []*entry{e}, nil, nil
			return true
		case e.kind == country && !repeats && slices.Contains(p.entries, e):
			g.region, g.country, g.readings, g.forced = nil, e, nil, true
			return true
		}
	}
	return false
}
