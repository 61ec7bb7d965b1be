package search

import "errors"

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
