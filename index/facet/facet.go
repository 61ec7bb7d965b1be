package facet

import (
	"slices"
	"strings"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/index/skills"
)

// Names of the facets that the rest of the program must know, because pages and
// ranking treat them in a way of their own.
const (
	Category = "category"
	Skill    = "skill"
	Section  = "section"
)

// Definition is one facet of the table: what its values are, and how requests may
// spell them.
type Definition struct {
	Name  string // parameter, field of a query, name in JSON
	Label string // for people
	Many  bool   // a page may have several values
	// Hidden facets are counted and can be chosen, but pages do not show them:
	// the site's settings leave them out.
	Hidden bool
	// OnDemand facets are hidden, and counted only in answers to requests that choose from
	// them.
	OnDemand bool
	// labels are the values that the program defines, with what people read; where it
	// defines how values are written and not which there are, label tells that.
	labels map[string]string
	label  func(value string) string
	// values are those of a page.
	values func(p Page) []Value
	// key makes one of the spellings of a value; nil is Key.
	key func(s string) string
	// aliases are other names of a value; nil is none.
	aliases func(v Value) []string
	// canonical is the usual name for an alias, also of values that no page has;
	// nil changes nothing.
	canonical func(s string) string
	// named is the key of the value that words of a query name; nil where queries
	// name values with the facet alone ("team:platform").
	named func(words string) string
}

// Page is what a facet takes its values from.
type Page struct {
	*content.Page
	Skills []skills.Skill

	level *string // nil: see LevelOf
}

// Value is a value of a page.
type Value struct {
	Name string // what is shown: "Berlin"
	// Long is shown instead where a site has two values of one name:
	// "Cambridge, United Kingdom". "" is Name.
	Long string
}

// Values are the values of a page; of places, the areas that contain them too.
func (f *Definition) Values(p Page) []Value {
	return slices.DeleteFunc(f.values(p), func(v Value) bool { return v.Name == "" })
}

// Key is equal for two spellings of one value: keys are compared and indexed,
// values are shown.
func (f *Definition) Key(value string) string {
	value = strings.Join(strings.Fields(value), " ")
	if f.canonical != nil {
		value = f.canonical(value)
	}
	if f.key != nil {
		return f.key(value)
	}
	return analysis.FoldValue(value)
}

// Canonical is the usual name of what a person calls a value: "Munich" for
// "münchen". It is the name itself when nothing is known of it.
func (f *Definition) Canonical(name string) string {
	name = strings.Join(strings.Fields(name), " ")
	if f.canonical != nil {
		return f.canonical(name)
	}
	return name
}

// Labels are those of the values, which are of the facet's pages, that people read in
// another form, and of those that the program defines.
func (f *Definition) Labels(values []string) map[string]string {
	if f.label == nil {
		return f.labels
	}
	labels := make(map[string]string, len(values))
	for _, v := range values {
		labels[v] = f.label(v)
	}
	return labels
}

// Aliases are other names by which requests may call a value.
func (f *Definition) Aliases(v Value) []string {
	var names []string
	if v.Long != "" && v.Long != v.Name {
		names = append(names, v.Long)
	}
	if f.aliases != nil {
		names = append(names, f.aliases(v)...)
	}
	if f.label != nil {
		names = append(names, f.label(v.Name))
	}
	return names
}
