package search

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/careers-index/careers/content"
)

// judgement is one block of testdata/relevance.txt, which describes the format.
type judgement struct {
	line                   int
	query                  string
	categories, skills     []string
	first                  string
	top5, has, none, above []string
	total                  int // -1 when nothing is said
	relevant               []string
}

func readJudgements(t *testing.T, name string) []judgement {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []judgement
	sc := bufio.NewScanner(f)
	for n := 1; sc.Scan(); n++ {
		key, value, ok := strings.Cut(sc.Text(), ":")
		value = strings.TrimSpace(value)
		if strings.HasPrefix(key, "#") || strings.TrimSpace(sc.Text()) == "" {
			continue
		}
		if key == "query" {
			out = append(out, judgement{line: n, query: value, total: -1})
			continue
		}
		if !ok || len(out) == 0 {
			t.Fatalf("%s:%d: not a query or an expectation of one", name, n)
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
			j.above = strings.Fields(value)
		case "total":
			if j.total, err = strconv.Atoi(value); err != nil {
				t.Fatalf("%s:%d: %v", name, n, err)
			}
		default:
			t.Fatalf("%s:%d: unknown expectation %q", name, n, key)
		}
	}
	if err := sc.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// complaints are the expectations that an answer does not meet.
func (j judgement) complaints(hits []string, total int) []string {
	var out []string
	complain := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	if j.first != "" && (len(hits) == 0 || hits[0] != j.first) {
		complain("%s is not first", j.first)
	}
	for _, p := range j.top5 {
		if !slices.Contains(hits[:min(5, len(hits))], p) {
			complain("%s is not among the first five", p)
		}
	}
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
	if len(j.above) == 2 {
		a, b := slices.Index(hits, j.above[0]), slices.Index(hits, j.above[1])
		if a < 0 || b >= 0 && b < a {
			complain("%s is not above %s", j.above[0], j.above[1])
		}
	}
	if j.total >= 0 && j.total != total {
		complain("%d hits, not %d", total, j.total)
	}
	return out
}

func TestRelevanceOfTheExampleSite(t *testing.T) {
	t.Parallel()
	site, err := content.Load(context.Background(), content.Example(), content.Options{})
	if err != nil {
		t.Fatal(err)
	}
	e := engineOf(t, site)
	judgements := readJudgements(t, "testdata/relevance.txt")
	bad := 0
	for _, j := range judgements {
		res, err := e.Search(context.Background(), Request{Query: j.query, Categories: j.categories, Skills: j.skills, PerPage: MaxPerPage})
		if err != nil {
			t.Fatal(err)
		}
		var hits []string
		for _, h := range res.Hits {
			hits = append(hits, h.Path)
		}
		if c := j.complaints(hits, res.Total); len(c) > 0 {
			bad++
			t.Errorf("relevance.txt:%d: %s: %s\n\tfound %d: %s", j.line, j.query, strings.Join(c, "; "), res.Total, strings.Join(hits[:min(8, len(hits))], " "))
		}
	}
	t.Logf("%d of %d fail", bad, len(judgements))
}
