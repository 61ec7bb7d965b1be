package facet

// What the words of a query name: "remote jobs in münchen" has a workplace and a place.
// A filter says which facet its value is of; a word of a query does not, so fewer names
// are understood there.

import (
	"strings"

	"github.com/careers-index/careers/content/employment"
	"github.com/careers-index/careers/content/place"
	"github.com/careers-index/careers/index/analysis"
)

// MaxQueryWords is the number of words in the longest value that is looked for in a
// query: "united states of america".
const MaxQueryWords = 4

// Named is the key of the value that words of a query name, as a whole, and "" when they
// name none. It is "" for facets whose values are not looked for in the words of
// queries.
func (f *Definition) Named(words string) string {
	if f.named == nil {
		return ""
	}
	if key := f.named(words); key != "" || f.key == nil {
		return key
	}
	return f.key(words) // a value of the site's own
}

func namedPlace(words string) string {
	name, _ := place.Canonical(words)
	return analysis.FoldValue(name)
}

func namedWorkplace(words string) string { return place.NamedWorkplace(words) }

// namedType does not know words that say a kind of employment in front matter, and
// something else in a query: "full stack", "stage manager".
func namedType(words string) string {
	if ambiguousTypes[analysis.FoldValue(words)] {
		return ""
	}
	return employment.Named(words)
}

var ambiguousTypes = setOf(`full part ft pt fractional gig placement thesis stage stages other others misc autre autres otro
	otros outro outros altro anders overig andere sonstige sonstiges daily casual mission prestation prestataire interim
	remplacement lehre beca residencia practica eventual temporal fijo contracting consulenza collaborazione autonomo
	indépendant honorarios zelfstandige freiwillig volontaire`)

// namedLevel knows the words that say a level in a title.
func namedLevel(words string) string {
	if ambiguousLevels[analysis.FoldValue(words)] {
		return ""
	}
	t, terms := levelsOfTitles(), analysis.Terms(words)
	for phrase := range t.beginning(terms) {
		if !phrase.not && len(phrase.terms) == len(terms) {
			return t.names[phrase.level]
		}
	}
	return ""
}

var ambiguousLevels = setOf("stage confirmé confirmée graduate leiter leiterin")

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		set[analysis.FoldValue(w)] = true
	}
	return set
}
