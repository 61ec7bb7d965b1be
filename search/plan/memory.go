package plan

import "sync"

// memory keeps what was found out about texts: what people ask has the same words again and
// again, and the site stays as it is. It is safe for concurrent use. Values are not changed
// once they are there.
type memory[V any] struct {
	sync.RWMutex
	of map[string]V
}

const (
	// remembered is how many texts a memory keeps: more words than most sites are asked
	// for, in a few hundred kilobytes.
	remembered = 4096
	// rememberedBytes is the length of the longest text that is kept.
	rememberedBytes = 64
)

// get is what find finds of a text.
func (m *memory[V]) get(text string, find func(text string) V) V {
	m.RLock()
	v, ok := m.of[text]
	m.RUnlock()
	if ok {
		return v
	}
	v = find(text)
	if len(text) > rememberedBytes {
		return v
	}
	m.Lock()
	defer m.Unlock()
	if m.of == nil || len(m.of) >= remembered {
		m.of = map[string]V{}
	}
	m.of[text] = v
	return v
}
