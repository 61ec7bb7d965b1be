package analysis

// The tokenizer: where a term begins and ends. What it looks like then is decided
// in fold.go and plural.go. No rule looks at letter case, so a text and its
// lower-cased copy have the same terms.

import (
	"sync"
	"unicode/utf8"

	"github.com/careers-index/careers/index/analysis/bounds"
)

// maxTermBytes is where terms are cut. No word of a language or technology is that
// long. What is (a key, a data URL) would only swell the dictionary, and the
// automaton of a fuzzy query grows with its word.
const maxTermBytes = 64

// tokenizer walks over the terms of one text.
type tokenizer struct {
	text     string
	only     *Filter // terms that it does not pass are passed over; nil: none are
	at       int     // next byte to look at
	newBlock bool    // a line end was passed since the last term

	term       []byte // folded
	start, end int    // of the term in text
	position   int
}

var tokenizers = sync.Pool{New: func() any {
	return &tokenizer{term: make([]byte, 0, 2*maxTermBytes)}
}}

// release gives the tokenizer back to the pool, without the text, and drops it
// if a very long word has made its buffer large.
func (t *tokenizer) release() {
	if cap(t.term) <= 1<<10 {
		*t = tokenizer{term: t.term[:0]}
		tokenizers.Put(t)
	}
}

// next moves to the next term and reports whether there is one.
func (t *tokenizer) next() bool {
	for t.passOver(); t.at < len(t.text); t.passOver() {
		r, size := t.rune(t.at)
		start, end := t.at, 0
		t.term = t.term[:0]
		switch {
		case r == '\n':
			t.newBlock = true
		case r == '.':
			end = t.dotNet(start)
		case isWord(r):
			start, end = t.wordAt(start)
		}
		if end == 0 {
			t.at += size
			continue
		}
		t.at = end
		switch {
		case len(t.term) == 0: // nothing of it is part of a term
		case t.only != nil && !t.only.passes(keyOf(t.term)):
			t.count()
		default:
			t.emit(start, end)
			return true
		}
	}
	return false
}

// wordAt is word, the short way where there is one.
func (t *tokenizer) wordAt(start int) (from, end int) {
	if end := t.plainWord(start); end > 0 {
		t.term = appendLower(t.term, t.text[start:end])
		return start, end
	}
	return t.word(start)
}

// emit completes the term made from text[start:end].
func (t *tokenizer) emit(start, end int) {
	t.term = singular(shortPair(t.term))
	t.start, t.end = start, end
	t.count()
}

// count goes on to the position of the next term.
func (t *tokenizer) count() {
	if t.newBlock && t.position > 0 {
		t.position += BlockGap
	} else {
		t.position++
	}
	t.newBlock = false
}

// dotNet reads ".NET" at i, where there is a dot, and returns its end, or 0 if
// something else is there. A dot after a word ("asp.net") is handled by word.
func (t *tokenizer) dotNet(i int) int {
	if i > 0 && t.text[i-1] == '.' {
		return 0
	}
	_, size := t.rune(i)
	end := t.letters(i+size, "net")
	if end > 0 {
		t.term = append(t.term, ".net"...)
		return t.possessive(end)
	}
	return 0
}

// word reads a word at start with everything that belongs to it, and returns where it
// begins, after an article, and ends.
func (t *tokenizer) word(start int) (from, end int) {
	last := t.withoutArticle(t.run(start))
	from = last.start
	t.add("", last)
	if sign, end := t.sign(last); end > 0 {
		t.term = append(t.term, sign...)
		return from, t.possessive(end)
	}
	end = last.end
	initials := last.isLetter()          // "u.s.a" so far
	for joint := rune(0); !last.apart; { // the sign of the last one
		sep, size := t.rune(end)
		if next, stop := t.longJoint(last, joint, sep, end+size); stop > 0 {
			if isSpace(sep) {
				sep = '&'
				t.term = append(t.term, '&')
			}
			t.add("", next)
			last, end, joint, initials = next, stop, sep, false
			continue
		}
		if sep != '.' && sep != '\'' && sep != '&' && sep != '-' {
			return from, end
		}
		next, sign := t.run(end+size), ""
		switch {
		case sep == '.' && t.suffix(end+size) > 0:
			next.end, sign = t.suffix(end+size), "."
		case next.empty() || next.apart:
			return from, end
		case sep == '\'':
			if t.isS(next) {
				return from, next.end
			}
		case sep == '.' && last.isNumber() && next.isNumber():
			sign = "."
		case sep == '.' && initials && t.plainLetter(next):
		case sep == '&' && last.isShort() && next.isShort():
			sign = "&"
		case sep == '-' && (last.isLetter() && joint == 0 && !t.signed(next) || t.plainLetter(next) && !t.hyphenAt(next.end)):
		default:
			return from, end
		}
		initials = initials && sep == '.' && next.isLetter()
		t.add(sign, next)
		last, end, joint = next, next.end, sep
	}
	return from, end
}

// withoutArticle returns the run that follows elided articles: "l'", "dell'".
func (t *tokenizer) withoutArticle(w run) run {
	for {
		if sign, _ := t.rune(w.end); sign != '\'' {
			return w
		}
		next := bounds.Elided(t.text, w.start)
		if next == w.start {
			return w
		}
		w = t.run(next)
	}
}

// possessive skips "'s" at i.
func (t *tokenizer) possessive(i int) int {
	if sep, size := t.rune(i); sep == '\'' {
		if s := t.run(i + size); t.isS(s) {
			return s.end
		}
	}
	return i
}

// sign reads the sign after a short name that makes it another name: C#, C++.
func (t *tokenizer) sign(w run) (sign string, end int) {
	first, n := t.rune(w.end)
	second, m := t.rune(w.end + n)
	switch {
	case first == '#' && w.isLetter() && !continuesWord(second):
		return "#", w.end + n
	case first == '+' && second == '+' && w.isShort():
		if third, _ := t.rune(w.end + n + m); third != '+' {
			return "++", w.end + n + m
		}
	}
	return "", 0
}

func (t *tokenizer) signed(w run) bool {
	_, end := t.sign(w)
	return end > 0
}

// plainLetter reports whether w is a single letter, and not the C of C++.
func (t *tokenizer) plainLetter(w run) bool { return w.isLetter() && !t.signed(w) }

func (t *tokenizer) hyphenAt(i int) bool {
	r, _ := t.rune(i)
	return r == '-'
}

// suffix reads js or net at i, after a dot: an ending that joins two words into one
// name. It returns its end, or 0.
func (t *tokenizer) suffix(i int) int {
	return max(t.letters(i, "js"), t.letters(i, "net"))
}

// letters returns the end of the word ascii at i, in any letter case, or 0 if
// the text there is another word.
func (t *tokenizer) letters(i int, ascii string) int {
	for _, want := range ascii {
		r, size := t.rune(i)
		if r|0x20 != want {
			return 0
		}
		i += size
	}
	i = t.skipInvisible(i)
	if r, _ := t.rune(i); continuesWord(r) || bounds.IsMark(r) {
		return 0
	}
	return i
}

// skipInvisible skips the marks at i that are no accents.
func (t *tokenizer) skipInvisible(i int) int {
	for {
		r, size := t.rune(i)
		if !bounds.IsInvisible(r) {
			return i
		}
		i += size
	}
}

func (t *tokenizer) isS(w run) bool {
	r, size := t.rune(w.start)
	return w.start+size == w.end && r|0x20 == 's'
}

// add appends the joint and the folded run to the term, up to maxTermBytes.
func (t *tokenizer) add(joint string, w run) {
	if len(t.term)+len(joint)+utf8.UTFMax > maxTermBytes {
		return
	}
	t.term = append(t.term, joint...)
	t.term = appendFolded(t.term, t.text[w.start:w.end])
	if len(t.term) > maxTermBytes {
		cut := maxTermBytes
		for !utf8.RuneStart(t.term[cut]) {
			cut--
		}
		t.term = t.term[:cut]
	}
}
