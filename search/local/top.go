package local

// The best hits of a search, without sorting the others.

import (
	"cmp"
	"slices"

	"github.com/careers-index/careers/index"
)

// ranked is a hit and its place in the order: by sort key, highest first, then by rank. Ranks differ, so the order is total.
type ranked struct {
	sortKey float64 // 0 when the order is by rank alone
	rank    uint32
	page    index.Ordinal
}

func (a ranked) compare(b ranked) int {
	if a.sortKey != b.sortKey {
		return cmp.Compare(b.sortKey, a.sortKey)
	}
	return cmp.Compare(a.rank, b.rank)
}

// top keeps the best of the hits it is given: a heap with the worst at index 0.
type top struct {
	limit int
	heap  []ranked
}

func (t *top) reset(limit int) { t.limit, t.heap = limit, t.heap[:0] }

func (t *top) add(r ranked) {
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

// least is the sort key below which a hit is not kept.
func (t *top) least() float64 {
	if t.limit == 0 || len(t.heap) < t.limit {
		return 0
	}
	return t.heap[0].sortKey
}

// from returns the kept hits in order, less the first n. It ends the heap.
func (t *top) from(n int) []ranked {
	slices.SortFunc(t.heap, ranked.compare)
	return t.heap[min(n, len(t.heap)):]
}
