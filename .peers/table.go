package main

// The tables.

import (
	"fmt"
	"io"
	"text/tabwriter"
	"time"
)

// answerRow is one kind of query in one engine.
type answerRow struct {
	kind, engine     string
	queries          int
	hits             int           // median of the totals
	median, p95, sum time.Duration // of the queries' medians
	best             time.Duration // sum of the queries' fastest rounds
}

// newAnswerRow makes the row of the times of each query, and of its total.
func newAnswerRow(kind, engine string, times [][]time.Duration, totals []int) answerRow {
	r := answerRow{kind: kind, engine: engine, queries: len(times), hits: median(totals)}
	var medians []time.Duration
	for _, rounds := range times {
		medians = append(medians, median(rounds))
		r.sum += median(rounds)
		r.best += quantile(rounds, 0)
	}
	r.median, r.p95 = median(medians), quantile(medians, .95)
	return r
}

// printAnswers prints times in microseconds. Ratios are to ours: more than 1 is slower
// than we are.
func printAnswers(w io.Writer, rows []answerRow) {
	fmt.Fprintln(w, "\nAnswers, µs in the process: top 10 with snippets, total, two facets, as JSON. A ratio over 1 is slower than ours.")
	fmt.Fprintln(w, "best/ours compares the fastest round of each query: it is the one to read when the machine does other work, which interrupts long answers most.")
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "kind\tqueries\tengine\thits\tmedian\tp95\tsum\tmedian/ours\tsum/ours\tbest/ours\t")
	var our answerRow
	for _, r := range rows {
		if r.engine == ours {
			our = r
		}
		fmt.Fprintf(t, "%s\t%d\t%s\t%d\t%d\t%d\t%d\t%s\t%s\t%s\t\n", r.kind, r.queries, r.engine, r.hits, r.median.Microseconds(), r.p95.Microseconds(), r.sum.Microseconds(),
			ratio(r.median, our.median), ratio(r.sum, our.sum), ratio(r.best, our.best))
	}
	_ = t.Flush() // w says what fails at the end
}

func ratio(x, of time.Duration) string {
	if of == 0 {
		return "-"
	}
	return fmt.Sprintf("%.2f", float64(x)/float64(of))
}

// upkeepRow is what one engine costs besides answers.
type upkeepRow struct {
	engine string
	build  usage
	size   int64 // bytes on disk
	first  time.Duration
	// change is the time from a change of ten documents until a search sees them; watched
	// is the same for a server with --watch, ours alone.
	change, watched time.Duration
}

func printUpkeep(w io.Writer, rows []*upkeepRow, textBytes int) {
	fmt.Fprintln(w, "\nUpkeep. Ours builds from Markdown and finds the skills; the others get the finished documents.")
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "engine\tbuild s\tCPU s\tpeak MB\tdisk MB\tdisk/text\tfirst answer ms\tchange of 10 ms\t--watch ms\t")
	for _, r := range rows {
		fmt.Fprintf(t, "%s\t%.2f\t%.2f\t%.0f\t%.1f\t%.2f\t%s\t%s\t%s\t\n", r.engine, r.build.Wall.Seconds(), r.build.CPU.Seconds(), float64(r.build.Memory)/1e6,
			float64(r.size)/1e6, float64(r.size)/float64(textBytes), milliseconds(r.first), milliseconds(r.change), milliseconds(r.watched))
	}
	_ = t.Flush() // w says what fails at the end
}

func milliseconds(d time.Duration) string {
	switch {
	case d == 0:
		return "-"
	case d >= patience:
		return fmt.Sprintf(">%d", patience.Milliseconds())
	}
	return fmt.Sprintf("%.1f", float64(d.Microseconds())/1000)
}

// httpRow is one server under one load.
type httpRow struct {
	connections int
	engine      string
	rate        float64 // answers a second
	p50, p99    time.Duration
	refused     float64 // share of requests
}

func printHTTP(w io.Writer, rows []httpRow) {
	fmt.Fprintln(w, "\nHTTP, OR and AND queries: careers serve --cache 0, tantivy with a bare server.")
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "connections\tengine\tanswers/s\tp50 ms\tp99 ms\trefused\t")
	for _, r := range rows {
		fmt.Fprintf(t, "%d\t%s\t%.0f\t%s\t%s\t%.1f%%\t\n", r.connections, r.engine, r.rate, milliseconds(r.p50), milliseconds(r.p99), r.refused*100)
	}
	_ = t.Flush() // w says what fails at the end
}
