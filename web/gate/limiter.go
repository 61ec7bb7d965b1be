package gate

import (
	"math"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// maxClients bounds the clients whose requests are counted. One that is forgotten
// may make a burst again.
const maxClients = 10_000

// Limiter allows each client some requests a second.
type Limiter struct {
	limit rate.Limit
	burst int

	mu          sync.Mutex
	recent, old map[string]*rate.Limiter // each at most half of maxClients
}

// NewLimiter allows limit requests a second, and burst of them at once; 0 is four seconds
// of them, and 10 at least.
func NewLimiter(limit float64, burst int) *Limiter {
	if burst == 0 {
		burst = max(10, int(math.Ceil(4*limit))) // a page with what it loads, and a few more
	}
	return &Limiter{limit: rate.Limit(limit), burst: burst, recent: map[string]*rate.Limiter{}}
}

// Allow reports whether a client may ask now.
func (l *Limiter) Allow(client string, now time.Time) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	c, ok := l.recent[client]
	if !ok {
		if c, ok = l.old[client]; !ok {
			c = rate.NewLimiter(l.limit, l.burst)
		}
		if len(l.recent) >= maxClients/2 {
			l.recent, l.old = map[string]*rate.Limiter{}, l.recent
		}
		l.recent[client] = c
	}
	return c.AllowN(now, 1)
}

// RetryAfter is when the next request is allowed, in seconds.
func (l *Limiter) RetryAfter() int { return max(1, int(math.Ceil(1/float64(l.limit)))) }
