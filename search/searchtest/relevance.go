package searchtest

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/search"
)

// Relevance: what a candidate expects of the example site.

// relevanceText are the judgements. Its first lines describe the format.
//
//go:embed relevance.txt
var relevanceText string

// judgement is one block of relevance.txt.
type judgement struct {
	line               int
	query              string
	categories, skills []string
	first              string
	top5, has, none    []string
	above              [][]string
	total              int // -1 when nothing is said
}

func readJudgements(t *testing.T) []judgement {
	t.Helper()
	var out []judgement
	n := 0
	for line := range strings.Lines(relevanceText) {
		n++
		key, value, ok := strings.Cut(strings.TrimSpace(line), ":")
		value = strings.TrimSpace(value)
		if strings.HasPrefix(key, "#") || key == "" {
			continue
		}
		if key == "query" {
			out = append(out, judgement{line: n, query: value, total: -1})
			continue
		}
		if !ok || len(out) == 0 {
			t.Fatalf("relevance.txt:%d: not a query or an expectation of one", n)
		}
		j := &out[len(out)-1]
		switch key {
		case "category":
			j.categories = append(j.categories, value)
		case "skill":
			j.skills = append(j.skills, value)
		case "first":
			j.first = value
		case "top5":
			j.top5 = strings.Fields(value)
		case "has":
			j.has = append(j.has, strings.Fields(value)...)
		case "none":
			j.none = append(j.none, strings.Fields(value)...)
		case "above":
			j.above = append(j.above, strings.Fields(value))
		case "total":
			total, err := strconv.Atoi(value)
			if err != nil {
				t.Fatalf("relevance.txt:%d: %v", n, err)
			}
			j.total = total
		default:
			t.Fatalf("relevance.txt:%d: unknown expectation %q", n, key)
		}
	}
	return out
}

// complaints are the expectations that an answer does not meet and must; first
// and top5 are scored instead.
func (j judgement) complaints(hits []string, total int) []string {
	var out []string
	complain := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	for _, p := range j.has {
		if !slices.Contains(hits, p) {
			complain("%s is not found", p)
		}
	}
	for _, p := range j.none {
		if slices.Contains(hits, p) {
			complain("%s is found", p)
		}
	}
	for _, pair := range j.above {
		a, b := slices.Index(hits, pair[0]), slices.Index(hits, pair[1])
		if a < 0 || b >= 0 && b < a {
			complain("%s is not above %s", pair[0], pair[1])
		}
	}
	if j.total >= 0 && j.total != total {
		complain("%d hits, not %d", total, j.total)
	}
	return out
}

// The scores that the example site had last: an answer that gets worse fails,
// one that gets better raises them.
const (
	pinnedRecall1 = 0.98 // how often the page meant is hit 1
	pinnedRecall5 = 1    // how many of the pages meant are among the first five
	pinnedMRR     = 0.99 // mean of 1/place of the page meant
)

func relevanceOfTheExampleSite(t *testing.T, open Open) {
	e := open(t, loadSite(t, content.Example()))
	var recall1, recall5, reciprocal mean
	for _, j := range readJudgements(t) {
		res := Ask(t, e, search.Request{Query: j.query, Filters: j.filters(), PerPage: search.MaxPerPage})
		var hits []string
		for _, h := range res.Hits {
			hits = append(hits, h.Path)
		}
		where := fmt.Sprintf("relevance.txt:%d: %s:", j.line, j.query)
		total := res.Total
		if res.Match == search.MatchSome {
			total = 0
		}
		for _, c := range j.complaints(hits, total) {
			t.Errorf("%s %s\n\tfound %d: %s", where, c, res.Total, strings.Join(hits[:min(8, len(hits))], " "))
		}
		if j.first != "" {
			place := slices.Index(hits, j.first)
			recall1.add(place == 0)
			recall5.add(place >= 0 && place < 5)
			if place < 0 {
				reciprocal.addNumber(0)
			} else {
				reciprocal.addNumber(1 / float64(place+1))
			}
			if place != 0 {
				t.Logf("%s %s is hit %d", where, j.first, place+1)
			}
		}
		for _, p := range j.top5 {
			place := slices.Index(hits, p)
			recall5.add(place >= 0 && place < 5)
			if place < 0 || place >= 5 {
				t.Logf("%s %s is hit %d", where, p, place+1)
			}
		}
	}
	t.Logf("recall@1 %.3f of %d, recall@5 %.3f of %d, MRR %.3f", recall1.value(), recall1.n, recall5.value(), recall5.n, reciprocal.value())
	if recall1.value() < pinnedRecall1 || recall5.value() < pinnedRecall5 || reciprocal.value() < pinnedMRR {
		t.Errorf("recall@1 %.3f, recall@5 %.3f, MRR %.3f: less than %v, %v, %v",
			recall1.value(), recall5.value(), reciprocal.value(), pinnedRecall1, pinnedRecall5, pinnedMRR)
	}
}

// mean of numbers, or of yes as 1 and no as 0.
type mean struct {
	sum float64
	n   int
}

func (m *mean) addNumber(x float64) { m.sum, m.n = m.sum+x, m.n+1 }

func (m *mean) add(yes bool) {
	if yes {
		m.addNumber(1)
	} else {
		m.addNumber(0)
	}
}

func (m *mean) value() float64 { return m.sum / float64(max(m.n, 1)) }

// filters are those of the judgement's facets.
func (j judgement) filters() []search.Filter {
	r := search.Request{}.With(search.Filter{Facet: "category", Values: j.categories})
	return r.With(search.Filter{Facet: "skill", Values: j.skills}).Filters
}
