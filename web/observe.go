package web

import "time"

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
