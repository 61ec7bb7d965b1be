package main

import (
	"fmt"
	"io"
	"strings"
	"sync"
	"time"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/visible"
)

// How often progress is told: a line of a terminal is replaced, elsewhere lines are added.
const (
	terminalInterval = 100 * time.Millisecond
	lineInterval     = 10 * time.Second
)

// progress tells how far a build is: how many pages it has read or written, how many a
// second, and how long the rest takes. A short build says nothing. It is safe for concurrent use.
type progress struct {
	w        io.Writer
	terminal bool
	now      func() time.Time

	mu             sync.Mutex
	step           string
	done, total    int
	started, told  time.Time
	lineIsOccupied bool
}

// newProgress tells w, which is usually standard error.
func newProgress(w io.Writer) *progress {
	p := &progress{w: w, now: time.Now}
	if safe, ok := w.(*visible.Writer); ok && colourful(safe.Unwrap()) {
		p.w, p.terminal = safe.Unwrap(), true
	}
	return p
}

// begin begins a step of so many pages.
func (p *progress) begin(step string, total int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.clear()
	p.step, p.done, p.total, p.started = step, 0, total, p.now()
	p.told = p.started
}

// add says that so many pages more are done.
func (p *progress) add(pages int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done += pages
	interval := lineInterval
	if p.terminal {
		interval = terminalInterval
	}
	if now := p.now(); now.Sub(p.told) >= interval {
		p.told = now
		p.tell(now.Sub(p.started))
	}
}

// end ends the last step: what is written next is on a line of its own.
func (p *progress) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.clear()
}

func (p *progress) tell(elapsed time.Duration) {
	rate := float64(p.done) / elapsed.Seconds()
	line := fmt.Sprintf("careers: %s: %s of %s pages, %s a second", p.step, thousands(p.done), thousands(p.total), thousands(int(rate)))
	if left := p.total - p.done; left > 0 && rate > 0 {
		line += fmt.Sprintf(", %.0f s left", float64(left)/rate)
	}
	if !p.terminal {
		fmt.Fprintln(p.w, line)
		return
	}
	fmt.Fprintf(p.w, "\r%s\x1b[K", line)
	p.lineIsOccupied = true
}

// clear empties the line of a terminal.
func (p *progress) clear() {
	if p.lineIsOccupied {
		fmt.Fprint(p.w, "\r\x1b[K")
		p.lineIsOccupied = false
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

// countedKeeper counts the pages that are read.
type countedKeeper struct {
	content.Keeper
	progress *progress
}

// Kept implements content.Keeper. Each page is asked for once.
func (k countedKeeper) Kept(file string) ([]byte, content.Text) {
	defer k.progress.add(1)
	return k.Keeper.Kept(file)
}
