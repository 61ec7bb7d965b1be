package web

import (
	"cmp"
	"context"
	"net"
	"net/http"
	"time"

	"github.com/careers-index/careers/web/gate"
)

// Observation is what there is to know about one answer once it is made, and written but
// for its last bytes.
// Options.Observe gets it.
type Observation struct {
	// Route is the pattern of the route, as in the package comment. It is ""
	// where there is none: for "OPTIONS *", and for what is not HTTP.
	Route  string
	Method string // "" for what is not HTTP
	// Status is 0 when the connection was dropped before there was an answer.
	Status   int
	Bytes    int64 // of the body, as sent
	Duration time.Duration
	Waited   time.Duration // of Duration, for its turn
	Cache    string        // "hit", "miss", or "" for an answer that is never kept
	Refused  bool          // because too many others waited

	// Path and Query are the address, the path unescaped. They are what people
	// look for: who logs them decides for how long.
	Path, Query string
	// Remote is who asked: the IP address of the connection, or the one that a proxy
	// of Options.Proxies names. Of an IPv6 address it is the network.
	Remote string
}

// observationKey finds the observation in the context of a request.
type observationKey struct{}

// observation is where the parts of the server write down what they know about
// the answer to a request. Nobody reads it when nobody observes.
func observation(ctx context.Context) *Observation {
	if o, ok := ctx.Value(observationKey{}).(*Observation); ok {
		return o
	}
	return new(Observation)
}

// observed makes next tell Options.Observe about each answer.
func (s *server) observed(next http.Handler) http.Handler {
	if s.options.Observe == nil {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begun := time.Now()
		o := &Observation{Method: r.Method, Path: r.URL.Path, Query: r.URL.RawQuery, Remote: gate.Client(r, s.options.Proxies)}
		defer func() { // a dropped connection is a panic
			o.Duration = time.Since(begun)
			if r.Method == http.MethodHead {
				o.Bytes = 0 // what a handler writes is not sent
			}
			s.options.Observe(*o)
		}()
		next.ServeHTTP(&observedWriter{w, o}, r.WithContext(context.WithValue(r.Context(), observationKey{}, o)))
		o.Status = cmp.Or(o.Status, http.StatusOK) // what net/http sends for a handler that writes nothing
	})
}

// host is an address without its port.
func host(address string) string {
	if h, _, err := net.SplitHostPort(address); err == nil {
		return h
	}
	return address
}

// observedWriter writes down the status and the size of an answer.
type observedWriter struct {
	http.ResponseWriter
	o *Observation
}

// Unwrap is for http.ResponseController.
func (w *observedWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

func (w *observedWriter) WriteHeader(status int) {
	if status >= http.StatusOK { // below, the answer is still to come
		w.o.Status = cmp.Or(w.o.Status, status)
	}
	w.ResponseWriter.WriteHeader(status)
}

// lastBytes of what is written stay in the buffer of net/http, which has room for 2,048,
// until the handler has returned.
const lastBytes = 512

// Write writes the last bytes by themselves: nobody has the whole answer before it is
// observed.
func (w *observedWriter) Write(p []byte) (n int, err error) {
	w.o.Status = cmp.Or(w.o.Status, http.StatusOK)
	first := max(0, len(p)-lastBytes)
	if first > 0 {
		n, err = w.write(p[:first])
	}
	if err == nil {
		var last int
		last, err = w.write(p[first:])
		n += last
	}
	return n, err
}

func (w *observedWriter) write(p []byte) (int, error) {
	n, err := w.ResponseWriter.Write(p)
	w.o.Bytes += int64(n)
	return n, err
}
