package match

import (
	"context"
	"math/bits"

	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/search/local/pageset"
	"github.com/careers-index/careers/search/plan"
	"github.com/careers-index/careers/search/ranking"
)

// Choosing the pages that are scored: those that can be among the best. First by the half
// levels of their sort keys and what their titles are worth, which no score outweighs (see
// package ranking); then, where many are equal in this, by what their scores can be at most
// (bound.go).

// steps is how many steps of sort keys there are.
const steps = ranking.MaxSteps + 1

// classes are the pages that match by the steps of their sort keys.
type classes struct {
	pages  [steps]pageset.Set // valid where counts is not 0
	counts [steps]int
	titles pageset.Set // those whose titles count
	weight float32     // of all clauses
}

// addToClass adds pages, which are bits of word i.
func (m *Matcher) addToClass(step, i int, pages uint64) {
	c := &m.classes
	if c.counts[step] == 0 {
		c.pages[step] = m.NewSet(len(m.docs))
	}
	c.counts[step] += bits.OnesCount64(pages)
	c.pages[step][i] |= pages
}

// few pages are scored without choosing.
const few = 64

// Best adds to top those of the hits that are among the best of the plan, which was located.
func (m *Matcher) Best(ctx context.Context, p plan.Plan, hits pageset.Set, top *ranking.Top) error {
	n, chosen := top.Limit(), hits
	if hits.Len() > max(n, few) {
		m.classify(hits)
		m.compareTitles(p, n)
		chosen = m.NewSet(len(m.docs))
		if err := m.choose(ctx, p, chosen, n); err != nil {
			return err
		}
	}
	if err := m.MatchOnly(ctx, p, chosen); err != nil {
		return err
	}
	for doc := range chosen.All() {
		key := m.SortKey(doc, top.Least())
		top.Add(ranking.Hit{SortKey: key, Rank: uint32(m.g.Ordinal(doc)), Page: m.g.Ordinal(doc)})
	}
	return nil
}

// SortKey of a page that matched, and was scored. Below least its title is not compared: it is not shown.
func (m *Matcher) SortKey(doc index.Doc, least float64) float64 {
	d := &m.docs[doc]
	mean := meanOf(d.levels, m.weight)
	key := ranking.SortKey(mean, d.totalScore, m.Postings.Has(doc))
	if mean < float32(ranking.Elsewhere) && key+ranking.WholeTitle.Worth() >= least {
		key += m.titleMatch(doc).Worth()
	}
	return key
}

// titleMatch compares the title of a page with the plan.
func (m *Matcher) titleMatch(doc index.Doc) ranking.TitleMatch {
	if !m.titles.MayMatch(m.titleKeys[doc]) {
		return 0
	}
	terms, head := m.g.TitleTerms(doc)
	return m.titles.Compare(terms, head, m.g.Values(doc))
}

// classify divides pages into classes by their levels.
func (m *Matcher) classify(pages pageset.Set) {
	c := &m.classes
	c.counts, c.titles, c.weight = [steps]int{}, m.NewSet(len(m.docs)), 0
	for i := range m.clauses {
		c.weight += m.clauses[i].weight
	}
	for i, w := range pages {
		if w != 0 {
			m.divide(i, w, 0, 0)
		}
	}
}

// divide puts some pages, which are bits of word i, into classes: by the levels of clauses
// from the given one on, on top of the sum of those before.
func (m *Matcher) divide(i int, pages uint64, clause int, sum float32) {
	if clause == len(m.clauses) {
		mean := meanOf(sum, m.classes.weight)
		m.addToClass(ranking.Steps(mean, 0), i, pages)
		if mean < float32(ranking.Elsewhere) {
			m.classes.titles[i] |= pages
		}
		return
	}
	c := &m.clauses[clause]
	for _, l := range c.levels {
		if here := pages & l.pages[i]; here != 0 {
			m.divide(i, here, clause+1, addLevel(sum, c.weight, l.Level))
			if pages &^= here; pages == 0 {
				return
			}
		}
	}
}

// compareTitles moves pages to the classes where their titles put them, as far as that can
// bring them among the first n.
func (m *Matcher) compareTitles(p plan.Plan, n int) {
	m.leaveTitles(p)
	least, have := 0, 0
	for step := steps - 1; step >= 0 && have < n; step-- {
		have += m.classes.counts[step]
		least = step
	}
	gain := ranking.WholeTitle.Steps()
	// From the top, as pages go up.
	for step := steps - 1 - gain; step >= max(least-gain, 0); step-- {
		if m.classes.counts[step] == 0 || step%ranking.HalfLevel != 0 {
			continue
		}
		class := m.classes.pages[step]
		for i, w := range class {
			for rest := w & m.classes.titles[i]; rest != 0; rest &= rest - 1 {
				bit := rest & -rest
				if match := m.titleMatch(docAt(i, bit)); match > 0 {
					class[i] &^= bit
					m.classes.counts[step]--
					m.addToClass(step+match.Steps(), i, bit)
				}
			}
		}
	}
}

// leaveTitles leaves those out whose titles cannot match, as they do not have every clause.
func (m *Matcher) leaveTitles(p plan.Plan) {
	at := 0
	for i := range p.Clauses {
		c := &p.Clauses[i]
		if c.Not || c.Optional {
			continue
		}
		in := &m.clauses[at]
		at++
		if c.Fixed {
			continue // titles are not asked for it
		}
		said := m.NewSet(len(m.docs))
		for _, l := range in.levels {
			if l.Level < ranking.Elsewhere {
				said.Or(l.pages)
			}
		}
		m.classes.titles.And(said)
	}
}

// choose adds the pages that can be among the first n.
func (m *Matcher) choose(ctx context.Context, p plan.Plan, to pageset.Set, n int) error {
	for step := steps - 1; step >= 0 && n > 0; step-- {
		have := m.classes.counts[step]
		if have == 0 {
			continue
		}
		class := m.classes.pages[step]
		if have > max(n, few) {
			if err := m.bound(ctx, p, class, n, step); err != nil {
				return err
			}
		}
		to.Or(class)
		n -= have
	}
	return nil
}
