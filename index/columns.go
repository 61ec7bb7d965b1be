package index

import (
	"math"
	"slices"
	"strings"
	"sync"

	"github.com/careers-index/careers/content/pay"
	"github.com/careers-index/careers/index/fulltext"
	"github.com/careers-index/careers/index/skills"
	"github.com/careers-index/careers/index/stored"
)

// What is held in memory per page: the values of its facets, and the orders
// that ordinals are translated by.

// columns are all arrays of a generation, one element per page unless said.
//
// The values of all facets are numbered in one sequence: those of the first facet
// of the table, sorted bytewise, then those of the second, and so on. Document d
// has the values numbers[offsets[d]:offsets[d+1]], ascending. So one short run of
// memory holds all that is counted of a page, and a search, which finds documents in
// their order, reads the runs from front to back.
type columns struct {
	facets    []Facet
	offsets   []uint32 // by document; one more than pages
	numbers   []uint32
	strengths []uint8   // per element of numbers: of a skill, its Strength; else 0
	titleRank []uint32  // place in the order by title, then path
	dateRank  []uint32  // place in the order of when postings were put up, the newest first
	yearlyPay []uint32  // the most that a page offers for a year, in its currency; 0 is unknown
	byPath    []Ordinal // by document: ordinals in the order of paths
	documents []Doc     // by ordinal: the inverse of byPath
	postings  []uint32  // bits: which pages are postings
	lengths   []float64 // per analysed field: mean terms of the pages that have it
	titles    titles
	languages []string // BCP 47 tags of those that pages are written in, sorted
}

// newColumns makes the columns of pages, which are in the order of ordinals. byPath is
// their order as documents, lengths the means of the analysed fields.
func newColumns(docs *documents, byPath []Ordinal, lengths []float64) *columns {
	pages := docs.Pages
	var group sync.WaitGroup
	c := &columns{byPath: byPath, lengths: lengths, postings: make([]uint32, (len(pages)+31)/32)}
	for n, p := range pages {
		if p.Posting {
			c.postings[n/32] |= 1 << (n % 32)
		}
	}
	for _, set := range []func(){
		func() { c.titles = newTitles(docs.titles, byPath) },
		func() { c.setValues(pages, docs.facets) },
		func() {
			c.titleRank = ranks(order(pages, func(a, b *stored.Page) int {
				if c := strings.Compare(a.Title, b.Title); c != 0 {
					return c
				}
				return strings.Compare(a.Path, b.Path)
			}))
		},
		func() { c.setDateRank(pages) },
		func() { c.setYearlyPay(pages) },
	} {
		group.Go(set)
	}
	group.Wait()
	return c
}

// setDateRank orders the pages by date; undated ones, whose date is "", come last. Of one
// day, the order of the listing decides.
func (c *columns) setDateRank(pages []*stored.Page) {
	list := make([]Ordinal, len(pages))
	for i := range list {
		list[i] = Ordinal(i)
	}
	slices.SortStableFunc(list, func(a, b Ordinal) int { return strings.Compare(pages[b].Job.Posted, pages[a].Job.Posted) })
	c.dateRank = ranks(list)
}

func (c *columns) setYearlyPay(pages []*stored.Page) {
	c.yearlyPay = make([]uint32, len(pages))
	for n, p := range pages {
		_, high := pay.Pay(p.Job.Pay).Yearly()
		c.yearlyPay[n] = uint32(min(math.Round(high), math.MaxUint32))
	}
}

// ranks are the places of the ordinals in a list of them.
func ranks(list []Ordinal) []uint32 {
	out := make([]uint32, len(list))
	for rank, n := range list {
		out[n] = uint32(rank)
	}
	return out
}

// setValues lists the values of each document.
func (c *columns) setValues(pages []*stored.Page, facets []facetCollector) {
	for i := range facets {
		c.facets = append(c.facets, facets[i].Facet)
	}
	c.offsets = make([]uint32, 1, len(pages)+1)
	var skillNumbers *numbering
	for i := range c.facets {
		if c.facets[i].Name == skillFacet {
			skillNumbers = newNumbering(&c.facets[i])
		}
	}
	for _, n := range c.byPath {
		start := len(c.numbers)
		for i := range facets {
			for _, v := range facets[i].ofPage(int(n)) {
				c.numbers = append(c.numbers, facets[i].first+v)
				c.strengths = append(c.strengths, 0)
			}
			if facets[i].Name == skillFacet {
				skillNumbers.setStrengths(c.strengths[start:], c.numbers[start:], pages[n].Skills)
			}
		}
		c.offsets = append(c.offsets, uint32(len(c.numbers)))
	}
}

// numbering finds the numbers of the values of a facet by their spellings.
type numbering struct {
	facet      *Facet
	byKey      map[string]uint32
	bySpelling map[string]uint32
}

func newNumbering(f *Facet) *numbering {
	n := &numbering{f, make(map[string]uint32, f.Len()), map[string]uint32{}}
	for i, value := range f.values {
		n.byKey[f.Key(value)] = f.first + uint32(i)
	}
	return n
}

// of is the number of a value that some page has.
func (n *numbering) of(spelling string) uint32 {
	number, known := n.bySpelling[spelling]
	if !known {
		number = n.byKey[n.facet.Key(spelling)]
		n.bySpelling[spelling] = number
	}
	return number
}

// setStrengths enters the strengths of a page's skills, which are among its values; of two
// spellings of one value, the stronger.
func (n *numbering) setStrengths(strengths []uint8, numbers []uint32, found []skills.Skill) {
	for i, number := range numbers {
		if n.facet.Has(number) {
			strengths[i] = math.MaxUint8 // weaker than any
		}
	}
	for _, s := range found {
		if at, ok := slices.BinarySearch(numbers, n.of(s.Name)); ok {
			strengths[at] = min(strengths[at], uint8(s.Strength.Rank()))
		}
	}
}

// byPath returns the ordinals of pages in the order of their paths.
func byPath(pages []*stored.Page) []Ordinal {
	return order(pages, func(a, b *stored.Page) int { return strings.Compare(a.Path, b.Path) })
}

// order returns the ordinals of pages sorted by compare.
func order(pages []*stored.Page, compare func(a, b *stored.Page) int) []Ordinal {
	list := make([]Ordinal, len(pages))
	for i := range list {
		list[i] = Ordinal(i)
	}
	slices.SortFunc(list, func(a, b Ordinal) int { return compare(pages[a], pages[b]) })
	return list
}

// mean is the mean length of an analysed field.
func (c *columns) mean(field string) float64 {
	if i := slices.Index(fulltext.Fields, field); i >= 0 {
		return c.lengths[i]
	}
	return 0
}
