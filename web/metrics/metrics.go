package metrics

import (
	"cmp"
	"net/http"
	"runtime"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"github.com/careers-index/careers/web"
)

// Generation is what is served at the time of a scrape.
type Generation struct {
	ID    string
	Pages int
	Since time.Time // when it came to this machine; zero if that is unknown
}

// Metrics are the counts of one server. Its methods may be called by many
// goroutines.
type Metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	duration *prometheus.HistogramVec
	sent     prometheus.Counter
	wait     prometheus.Histogram
	refused  prometheus.Counter
	cache    *prometheus.CounterVec
	reloads  *prometheus.CounterVec
	scrubs   *prometheus.CounterVec
	damaged  prometheus.Counter
}

// seconds are bounds of histograms: a kept answer takes less than the first, and
// no answer longer than the last.
var seconds = []float64{.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 15}

// New returns counts of nothing yet. Current is asked at each scrape.
func New(version string, current func() Generation) *Metrics {
	counter := func(name, help string) prometheus.CounterOpts {
		return prometheus.CounterOpts{Namespace: "careers", Name: name, Help: help}
	}
	histogram := func(name, help string) prometheus.HistogramOpts {
		return prometheus.HistogramOpts{Namespace: "careers", Name: name, Help: help, Buckets: seconds}
	}
	m := &Metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(counter("http_requests_total", "Answers, by route and status."), []string{"route", "status"}),
		duration: prometheus.NewHistogramVec(histogram("http_request_duration_seconds", "Time from a request to the end of its answer, by route."), []string{"route"}),
		sent:     prometheus.NewCounter(counter("http_response_bytes_total", "Bytes of the bodies of answers, as sent.")),
		wait:     prometheus.NewHistogram(histogram("gate_wait_seconds", "Waits for a turn to search.")),
		refused:  prometheus.NewCounter(counter("gate_refused_total", "Requests refused because too many waited.")),
		cache:    prometheus.NewCounterVec(counter("cache_requests_total", "Answers that are kept, by whether they were."), []string{"result"}),
		reloads:  prometheus.NewCounterVec(counter("reloads_total", "New generations, by whether they were served."), []string{"result"}),
		scrubs:   prometheus.NewCounterVec(counter("scrubs_total", "Checks of the files that are served, by what was found."), []string{"result"}),
		damaged:  prometheus.NewCounter(counter("damaged_total", "Generations found damaged while they were served.")),
	}
	build := prometheus.NewGaugeVec(prometheus.GaugeOpts{Namespace: "careers", Name: "build_info", Help: "The program."}, []string{"version", "goversion"})
	build.WithLabelValues(version, runtime.Version()).Set(1)
	m.registry.MustRegister(m.requests, m.duration, m.sent, m.wait, m.refused, m.cache, m.reloads, m.scrubs, m.damaged, build,
		generation(current), collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	// What has not happened yet is 0 and not missing: rates and alerts need both.
	for vec, results := range map[*prometheus.CounterVec][]string{
		m.cache: {"hit", "miss"}, m.reloads: {"served", "refused"}, m.scrubs: {"sound", "damaged"},
	} {
		for _, result := range results {
			vec.WithLabelValues(result)
		}
	}
	return m
}

// Observe counts an answer; it is for web.Options.Observe.
func (m *Metrics) Observe(o web.Observation) {
	route, status := cmp.Or(o.Route, "none"), "dropped"
	if o.Status != 0 {
		status = strconv.Itoa(o.Status)
	}
	m.requests.WithLabelValues(route, status).Inc()
	m.duration.WithLabelValues(route).Observe(o.Duration.Seconds())
	m.sent.Add(float64(o.Bytes))
	if o.Waited > 0 {
		m.wait.Observe(o.Waited.Seconds())
	}
	if o.Refused {
		m.refused.Inc()
	}
	if o.Cache != "" {
		m.cache.WithLabelValues(o.Cache).Inc()
	}
}

// Reloaded counts a new generation: served, or refused with an error.
func (m *Metrics) Reloaded(err error) {
	m.reloads.WithLabelValues(result(err, "served", "refused")).Inc()
}

// Scrubbed counts a check of the files that are served: they are sound, or damaged
// with an error.
func (m *Metrics) Scrubbed(err error) {
	m.scrubs.WithLabelValues(result(err, "sound", "damaged")).Inc()
}

func result(err error, good, bad string) string {
	if err != nil {
		return bad
	}
	return good
}

// Damaged counts a generation that was found damaged while it was served.
func (m *Metrics) Damaged() { m.damaged.Inc() }

// Handler answers /metrics.
func (m *Metrics) Handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}

// generation collects what is known of the generation that is served.
type generation func() Generation

var (
	infoDesc  = prometheus.NewDesc("careers_generation_info", "The generation that is served.", []string{"generation"}, nil)
	pagesDesc = prometheus.NewDesc("careers_generation_pages", "Pages of the generation that is served.", nil, nil)
	ageDesc   = prometheus.NewDesc("careers_generation_age_seconds", "Time since the generation that is served came to this machine.", nil, nil)
)

// Describe implements prometheus.Collector.
func (generation) Describe(descs chan<- *prometheus.Desc) {
	descs <- infoDesc
	descs <- pagesDesc
	descs <- ageDesc
}

// Collect implements prometheus.Collector.
func (current generation) Collect(metrics chan<- prometheus.Metric) {
	g := current()
	gauge := func(d *prometheus.Desc, value float64, labels ...string) {
		metrics <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, value, labels...)
	}
	gauge(infoDesc, 1, g.ID)
	gauge(pagesDesc, float64(g.Pages))
	if !g.Since.IsZero() {
		gauge(ageDesc, time.Since(g.Since).Seconds())
	}
}
