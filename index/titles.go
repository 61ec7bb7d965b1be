package index

import (
	"errors"
	"fmt"
	"hash/fnv"
	"math"
	"slices"
	"strings"

	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/index/storage"
)

// Titles as ranking reads them: the terms of each title in order, so that a query that is
// a whole title, or stands in one side by side, is known without reading any text.

// TermHash is what a column holds of a term. Two terms of one hash are so rare that the
// order of hits is all that may depend on it.
func TermHash(term string) uint32 {
	h := fnv.New32a()
	_, _ = h.Write([]byte(term)) // never fails
	return h.Sum32()
}

// titles is a column: the title of document d has the terms[offsets[d]:offsets[d+1]], of
// which the first heads[d] are its head.
type titles struct {
	offsets []uint32
	terms   []uint32 // hashes
	heads   []uint8
}

// titleTerms are the terms of one title.
type titleTerms struct {
	terms []uint32 // hashes
	head  uint8
}

func newTitleTerms(title string) titleTerms {
	tokens := withoutEndings(title)
	t := titleTerms{make([]uint32, len(tokens)), uint8(min(headOf(title, tokens), math.MaxUint8))}
	for i, token := range tokens {
		t.terms[i] = TermHash(token.Term)
	}
	return t
}

func (t titleTerms) encode(w *storage.RecordWriter) {
	w.Uint(uint64(t.head))
	w.Uint(uint64(len(t.terms)))
	for _, term := range t.terms {
		w.Uint(uint64(term))
	}
}

func readTitleTerms(r *storage.RecordReader) titleTerms {
	t := titleTerms{head: uint8(r.Uint())}
	t.terms = make([]uint32, r.Count())
	for i := range t.terms {
		t.terms[i] = uint32(r.Uint())
	}
	return t
}

// newTitles makes the column of titles, which are in the order of ordinals; documents is
// the order of the column.
func newTitles(list []titleTerms, documents []Ordinal) titles {
	t := titles{offsets: make([]uint32, 1, len(list)+1), heads: make([]uint8, 0, len(list))}
	for _, n := range documents {
		t.terms = append(t.terms, list[n].terms...)
		t.offsets = append(t.offsets, uint32(len(t.terms)))
		t.heads = append(t.heads, list[n].head)
	}
	return t
}

// withoutEndings are the tokens of a title less the endings that stand for all genders:
// "Projektmanager:in", "Ingénieur(e)", "Développeur·euse".
func withoutEndings(title string) []analysis.Token {
	tokens := analysis.Analyze(title)
	out := tokens[:0]
	for i, t := range tokens {
		if i > 0 && genderEndings[t.Term] {
			if mark := title[tokens[i-1].End:t.Start]; genderMarks[mark] {
				continue
			}
		}
		out = append(out, t)
	}
	return out
}

var (
	genderEndings = setOfWords("in innen ne e se r n fe trice rice euse teuse ere iere ienne x")
	genderMarks   = setOfWords(": * _ / ( · • . - /- ⋅ ∙")
)

func setOfWords(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		set[w] = true
	}
	return set
}

// headOf is the number of terms of a title before the first mark after which titles say
// something else: "Backend Engineer (m/w/d)", "Backend Engineer - Berlin". What is in
// brackets before the first word is part of the head.
func headOf(title string, tokens []analysis.Token) int {
	bracketed := len(tokens) > 0 && strings.ContainsAny(title[:tokens[0].Start], "([{")
	for i, t := range tokens {
		if i == 0 {
			continue
		}
		between := title[tokens[i-1].End:t.Start]
		if bracketed && strings.ContainsAny(between, ")]}") {
			bracketed = false
			continue
		}
		if strings.ContainsAny(between, "()[]{}|,;:@–—\n") || strings.Contains(between, " - ") || strings.Contains(between, "//") {
			return i
		}
	}
	return len(tokens)
}

func (t *titles) check(pages int) error {
	if len(t.heads) != pages || len(t.offsets) != pages+1 || t.offsets[0] != 0 || int(t.offsets[pages]) != len(t.terms) || !slices.IsSorted(t.offsets) {
		return errors.New("the terms of titles do not fit")
	}
	for doc, head := range t.heads {
		if uint32(head) > t.offsets[doc+1]-t.offsets[doc] {
			return fmt.Errorf("the head of title %d is longer than the title", doc)
		}
	}
	return nil
}

// TitleTerms are the hashes of the terms of a document's title ([TermHash]), in order,
// and how many of them are its head: "backend engineer" of "Backend Engineer (m/w/d)".
func (g *Generation) TitleTerms(doc Doc) (terms []uint32, head int) {
	t := &g.columns.titles
	return t.terms[t.offsets[doc]:t.offsets[doc+1]], int(t.heads[doc])
}
