package ranking

// The best hits of a search, without sorting the others.

import (
	"cmp"
	"slices"

	"github.com/careers-index/careers/index"
)

// Hit is a page that was found, and its place in the order: by sort key, highest first,
// then by rank. Ranks differ, so the order is total.
type Hit struct {
	SortKey float64 // 0 when the order is by rank alone
	Rank    uint32
	Page    index.Ordinal
}

func (a Hit) compare(b Hit) int {
	if a.SortKey != b.SortKey {
		return cmp.Compare(b.SortKey, a.SortKey)
	}
	return cmp.Compare(a.Rank, b.Rank)
}

// Top keeps the best of the hits it is given: a heap with the worst at index 0.
type Top struct {
	limit int
	heap  []Hit
}

// Reset begins with none, and keeps so many.
func (t *Top) Reset(limit int) { t.limit, t.heap = limit, t.heap[:0] }

// Limit is how many are kept.
func (t *Top) Limit() int { return t.limit }

// Kept are those that are kept, in no order.
func (t *Top) Kept() []Hit { return t.heap }

// Add adds a hit.
func (t *Top) Add(r Hit) {
	if len(t.heap) < t.limit {
		t.heap = append(t.heap, r)
		for i := len(t.heap) - 1; i > 0; {
			parent := (i - 1) / 2
			if t.heap[i].compare(t.heap[parent]) <= 0 {
				return
			}
			t.heap[i], t.heap[parent] = t.heap[parent], t.heap[i]
			i = parent
		}
		return
	}
	if t.limit == 0 || r.compare(t.heap[0]) >= 0 {
		return
	}
	t.heap[0] = r
	for i := 0; ; {
		worst := i
		for child := 2*i + 1; child <= 2*i+2 && child < len(t.heap); child++ {
			if t.heap[child].compare(t.heap[worst]) > 0 {
				worst = child
			}
		}
		if worst == i {
			return
		}
		t.heap[i], t.heap[worst] = t.heap[worst], t.heap[i]
		i = worst
	}
}

// Least is the sort key below which a hit is not kept.
func (t *Top) Least() float64 {
	if t.limit == 0 || len(t.heap) < t.limit {
		return 0
	}
	return t.heap[0].SortKey
}

// From returns the kept hits in order, less the first n. It ends the heap.
func (t *Top) From(n int) []Hit {
	slices.SortFunc(t.heap, Hit.compare)
	return t.heap[min(n, len(t.heap)):]
}
