package check

import (
	"maps"
	"sync"
)

// Memory has what was found out about titles when a site was checked, for when it is checked
// again: [Options]. It is for one Run at a time. The zero value is ready for use, and the
// findings are the same without one.
type Memory struct {
	locations map[string]bool
	places    map[string]string // that titles have, "" for none
}

// placeIn is the linter's, by what is known of pages at the same locations: places of titles
// depend on them.
func (m *Memory) placeIn(l *linter) func(title string) string {
	if m == nil || !maps.Equal(m.locations, l.locations) {
		return l.placeIn
	}
	known := m.places
	return func(title string) string {
		if found, isKnown := known[title]; isKnown {
			return found
		}
		return l.placeIn(title)
	}
}

// memo remembers what a function returned: many titles have the same parts. It is for several
// goroutines.
type memo[V any] struct {
	find  func(text string) V
	mu    sync.Mutex
	known map[string]V
}

func newMemo[V any](find func(string) V) *memo[V] {
	return &memo[V]{find: find, known: map[string]V{}}
}

func (m *memo[V]) of(text string) V {
	m.mu.Lock()
	v, ok := m.known[text]
	m.mu.Unlock()
	if ok {
		return v
	}
	v = m.find(text)
	m.mu.Lock()
	m.known[text] = v
	m.mu.Unlock()
	return v
}
