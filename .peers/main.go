// Command peers measures our engine beside tantivy, Lucene, SQLite FTS5 and bleve, at the
// same work on the same documents, and prints one table. README.md says what is measured
// and how; "make peers" runs it.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/careers-index/careers/.peers/corpus"
)

func main() {
	if len(os.Args) > 1 && os.Args[1] == measured {
		os.Exit(runMeasured(os.Args[2:]))
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	o, err := readOptions(os.Getenv)
	if err == nil {
		err = run(ctx, o, os.Stdout, os.Stderr)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "peers:", err)
		os.Exit(1)
	}
}

// options are the variables of the environment.
type options struct {
	content string   // PEERS_CONTENT: the content root
	queries string   // PEERS_QUERIES: a file of queries, one a line; "" derives them
	sizes   []int    // PEERS_SIZES
	engines []string // PEERS_ENGINES: names; empty for all that can be built
	rounds  int      // PEERS_ROUNDS
	work    string   // PEERS_WORK: a folder to keep everything in; "" for a temporary one
	bin     string   // PEERS_BIN: where programs are compiled to, and careers is

	warmUpTime time.Duration // of each engine, at most
	httpTime   time.Duration // of each turn of a server
}

func readOptions(env func(string) string) (options, error) {
	value := func(name, without string) string {
		if v := env(name); v != "" {
			return v
		}
		return without
	}
	o := options{
		content: value("PEERS_CONTENT", filepath.Join("content", "site")), queries: env("PEERS_QUERIES"),
		work: env("PEERS_WORK"), bin: value("PEERS_BIN", "bin"), warmUpTime: 20 * time.Second, httpTime: 4 * time.Second,
	}
	for _, s := range strings.Split(value("PEERS_SIZES", "1000,26000,100000"), ",") {
		n, err := strconv.Atoi(strings.TrimSpace(s))
		if err != nil || n < 20 {
			return o, fmt.Errorf("PEERS_SIZES: %q is not a number of pages; write such as 1000,26000, each 20 or more", s)
		}
		o.sizes = append(o.sizes, n)
	}
	var err error
	if o.rounds, err = strconv.Atoi(value("PEERS_ROUNDS", "9")); err != nil || o.rounds < 1 {
		return o, fmt.Errorf("PEERS_ROUNDS: %q is not a number of rounds; write such as 9", env("PEERS_ROUNDS"))
	}
	if names := env("PEERS_ENGINES"); names != "" {
		o.engines = strings.Split(names, ",")
	}
	return o, nil
}

func run(ctx context.Context, o options, out, progress io.Writer) error {
	root, err := os.OpenRoot(o.content)
	if err != nil {
		return fmt.Errorf("PEERS_CONTENT: %w", err)
	}
	defer root.Close()
	content, err := corpus.ReadContent(root.FS())
	if err != nil {
		return fmt.Errorf("PEERS_CONTENT: %s: %w", o.content, err)
	}
	lines, err := readLines(o.queries)
	if err != nil {
		return fmt.Errorf("PEERS_QUERIES: %w", err)
	}
	engines, err := prepare(ctx, o, progress)
	if err != nil {
		return err
	}
	work := o.work
	if work == "" {
		if work, err = os.MkdirTemp("", "peers-"); err != nil {
			return err
		}
		defer os.RemoveAll(work)
	}
	var failed error
	for _, n := range o.sizes {
		dir := filepath.Join(work, strconv.Itoa(n))
		b := &bench{options: o, engines: engines, dir: dir, out: out, progress: progress}
		if err := b.size(ctx, content, lines, n); err != nil {
			failed = errors.Join(failed, fmt.Errorf("%d pages: %w", n, err))
		}
		if o.work == "" {
			_ = os.RemoveAll(dir) // the next size needs the room
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
	return failed
}

// readLines reads a file of queries; "" is none.
func readLines(file string) ([]string, error) {
	if file == "" {
		return nil, nil
	}
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var lines []string
	for line := range strings.Lines(string(b)) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	if len(lines) == 0 {
		return nil, fmt.Errorf("%s: there are no queries; write one a line", file)
	}
	return lines, nil
}
