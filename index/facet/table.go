package facet

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/careers-index/careers/content/employment"
	"github.com/careers-index/careers/content/place"
	"github.com/careers-index/careers/content/settings"
	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/index/skills"
	"github.com/careers-index/careers/index/skills/lexicon"
)

// builtin are the facets that every site has unless its settings say
// otherwise. doc.go says what it takes to add one.
func builtin(names *lexicon.Lexicon) []Definition {
	return []Definition{
		{
			Name: Category, Label: "Category",
			values: func(p Page) []Value { return plainValues(p.Category) },
		},
		{
			Name: Skill, Label: "Skill", Many: true,
			values: func(p Page) []Value { return skillValues(p.Skills) },
			aliases: func(v Value) []string {
				entry, _ := names.Lookup(v.Name)
				return slices.Concat(entry.Aliases, entry.Unsure)
			},
			canonical: func(s string) string {
				if entry, ok := names.Lookup(s); ok {
					return entry.Name
				}
				return s
			},
		},
		{
			Name: "place", Label: "Place", Many: true,
			values: placeValues, aliases: placeAliases, canonical: canonicalPlace, named: namedPlace,
		},
		{
			Name: "workplace", Label: "Workplace", key: keyword, labels: labels(place.Onsite, place.Hybrid, place.Remote),
			values:    func(p Page) []Value { return plainValues(p.Job.Workplace) },
			canonical: canonicalWorkplace, named: namedWorkplace,
		},
		{
			Name: "type", Label: "Type", Many: true, key: keyword, labels: labels(employment.All()...),
			values:    func(p Page) []Value { return plainValues(p.Job.EmploymentTypes...) },
			canonical: canonicalType, named: namedType,
		},
		{
			Name: "level", Label: "Level", key: keyword, labels: labels(levels()...),
			values:    func(p Page) []Value { return plainValues(LevelOf(p)) },
			canonical: canonicalLevel, named: namedLevel,
		},
	}
}

// onDemand are the facets that every site has for requests that ask for them.
func onDemand() []Definition {
	return []Definition{
		{
			Name: "posted", Label: "Posted", OnDemand: true, Hidden: true, label: monthLabel,
			values: func(p Page) []Value { return plainValues(monthOf(p)) },
		},
		{
			Name: Section, Label: "Section", Many: true, OnDemand: true, Hidden: true, key: keyword, label: capitalize,
			values: sectionValues,
		},
	}
}

// Table returns the facets of a site: those that its settings want, in their
// order, or all built-in ones when they name none, and those on demand. names knows
// what skills are called.
func Table(wanted []settings.Facet, names *lexicon.Lexicon) []Definition {
	return append(chosen(wanted, builtin(names)), onDemand()...)
}

// chosen are the facets that are wanted of those that are known.
func chosen(wanted []settings.Facet, known []Definition) []Definition {
	if wanted == nil {
		return known
	}
	var table []Definition
	for _, s := range wanted {
		i := slices.IndexFunc(known, func(f Definition) bool { return f.Name == s.Name })
		if i < 0 {
			table = append(table, custom(s))
			continue
		}
		f := known[i]
		if s.Label != "" {
			f.Label = s.Label
		}
		table = append(table, f)
	}
	for _, f := range known {
		shown := slices.ContainsFunc(table, func(t Definition) bool { return t.Name == f.Name })
		if (f.Name == Category || f.Name == Skill) && !shown {
			f.Hidden = true
			table = append(table, f)
		}
	}
	return table
}

// custom is a facet of the site's own, from a key of front matter.
func custom(s settings.Facet) Definition {
	return Definition{
		Name: s.Name, Label: s.Label, Many: true,
		values: func(p Page) []Value { return plainValues(p.Custom[s.Name]...) },
	}
}

// labels are values that the program defines as people read them: "Full time" for
// "full-time".
func labels(values ...string) map[string]string {
	labels := make(map[string]string, len(values))
	for _, v := range values {
		labels[v] = capitalize(v)
	}
	if _, ok := labels[place.Onsite]; ok {
		labels[place.Onsite] = "On site"
	}
	return labels
}

// capitalize writes a name for people: "Full time" for "full-time".
func capitalize(name string) string {
	first, size := utf8.DecodeRuneInString(name)
	return string(unicode.ToUpper(first)) + strings.ReplaceAll(name[size:], "-", " ")
}

func plainValues(names ...string) []Value {
	values := make([]Value, len(names))
	for i, n := range names {
		values[i] = Value{Name: n}
	}
	return values
}

func skillValues(found []skills.Skill) []Value {
	values := make([]Value, len(found))
	for i, s := range found {
		values[i] = Value{Name: s.Name}
	}
	return values
}

// canonicalType is the kind of employment that a text names: "full-time" for
// "Vollzeit". A text of several, or of none, stays as it is.
func canonicalType(s string) string {
	if kinds := employment.Kinds(s); len(kinds) == 1 {
		return kinds[0]
	}
	return s
}

// keyword is the key of values that the program itself defines: full_time,
// "Full time" and FULL-TIME are one.
func keyword(s string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '_' {
			return '-'
		}
		return r
	}, analysis.FoldValue(s))
}
