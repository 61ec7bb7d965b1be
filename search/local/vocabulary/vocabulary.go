package vocabulary

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"
	"sync"

	bleveindex "github.com/blevesearch/bleve_index_api"

	"github.com/careers-index/careers/search/local/field"
)

// MaxExpansions is the number of words that a prefix or a typing mistake can
// stand for: the most frequent ones. Each is a list of pages to read, and a
// person who typed a letter or two looks at no more than the first.
const MaxExpansions = 50

// Words are the sorted terms of the text fields, in one string: a site of
// 26,000 pages has some 50,000, and 50,000 strings would cost three times as
// much.
type Words struct {
	text   string
	starts []uint32 // where each word begins in text, and the end
	counts []uint32 // pages that have the word, in the field where most have it
	fields []field.Set
	pages  int

	compounds func() map[string][]uint32 // by tail, see compounds.go
	forms     func() *forms              // see forms.go
	aside     func() map[string]bool     // see aside.go
}

// New reads the words of an index of so many pages. languages are those of its
// pages, and setting is the one that the site's settings name.
func New(r bleveindex.IndexReader, pages int, languages []string, setting string) (*Words, error) {
	v := &Words{pages: pages}
	v.compounds = sync.OnceValue(v.findCompounds)
	v.aside = sync.OnceValue(func() map[string]bool { return SetAsideWords(v.Languages()) })
	v.forms = sync.OnceValue(func() *forms { return findForms(v, languages, setting) })
	var dictionaries [field.Texts]bleveindex.FieldDict
	var heads [field.Texts]*bleveindex.DictEntry
	advance := func(f field.Field) (err error) {
		if heads[f], err = dictionaries[f].Next(); err != nil {
			return fmt.Errorf("words of %s: %w", field.TextNames[f], err)
		}
		return nil
	}
	for f := range field.Texts {
		d, err := r.FieldDict(field.TextNames[f])
		if err != nil {
			return nil, fmt.Errorf("words of %s: %w", field.TextNames[f], err)
		}
		defer func() { _ = d.Close() }() // read only: nothing can be lost
		dictionaries[f] = d
		if err := advance(f); err != nil {
			return nil, err
		}
	}
	var text strings.Builder
	for {
		least := ""
		found := false
		for _, h := range heads {
			if h != nil && (!found || h.Term < least) {
				least, found = h.Term, true
			}
		}
		if !found {
			break
		}
		v.starts = append(v.starts, uint32(text.Len()))
		text.WriteString(least)
		var count uint64
		var in field.Set
		for f := range field.Texts {
			if h := heads[f]; h != nil && h.Term == least {
				count, in = max(count, h.Count), in|field.SetOf(f)
				if err := advance(f); err != nil {
					return nil, err
				}
			}
		}
		v.counts, v.fields = append(v.counts, uint32(count)), append(v.fields, in)
	}
	v.text = strings.Clone(text.String())
	v.starts = append(slices.Clip(v.starts), uint32(len(v.text)))
	v.counts, v.fields = slices.Clip(v.counts), slices.Clip(v.fields)
	return v, nil
}

// Len is how many words there are.
func (v *Words) Len() int { return len(v.counts) }

// Word is a word by its place in the order of bytes.
func (v *Words) Word(i int) string { return v.text[v.starts[i]:v.starts[i+1]] }

// Pages is how many pages the site has.
func (v *Words) Pages() int { return v.pages }

// find returns the place of a word, or where it would stand.
func (v *Words) find(w string) (int, bool) {
	i := sort.Search(v.Len(), func(i int) bool { return v.Word(i) >= w })
	return i, i < v.Len() && v.Word(i) == w
}

// Count is the number of pages that have a word in one of the fields, more or
// less: 0 means none, and more is more.
func (v *Words) Count(w string, in field.Set) int {
	if i, ok := v.find(w); ok && v.fields[i]&in != 0 {
		return int(v.counts[i])
	}
	return 0
}

// In is the fields that have a word.
func (v *Words) In(w string) field.Set {
	if i, ok := v.find(w); ok {
		return v.fields[i]
	}
	return 0
}

// Expansion is a word that another one can stand for.
type Expansion struct {
	Word     string
	Count    int // as Words.Count
	Distance int // of a typing mistake; 0 for a prefix
}

// Best sorts expansions, the nearest first, then the most frequent, and cuts
// them to n.
func Best(list []Expansion, n int) []Expansion {
	slices.SortFunc(list, func(a, b Expansion) int {
		return cmp.Or(a.Distance-b.Distance, b.Count-a.Count, cmp.Compare(a.Word, b.Word))
	})
	return list[:min(len(list), n)]
}

// Prefixed returns the most frequent words that begin so, the word itself left
// out.
func (v *Words) Prefixed(prefix string, in field.Set) []Expansion {
	var list []Expansion
	first, exact := v.find(prefix)
	if exact {
		first++
	}
	for i := first; i < v.Len() && strings.HasPrefix(v.Word(i), prefix); i++ {
		if v.fields[i]&in != 0 {
			list = append(list, Expansion{Word: v.Word(i), Count: int(v.counts[i])})
		}
	}
	return Best(list, MaxExpansions)
}

// Has reports whether the site has a word.
func (v *Words) Has(w string) bool {
	_, ok := v.find(w)
	return ok
}
