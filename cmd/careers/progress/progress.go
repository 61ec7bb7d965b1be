package progress

import (
	"fmt"
	"io"
	"strings"
	"sync"
	"time"
)

// How often progress is told: a line of a terminal is replaced, elsewhere lines are added.
const (
	terminalInterval = 100 * time.Millisecond
	lineInterval     = 10 * time.Second
)

// Meter tells how far a build is. It is safe for concurrent use.
type Meter struct {
	w        io.Writer
	terminal bool
	now      func() time.Time

	mu             sync.Mutex
	step           string
	done, total    int
	started, told  time.Time
	lineIsOccupied bool
}

// New returns a meter that tells w. On a terminal it has one line, which it replaces.
func New(w io.Writer, terminal bool) *Meter {
	return &Meter{w: w, terminal: terminal, now: time.Now}
}

// Begin begins a step of so many pages.
func (m *Meter) Begin(step string, total int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.clear()
	m.step, m.done, m.total, m.started = step, 0, total, m.now()
	m.told = m.started
}

// Add says that so many pages more are done.
func (m *Meter) Add(pages int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.done += pages
	interval := lineInterval
	if m.terminal {
		interval = terminalInterval
	}
	if now := m.now(); now.Sub(m.told) >= interval {
		m.told = now
		m.tell(now.Sub(m.started))
	}
}

// End ends the last step: what is written next is on a line of its own.
func (m *Meter) End() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.clear()
}

func (m *Meter) tell(elapsed time.Duration) {
	rate := float64(m.done) / elapsed.Seconds()
	line := fmt.Sprintf("careers: %s: %s of %s pages, %s a second", m.step, thousands(m.done), thousands(m.total), thousands(int(rate)))
	if left := m.total - m.done; left > 0 && rate > 0 {
		line += fmt.Sprintf(", %.0f s left", float64(left)/rate)
	}
	if !m.terminal {
		fmt.Fprintln(m.w, line)
		return
	}
	fmt.Fprintf(m.w, "\r%s\x1b[K", line)
	m.lineIsOccupied = true
}

// clear empties the line of a terminal.
func (m *Meter) clear() {
	if m.lineIsOccupied {
		fmt.Fprint(m.w, "\r\x1b[K")
		m.lineIsOccupied = false
	}
}

// thousands is a number as people read it: 23,497.
func thousands(n int) string {
	digits := fmt.Sprint(n)
	var groups []string
	for len(digits) > 3 {
		groups = append([]string{digits[len(digits)-3:]}, groups...)
		digits = digits[:len(digits)-3]
	}
	return strings.Join(append([]string{digits}, groups...), ",")
}
