package vocabulary

import (
	"strings"
	"unicode/utf8"

	"github.com/careers-index/careers/search/field"
)

// Words that are made of others: which of the site's words are one, and which end in
// another.

const (
	// minHead and minTail are the shortest parts of a compound that is found by its
	// tail: "port" does not find passports.
	minHead = 4
	minTail = 5
	// longTail is the shortest tail that is no chance whatever stands before it:
	// "Pflichtpraktikum" is a Praktikum.
	longTail = 8
	// rarelyOne is how many times more pages may have the rarer of two words than have
	// both written as one, or the other way round, if that is no slip: on a large site
	// somebody has "dataengineer" somewhere, and "engin eer".
	rarelyOne = 50
)

// IsOne reports whether two words are one on the site: it has them written together, and
// not by a slip.
func (v *Words) IsOne(a, b, together string) bool {
	n := v.Count(together, field.AllTexts)
	return n > 0 && n*rarelyOne >= v.leastCount(a, b)
}

// leastCount is on how many pages the rarer of two words is.
func (v *Words) leastCount(a, b string) int {
	return min(v.Count(a, field.AllTexts), v.Count(b, field.AllTexts))
}

// IsNoSlip reports whether both parts of a word are on enough pages to be words as it is:
// "eng" and "ineer" are not.
func (v *Words) IsNoSlip(head, tail, word string) bool {
	return v.leastCount(head, tail)*rarelyOne >= v.Count(word, field.AllTexts)
}

// AreFrequent reports whether both words are on so many pages that looking for them
// next to each other costs more than it can tell ("in" and "to" for "into").
func (v *Words) AreFrequent(a, b string) bool {
	const few = 100 // pages, on a small site
	limit := max(few, v.pages/4)
	return v.Count(a, field.AllTexts) > limit && v.Count(b, field.AllTexts) > limit
}

// CompoundsOf are the words of the site that end in a word of the site and begin
// with another, the most frequent ones.
func (v *Words) CompoundsOf(tail string, in field.Set) []Expansion {
	if utf8.RuneCountInString(tail) < minTail || !v.Has(tail) {
		return nil
	}
	var list []Expansion
	for _, i := range v.compounds()[tail] {
		if v.fieldsOf(int(i))&in != 0 {
			list = append(list, Expansion{Word: v.Word(int(i)), Count: v.count(int(i))})
		}
	}
	return Best(list, MaxExpansions)
}

// findCompounds are the compounds of the site by their tail. It looks at each word
// once, when the first query needs them.
func (v *Words) findCompounds() map[string][]uint32 {
	words := make(map[string]bool, v.Len())
	for i := range v.Len() {
		words[v.Word(i)] = true
	}
	compounds := map[string][]uint32{}
	for i := range v.Len() {
		letters := []rune(v.Word(i))
		for n := minHead; n+minTail <= len(letters); n++ {
			head, tail := string(letters[:n]), string(letters[n:])
			if words[tail] && (n+longTail <= len(letters) || words[head] || isJoined(head, words)) {
				compounds[tail] = append(compounds[tail], uint32(i))
			}
		}
	}
	return compounds
}

// isJoined reports whether a head is a word with the s that joins it to the next.
func isJoined(head string, words map[string]bool) bool {
	bare, ok := strings.CutSuffix(head, "s")
	return ok && utf8.RuneCountInString(bare) >= minHead && words[bare]
}
