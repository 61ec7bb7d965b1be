package facet

import "strings"

func placeValues(p Page) []Value {
	var values []Value
	for _, l := range p.Job.Locations {
		parts := strings.Split(l, ", ")
		values = append(values, Value{Name: parts[0], Long: l})
		values = append(values, named(parts[1:]...)...)
	}
	return values
}
func placeAliases(Value) []string        { return nil }
func canonicalPlace(s string) string     { return s }
func canonicalWorkplace(s string) string { return s }
