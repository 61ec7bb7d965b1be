package local

import "unicode"

// MaxTypoLetters is the longest word that is compared with others: nobody
// mistypes a longer one and means a word of the site.
const MaxTypoLetters = 32

// typosAllowed is how many mistakes a word may hold, by its length in letters:
// Meilisearch's thresholds. A shorter word is too easily another one. A word
// with a digit is a name or a number, where each character counts.
func typosAllowed(word []rune) int {
	for _, r := range word {
		if !unicode.IsLetter(r) {
			return 0
		}
	}
	switch n := len(word); {
	case n < 5 || n > MaxTypoLetters:
		return 0
	case n < 9:
		return 1
	default:
		return 2
	}
}
