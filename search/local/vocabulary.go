package local

// The words of a site: what a prefix or a typing mistake can stand for.

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	bleveindex "github.com/blevesearch/bleve_index_api"

	"github.com/careers-index/careers/content/edit"
	"github.com/careers-index/careers/index/analysis"
)

// MaxExpansions is the number of words that a prefix or a typing mistake can
// stand for: the most frequent ones. Each is a list of pages to read, and a
// person who typed a letter or two looks at no more than the first.
const MaxExpansions = 50

// vocabulary is the sorted terms of the text fields, in one string: a site of
// 26,000 pages has some 50,000, and 50,000 strings would cost three times as
// much.
type vocabulary struct {
	text   string
	starts []uint32 // where each word begins in text, and the end
	counts []uint32 // pages that have the word, in the field where most have it
	fields []fieldSet
	pages  int

	compounds func() map[string][]uint32 // by tail, see compounds.go
	forms     func() *forms              // see forms.go
	aside     func() map[string]bool     // see aside.go
}

// fieldSet is a set of text fields.
type fieldSet uint8

const allTexts fieldSet = 1<<textFields - 1

func setOf(f field) fieldSet { return 1 << f }

func (s fieldSet) has(f field) bool { return s&setOf(f) != 0 }

func newVocabulary(s *snapshot, languages []string, setting string) (*vocabulary, error) {
	v := &vocabulary{pages: s.pages}
	v.compounds = sync.OnceValue(v.findCompounds)
	v.aside = sync.OnceValue(func() map[string]bool { return setAsideWords(v.forms().tags()) })
	v.forms = sync.OnceValue(func() *forms { return findForms(v, languages, setting) })
	var dictionaries [textFields]bleveindex.FieldDict
	var heads [textFields]*bleveindex.DictEntry
	advance := func(f field) (err error) {
		if heads[f], err = dictionaries[f].Next(); err != nil {
			return fmt.Errorf("words of %s: %w", textFieldNames[f], err)
		}
		return nil
	}
	for f := range textFields {
		d, err := s.reader.FieldDict(textFieldNames[f])
		if err != nil {
			return nil, fmt.Errorf("words of %s: %w", textFieldNames[f], err)
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
		var in fieldSet
		for f := range textFields {
			if h := heads[f]; h != nil && h.Term == least {
				count, in = max(count, h.Count), in|setOf(f)
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

func (v *vocabulary) len() int { return len(v.counts) }

func (v *vocabulary) word(i int) string { return v.text[v.starts[i]:v.starts[i+1]] }

// find returns the place of a word, or where it would stand.
func (v *vocabulary) find(w string) (int, bool) {
	i := sort.Search(v.len(), func(i int) bool { return v.word(i) >= w })
	return i, i < v.len() && v.word(i) == w
}

// count is the number of pages that have a word in one of the fields, more or
// less: 0 means none, and more is more.
func (v *vocabulary) count(w string, in fieldSet) int {
	if i, ok := v.find(w); ok && v.fields[i]&in != 0 {
		return int(v.counts[i])
	}
	return 0
}

// in is the fields that have a word.
func (v *vocabulary) in(w string) fieldSet {
	if i, ok := v.find(w); ok {
		return v.fields[i]
	}
	return 0
}

// expansion is a word that another one can stand for.
type expansion struct {
	word     string
	count    int
	distance int // of a typing mistake; 0 for a prefix
}

// best sorts expansions, the nearest first, then the most frequent, and cuts
// them to n.
func best(list []expansion, n int) []expansion {
	slices.SortFunc(list, func(a, b expansion) int {
		return cmp.Or(a.distance-b.distance, b.count-a.count, cmp.Compare(a.word, b.word))
	})
	return list[:min(len(list), n)]
}

// prefixed returns the most frequent words that begin so, the word itself left
// out.
func (v *vocabulary) prefixed(prefix string, in fieldSet) []expansion {
	var list []expansion
	first, exact := v.find(prefix)
	if exact {
		first++
	}
	for i := first; i < v.len() && strings.HasPrefix(v.word(i), prefix); i++ {
		if v.fields[i]&in != 0 {
			list = append(list, expansion{word: v.word(i), count: int(v.counts[i])})
		}
	}
	return best(list, MaxExpansions)
}

// mistyped returns the words that a person may have meant who typed one that
// the site does not have: the nearest ones, all at the same distance. With
// open, the word may be the beginning of what is meant.
func (v *vocabulary) mistyped(typed string, in fieldSet, open bool) []expansion {
	var list []expansion
	forms := typedForms(typed)
	nearest := typosAllowed(typed)
	for _, f := range forms {
		for _, e := range v.near([]rune(f), nearest, in, open) {
			if e.distance < nearest {
				nearest, list = e.distance, list[:0]
			}
			if e.distance == nearest && !slices.Contains(list, e) {
				list = append(list, e)
			}
		}
	}
	return best(list, MaxExpansions)
}

// typedForms are what a typed word may be a mistake for: its term, and the word before the
// plural s was taken away ("rials" is Rails).
func typedForms(typed string) []string {
	forms := analysis.Terms(typed)
	if whole := analysis.FoldValue(typed); len(forms) == 1 && whole != forms[0] && !strings.ContainsFunc(whole, isNoLetter) {
		forms = append(forms, whole)
	}
	return forms
}

// near returns the words that are the nearest to the letters, at most nearest mistakes
// away.
func (v *vocabulary) near(letters []rune, nearest int, in fieldSet, open bool) []expansion {
	if nearest == 0 {
		return nil
	}
	var list []expansion
	d := edit.FirstDouble(letters, nearest)
	word := make([]rune, 0, MaxTypoLetters)
	for i := 0; i < v.len(); {
		word = word[:0]
		for _, r := range v.word(i) {
			word = append(word, r)
		}
		whole, beginning := d.To(word)
		if open {
			whole = min(whole, beginning)
		}
		if whole > 0 && whole <= nearest && v.fields[i]&in != 0 {
			if whole < nearest {
				nearest, list = whole, list[:0]
			}
			list = append(list, expansion{v.word(i), int(v.counts[i]), whole})
		}
		if d.DeadEnd() > 0 && (!open || beginning > nearest) {
			i = v.after(i, string(word[:d.DeadEnd()]))
		} else {
			i++
		}
	}
	return list
}

// after returns the place of the first word after i that does not begin with
// prefix, as word i does.
func (v *vocabulary) after(i int, prefix string) int {
	return i + 1 + sort.Search(v.len()-i-1, func(n int) bool {
		return !strings.HasPrefix(v.word(i+1+n), prefix)
	})
}

// MaxTypoLetters is the longest word that is compared with others: nobody
// mistypes a longer one and means a word of the site.
const MaxTypoLetters = 32

// typosAllowed is how many mistakes a word may hold, by its length in letters:
// Meilisearch's thresholds. A shorter word is too easily another one. A word
// with a digit is a name or a number, where each character counts.
func typosAllowed(word string) int {
	if strings.ContainsFunc(word, isNoLetter) {
		return 0
	}
	switch n := utf8.RuneCountInString(word); {
	case n < 5 || n > MaxTypoLetters:
		return 0
	case n < 9:
		return 1
	default:
		return 2
	}
}

func isNoLetter(r rune) bool { return !unicode.IsLetter(r) }
