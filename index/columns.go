package index

// What is in memory for each page: the columns of facets, and orders of pages.

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/index/skills"
)

// Column is a facet's values and which of them each page has: page n has
// Values[o] for each o of Ords[Offsets[n]:Offsets[n+1]]. No two values have the same
// analysis.FoldValue.
type Column struct {
	Values  []string // sorted bytewise
	Offsets []uint32 // Len()+1 of them
	Ords    []uint16 // ascending within a page
}

// Of returns the ordinals of page n's values.
func (c *Column) Of(n uint32) []uint16 { return c.Ords[c.Offsets[n]:c.Offsets[n+1]] }

// newColumn makes the column of what values returns for each of n pages.
// Values with the same analysis.FoldValue are one value: a filter finds all of them.
func newColumn(facet string, n int, values func(i int) []string) (Column, error) {
	spellings := map[string]int{}
	for i := range n {
		for _, v := range values(i) {
			spellings[v]++
		}
	}
	shown := shownSpellings(spellings)
	c := Column{Values: slices.Sorted(maps.Values(shown)), Offsets: make([]uint32, 1, n+1)}
	if len(c.Values) > math.MaxUint16+1 {
		return c, fmt.Errorf("%d different values of facet %s: an ordinal has 16 bits", len(c.Values), facet)
	}
	ords := make(map[string]uint16, len(spellings))
	for v := range spellings {
		ord, _ := slices.BinarySearch(c.Values, shown[analysis.FoldValue(v)])
		ords[v] = uint16(ord)
	}
	for i := range n {
		start := len(c.Ords)
		for _, v := range values(i) {
			c.Ords = append(c.Ords, ords[v])
		}
		page := c.Ords[start:]
		slices.Sort(page)
		c.Ords = c.Ords[:start+len(slices.Compact(page))]
		c.Offsets = append(c.Offsets, uint32(len(c.Ords)))
	}
	return c, nil
}

// shownSpellings returns the spelling that is shown for each folded value: the most
// frequent one, and of equals the first bytewise.
func shownSpellings(counts map[string]int) map[string]string {
	shown := map[string]string{}
	for v, n := range counts {
		folded := analysis.FoldValue(v)
		best, ok := shown[folded]
		if !ok || n > counts[best] || n == counts[best] && v < best {
			shown[folded] = v
		}
	}
	return shown
}

// columns are all arrays of a generation, one element per page unless said.
type columns struct {
	category, skill Column
	strengths       []uint8   // per element of skill.Ords: its rank
	titleRank       []uint32  // rank in the order by title, then path
	byPath          []uint32  // ordinals in the order of paths
	ordinals        []uint32  // bleve's document number → ordinal
	postings        []uint32  // bits: which pages are postings
	lengths         []float64 // per analysed field: mean terms of the pages that have it
}

// newColumns makes the columns of pages, which are in the order of ordinals.
func newColumns(pages []*Page) (*columns, error) {
	var c columns
	var err error
	c.category, err = newColumn("category", len(pages), func(i int) []string {
		if pages[i].Category == "" {
			return nil
		}
		return []string{pages[i].Category}
	})
	if err != nil {
		return nil, err
	}
	c.skill, err = newColumn("skill", len(pages), func(i int) []string {
		names := make([]string, len(pages[i].Skills))
		for j, s := range pages[i].Skills {
			names[j] = s.Name
		}
		return names
	})
	if err != nil {
		return nil, err
	}
	c.strengths = newStrengths(&c.skill, pages)
	c.postings = make([]uint32, (len(pages)+31)/32)
	for n, p := range pages {
		if p.Posting {
			c.postings[n/32] |= 1 << (n % 32)
		}
	}
	c.byPath = order(pages, func(a, b *Page) int { return strings.Compare(a.Path, b.Path) })
	c.titleRank = make([]uint32, len(pages))
	for rank, n := range order(pages, func(a, b *Page) int {
		return cmp.Or(strings.Compare(a.Title, b.Title), strings.Compare(a.Path, b.Path))
	}) {
		c.titleRank[n] = uint32(rank)
	}
	return &c, nil
}

// newStrengths returns the strength of each element of the column of skills. If a
// page has several spellings of one value, the strongest counts.
func newStrengths(c *Column, pages []*Page) []uint8 {
	folded := make([]string, len(c.Values))
	for i, v := range c.Values {
		folded[i] = analysis.FoldValue(v)
	}
	list := make([]uint8, 0, len(c.Ords))
	for n, p := range pages {
		of := make(map[string]uint8, len(p.Skills))
		for _, s := range p.Skills {
			name, strength := analysis.FoldValue(s.Name), uint8(s.Strength.Rank())
			if known, ok := of[name]; !ok || strength < known {
				of[name] = strength
			}
		}
		for _, ord := range c.Of(uint32(n)) {
			list = append(list, of[folded[ord]])
		}
	}
	return list
}

// order returns the ordinals of pages sorted by compare.
func order(pages []*Page, compare func(a, b *Page) int) []uint32 {
	list := make([]uint32, len(pages))
	for i := range list {
		list[i] = uint32(i)
	}
	slices.SortFunc(list, func(a, b uint32) int { return compare(pages[a], pages[b]) })
	return list
}

// encode writes the columns as entries of a table, in the order of decode.
func (c *columns) encode(t *tableWriter) {
	for _, f := range []*Column{&c.category, &c.skill} {
		var w recordWriter
		w.strings(f.Values)
		t.add(w.bytes())
		t.add(encodeNumbers(f.Offsets))
		t.add(encodeNumbers(f.Ords))
	}
	for _, numbers := range [][]uint32{c.titleRank, c.byPath, c.ordinals, c.postings} {
		t.add(encodeNumbers(numbers))
	}
	t.add(c.strengths)
	var w recordWriter
	for _, length := range c.lengths {
		w.float(length)
	}
	t.add(w.bytes())
}

const columnEntries = 12

// decodeColumns reads the columns of n pages, and checks that each number refers to
// something.
func decodeColumns(t table, n int) (*columns, error) {
	if t.n != columnEntries {
		return nil, fmt.Errorf("%d entries, not %d", t.n, columnEntries)
	}
	var c columns
	for i, f := range []*Column{&c.category, &c.skill} {
		r := readRecord(t.get(3 * i))
		f.Values = r.strings()
		if err := r.err(); err != nil {
			return nil, err
		}
		f.Offsets = decodeNumbers[uint32](t.get(3*i + 1))
		f.Ords = decodeNumbers[uint16](t.get(3*i + 2))
		if err := f.check(n); err != nil {
			return nil, err
		}
	}
	for i, numbers := range []*[]uint32{&c.titleRank, &c.byPath, &c.ordinals} {
		*numbers = decodeNumbers[uint32](t.get(6 + i))
		if len(*numbers) != n {
			return nil, fmt.Errorf("%d elements for %d pages", len(*numbers), n)
		}
		for _, k := range *numbers {
			if int(k) >= n {
				return nil, errors.New("an element refers to no page")
			}
		}
	}
	if c.postings = decodeNumbers[uint32](t.get(9)); len(c.postings) != (n+31)/32 {
		return nil, fmt.Errorf("%d words of bits for %d pages", len(c.postings), n)
	}
	if c.strengths = bytes.Clone(t.get(10)); len(c.strengths) != len(c.skill.Ords) {
		return nil, fmt.Errorf("%d strengths for %d skills", len(c.strengths), len(c.skill.Ords))
	}
	for _, s := range c.strengths {
		if int(s) >= len(skills.Strengths()) {
			return nil, fmt.Errorf("%d is not a strength", s)
		}
	}
	r := readRecord(t.get(11))
	for range analysedFields {
		c.lengths = append(c.lengths, r.float())
	}
	return &c, r.err()
}

func (c *Column) check(n int) error {
	if len(c.Offsets) != n+1 || c.Offsets[0] != 0 || int(c.Offsets[n]) != len(c.Ords) || !slices.IsSorted(c.Offsets) {
		return errors.New("offsets of a column do not fit")
	}
	for _, ord := range c.Ords {
		if int(ord) >= len(c.Values) {
			return errors.New("an element of a column refers to no value")
		}
	}
	return nil
}

// encodeNumbers writes numbers in little endian.
func encodeNumbers[T uint16 | uint32](numbers []T) []byte {
	b, _ := binary.Append(nil, binary.LittleEndian, numbers) // cannot fail for numbers
	return b
}

func decodeNumbers[T uint16 | uint32](b []byte) []T {
	var zero T
	numbers := make([]T, len(b)/binary.Size(zero))
	_, _ = binary.Decode(b, binary.LittleEndian, numbers) // the length fits
	return numbers
}
