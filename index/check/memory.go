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

// recall returns the places of titles, as far as they are known for pages at these locations:
// they depend on them.
func (m *Memory) recall(locations map[string]bool) map[string]string {
	if m == nil || !maps.Equal(m.locations, locations) {
		return nil
	}
	return m.places
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
