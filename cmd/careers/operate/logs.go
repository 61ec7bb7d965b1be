package operate

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"math"
	"os"
	"time"

	"github.com/spf13/pflag"

	"github.com/careers-index/careers/content/visible"
	"github.com/careers-index/careers/web"
)

// logs are what a server writes down: events on standard error, and answers where
// they are asked for.
type logs struct {
	format  string // text or json
	answers string // "" for nowhere, "stderr", "-" for standard output, or a file
	query   bool   // with the query strings of answers
}

func (l *logs) register(f *pflag.FlagSet) {
	f.StringVar(&l.format, "log-format", "text", "`FORMAT` of logs: text or json")
	f.StringVar(&l.answers, "access-log", "", "log each answer to `FILE`, to standard output (-), or to standard error (without a value)")
	f.Lookup("access-log").NoOptDefVal = onStderr
	f.BoolVar(&l.query, "access-log-query", false, "log query strings, too: what people search for")
}

// onStderr is the value of --access-log for standard error.
const onStderr = "stderr"

func (l *logs) check() error {
	if l.format != "text" && l.format != "json" {
		return fmt.Errorf("--log-format is text or json, not %q", l.format)
	}
	if l.query && l.answers == "" {
		return fmt.Errorf("--access-log-query needs --access-log")
	}
	return nil
}

// handler writes lines of the format to w.
func (l *logs) handler(w io.Writer) slog.Handler {
	if l.format == "json" {
		return slog.NewJSONHandler(w, nil)
	}
	return slog.NewTextHandler(w, nil)
}

// openAnswers returns what logs an answer, and closes the log; nil for no log.
func (l *logs) openAnswers(stdout, stderr io.Writer) (observe func(web.Observation), done func(), err error) {
	done = func() {}
	var w io.Writer
	switch l.answers {
	case "":
		return nil, done, nil
	case onStderr:
		w = stderr
	case "-":
		w = stdout
	default:
		f, err := os.OpenFile(l.answers, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o640)
		if err != nil {
			return nil, done, fmt.Errorf("--access-log: %w", err)
		}
		w, done = visible.NewWriter(f), func() { _ = f.Close() } // each line was written whole
	}
	log := slog.New(l.handler(w))
	return func(o web.Observation) { log.LogAttrs(context.Background(), slog.LevelInfo, "answered", l.attrs(o)...) }, done, nil
}

// attrs are the members of a line.
//
// What people search for can say who they are, more than which page they read, so
// queries are left out unless they are asked for.
func (l *logs) attrs(o web.Observation) []slog.Attr {
	attrs := []slog.Attr{
		slog.String("method", shortened(o.Method)), slog.String("path", shortened(o.Path)), slog.Int("status", o.Status), slog.Int64("bytes", o.Bytes),
		slog.Float64("duration_ms", milliseconds(o.Duration)), slog.String("route", o.Route), slog.String("remote", o.Remote),
	}
	if l.query {
		attrs = append(attrs, slog.String("query", shortened(o.Query)))
	}
	return attrs
}

func milliseconds(d time.Duration) float64 { return math.Round(d.Seconds()*1e6) / 1e3 }

// longest is how much of an address is logged: they can have 16 kB, and anybody
// can send them.
const longest = 1024

func shortened(s string) string {
	if len(s) <= longest {
		return s
	}
	return s[:longest] + "…"
}
