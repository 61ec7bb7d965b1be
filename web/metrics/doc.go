// Package metrics counts what a server does, for Prometheus.
//
// In: what package web observes, and what the program tells: reloads, and checks of
// the files that are served. Out: an http.Handler for /metrics. It is for operators;
// the public address never has it.
//
//	m := metrics.New(version, current)
//	handler, err := web.New(source, web.Options{Observe: m.Observe})
//	admin.Handle("GET /metrics", m.Handler())
//
// # What is counted
//
//	careers_http_requests_total{route,status}        answers
//	careers_http_request_duration_seconds{route}     histogram of how long they took
//	careers_http_response_bytes_total                bytes of their bodies, as sent
//	careers_gate_wait_seconds                        histogram of waits for a turn to search
//	careers_gate_refused_total                       requests refused because too many waited
//	careers_cache_requests_total{result}             hit or miss, of answers that are kept
//	careers_generation_info{generation}              1, for the generation that is served
//	careers_generation_pages                         its pages
//	careers_generation_age_seconds                   since it came to this machine
//	careers_reloads_total{result}                    served or refused
//	careers_scrubs_total{result}                     sound or damaged: checks of the served files
//	careers_damaged_total                            generations found damaged while they were served
//	careers_build_info{version,goversion}            1
//
// and the collectors of client_golang for the process (process_) and Go (go_).
//
// A route is the pattern of a route of package web, so there are few; it is "none" for
// what is not HTTP. The status is "dropped" where the connection ended before there was
// an answer. No label holds an address, a query or a client: they have no end.
//
// Each Metrics has a registry of its own.
package metrics
