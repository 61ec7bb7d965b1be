package progress

import (
	"strings"
	"testing"
	"time"
)

func TestProgressHasCountRateAndTimeLeft(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		terminal bool
		want     string
	}{
		{false, "careers: reading: 22,000 of 23,497 pages, 2,000 a second, 1 s left\n"},
		{true, "\rcareers: reading: 2,000 of 23,497 pages, 2,000 a second, 11 s left\x1b[K" +
			"\rcareers: reading: 22,000 of 23,497 pages, 2,000 a second, 1 s left\x1b[K\r\x1b[K"},
	} {
		var out strings.Builder
		clock := time.Unix(0, 0)
		m := &Meter{w: &out, terminal: tt.terminal, now: func() time.Time { return clock }}
		m.Begin("reading", 23_497)
		clock = clock.Add(time.Second)
		m.Add(2_000)
		m.Add(0) // told already
		clock = clock.Add(10 * time.Second)
		m.Add(20_000)
		m.End()
		if out.String() != tt.want {
			t.Errorf("terminal %v: %q, want %q", tt.terminal, out.String(), tt.want)
		}
	}
}

func TestAShortBuildSaysNothing(t *testing.T) {
	t.Parallel()
	var out strings.Builder
	m := New(&out, false)
	m.Begin("reading", 3)
	m.Add(3)
	m.End()
	if out.Len() > 0 {
		t.Errorf("it says %q", out.String())
	}
}
