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
	defer m.mu.Unlock()
	v, ok := m.known[text]
	if !ok {
		v = m.find(text)
		m.known[text] = v
	}
	return v
}
