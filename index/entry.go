package index

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/index/fulltext"
	"github.com/careers-index/careers/index/stored"
	"github.com/careers-index/careers/index/terms"
)

// Pages of a generation as another index takes them.

// Facts are a page with all of it that costs no analysis.
type Facts struct {
	stored.Record
	Path, Title, Posted string
	Position            float64
	Posting             bool
	YearlyPay           uint32
	// Values are the keys of the page's values, by facet in the order of the site, each
	// facet's ascending by number.
	Values [][]string
	// Strengths tell how much the page asks for each of the values of the facet of skills.
	Strengths []uint8
	// Lengths are how many terms each text field has (TermFields).
	Lengths []int
}

// Entry is a page with everything that is looked for in it.
type Entry struct {
	Facts
	// Blocks are the terms of each text field (TermFields), one list for each block of it.
	Blocks [][][]string
	// Shares are the words and names of all texts with what they are worth, as the file of
	// terms has them.
	Shares []Share
	// TitleTerms are the title's as ranking compares them, the first Head of them its head.
	TitleTerms []string
	Head       int
}

// Share is a word, or a joined name, with its share of a page's score before idf.
type Share struct {
	Term  string
	Share float32
}

// Exporter makes entries of the pages of a generation. It is safe for concurrent use.
type Exporter struct {
	g      *Generation
	names  fulltext.Names
	fields []terms.Field
}

// NewExporter is an exporter of the pages of g.
func NewExporter(g *Generation) *Exporter {
	return &Exporter{g, fulltext.NewNames(g.lexicon, g.synonyms), g.TermFields()}
}

// Rules identify what entries follow from besides the facts of their pages.
func (x *Exporter) Rules() string {
	b, _ := json.Marshal(x.fields) // texts and numbers: it cannot fail
	m := x.g.manifest
	return checksum(fmt.Appendf(b, "\n%d %s %s %s", m.Schema, m.Analysis, m.Lexicon, m.Synonyms))
}

// Facts are those of page n.
func (x *Exporter) Facts(n Ordinal) (*Facts, error) {
	g, doc := x.g, x.g.Document(n)
	mapped := g.record(n)
	r := stored.Record{Card: slices.Clone(mapped.Card), Passages: slices.Clone(mapped.Passages), Body: slices.Clone(mapped.Body)}
	card, err := stored.DecodeCard(r.Card)
	if err != nil {
		return nil, err
	}
	e := &Facts{
		Record: r, Path: card.Path, Title: card.Title, Posted: card.Job.Posted, Position: card.Position,
		Posting: card.Posting, YearlyPay: g.YearlyPay(n), Values: make([][]string, len(g.columns.facets)),
	}
	for f := range x.fields {
		e.Lengths = append(e.Lengths, g.terms.Length(uint32(doc), f))
	}
	strengths := g.Strengths(doc)
	for i, v := range g.Values(doc) {
		for j := range g.columns.facets {
			f := &g.columns.facets[j]
			if !f.Has(v) {
				continue
			}
			e.Values[j] = append(e.Values[j], f.Key(f.Value(v)))
			if f.Name == skillFacet {
				e.Strengths = append(e.Strengths, strengths[i])
			}
		}
	}
	return e, nil
}

// Entry is page n.
func (x *Exporter) Entry(n Ordinal) (*Entry, error) {
	facts, err := x.Facts(n)
	if err != nil {
		return nil, err
	}
	page, err := facts.Page()
	if err != nil {
		return nil, err
	}
	e := &Entry{Facts: *facts}
	x.addTexts(e, page)
	tokens := withoutEndings(page.Title)
	for _, t := range tokens {
		e.TitleTerms = append(e.TitleTerms, t.Term)
	}
	e.Head = headOf(page.Title, tokens)
	return e, nil
}

// addTexts enters the terms of the text fields, and their shares.
func (x *Exporter) addTexts(e *Entry, page *stored.Page) {
	shares := map[string]float64{}
	for i := range x.fields {
		f := &x.fields[i]
		tokens := analysis.Analyze(fulltext.FieldText(f.Name, page))
		e.Blocks = append(e.Blocks, blocksOf(tokens))
		counts := map[string]int{}
		for _, t := range append(x.names.In(tokens), tokens...) {
			counts[t.Term]++
		}
		for term, n := range counts {
			shares[term] += f.Share(n, len(tokens))
		}
	}
	for term, share := range shares {
		e.Shares = append(e.Shares, Share{term, float32(share)})
	}
	slices.SortFunc(e.Shares, func(a, b Share) int { return strings.Compare(a.Term, b.Term) })
}

// blocksOf are the terms of each block.
func blocksOf(tokens []analysis.Token) [][]string {
	var blocks [][]string
	for i, t := range tokens {
		if i == 0 || t.Position != tokens[i-1].Position+1 {
			blocks = append(blocks, nil)
		}
		last := len(blocks) - 1
		blocks[last] = append(blocks[last], t.Term)
	}
	return blocks
}
