package check

import (
	"maps"
	"sync"
)

// Memory has what was found out about texts when a site was checked, for when it is checked
// again: [Options]. It is for one Run at a time. The zero value is ready for use, and the
// findings are the same without one.
type Memory struct {
	locations map[string]bool
	known     *sync.Map // of linter, by text
	places    *sync.Map // that titles have, by title
}

// begin gives what is remembered to a linter that knows the locations. What titles have
// depends on these. Titles that are not asked for again are forgotten at the next Run.
func (m *Memory) begin(l *linter) {
	if m.known != nil {
		l.known = m.known
	}
	if m.places != nil && maps.Equal(m.locations, l.locations) {
		l.placesBefore = m.places
	}
	m.locations, m.known, m.places = l.locations, l.known, l.places
}

// placeOf is placeIn, which it asks once for each title.
func (l *linter) placeOf(title string) string {
	if l.placesBefore != nil {
		if found, ok := l.placesBefore.Load(title); ok {
			l.places.Store(title, found)
			return found.(string)
		}
	}
	found := l.placeIn(title)
	if l.places != nil {
		l.places.Store(title, found)
	}
	return found
}
