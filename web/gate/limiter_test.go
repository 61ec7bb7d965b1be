package gate

import (
	"fmt"
	"testing"
	"time"
)

func TestLimitIsForEachClient(t *testing.T) {
	t.Parallel()
	l := NewLimiter(2, 3)
	now := time.Now()
	for i, want := range []bool{true, true, true, false} {
		if got := l.Allow("a", now); got != want {
			t.Errorf("request %d at once: %v", i, got)
		}
	}
	if !l.Allow("b", now) || !l.Allow("a", now.Add(time.Second/2)) || l.Allow("a", now.Add(time.Second/2)) {
		t.Error("clients share a limit, or it does not come back")
	}
	if n := l.RetryAfter(); n != 1 {
		t.Errorf("the next is allowed in %d seconds", n)
	}
	for i := range 3 * maxClients {
		l.Allow(fmt.Sprint(i), now)
	}
	if n := len(l.recent) + len(l.old); n > maxClients {
		t.Errorf("%d clients are remembered", n)
	}
}

func TestBurstIsAPageWithWhatItLoads(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		limit       float64
		burst, want int
		retryAfter  int
	}{{0.25, 0, 10, 4}, {2, 0, 10, 1}, {2.6, 0, 11, 1}, {100, 0, 400, 1}, {100, 7, 7, 1}} {
		l := NewLimiter(c.limit, c.burst)
		now, n := time.Now(), 0
		for l.Allow("a", now) {
			n++
		}
		if n != c.want || l.RetryAfter() != c.retryAfter {
			t.Errorf("of %g a second %d at once, and the next in %d seconds; want %+v", c.limit, n, l.RetryAfter(), c)
		}
	}
}
