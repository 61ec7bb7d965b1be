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
	for i := range 3 * maxClients {
		l.Allow(fmt.Sprint(i), now)
	}
	if n := len(l.recent) + len(l.old); n > maxClients {
		t.Errorf("%d clients are remembered", n)
	}
}
