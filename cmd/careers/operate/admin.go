package operate

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/pprof"
	"time"

	"github.com/careers-index/careers/web/metrics"
	"github.com/careers-index/careers/web/serving"
)

// serveAdmin answers operators at an address of its own until stop is called:
// metrics, profiles, and whether the process lives. None of it is for visitors.
func serveAdmin(addr string, m *metrics.Metrics, stderr io.Writer) (stop func(), err error) {
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("%w; --admin HOST:PORT chooses another address, and port 0 any free one", err)
	}
	srv := &http.Server{
		Handler:           adminRoutes(m),
		ReadHeaderTimeout: 3 * time.Second,
		ReadTimeout:       5 * time.Second, // answers may take long: a profile is made while the client waits
		IdleTimeout:       time.Minute,
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = srv.Serve(l) // ends when it is closed
	}()
	fmt.Fprintf(stderr, "admin on http://%s\n", serving.Address(l))
	return func() {
		_ = srv.Close() // operators ask again
		<-done
	}, nil
}

func adminRoutes(m *metrics.Metrics) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", m.Handler())
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "ok") })
	mux.HandleFunc("/debug/pprof/", pprof.Index)
	mux.HandleFunc("/debug/pprof/cmdline", pprof.Cmdline)
	mux.HandleFunc("/debug/pprof/profile", pprof.Profile)
	mux.HandleFunc("/debug/pprof/symbol", pprof.Symbol)
	mux.HandleFunc("/debug/pprof/trace", pprof.Trace)
	return mux
}
