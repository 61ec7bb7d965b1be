package local

import (
	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/ranking"
)

// Which pages count: the kinds that a request shows, and what they pay.

// kinds are how many pages match, whatever kinds are shown.
type kinds struct{ positions, others int }

func (k *kinds) add(posting bool) {
	if posting {
		k.positions++
	} else {
		k.others++
	}
}

// admit counts a page that the query found, and reports whether it is a hit.
func (e *Engine) admit(t *tally, k *kinds, doc index.Doc, page index.Ordinal, r search.Request) bool {
	if r.PayMin > 0 && e.g.YearlyPay(page) < uint32(r.PayMin) {
		return false
	}
	values, posting := e.g.Values(doc), e.g.Posting(page)
	shown := r.Show.Has(posting)
	if shown && !t.add(values) || !shown && !t.choice.Admits(values) {
		return false
	}
	k.add(posting)
	return shown
}

// everything is what a request without a query and filters finds.
type everything struct {
	tally tally
	kinds kinds
}

// countEverything counts once what is asked for most.
func (e *Engine) countEverything() {
	e.all = map[search.Show]*everything{}
	for _, show := range search.Shows() {
		all := &everything{}
		all.tally.reset(e.known.Choose(search.Request{}), e.g.ValueCount())
		for doc := range index.Doc(e.g.Len()) {
			e.admit(&all.tally, &all.kinds, doc, e.g.Ordinal(doc), search.Request{Show: show})
		}
		e.all[show] = all
	}
}

// listed is a page of the listing of everything that is shown: pages are numbered in its
// order.
func (e *Engine) listed(first, n int, show search.Show) []ranking.Hit {
	var out []ranking.Hit
	for page := range index.Ordinal(e.g.Len()) {
		if !show.Has(e.g.Posting(page)) {
			continue
		}
		if first--; first >= 0 {
			continue
		}
		if out = append(out, ranking.Hit{Page: page}); len(out) == n {
			break
		}
	}
	return out
}
