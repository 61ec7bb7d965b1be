package index

// What is held in memory per page: the values of its facets, and the orders
// that ordinals are translated by.

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"

	"github.com/careers-index/careers/content/pay"
	"github.com/careers-index/careers/index/skills"
	"github.com/careers-index/careers/index/storage"
)

// columns are all arrays of a generation, one element per page unless said.
//
// The values of all facets are numbered in one sequence: those of the first facet
// of the table, sorted bytewise, then those of the second, and so on. Document d
// of bleve has the values numbers[offsets[d]:offsets[d+1]], ascending. So one
// short run of memory holds all that is counted of a page, and a search, which
// finds documents in bleve's order, reads the runs from front to back.
type columns struct {
	facets    []Facet
	offsets   []uint32 // by document; one more than pages
	numbers   []uint32
	strengths []uint8   // per element of numbers: of a skill, its Strength; else 0
	titleRank []uint32  // place in the order by title, then path
	dateRank  []uint32  // place in the order of when postings were put up, the newest first
	yearlyPay []uint32  // the most that a page offers for a year, in its currency; 0 is unknown
	byPath    []Ordinal // ordinals in the order of paths
	ordinals  []Ordinal // by document
	documents []Doc     // by ordinal: the inverse of ordinals
	postings  []uint32  // bits: which pages are postings
	lengths   []float64 // per analysed field: mean terms of the pages that have it
	titles    titles
	languages []string // BCP 47 tags of those that pages are written in, sorted
}

// newColumns makes the columns of pages, which are in the order of ordinals.
// ordinals are bleve's order of them, lengths the means of the analysed fields.
func newColumns(docs *Documents, ordinals []Ordinal, lengths []float64) *columns {
	pages := docs.Pages
	var group sync.WaitGroup
	c := &columns{ordinals: ordinals, lengths: lengths, postings: make([]uint32, (len(pages)+31)/32)}
	for n, p := range pages {
		if p.Posting {
			c.postings[n/32] |= 1 << (n % 32)
		}
	}
	for _, set := range []func(){
		func() { c.titles = newTitles(pages, ordinals) },
		func() { c.setValues(pages, docs.facets) },
		func() { c.byPath = order(pages, func(a, b *Page) int { return strings.Compare(a.Path, b.Path) }) },
		func() {
			c.titleRank = ranks(order(pages, func(a, b *Page) int {
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
func (c *columns) setDateRank(pages []*Page) {
	list := make([]Ordinal, len(pages))
	for i := range list {
		list[i] = Ordinal(i)
	}
	slices.SortStableFunc(list, func(a, b Ordinal) int { return strings.Compare(pages[b].Job.Posted, pages[a].Job.Posted) })
	c.dateRank = ranks(list)
}

func (c *columns) setYearlyPay(pages []*Page) {
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
func (c *columns) setValues(pages []*Page, facets []facetCollector) {
	for i := range facets {
		c.facets = append(c.facets, facets[i].Facet)
	}
	c.offsets = make([]uint32, 1, len(pages)+1)
	for _, n := range c.ordinals {
		start := len(c.numbers)
		for i := range facets {
			for _, v := range facets[i].ofPage[n] {
				c.numbers = append(c.numbers, facets[i].first+v)
				c.strengths = append(c.strengths, 0)
			}
			if facets[i].Name == skillFacet {
				setStrengths(c.strengths[start:], c.numbers[start:], &c.facets[i], pages[n].Skills)
			}
		}
		c.offsets = append(c.offsets, uint32(len(c.numbers)))
	}
}

// setStrengths enters the strengths of a page's skills; of two spellings of one
// value, the stronger.
func setStrengths(strengths []uint8, numbers []uint32, f *Facet, found []skills.Skill) {
	of := make(map[string]uint8, len(found))
	for _, s := range found {
		key, strength := f.Key(s.Name), uint8(s.Strength.Rank())
		if known, ok := of[key]; !ok || strength < known {
			of[key] = strength
		}
	}
	for i, number := range numbers {
		if f.Has(number) {
			strengths[i] = of[f.Key(f.Value(number))]
		}
	}
}

// order returns the ordinals of pages sorted by compare.
func order(pages []*Page, compare func(a, b *Page) int) []Ordinal {
	list := make([]Ordinal, len(pages))
	for i := range list {
		list[i] = Ordinal(i)
	}
	slices.SortFunc(list, func(a, b Ordinal) int { return compare(pages[a], pages[b]) })
	return list
}

// mean is the mean length of an analysed field.
func (c *columns) mean(field string) float64 {
	if i := slices.Index(analysedFields, field); i >= 0 {
		return c.lengths[i]
	}
	return 0
}

// Entries of the file of columns, each under its name.
const (
	facetEntry     = "facet " // and its name
	offsetsEntry   = "offsets"
	numbersEntry   = "numbers"
	strengthsEntry = "strengths"
	titleRankEntry = "title rank"
	dateRankEntry  = "date rank"
	yearlyPayEntry = "yearly pay"
	byPathEntry    = "by path"
	ordinalsEntry  = "ordinals"
	postingsEntry  = "postings"
	lengthsEntry   = "lengths"

	languagesEntry = "languages"

	titleOffsetsEntry = "title offsets"
	titleTermsEntry   = "title terms"
	titleHeadsEntry   = "title heads"
)

// encode writes the columns as entries of a table: name, data, name, data.
func (c *columns) encode(t *storage.Writer) {
	add := func(name string, data []byte) {
		t.Add([]byte(name))
		t.Add(data)
	}
	for i := range c.facets {
		add(facetEntry+c.facets[i].Name, c.facets[i].encode())
	}
	add(offsetsEntry, encodeNumbers(c.offsets))
	add(numbersEntry, encodeNumbers(c.numbers))
	add(strengthsEntry, c.strengths)
	add(titleRankEntry, encodeNumbers(c.titleRank))
	add(dateRankEntry, encodeNumbers(c.dateRank))
	add(yearlyPayEntry, encodeNumbers(c.yearlyPay))
	add(byPathEntry, encodeNumbers(c.byPath))
	add(ordinalsEntry, encodeNumbers(c.ordinals))
	add(postingsEntry, encodeNumbers(c.postings))
	add(titleOffsetsEntry, encodeNumbers(c.titles.offsets))
	add(titleTermsEntry, encodeNumbers(c.titles.terms))
	add(titleHeadsEntry, c.titles.heads)
	var w storage.RecordWriter
	for _, length := range c.lengths {
		w.Float(length)
	}
	add(lengthsEntry, w.Bytes())
	var tags storage.RecordWriter
	tags.Strings(c.languages)
	add(languagesEntry, tags.Bytes())
}

// decodeColumns reads the columns of n pages, with the facets of the given
// table, and checks that every number points at something.
func decodeColumns(t storage.File, n int, facets []Facet) (*columns, error) {
	if t.Len()%2 != 0 {
		return nil, fmt.Errorf("%d entries: a name without data", t.Len())
	}
	entries := make(map[string][]byte, t.Len()/2)
	for i := 0; i < t.Len(); i += 2 {
		entries[string(t.Get(i))] = t.Get(i + 1)
	}
	c := &columns{
		facets:    facets,
		offsets:   decodeNumbers[uint32](entries[offsetsEntry]),
		numbers:   decodeNumbers[uint32](entries[numbersEntry]),
		strengths: bytes.Clone(entries[strengthsEntry]),
		titleRank: decodeNumbers[uint32](entries[titleRankEntry]),
		dateRank:  decodeNumbers[uint32](entries[dateRankEntry]),
		yearlyPay: decodeNumbers[uint32](entries[yearlyPayEntry]),
		byPath:    decodeNumbers[Ordinal](entries[byPathEntry]),
		ordinals:  decodeNumbers[Ordinal](entries[ordinalsEntry]),
		postings:  decodeNumbers[uint32](entries[postingsEntry]),
		titles: titles{
			offsets: decodeNumbers[uint32](entries[titleOffsetsEntry]),
			terms:   decodeNumbers[uint32](entries[titleTermsEntry]),
			heads:   bytes.Clone(entries[titleHeadsEntry]),
		},
	}
	first := uint32(0)
	for i := range c.facets {
		f := &c.facets[i]
		if err := f.decode(entries[facetEntry+f.Name]); err != nil {
			return nil, fmt.Errorf("facet %s: %w", f.Name, err)
		}
		f.first = first
		first += uint32(f.Len())
	}
	r := storage.ReadRecord(entries[lengthsEntry])
	for range analysedFields {
		c.lengths = append(c.lengths, r.Float())
	}
	tags := storage.ReadRecord(entries[languagesEntry])
	c.languages = tags.Strings()
	if err := errors.Join(r.Err(), tags.Err(), c.check(n, first)); err != nil {
		return nil, err
	}
	c.documents = make([]Doc, n)
	for doc, ordinal := range c.ordinals {
		c.documents[ordinal] = Doc(doc)
	}
	return c, nil
}

// check compares the columns with the number of pages and of values.
func (c *columns) check(pages int, values uint32) error {
	if err := errors.Join(checkPermutation(c.titleRank, pages), checkPermutation(c.dateRank, pages), checkPermutation(c.byPath, pages), checkPermutation(c.ordinals, pages), c.titles.check(pages)); err != nil {
		return err
	}
	if len(c.yearlyPay) != pages {
		return fmt.Errorf("%d amounts of pay for %d pages", len(c.yearlyPay), pages)
	}
	if len(c.postings) != (pages+31)/32 {
		return fmt.Errorf("%d words of bits for %d pages", len(c.postings), pages)
	}
	if len(c.offsets) != pages+1 || c.offsets[0] != 0 || int(c.offsets[pages]) != len(c.numbers) || !slices.IsSorted(c.offsets) {
		return errors.New("the offsets of values do not fit")
	}
	for _, number := range c.numbers {
		if number >= values {
			return errors.New("a page has a value that no facet has")
		}
	}
	for doc := range pages {
		if !slices.IsSorted(c.numbers[c.offsets[doc]:c.offsets[doc+1]]) {
			return errors.New("the values of a page are not in order")
		}
	}
	if len(c.strengths) != len(c.numbers) {
		return fmt.Errorf("%d strengths for %d values", len(c.strengths), len(c.numbers))
	}
	weakest := skills.Mentioned.Rank()
	for _, s := range c.strengths {
		if int(s) > weakest {
			return fmt.Errorf("%d is not a strength", s)
		}
	}
	return nil
}

// checkPermutation refuses a list that does not have each page once.
func checkPermutation[T ~uint32](list []T, pages int) error {
	if len(list) != pages {
		return fmt.Errorf("%d elements for %d pages", len(list), pages)
	}
	seen := make([]bool, pages)
	for _, n := range list {
		if int(n) >= pages || seen[n] {
			return errors.New("an element points at no page, or two at one")
		}
		seen[n] = true
	}
	return nil
}

// encodeNumbers writes numbers in little endian.
func encodeNumbers[T ~uint32](numbers []T) []byte {
	b, _ := binary.Append(nil, binary.LittleEndian, numbers) // cannot fail for numbers
	return b
}

func decodeNumbers[T ~uint32](b []byte) []T {
	numbers := make([]T, len(b)/4)
	_, _ = binary.Decode(b, binary.LittleEndian, numbers) // the length fits
	return numbers
}
