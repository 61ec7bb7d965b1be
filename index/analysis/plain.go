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

// passOver goes on over what comes next as long as it is words of ASCII letters and digits
// that the filter does not pass, and what is between them. Most of a text is.
func (t *tokenizer) passOver() {
	if t.only == nil {
		return
	}
	text, i := t.text, t.at
	for i < len(text) {
		c := text[i]
		if !isASCIIWord[c] {
			if c != '\n' && !isPlainGap[c] {
				break
			}
			t.newBlock = t.newBlock || c == '\n'
			i++
			continue
		}
		if t.mayPass(i) {
			break
		}
		end := i + 1
		for end < len(text) && isASCIILetter[text[end]] {
			end++
		}
		ok := isASCIILetter[c] && endsPlainly(text[i:], end-i)
		if !ok { // perhaps it has digits
			for end < len(text) && isASCIIWord[text[end]] {
				end++
			}
			ok = end == len(text) || joinsNothing[text[end]] && text[end] != '('
		}
		if n := end - i; !ok || n >= maxTermBytes || n <= maxHead && t.mayGoOn(end) {
			break
		}
		t.count()
		i = end
	}
	t.at = i
}

// mayPass reports whether the filter may pass the word at i.
func (t *tokenizer) mayPass(i int) bool {
	c := lower[t.text[i]]
	if !t.only.first[c] {
		return false
	}
	return i+1 == len(t.text) || !isASCIIWord[t.text[i+1]] || t.only.passesPair(c, lower[t.text[i+1]])
}

// isASCIIWord has the ASCII letters and digits.
var isASCIIWord = func() (is [256]bool) {
	for c := range class {
		is[c] = class[c] != 0
	}
	return is
}()

// lower has each byte, ASCII letters in lower case.
var lower = func() (of [256]byte) {
	for c := range of {
		of[c] = byte(c)
		if isASCIILetter[c] {
			of[c] |= 0x20
		}
	}
	return of
}()

// isPlainGap are the ASCII bytes that are no part of a term and begin none.
var isPlainGap = func() (is [256]bool) {
	for c := range class {
		is[c] = class[c] == 0 && c != '\n' && c != '.'
	}
	return is
}()

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
