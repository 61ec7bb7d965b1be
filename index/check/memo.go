package check

import "sync"

// memo remembers what a function returned: many findings say the same. It is for several
// goroutines.
type memo struct {
	find  func(text string) string
	mu    sync.Mutex
	known map[string]string
}

func newMemo(find func(string) string) *memo { return &memo{find: find, known: map[string]string{}} }

func (m *memo) of(text string) string {
	m.mu.Lock()
	v, known := m.known[text]
	m.mu.Unlock()
	if known {
		return v
	}
	v = m.find(text) // others need not wait; two may find the same
	m.mu.Lock()
	m.known[text] = v
	m.mu.Unlock()
	return v
}
