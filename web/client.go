package web

import (
	"fmt"
	"math"
	"net/http"
	"net/netip"
	"strconv"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// clientOf names who sent a request, for sharing out what the server can do: the
// remote address, and where that is one of the proxies, the last address in
// X-Forwarded-For that is none. An IPv6 client has a whole network of addresses.
func clientOf(r *http.Request, proxies []netip.Prefix) string {
	addrPort, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	addr := addrPort.Addr().Unmap()
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for i := len(hops) - 1; i >= 0 && within(addr, proxies); i-- {
		hop, err := netip.ParseAddr(strings.TrimSpace(hops[i]))
		if err != nil {
			break // the proxy itself is all that is known
		}
		addr = hop.Unmap()
	}
	if addr.Is6() {
		if network, err := addr.WithZone("").Prefix(64); err == nil {
			return network.String()
		}
	}
	return addr.String()
}

func within(addr netip.Addr, networks []netip.Prefix) bool {
	for _, n := range networks {
		if n.Contains(addr) {
			return true
		}
	}
	return false
}

// maxClients bounds the clients whose requests are counted. One that is forgotten
// may make a burst again.
const maxClients = 10_000

// limiter allows each client some requests a second.
type limiter struct {
	limit rate.Limit
	burst int

	mu          sync.Mutex
	recent, old map[string]*rate.Limiter // each at most half of maxClients
}

func newLimiter(limit float64, burst int) *limiter {
	if burst == 0 {
		burst = max(10, int(math.Ceil(4*limit))) // a page with what it loads, and a few more
	}
	return &limiter{limit: rate.Limit(limit), burst: burst, recent: map[string]*rate.Limiter{}}
}

// allow reports whether a client may ask now.
func (l *limiter) allow(client string, now time.Time) bool {
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

// tooMany is the answer to a client over its limit.
func (l *limiter) tooMany() *statusError {
	return &statusError{http.StatusTooManyRequests,
		fmt.Sprintf("More than %s requests a second came from this address. Try again in a moment.", strconv.FormatFloat(float64(l.limit), 'g', -1, 64))}
}

// retryAfter is when the next request is allowed, in seconds.
func (l *limiter) retryAfter() string {
	return strconv.Itoa(max(1, int(math.Ceil(1/float64(l.limit)))))
}
