package local

import (
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/local/pageset"
)

// Counting with sets what tally.go counts page by page. A value costs a set as many words as
// the site has pages by 64, so this is for results of many pages.

// countCost is how many words of sets are read in the time in which the values of a page are
// counted.
const countCost = 128

// count counts the pages that the query found, and leaves the hits in s.hits.
func (e *Engine) count(s *state, pages pageset.Set, r search.Request) (k kinds) {
	if s.hits == nil {
		s.hits, s.shown, s.others = pageset.New(e.g.Len()), pageset.New(e.g.Len()), pageset.New(e.g.Len())
	}
	if pages.Len()*countCost <= e.columns.Values.Reads {
		clear(s.hits)
		for doc := range pages.All() {
			if e.admit(&s.tally, &k, doc, e.g.Ordinal(doc), r) {
				s.hits.Add(doc)
			}
		}
		return k
	}
	e.countSets(s, pages, r, &k)
	return k
}

// countSets counts with sets.
func (e *Engine) countSets(s *state, pages pageset.Set, r search.Request, k *kinds) {
	t := &s.tally
	clear(s.admits)
	copy(s.shown, pages)
	if r.PayMin > 0 {
		for doc := range pages.All() {
			if e.g.YearlyPay(e.g.Ordinal(doc)) < uint32(r.PayMin) {
				s.shown.Remove(doc)
			}
		}
	}
	copy(s.hits, s.shown)
	for _, i := range t.choice.Active {
		s.hits.And(e.admitted(s, i))
	}
	k.positions = s.hits.LenAnd(e.columns.Postings)
	k.others = s.hits.Len() - k.positions
	for _, set := range []pageset.Set{s.hits, s.shown} {
		switch r.Show {
		case search.ShowPositions:
			set.And(e.columns.Postings)
		case search.ShowPages:
			set.AndNot(e.columns.Postings)
		}
	}
	t.total = s.hits.Len()
	for _, i := range t.choice.Counted {
		of, base := &t.choice.Facets[i], s.hits
		if of.Masks != nil && !of.All {
			// A page that fails this facet alone counts for its values, see tally.go.
			base = s.others
			copy(base, s.shown)
			for _, j := range t.choice.Active {
				if j != i {
					base.And(e.admitted(s, j))
				}
			}
		}
		for v := of.First; v < of.End; v++ {
			t.counts[v] = e.columns.Values.Among(base, v)
		}
	}
}

// admitted are the pages that pass what is chosen in facet i.
func (e *Engine) admitted(s *state, i int) pageset.Set {
	if s.admits == nil {
		s.admits = map[int]pageset.Set{}
	}
	if known, ok := s.admits[i]; ok {
		return known
	}
	pages, of := s.NewSet(e.g.Len()), &s.tally.choice.Facets[i]
	s.admits[i] = pages
	if !of.All {
		for n, mask := range of.Masks {
			if mask != 0 {
				e.columns.Values.AddTo(pages, of.First+uint32(n))
			}
		}
		return pages
	}
	pages.Fill(e.g.Len())
	one := s.NewSet(e.g.Len())
	for key := range of.Keys {
		clear(one)
		for n, mask := range of.Masks {
			if mask>>key&1 == 1 {
				e.columns.Values.AddTo(one, of.First+uint32(n))
			}
		}
		pages.And(one)
	}
	return pages
}
