package vocabulary

import (
	"cmp"
	"slices"

	"github.com/careers-index/careers/index/analysis/stem"
	"github.com/careers-index/careers/search/field"
)

// Other forms of a word: those of the site's words that have the same stem in one of
// the languages that the site is written in.
//
// Example, on a site in English that says "recruitment" and "recruits":
//
//	typed       finds in the tier form
//	recruiter   recruitment, recruits
//	reacting    nothing: React is the name of a technology

// defaultLanguage is the language of settings that name none.
const defaultLanguage = "en"

// forms are the words of a site by their stems.
type forms struct {
	languages []*stem.Language
	byStem    [][]stemmed // by language; sorted by stem, then word
}

// stemmed is a word of the vocabulary with its stem.
type stemmed struct {
	stem string
	word uint32
}

// findForms stems each word of the site once, when the first query needs it, in the
// languages of its pages and the one that its settings name. The one that settings name
// where nobody sets it counts only where the pages tell none.
func findForms(v *Words, languages []string, setting string) *forms {
	f := &forms{}
	if setting != defaultLanguage || len(languages) == 0 {
		languages = append(languages, setting)
	}
	for _, tag := range languages {
		if l := stem.Named(tag); l != nil && !slices.Contains(f.languages, l) {
			f.languages = append(f.languages, l)
		}
	}
	for _, l := range f.languages {
		var list []stemmed
		for i := range v.Len() {
			if s := l.Stem(v.Word(i)); s != "" {
				list = append(list, stemmed{s, uint32(i)})
			}
		}
		slices.SortFunc(list, func(a, b stemmed) int { return cmp.Or(cmp.Compare(a.stem, b.stem), cmp.Compare(a.word, b.word)) })
		f.byStem = append(f.byStem, slices.Clip(list))
	}
	return f
}

// tags are those of the languages.
func (f *forms) tags() []string {
	var tags []string
	for _, l := range f.languages {
		tags = append(tags, l.Tag())
	}
	return tags
}

// Languages are the BCP 47 tags of those that the site's words are stemmed in.
func (v *Words) Languages() []string { return v.forms().tags() }

// SameStem are the words of the site that have the stem of a term in one of its
// languages, the term itself and function words left out: a stemmer of another language
// may take these for forms.
func (v *Words) SameStem(term string, in field.Set) []Expansion {
	f := v.forms()
	var found []uint32
	for i, l := range f.languages {
		s := l.Stem(term)
		if s == "" {
			continue
		}
		list := f.byStem[i]
		first, _ := slices.BinarySearchFunc(list, s, func(w stemmed, s string) int { return cmp.Compare(w.stem, s) })
		for _, w := range list[first:] {
			if w.stem != s {
				break
			}
			found = append(found, w.word)
		}
	}
	slices.Sort(found)
	var out []Expansion
	for _, i := range slices.Compact(found) {
		if w := v.Word(int(i)); w != term && v.fieldsOf(int(i))&in != 0 && !v.IsAside(w) {
			out = append(out, Expansion{Word: w, Count: v.count(int(i))})
		}
	}
	return out
}
