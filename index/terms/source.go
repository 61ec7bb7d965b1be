package terms

// Which terms new documents have, and in which segments they are.

import (
	"fmt"
	"slices"
	"strings"

	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// source is documents of segments. It is not safe for concurrent use.
type source struct {
	fields       []Field
	parts        []Part
	dictionaries [][]segment.TermDictionary // by segment and field
}

func newSource(parts []Part, fields []Field) (*source, error) {
	s := &source{fields: fields, parts: parts}
	for _, part := range parts {
		dictionaries := make([]segment.TermDictionary, len(fields))
		for f := range fields {
			d, err := part.Segment.Dictionary(fields[f].Name)
			if err != nil {
				return nil, fmt.Errorf("words of %s: %w", fields[f].Name, err)
			}
			dictionaries[f] = d
		}
		s.dictionaries = append(s.dictionaries, dictionaries)
	}
	return s, nil
}

// term is a term and where it is.
type term struct {
	text   string
	before int     // its place in the dictionary before, or negative
	places []place // by field and segment
}

// place is a dictionary that has a term.
type place struct {
	segment uint32
	field   uint8
}

// terms are all terms, sorted.
func (s *source) terms() (words, names []term, err error) {
	number := map[string]int{}
	var all []term
	err = s.each(func(text string, at place) {
		n, known := number[text]
		if !known {
			n = len(all)
			number[text] = n
			all = append(all, term{text: text, before: -1})
		}
		t := &all[n]
		t.places = append(t.places, at)
	})
	if err != nil {
		return nil, nil, err
	}
	for _, t := range all {
		if strings.Contains(t.text, " ") {
			names = append(names, t)
		} else {
			words = append(words, t)
		}
	}
	for _, list := range [][]term{words, names} {
		slices.SortFunc(list, func(a, b term) int { return strings.Compare(a.text, b.text) })
	}
	return words, names, nil
}

// each calls yield for the terms of each dictionary: those of the first field first, and in
// each field those of the first segment first.
func (s *source) each(yield func(text string, at place)) error {
	for f := range s.fields {
		for i, dictionaries := range s.dictionaries {
			it := dictionaries[f].AutomatonIterator(nil, nil, nil)
			for {
				e, err := it.Next()
				if err != nil {
					return fmt.Errorf("words of %s: %w", s.fields[f].Name, err)
				}
				if e == nil {
					break
				}
				yield(e.Term, place{uint32(i), uint8(f)})
			}
			giveBack(s.parts[i].Segment)
		}
	}
	return nil
}
