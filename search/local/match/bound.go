package match

import (
	"context"
	"math/bits"
	"slices"

	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/search/local/pageset"
	"github.com/careers-index/careers/search/plan"
	"github.com/careers-index/careers/search/ranking"
)

// Bounds: what the scores of pages can be at most, by which of the words they have, and
// whether in the title. Pages with the highest bounds are scored first; those whose bound is
// below what was reached need not be.
//
// Example: "senior OR backend OR engineer" has thousands of titles with one of the words. A
// title with two of them has a score that those with "engineer" alone cannot reach.

const (
	// boundParts is by how many alternatives pages are divided, those that add most. What
	// the others add is taken to be on every page.
	boundParts = 6
	// buckets is how many bounds are told apart.
	buckets = 128
)

// scoreBounds are pages by what their scores can be.
type scoreBounds struct {
	parts  []part // by which they are divided
	most   float32
	groups []group
	counts [buckets]int
}

// group is some pages of one bucket, which are bits of word at.
type group struct {
	pages      uint64
	at, bucket int32
}

// bound removes pages from a class which cannot be among its first n.
func (m *Matcher) bound(ctx context.Context, p plan.Plan, class pageset.Set, n, step int) error {
	b := &m.bounds
	b.groups, b.counts = b.groups[:0], [buckets]int{}
	base := m.chooseParts(step)
	if b.most == 0 {
		return nil // what was asked for has no scores, as a path
	}
	for i, w := range class {
		if w != 0 {
			m.divideByParts(i, w, 0, base)
		}
	}
	first, at := m.NewSet(len(m.docs)), buckets
	for have := 0; at > 0 && have < n; at-- {
		have += b.counts[at-1]
	}
	b.addTo(first, at, buckets)
	if err := m.MatchOnly(ctx, p, first); err != nil {
		return err
	}
	reached, scored := m.nthSum(first, n), at
	for at > 0 && ranking.Sum(m.boundOf(at-1), true) >= reached {
		at--
	}
	b.addTo(first, at, scored)
	class.And(first)
	return nil
}

// addTo adds the pages in the buckets from low up to high.
func (b *scoreBounds) addTo(to pageset.Set, low, high int) {
	for _, g := range b.groups {
		if int(g.bucket) >= low && int(g.bucket) < high {
			to[g.at] |= g.pages
		}
	}
}

// chooseParts chooses by which alternatives pages of a class are divided, and returns what
// the others add.
func (m *Matcher) chooseParts(step int) (base float32) {
	b := &m.bounds
	b.parts, base = b.parts[:0], m.extra
	b.most = m.extra
	for _, part := range m.parts {
		if !m.canAdd(&part, step) {
			continue
		}
		b.parts = append(b.parts, part)
		b.most += part.worth.inTitle
	}
	slices.SortStableFunc(b.parts, func(x, y part) int { return int(1e3*y.worth.inTitle) - int(1e3*x.worth.inTitle) })
	for len(b.parts) > boundParts {
		last := len(b.parts) - 1
		base += b.parts[last].worth.inTitle
		b.parts = b.parts[:last]
	}
	return base
}

// canAdd reports whether an alternative adds anything to the pages of a class. With one
// clause, the class says their level, and alternatives of a worse tier do not count there.
func (m *Matcher) canAdd(of *part, step int) bool {
	if len(m.clauses) != 1 || of.inAnyTier {
		return true
	}
	level := int(ranking.MissingLevel) - step/(2*ranking.HalfLevel)
	return int(of.tier) <= level%int(ranking.Elsewhere) || level >= 2*int(ranking.Elsewhere)
}

// divideByParts puts some pages, which are bits of word i, into buckets: by the parts from
// the given one on, on top of the sum of those before.
func (m *Matcher) divideByParts(i int, pages uint64, at int, sum float32) {
	b := &m.bounds
	if at == len(b.parts) {
		n := min(int(sum/b.most*buckets), buckets-1)
		b.counts[n] += bits.OnesCount64(pages)
		b.groups = append(b.groups, group{pages, int32(i), int32(n)})
		return
	}
	of := &b.parts[at]
	inTitle := pages & of.inTitle[i]
	elsewhere := pages & of.all[i] &^ inTitle
	if inTitle != 0 {
		m.divideByParts(i, inTitle, at+1, sum+of.worth.inTitle)
	}
	if elsewhere != 0 {
		m.divideByParts(i, elsewhere, at+1, sum+of.worth.elsewhere)
	}
	if rest := pages &^ of.all[i]; rest != 0 {
		m.divideByParts(i, rest, at+1, sum)
	}
}

// boundOf is more than the scores of the pages in a bucket, also where additions round.
func (m *Matcher) boundOf(bucket int) float32 {
	return float32(bucket+1) / buckets * m.bounds.most * 1.0001
}

// nthSum is the n-th highest sum in the sort keys of some pages.
func (m *Matcher) nthSum(pages pageset.Set, n int) float64 {
	m.nth.Reset(n)
	for doc := range pages.All() {
		m.nth.Add(ranking.Hit{SortKey: ranking.Sum(m.docs[doc].totalScore, m.Postings.Has(doc)), Rank: uint32(doc)})
	}
	return m.nth.Least()
}

// docAt is the page of a bit of word i.
func docAt(i int, bit uint64) index.Doc { return index.Doc(i*64 + bits.TrailingZeros64(bit)) }
