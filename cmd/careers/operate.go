package main

// What operators see of a running server and ask of it: logs, metrics, and the
// promise of HTTPS. The flags are registered, checked and used here.

import (
	"fmt"
	"io"
	"log/slog"
	"net"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"github.com/careers-index/careers/web"
	"github.com/careers-index/careers/web/metrics"
)

// operations are the flags of serve that are for operators.
type operations struct {
	logs
	admin string // address for operators; "" for none
	hsts  lifetime
}

func (o *operations) register(f *pflag.FlagSet) {
	f.StringVar(&o.admin, "admin", "", "serve metrics (/metrics), profiles (/debug/pprof/) and /healthz on `HOST:PORT`, for operators")
	f.Var(&o.hsts, "hsts", "tell browsers to use HTTPS alone for `TIME`, or a year without a value: for sites with TLS in front (default off)")
	f.Lookup("hsts").NoOptDefVal = "8760h"
	o.logs.register(f)
}

func (o *operations) check() error {
	if err := checkAddress("admin", o.admin); o.admin != "" && err != nil {
		return err
	}
	return o.logs.check()
}

// checkAddress finds an address to listen on that cannot be one.
func checkAddress(flag, addr string) error {
	if _, err := net.ResolveTCPAddr("tcp", addr); err != nil {
		return usagef("--%s is HOST:PORT, such as 127.0.0.1:8080 or :8080, not %q: %w", flag, addr, err)
	}
	return nil
}

// start opens the log of answers and the address for operators. Observe is what the
// server tells of its answers, nil for nothing.
func (o *operations) start(m *metrics.Metrics, stdout, stderr io.Writer) (observe func(web.Observation), stop func(), err error) {
	log, closeLog, err := o.openAnswers(stdout, stderr)
	if err != nil {
		return nil, nil, err
	}
	if o.admin == "" {
		return log, closeLog, nil
	}
	closeAdmin, err := serveAdmin(o.admin, m, stderr)
	if err != nil {
		closeLog()
		return nil, nil, err
	}
	observe = m.Observe
	if log != nil {
		observe = func(one web.Observation) {
			m.Observe(one)
			log(one)
		}
	}
	return observe, func() { closeAdmin(); closeLog() }, nil
}

// logger logs events.
func (o *operations) logger(stderr io.Writer) *slog.Logger { return slog.New(o.handler(stderr)) }

// year is for how long browsers remember to use HTTPS unless somebody says for how
// long: what OWASP recommends.
const year = 365 * 24 * time.Hour

// lifetime is a flag: a time, or true for a year, or false for none.
type lifetime time.Duration

// Set implements pflag.Value.
func (l *lifetime) Set(s string) error {
	if on, err := strconv.ParseBool(s); err == nil {
		if *l = 0; on {
			*l = lifetime(year)
		}
		return nil
	}
	d, err := time.ParseDuration(s)
	if err == nil && d < time.Second {
		err = fmt.Errorf("it is shorter than a second; leave it out for no promise")
	}
	*l = lifetime(d)
	return err
}

// String implements pflag.Value.
func (l *lifetime) String() string {
	if *l == 0 {
		return ""
	}
	return strings.TrimSuffix(time.Duration(*l).String(), "0m0s")
}

// Type implements pflag.Value.
func (l *lifetime) Type() string { return "time" }
