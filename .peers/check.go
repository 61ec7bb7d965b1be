package main

// Whether the engines do the same work: their results are compared before times are
// printed.

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/careers-index/careers/.peers/corpus"
	"github.com/careers-index/careers/.peers/peer"
)

// tolerance is how much of a total the engines may differ: where words end at rare
// characters is not the same in all of them.
const tolerance = .002

// mostHits is how many hits of our engine are compared page by page.
const mostHits = 5000

// check compares every engine with what was counted from the documents. It fails when
// a peer does other work, or when our counts are not those of the pages that we found.
func (b *bench) check(expected []corpus.Expected) error {
	fmt.Fprintf(b.out, "\nResults of %d queries, beside what was counted from the documents:\n", len(expected))
	var failed error
	for _, p := range b.processes {
		var err error
		if p.name == ours {
			err = b.checkOurs(p, expected)
		} else {
			err = b.checkPeer(p, expected)
		}
		failed = errors.Join(failed, err)
	}
	return failed
}

func (b *bench) checkPeer(p *process, expected []corpus.Expected) error {
	var compared, equal int
	var failed error
	for i, q := range b.queries() {
		if !supports(p.name, q) {
			continue
		}
		q.Body = true
		reply, err := p.ask(q)
		if err != nil {
			return err
		}
		compared++
		want := len(expected[i].IDs)
		name := fmt.Sprintf("%s: %s %q", p.name, q.Kind, strings.Join(q.Words, " "))
		off := max(reply.Total-want, want-reply.Total)
		var facets error
		if off == 0 {
			facets = errors.Join(sameCounts("category", reply.Found.Facets.Category, expected[i].Facets["category"]),
				sameCounts("skill", reply.Found.Facets.Skill, expected[i].Facets["skill"]))
		}
		switch {
		case float64(off) > max(1, tolerance*float64(want)):
			failed = errors.Join(failed, fmt.Errorf("%s: %d hits, not %d", name, reply.Total, want))
		case facets != nil:
			failed = errors.Join(failed, fmt.Errorf("%s: %w", name, facets))
		case off == 0:
			equal++
		}
	}
	fmt.Fprintf(b.out, "  %s: total and both facets are equal in %d of %d, and less than %.1f%% off in the others\n", p.name, equal, compared, tolerance*100)
	return failed
}

// maxValues is how many values of a facet an answer has.
const maxValues = 200

// sameCounts says whether an engine counted a facet as the documents do. Of more values
// than an answer has, the most frequent ones must be there.
func sameCounts(facet string, got []peer.Count, want map[string]int) error {
	least := 0
	for _, c := range got {
		if want[c.Value] != c.Count {
			return fmt.Errorf("%s %q counts %d, not %d", facet, c.Value, c.Count, want[c.Value])
		}
		if least == 0 || c.Count < least {
			least = c.Count
		}
	}
	if len(got) == len(want) {
		return nil
	}
	if len(got) != min(len(want), maxValues) {
		return fmt.Errorf("%s has %d values, not %d", facet, len(got), min(len(want), maxValues))
	}
	for _, n := range slices.Sorted(maps.Values(want))[:len(want)-len(got)] {
		if n > least {
			return fmt.Errorf("%s lacks a value with %d", facet, n)
		}
	}
	return nil
}

// comparison is our results beside those of the words alone.
type comparison struct {
	queries, long, equal, more, fewer int
	extra, missing                    int
	reasons                           map[string]int // of extra hits
}

func (b *bench) checkOurs(p *process, expected []corpus.Expected) error {
	values, err := corpus.Values(b.documents())
	if err != nil {
		return err
	}
	for _, mode := range []struct {
		name  string
		exact bool
	}{{"each word in quotes", true}, {"as typed, which is measured", false}} {
		c := comparison{reasons: map[string]int{}}
		for i, q := range b.queries() {
			q.Exact = mode.exact
			if mode.exact && (q.Kind == peer.Prefix || q.Kind == peer.Typo) {
				continue
			}
			if err := c.compare(p, q, expected[i], values); err != nil {
				return err
			}
		}
		c.print(b.out, mode.name)
	}
	return nil
}

// compare asks for all hits of a query.
func (c *comparison) compare(p *process, q peer.Request, want corpus.Expected, values map[string]corpus.PageValues) error {
	c.queries++
	found := map[string]peer.Hit{}
	q.Body = true
	var facets peer.Facets
	without := ""
	for q.Page = 1; ; q.Page++ {
		reply, err := p.ask(q)
		if err != nil {
			return err
		}
		if reply.Total > mostHits {
			c.long++
			return nil
		}
		facets = reply.Found.Facets
		switch {
		case reply.Found.Partial:
			without = "most of the words"
		case reply.Found.SetAside:
			without = "words set aside"
		}
		for _, h := range reply.Found.Hits {
			found[h.ID] = h
		}
		if len(reply.Found.Hits) == 0 || len(found) >= reply.Total {
			break
		}
	}
	c.count(found, want, without)
	if q.Category != "" || q.Skill != "" {
		return nil // the facets count pages that are not hits; other queries show theirs
	}
	categories, skills := map[string]int{}, map[string]int{}
	for id := range found {
		if v := values[id]; v.Category != "" {
			categories[v.Category]++
		}
		for _, s := range values[id].Skills {
			skills[s]++
		}
	}
	if err := errors.Join(sameCounts("category", facets.Category, categories), sameCounts("skill", facets.Skill, skills)); err != nil {
		return fmt.Errorf("%s: %s %q: %w", p.name, q.Kind, strings.Join(q.Words, " "), err)
	}
	return nil
}

// count compares hits. Without is why a page need not have every word, if it need not.
func (c *comparison) count(found map[string]peer.Hit, want corpus.Expected, without string) {
	extra, missing := 0, 0
	for id, h := range found {
		if !want.IDs[id] {
			extra++
			c.reasons[cmp.Or(reason(h.Why), without, "where words end")]++
		}
	}
	for id := range want.IDs {
		if _, ok := found[id]; !ok {
			missing++
		}
	}
	c.extra += extra
	c.missing += missing
	switch {
	case missing > 0:
		c.fewer++
	case extra > 0:
		c.more++
	default:
		c.equal++
	}
}

// reason is why our engine finds a page that the words alone do not: "tier field" of
// each word. It is "" when the words are there as they are.
func reason(why []string) string {
	for _, tier := range []string{"alias", "form", "prefix", "typo"} {
		for _, w := range why {
			if strings.HasPrefix(w, tier+" ") {
				return tier
			}
		}
	}
	for _, w := range why {
		switch _, field, _ := strings.Cut(w, " "); field {
		case "title", "headings", "facts", "description", "text":
		default:
			return "skill or facet"
		}
	}
	return ""
}

func (c *comparison) print(w io.Writer, mode string) {
	fmt.Fprintf(w, "  %s, %s: %d queries; the same pages in %d, more in %d, not all of them in %d (%d pages); %d are over %d hits and not compared\n",
		ours, mode, c.queries, c.equal, c.more, c.fewer, c.missing, c.long, mostHits)
	if c.extra == 0 {
		return
	}
	var shares []string
	for _, r := range slices.SortedFunc(maps.Keys(c.reasons), func(x, y string) int { return c.reasons[y] - c.reasons[x] }) {
		shares = append(shares, fmt.Sprintf("%s %.0f%%", r, 100*float64(c.reasons[r])/float64(c.extra)))
	}
	fmt.Fprintf(w, "    %d more hits: %s\n", c.extra, strings.Join(shares, ", "))
}
