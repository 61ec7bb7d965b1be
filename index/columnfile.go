package index

import (
	"bytes"
	"errors"
	"fmt"
	"slices"

	"github.com/careers-index/careers/index/fulltext"
	"github.com/careers-index/careers/index/skills"
	"github.com/careers-index/careers/index/storage"
)

// The file of columns.

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
	add(offsetsEntry, storage.EncodeNumbers(c.offsets))
	add(numbersEntry, storage.EncodeNumbers(c.numbers))
	add(strengthsEntry, c.strengths)
	add(titleRankEntry, storage.EncodeNumbers(c.titleRank))
	add(dateRankEntry, storage.EncodeNumbers(c.dateRank))
	add(yearlyPayEntry, storage.EncodeNumbers(c.yearlyPay))
	add(byPathEntry, storage.EncodeNumbers(c.byPath))
	add(postingsEntry, storage.EncodeNumbers(c.postings))
	add(titleOffsetsEntry, storage.EncodeNumbers(c.titles.offsets))
	add(titleTermsEntry, storage.EncodeNumbers(c.titles.terms))
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
		offsets:   storage.DecodeNumbers[uint32](entries[offsetsEntry]),
		numbers:   storage.DecodeNumbers[uint32](entries[numbersEntry]),
		strengths: bytes.Clone(entries[strengthsEntry]),
		titleRank: storage.DecodeNumbers[uint32](entries[titleRankEntry]),
		dateRank:  storage.DecodeNumbers[uint32](entries[dateRankEntry]),
		yearlyPay: storage.DecodeNumbers[uint32](entries[yearlyPayEntry]),
		byPath:    storage.DecodeNumbers[Ordinal](entries[byPathEntry]),
		postings:  storage.DecodeNumbers[uint32](entries[postingsEntry]),
		titles: titles{
			offsets: storage.DecodeNumbers[uint32](entries[titleOffsetsEntry]),
			terms:   storage.DecodeNumbers[uint32](entries[titleTermsEntry]),
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
	for range fulltext.Fields {
		c.lengths = append(c.lengths, r.Float())
	}
	tags := storage.ReadRecord(entries[languagesEntry])
	c.languages = tags.Strings()
	if err := errors.Join(r.Err(), tags.Err(), c.check(n, first)); err != nil {
		return nil, err
	}
	c.documents = make([]Doc, n)
	for doc, ordinal := range c.byPath {
		c.documents[ordinal] = Doc(doc)
	}
	return c, nil
}

// check compares the columns with the number of pages and of values.
func (c *columns) check(pages int, values uint32) error {
	if err := errors.Join(checkPermutation(c.titleRank, pages), checkPermutation(c.dateRank, pages), checkPermutation(c.byPath, pages), c.titles.check(pages)); err != nil {
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
