package match

import (
	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/search/local/pageset"
)

// ValuePages are the pages that have each value of the facets: the columns of values, from
// the other side. Those of skills come with strengths.
type ValuePages struct {
	starts    []uint32 // by value: where its pages begin, and the end of the last one
	docs      []index.Doc
	strengths []uint8       // of skills, as index.Generation has them
	sets      []pageset.Set // by value: the pages of those that many have, else nil
	Reads     int           // words of sets, and pages, that are read to count every value
}

// setShare is the part of the pages, one in so many, that have a value of which there is a
// set: so many take more time to look up, one by one, than the words of a set.
const setShare = 64

func newValuePages(g *index.Generation) *ValuePages {
	p := &ValuePages{starts: make([]uint32, g.ValueCount()+1)}
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
	p.makeSets(g.Len())
	return p
}

func (p *ValuePages) makeSets(pages int) {
	p.sets = make([]pageset.Set, len(p.starts)-1)
	for v := range p.sets {
		docs, _ := p.of(uint32(v))
		if len(docs)*setShare <= pages {
			p.Reads += len(docs)
			continue
		}
		s := pageset.New(pages)
		for _, doc := range docs {
			s.Add(doc)
		}
		p.sets[v] = s
		p.Reads += len(s)
	}
}

// of are the pages that have value v, ascending, with how much each asks for it.
func (p *ValuePages) of(v uint32) ([]index.Doc, []uint8) {
	start, end := p.starts[v], p.starts[v+1]
	return p.docs[start:end], p.strengths[start:end]
}

// AddTo adds the pages that have value v to a set.
func (p *ValuePages) AddTo(s pageset.Set, v uint32) {
	if of := p.sets[v]; of != nil {
		s.Or(of)
		return
	}
	docs, _ := p.of(v)
	for _, doc := range docs {
		s.Add(doc)
	}
}

// Among is how many of some pages have value v.
func (p *ValuePages) Among(s pageset.Set, v uint32) uint32 {
	if of := p.sets[v]; of != nil {
		return uint32(s.LenAnd(of))
	}
	n := uint32(0)
	docs, _ := p.of(v)
	for _, doc := range docs {
		n += uint32(s[doc/64] >> (doc % 64) & 1)
	}
	return n
}
