package local

import (
	"github.com/careers-index/careers/index"
)

// valuePages are the pages that have each value of the facets: the columns of values, from
// the other side. Those of skills come with strengths.
type valuePages struct {
	starts    []uint32 // by value: where its pages begin, and the end of the last one
	docs      []index.Doc
	strengths []uint8 // of skills, as index.Generation has them
}

func newValuePages(g *index.Generation) *valuePages {
	p := &valuePages{starts: make([]uint32, g.ValueCount()+1)}
	pages := index.Doc(g.Len())
	for doc := range pages {
		for _, v := range g.Values(doc) {
			p.starts[v+1]++
		}
	}
	for v := range p.starts[1:] {
		p.starts[v+1] += p.starts[v]
	}
	n := p.starts[len(p.starts)-1]
	p.docs, p.strengths = make([]index.Doc, n), make([]uint8, n)
	next := append([]uint32(nil), p.starts...)
	for doc := range pages {
		strengths := g.Strengths(doc)
		for i, v := range g.Values(doc) {
			p.docs[next[v]], p.strengths[next[v]] = doc, strengths[i]
			next[v]++
		}
	}
	return p
}

// of are the pages that have value v, ascending, with how much each asks for it.
func (p *valuePages) of(v uint32) ([]index.Doc, []uint8) {
	start, end := p.starts[v], p.starts[v+1]
	return p.docs[start:end], p.strengths[start:end]
}
