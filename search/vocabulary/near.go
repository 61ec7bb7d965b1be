package vocabulary

import (
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/careers-index/careers/content/edit"
	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/search/field"
)

// Words that were mistyped: the nearest ones that the site has.

// Mistyped returns the words that a person may have meant who typed one that
// the site does not have: the nearest ones, all at the same distance. With
// open, the word may be the beginning of what is meant.
func (v *Words) Mistyped(typed string, in field.Set, open bool) []Expansion {
	var list []Expansion
	nearest := TyposAllowed(typed)
	for _, f := range TypedForms(typed) {
		found := v.near(f, nearest, in, open) // all at the same distance
		switch {
		case len(found) == 0:
		case list == nil || found[0].Distance < nearest:
			nearest, list = found[0].Distance, found
		default:
			for _, e := range found {
				if !slices.Contains(list, e) {
					list = append(list, e)
				}
			}
		}
	}
	return Best(list, MaxExpansions)
}

// TypedForms are what a typed word may be a mistake for: its term, and the word before the
// plural s was taken away ("rials" is Rails).
func TypedForms(typed string) []string {
	forms := analysis.Terms(typed)
	if whole := analysis.FoldValue(typed); len(forms) == 1 && whole != forms[0] && !strings.ContainsFunc(whole, isNoLetter) {
		forms = append(forms, whole)
	}
	return forms
}

// comparison is the working memory of comparing words with a typed one.
type comparison struct {
	edit.Distances
	typed, word []rune
}

var comparisons = sync.Pool{New: func() any { return new(comparison) }}

// near returns the words that are the nearest to what was typed, at most nearest mistakes
// away.
func (v *Words) near(typed string, nearest int, in field.Set, open bool) []Expansion {
	if nearest == 0 {
		return nil
	}
	list := make([]Expansion, 0, 16)
	d := comparisons.Get().(*comparison)
	defer comparisons.Put(d)
	d.typed = append(d.typed[:0], []rune(typed)...)
	d.ResetFirstDouble(d.typed, nearest)
	for i := 0; i < v.Len(); {
		d.word = d.word[:0]
		for _, r := range v.Word(i) {
			d.word = append(d.word, r)
		}
		whole, beginning := d.To(d.word)
		if open {
			whole = min(whole, beginning)
		}
		if whole > 0 && whole <= nearest && v.fieldsOf(i)&in != 0 {
			if whole < nearest {
				nearest, list = whole, list[:0]
			}
			list = append(list, Expansion{v.Word(i), v.count(i), whole})
		}
		if d.DeadEnd() > 0 && (!open || beginning > nearest) {
			i = v.after(i, string(d.word[:d.DeadEnd()]))
		} else {
			i++
		}
	}
	return list
}

// after returns the place of the first word after i that does not begin with
// prefix, as word i does.
func (v *Words) after(i int, prefix string) int {
	return i + 1 + sort.Search(v.Len()-i-1, func(n int) bool {
		return !strings.HasPrefix(v.Word(i+1+n), prefix)
	})
}

// MaxTypoLetters is the longest word that is compared with others: nobody
// mistypes a longer one and means a word of the site.
const MaxTypoLetters = 32

// TyposAllowed is how many mistakes a word may hold, by its length in letters:
// Meilisearch's thresholds. A shorter word is too easily another one. A word
// with a digit is a name or a number, where each character counts.
func TyposAllowed(word string) int {
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
