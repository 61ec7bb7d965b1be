package analysis

// The short way to read a word: most are ASCII letters before a space. FuzzPlainWord
// compares it with the long one.

// plainWord finds the end of a word in the most common case, ASCII letters before a space
// or a mark that joins nothing. It returns 0 for anything else.
func (t *tokenizer) plainWord(start int) int {
	text := t.text[start:]
	i := 0
	for i < len(text) && isASCIILetter[text[i]] {
		i++
	}
	if i == 0 || i >= maxTermBytes || !endsPlainly(text, i) || i <= maxHead && t.mayGoOn(start+i) {
		return 0
	}
	return start + i
}

// endsPlainly reports whether nothing from byte i on can belong to the word of letters
// before it, but for what mayGoOn knows.
func endsPlainly(text string, i int) bool {
	if i == len(text) {
		return true
	}
	switch c := text[i]; c {
	case '.':
		return i+1 == len(text) || text[i+1] == ' ' || text[i+1] == '\n'
	case '-': // two words, unless one of them is a letter
		return i > 1 && i+2 < len(text) && isASCIILetter[text[i+1]] && isASCIILetter[text[i+2]]
	default:
		return joinsNothing[c]
	}
}

// joinsNothing are the bytes that end a word wherever they are.
var joinsNothing = func() (ends [256]bool) {
	for _, c := range []byte(" \n,;:!?()[]{}<>/|\\\"*=_%$@^~`") {
		ends[c] = true
	}
	return ends
}()

// appendLower appends ASCII letters in lower case.
func appendLower(dst []byte, letters string) []byte {
	dst = append(dst, letters...)
	word := dst[len(dst)-len(letters):]
	for i := range word {
		word[i] |= 0x20
	}
	return dst
}

var isASCIILetter = func() (is [256]bool) {
	for c := 'a'; c <= 'z'; c++ {
		is[c], is[c&^0x20] = true, true
	}
	return is
}()
