package place

import (
	"slices"
	"strings"
	"sync"
)

// members are the codes of the countries of each area, from areas.txt's companion.
var members = sync.OnceValue(func() map[string][]string {
	text, _ := data.ReadFile("data/members.txt") // embedded: it is there
	m := map[string][]string{}
	for line := range strings.Lines(string(text)) {
		name, list, ok := strings.Cut(line, ":")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for _, word := range strings.Fields(list) {
			codes := []string{word}
			if of, isArea := strings.CutPrefix(word, "@"); isArea {
				codes = m[strings.ReplaceAll(of, "_", " ")]
			}
			m[name] = append(m[name], codes...)
		}
		slices.Sort(m[name])
		m[name] = slices.Compact(m[name])
	}
	return m
})

// Countries are the English names of the countries of an area, sorted: those from which
// a job that is open to the area can be done. They are nil for other places, and for an
// area that has no countries of its own (New England).
func (p Place) Countries() []string {
	var names []string
	for _, code := range members()[p.Area] {
		names = append(names, CountryName(code))
	}
	slices.Sort(names)
	return names
}
