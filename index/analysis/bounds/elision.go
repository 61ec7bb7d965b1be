package bounds

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// elided are the words that are written before an apostrophe, without their last vowel:
// of French and Catalan, then of Italian. Those that make one word with the next are not
// among them: quelqu'un, presqu'île, aujourd'hui. Neither are those that say something,
// such as bell' and mezz'.
var elided = func() map[string]bool {
	all := map[string]bool{}
	for w := range strings.FieldsSeq(`
		l d j m n s t c qu lorsqu puisqu jusqu quoiqu
		v un dell all nell sull dall coll dagl degl agl negl sugl gl quest quell com cos dov anch`) {
		all[w] = true
	}
	return all
}()

// maxElided is the length of the longest of them, in bytes.
const maxElided = 6

// Elided returns the byte at which the word begins whose elided article is at byte i of s,
// and i if none is there.
func Elided(s string, i int) int {
	end := i
	for end < len(s) && end-i <= maxElided && s[end]|0x20 >= 'a' && s[end]|0x20 <= 'z' {
		end++
	}
	if end == i || end == len(s) {
		return i
	}
	sign, size := utf8.DecodeRuneInString(s[end:])
	if Sign(sign) != '\'' || !elided[strings.ToLower(s[i:end])] || !sounds(s[end+size:]) {
		return i
	}
	return end + size
}

// WithoutArticle returns what follows the article at the front of a term, for somebody who
// has not typed the apostrophe: "loreal" is oreal.
func WithoutArticle(term string) (rest string, ok bool) {
	for n := min(maxElided, len(term)-1); n > 0; n-- {
		if elided[term[:n]] && sounds(term[n:]) {
			return term[n:], true
		}
	}
	return "", false
}

// sounds reports whether s begins with a vowel, an h or a digit, or with a name that is
// spelled out and whose first letter begins with the sound of a vowel: XML, SQL.
func sounds(s string) bool {
	first, size := letter(s)
	if isVowel(first) || first == 'h' || unicode.IsDigit(first) {
		return true
	}
	if next := s[size:]; strings.HasPrefix(next, "++") || strings.HasPrefix(next, "#") {
		return first != 0
	}
	if !strings.ContainsRune("flmnrsx", first) {
		return false
	}
	second, _ := letter(s[size:])
	// A lone s is the possessive of a letter: mind your T's.
	return !isVowel(second) && (second != 0 || first != 's')
}

// letter is the letter or digit at the front of s, in lower case, 0 if none is there.
func letter(s string) (r rune, size int) {
	r, size = utf8.DecodeRuneInString(s)
	if r = Sign(r); !IsWord(r) {
		return 0, size
	}
	return unicode.ToLower(r), size
}

func isVowel(r rune) bool {
	return strings.ContainsRune("aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýÿœ", r)
}
