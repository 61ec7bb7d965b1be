package main

// What is measured at one size.

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/careers-index/careers/.peers/corpus"
	"github.com/careers-index/careers/.peers/peer"
)

// bench measures all engines at one size.
type bench struct {
	options
	engines       []engine
	dir           string
	out, progress io.Writer

	pages, textBytes int
	groups           []corpus.Group
	processes        []*process
}

func (b *bench) say(format string, args ...any) {
	fmt.Fprintf(b.progress, "peers: "+format+"\n", args...)
}

func (b *bench) documents() string             { return filepath.Join(b.dir, "documents.jsonl") }
func (b *bench) content() string               { return filepath.Join(b.dir, "content") }
func (b *bench) index(e engine) string         { return filepath.Join(b.dir, e.name) }
func (b *bench) queries() (all []peer.Request) { return requests(b.groups) }

func requests(groups []corpus.Group) (all []peer.Request) {
	for _, g := range groups {
		all = append(all, g.Queries...)
	}
	return all
}

// size measures everything at n pages and prints its tables.
func (b *bench) size(ctx context.Context, content *corpus.Content, lines []string, n int) error {
	b.say("%d pages: content", n)
	if err := os.RemoveAll(b.dir); err != nil {
		return err
	}
	if err := content.Write(b.content(), n); err != nil {
		return err
	}
	upkeep, statistics, err := b.buildAll(ctx)
	if err != nil {
		return err
	}
	derived := len(lines) == 0
	if derived {
		lines = corpus.Lines(statistics)
	}
	b.groups = corpus.Queries(lines, statistics)
	fmt.Fprintf(b.out, "\n== %d pages, %d of them recombined; %.0f MB of text; %d lines of queries%s\n", b.pages, max(0, n-content.Len()),
		float64(b.textBytes)/1e6, len(lines), map[bool]string{true: ", derived: " + strings.Join(lines, "; ")}[derived])
	expected, err := corpus.Expect(b.documents(), b.queries(), statistics)
	if err != nil {
		return err
	}
	defer b.stop()
	if err := b.startAll(upkeep); err != nil {
		return err
	}
	b.say("%d pages: comparing results", n)
	if err := b.check(expected); err != nil {
		return err
	}
	b.say("%d pages: answers, %d rounds", n, b.rounds)
	rows, err := b.answers(ctx)
	if err != nil {
		return err
	}
	printAnswers(b.out, rows)
	b.say("%d pages: changes", n)
	err = b.changes(ctx, upkeep)
	printUpkeep(b.out, upkeep, b.textBytes)
	if err != nil {
		return err
	}
	b.stop()
	b.say("%d pages: HTTP", n)
	return b.http(ctx)
}

// buildAll builds every index: ours first, because the documents come from it.
func (b *bench) buildAll(ctx context.Context) (upkeep []*upkeepRow, s *corpus.Statistics, err error) {
	for _, e := range b.engines {
		b.say("building %s", e.name)
		u, err := measure(ctx, e.build(b.documents(), b.index(e)))
		if err != nil {
			return nil, nil, err
		}
		row := &upkeepRow{engine: e.name, build: u}
		if row.size, err = folderSize(b.index(e)); err != nil {
			return nil, nil, err
		}
		upkeep = append(upkeep, row)
		if e.name != ours {
			continue
		}
		if b.pages, b.textBytes, err = corpus.Export(b.index(e), b.documents()); err != nil {
			return nil, nil, err
		}
	}
	s, err = corpus.Count(b.documents())
	return upkeep, s, err
}

// starts is how often each engine is started; the median of its first answers counts.
const starts = 3

func (b *bench) startAll(upkeep []*upkeepRow) error {
	first := b.queries()[0]
	for i, e := range b.engines {
		var times []time.Duration
		for n := range starts {
			p, err := start(e, b.index(e), first)
			if err != nil {
				return err
			}
			times = append(times, p.first)
			if n < starts-1 {
				p.stop()
			} else {
				b.processes = append(b.processes, p)
			}
		}
		upkeep[i].first = median(times)
	}
	return nil
}

func (b *bench) stop() {
	for _, p := range b.processes {
		p.stop()
	}
	b.processes = nil
}

// supports says whether an engine has such queries at all.
func supports(engine string, r peer.Request) bool { return engine != "fts5" || r.Kind != peer.Typo }

// warmUpAnswers is how many answers of each engine do not count, unless they take longer
// than the time for that.
const warmUpAnswers = 4000

// answers measures every query in every engine, in turns: each query goes through all
// engines before the next, so whatever else the machine does meets all of them.
func (b *bench) answers(ctx context.Context) ([]answerRow, error) {
	queries := b.queries()
	times := map[string][][]time.Duration{} // by engine, then query
	totals := map[string][]int{}
	for _, p := range b.processes {
		times[p.name], totals[p.name] = make([][]time.Duration, len(queries)), make([]int, len(queries))
		// A virtual machine compiles what is used often.
		begin := time.Now()
		for i := 0; i < warmUpAnswers && time.Since(begin) < b.warmUpTime; i++ {
			if _, err := timed(ctx, p, queries[i%len(queries)]); err != nil {
				return nil, err
			}
		}
	}
	for range b.rounds {
		for i, q := range queries {
			for _, p := range b.processes {
				reply, err := timed(ctx, p, q)
				if err != nil {
					return nil, err
				}
				times[p.name][i], totals[p.name][i] = append(times[p.name][i], reply.NS), reply.Total
			}
		}
	}
	return b.rows(times, totals), nil
}

func (b *bench) rows(times map[string][][]time.Duration, totals map[string][]int) (rows []answerRow) {
	at := 0
	for _, g := range b.groups {
		for _, p := range b.processes {
			if len(g.Queries) == 0 || !supports(p.name, g.Queries[0]) {
				continue
			}
			rows = append(rows, newAnswerRow(g.Name, p.name, times[p.name][at:at+len(g.Queries)], totals[p.name][at:at+len(g.Queries)]))
		}
		at += len(g.Queries)
	}
	return rows
}

func timed(ctx context.Context, p *process, q peer.Request) (peer.Reply, error) {
	if !supports(p.name, q) {
		return peer.Reply{}, ctx.Err()
	}
	reply, err := p.ask(q)
	if err != nil {
		return reply, fmt.Errorf("%s %q: %w", q.Kind, strings.Join(q.Words, " "), err)
	}
	return reply, ctx.Err()
}

func median[T cmp.Ordered](values []T) T { return quantile(values, .5) }

// quantile returns the value that the share q of all values is not above.
func quantile[T cmp.Ordered](times []T, q float64) (value T) {
	if len(times) == 0 {
		return value
	}
	times = slices.Sorted(slices.Values(times))
	return times[min(len(times)-1, int(float64(len(times))*q))]
}
