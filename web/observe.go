package web

import (
	"context"
	"time"
)

// Observation is what is known of one answer once it is sent.
type Observation struct {
	Route    string // its pattern
	Method   string
	Status   int
	Bytes    int64
	Duration time.Duration
	Waited   time.Duration // in the gate
	Cache    string        // "hit", "miss", or "" where nothing is kept
	Refused  bool          // by the gate
}

// observationKey finds the observation in the context of a request.
type observationKey struct{}

// observation is where the parts of the server write down what they know about
// the answer to a request.
func observation(ctx context.Context) *Observation {
	if o, ok := ctx.Value(observationKey{}).(*Observation); ok {
		return o
	}
	return new(Observation)
}
