package place

import (
	"iter"
	"slices"
	"strings"
)

// Canonical returns the name that the gazetteer uses for a city, region, country
// or area: "Munich" for "München", "United Kingdom" for "UK". Case, accents and
// dots do not matter. It returns false, and the name as it is, for a name that
// is not known. A name with a qualifier ("Berlin, Germany") is for [Parse].
func Canonical(name string) (string, bool) {
	if readings := atlas().names[fold(name)]; readings != nil {
		return readings[0].name, true
	}
	return name, false
}

// Names are the other names in the gazetteer's data of a place with a canonical
// name: "München" and others for "Munich". Countries have more names than that,
// which [Canonical] knows.
func Names(canonical string) []string {
	for _, e := range atlas().names[fold(canonical)] {
		if e.name == canonical {
			return slices.DeleteFunc(slices.Clone(e.names), func(n string) bool { return n == canonical })
		}
	}
	return nil
}

// CountryCode returns the code in ISO 3166-1 alpha-2 of a country's name, in any
// language that the gazetteer knows, or of its code in capitals: "DE" for
// "Germany", "Allemagne" and "DE". It returns "" for anything else.
func CountryCode(name string) string {
	for _, e := range atlas().names[fold(name)] {
		if e.kind == country {
			return e.code
		}
	}
	if e := atlas().countries[strings.TrimSpace(name)]; e != nil {
		return e.code
	}
	return ""
}

// CountryName returns the English short name of a country's code, which may be
// in lower case: "Germany" for "DE". It returns "" for a code of no country.
func CountryName(code string) string {
	if e := atlas().countries[strings.ToUpper(code)]; e != nil {
		return e.name
	}
	return ""
}

// Known reports whether a text names places or says how remote the work is, and
// nothing else: "Remote US & Canada", "London or Berlin". It is made for the end
// of a title: a name that a word or a technology has, and that nothing marks as
// a place, is not known: "Phoenix" alone, "Phoenix, AZ" is.
func Known(text string) bool {
	if len(text) > maxLocation {
		return false
	}
	g := atlas()
	found := false
	for _, c := range g.rejoin(cut(text)) {
		if !g.mayBegin(c.text) {
			return false
		}
		for it := range g.items(newText(c.text)) {
			switch it.class {
			case unknown, number:
				return false
			case workplace:
				found = true
			}
		}
	}
	for _, group := range assemble(g.parts(text)) {
		if !group.certain() {
			return false
		}
		found = true
	}
	return found
}

// certain reports whether a group is a place even in a text about something else.
func (g *group) certain() bool {
	if g.texts != nil {
		return false
	}
	e := best(g.main, g.code)
	if g.code {
		return e.kind == region && e.alone
	}
	return !e.word || g.qualified()
}

// AllNames are all names that the gazetteer has, each at least once, in no order.
func AllNames() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, entries := range atlas().names {
			for _, e := range entries {
				for _, name := range e.names {
					if !yield(name) {
						return
					}
				}
			}
		}
	}
}
