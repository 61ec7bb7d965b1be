package search

import (
	"errors"
	"fmt"
	"sync"
)

// ErrDamaged is the answer of an engine whose data has changed since it was verified, or
// cannot be read any more. Such an engine answers nothing else; a Follower replaces it
// within seconds.
var ErrDamaged = errors.New("the index was damaged while it was in use")

// Watched is an engine that notices damage of its data.
type Watched interface {
	// Damaged is closed when there is damage.
	Damaged() <-chan struct{}
	// Damage is what is wrong: an error that wraps ErrDamaged, or nil.
	Damage() error
}

// Damage of an engine's data: an error that wraps ErrDamaged, or nil if there is none or
// the engine cannot tell.
func Damage(e Engine) error {
	if w, ok := e.(Watched); ok {
		return w.Damage()
	}
	return nil
}

// Fault is what an engine knows of damage of its data: an engine that embeds a pointer to
// one is [Watched].
type Fault struct {
	once  sync.Once
	found chan struct{} // closed when err is set
	err   error
}

// NewFault knows of no damage.
func NewFault() *Fault { return &Fault{found: make(chan struct{})} }

// Report notes the first damage, and returns what callers are told of it.
func (f *Fault) Report(err error) error {
	f.once.Do(func() {
		f.err = fmt.Errorf("%w: %w", ErrDamaged, err)
		close(f.found)
	})
	return f.err
}

// Damaged implements Watched.
func (f *Fault) Damaged() <-chan struct{} { return f.found }

// Damage implements Watched.
func (f *Fault) Damage() error {
	select {
	case <-f.found:
		return f.err
	default:
		return nil
	}
}
