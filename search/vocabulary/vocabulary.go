package vocabulary

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"github.com/careers-index/careers/index/terms"
	"github.com/careers-index/careers/search/field"
)

// MaxExpansions is the number of words that a prefix or a typing mistake can
// stand for: the most frequent ones. Each is a list of pages to read, and a
// person who typed a letter or two looks at no more than the first.
const MaxExpansions = 50

// Words are the words of the texts of a site.
type Words struct {
	terms *terms.Dictionary
	pages int

	compounds func() map[string][]uint32 // by tail, see compounds.go
	forms     func() *forms              // see forms.go
	aside     func() map[string]bool     // see aside.go
}

// New makes them of the words of an index of so many pages. languages are those of its
// pages, and setting is the one that the site's settings name.
func New(t *terms.Dictionary, pages int, languages []string, setting string) *Words {
	v := &Words{terms: t, pages: pages}
	v.compounds = sync.OnceValue(v.findCompounds)
	v.aside = sync.OnceValue(func() map[string]bool { return SetAsideWords(v.Languages()) })
	v.forms = sync.OnceValue(func() *forms { return findForms(v, languages, setting) })
	return v
}

// Prepare makes what the first queries would make: the forms of words, compounds, and which words
// are set aside. It takes some milliseconds for each ten thousand words.
func (v *Words) Prepare() {
	v.forms()
	v.compounds()
	v.aside()
}

// Len is how many words there are.
func (v *Words) Len() int { return v.terms.Len() }

// Word is a word by its place in the order of bytes.
func (v *Words) Word(i int) string { return v.terms.Term(i) }

// Pages is how many pages the site has.
func (v *Words) Pages() int { return v.pages }

// find returns the place of a word, or where it would stand.
func (v *Words) find(w string) (int, bool) { return v.terms.Find(w) }

// fieldsOf are the fields that have word i.
func (v *Words) fieldsOf(i int) field.Set { return field.Set(v.terms.Fields(i)) }

// count is the number of pages that have word i, in the field where most have it.
func (v *Words) count(i int) int { return v.terms.Count(i) }

// Count is the number of pages that have a word in one of the fields, more or
// less: 0 means none, and more is more.
func (v *Words) Count(w string, in field.Set) int {
	if i, ok := v.find(w); ok && v.fieldsOf(i)&in != 0 {
		return v.count(i)
	}
	return 0
}

// In is the fields that have a word.
func (v *Words) In(w string) field.Set {
	if i, ok := v.find(w); ok {
		return v.fieldsOf(i)
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
		if v.fieldsOf(i)&in != 0 {
			list = append(list, Expansion{Word: v.Word(i), Count: v.count(i)})
		}
	}
	return Best(list, MaxExpansions)
}

// Has reports whether the site has a word.
func (v *Words) Has(w string) bool {
	_, ok := v.find(w)
	return ok
}
