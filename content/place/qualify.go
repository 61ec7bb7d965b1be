package place

import "slices"

// How a known name qualifies another.

// agrees reports whether a region or country does not contradict those of the
// group.
func (g *group) agrees(q *entry) bool {
	switch {
	case g.country != nil && g.country.country != q.country:
		return false
	case g.region != nil && g.region.country != q.country:
		return false
	case g.region != nil && q.kind == region:
		return g.region == q || g.region.within(q)
	}
	return true
}

// qualify notes a region or country that agrees. The narrower region stays.
func (g *group) qualify(q *entry) {
	switch {
	case q.kind == country:
		g.country = q
	case g.region == nil:
		g.region = q
	}
}

// narrow keeps the readings that lie in the region or country p.
func (g *group) narrow(p part) bool {
	for _, k := range []kind{region, country} {
		for _, q := range p.entries {
			if q.kind != k {
				continue
			}
			if g.forced && k == country && !g.agrees(q) && citiesIn(g.main, q) != nil {
				g.region, g.forced = nil, false // "Milano, MI, Italy"
			}
			if g.forced && k == country && g.agrees(q) {
				g.country = q
				return true
			}
			var in []*entry
			for _, e := range g.main {
				if e.within(q) {
					in = append(in, e)
				}
			}
			if in != nil && g.agrees(q) {
				if k == region && g.region == nil && !p.code {
					g.readings = p.entries
				}
				g.main = in
				g.qualify(q)
				return true
			}
		}
	}
	return false
}

// descend goes from a country or region down to a city or region in it:
// "Germany, Berlin", "US, CA, San Francisco".
func (g *group) descend(p part) bool {
	if g.main[0].kind == city && !g.main[0].shared {
		return false
	}
	for _, k := range []kind{region, country} {
		for _, c := range g.main {
			if c.kind != k || !g.agrees(c) {
				continue
			}
			var in []*entry
			for _, e := range p.entries {
				if e.within(c) {
					in = append(in, e)
				}
			}
			if in != nil {
				g.qualify(c)
				g.main, g.code = in, p.code
				return true
			}
		}
	}
	return false
}

// repeat accepts the same place once more: "Washington, DC", "Bengaluru
// (Bangalore)".
func (g *group) repeat(p part) bool {
	var same []*entry
	for _, e := range g.main {
		if slices.Contains(p.entries, e) {
			same = append(same, e)
		}
	}
	if same == nil {
		return p.entries[0].kind == country && p.entries[0] == g.country || g.region != nil && slices.Contains(p.entries, g.region)
	}
	g.main = same
	return true
}

// relocate puts a known city where the gazetteer has none of its name: Paris,
// Texas. In a longer list that is rather the next place: "London, Germany,
// France".
func (g *group) relocate(p part, parts []part, i int) bool {
	e := best(g.main, g.code)
	if g.qualified() || e.kind != city || slices.ContainsFunc(atlas().names[fold(e.name)], isRegion) {
		return false
	}
	if p.entries[0].kind == city && !p.entries[0].shared && !p.code {
		return false
	}
	alone := lengthOfList(parts, i) == 2
	for _, q := range p.entries {
		if q.kind == region && usesCodes(q) && !(p.code && q.shared) && (p.code || alone || isNext(atlas().countries[q.country], parts, i)) {
			g.main, g.region, g.forced = inKind(g.main, city), q, true
			return true
		}
	}
	for _, q := range p.entries {
		if q.kind == country && !q.isCity() && (alone || isNext(q, parts, i)) {
			g.main, g.country, g.forced = inKind(g.main, city), q, true
			return true
		}
	}
	return false
}

// isNext reports whether e comes after parts[i].
func isNext(e *entry, parts []part, i int) bool {
	return i+1 < len(parts) && parts[i+1].separator == comma && slices.Contains(parts[i+1].entries, e)
}

func isRegion(e *entry) bool { return e.kind == region }

// lengthOfList counts the parts around i that commas join.
func lengthOfList(parts []part, i int) int {
	from, to := i, i+1
	for from > 0 && parts[from].separator == comma {
		from--
	}
	for to < len(parts) && parts[to].separator == comma {
		to++
	}
	return to - from
}

func inKind(entries []*entry, k kind) []*entry {
	var out []*entry
	for _, e := range entries {
		if e.kind == k {
			out = append(out, e)
		}
	}
	return out
}

// usesCodes reports whether the code of a region is written after any town: the
// states of the USA and Australia, the provinces of Canada.
func usesCodes(e *entry) bool { return e.country == "US" || e.country == "CA" || e.country == "AU" }

// best is what a name means without a qualifier: a city that is known best by
// it, a country, a region, one of several cities. A code is rather a state of
// the USA than a country.
func best(readings []*entry, code bool) *entry {
	if code && len(readings) > 1 {
		for _, e := range readings {
			if e.kind == region && usesCodes(e) && !e.shared {
				return e
			}
		}
		for _, e := range readings {
			if e.kind == country {
				return e
			}
		}
	}
	return readings[0]
}
