package operate

import (
	"fmt"
	"io"
	"log/slog"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"github.com/careers-index/careers/web"
	"github.com/careers-index/careers/web/metrics"
	"github.com/careers-index/careers/web/serving"
)

// Flags are the flags of serve that are for operators.
type Flags struct {
	logs
	admin string // address for operators; "" for none
	hsts  lifetime
}

// Register adds the flags to those of a command.
func (o *Flags) Register(f *pflag.FlagSet) {
	f.StringVar(&o.admin, "admin", "", "serve metrics (/metrics), profiles (/debug/pprof/) and /healthz on `HOST:PORT`, for operators")
	f.Var(&o.hsts, "hsts", "tell browsers to use HTTPS alone for `TIME`, or a year without a value: for sites with TLS in front (default off)")
	f.Lookup("hsts").NoOptDefVal = "8760h"
	o.logs.register(f)
}

// Check finds values that cannot be meant. An error is one of usage.
func (o *Flags) Check() error {
	if err := serving.CheckAddress("--admin", o.admin); o.admin != "" && err != nil {
		return err
	}
	return o.logs.check()
}

// HSTS is for how long browsers remember to use HTTPS alone; 0 is no promise.
func (o *Flags) HSTS() time.Duration { return time.Duration(o.hsts) }

// Start opens the log of answers and the address for operators. observe is what the
// server tells of its answers, nil for nothing. stop closes both.
func (o *Flags) Start(m *metrics.Metrics, stdout, stderr io.Writer) (observe func(web.Observation), stop func(), err error) {
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

// Logger logs events.
func (o *Flags) Logger(stderr io.Writer) *slog.Logger { return slog.New(o.handler(stderr)) }

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
