package place

import (
	"bytes"
	"cmp"
	"iter"
	"slices"
	"strings"
	"unicode"
)

// class is what a run of words in a location is.
type class uint8

const (
	unknown   class = iota
	name            // of a place in the gazetteer
	code            // of a region or a country, in capitals
	workplace       // "remote", "work from home"
	prose           // a word for a workplace that has other meanings: "office"
	joiner          // "and", "or"
	between         // joins places that are known on both sides: "y", "en"
	nearby          // "near"
	filler          // "based in"
	number          // digits: a postcode, a house number
)

// phrase is a word for a workplace in a script without spaces.
type phrase struct{ text, workplace string }

// loadWords reads the words around places and those for workplaces.
func (g *gazetteer) loadWords() {
	classes := map[string]class{"and": joiner, "and between places": between, "near": nearby, "filler": filler}
	for l := range lines("words.txt") {
		for _, w := range l.others() {
			g.addWord(fold(w), classes[l.name])
		}
	}
	for l := range lines("workplaces.txt") {
		value, inProse := strings.CutSuffix(l.name, " in prose")
		for _, w := range l.others() {
			key := fold(w)
			g.workplace[key] = value
			switch {
			case inProse:
				g.addWord(key, prose)
			case isCJK(w):
				g.phrases = append(g.phrases, phrase{key, value})
				g.addWord(key, workplace)
			default:
				g.addWord(key, workplace)
			}
		}
	}
	slices.SortFunc(g.phrases, func(a, b phrase) int {
		return cmp.Or(len(b.text)-len(a.text), strings.Compare(a.text, b.text))
	})
}

func (g *gazetteer) addWord(key string, c class) {
	g.words[key] = c
	g.measure(key)
}

// text is a stretch of a location, cut into words.
type text struct {
	raw    string
	folded []byte
	words  []word
}

// word is a word of a text: where it is in the text and in its folded form. A
// hyphen ends a word: "UK-based" has two. "&" is a word.
type word struct{ from, to, keyFrom, keyTo int }

func newText(raw string) *text {
	t := &text{raw: raw, folded: make([]byte, 0, len(raw)+8), words: make([]word, 0, 8)}
	for from, to := range words(raw) {
		t.add(from, to)
	}
	return t
}

// words yields where the words of a text begin and end.
func words(raw string) iter.Seq2[int, int] {
	return func(yield func(from, to int) bool) {
		start := -1
		for i, r := range raw {
			role := roleOf(r)
			if start < 0 && (role == letter || role == silent) {
				start = i
			}
			if role != spacing && role != ampersand {
				continue
			}
			if start >= 0 && !yield(start, i) || role == ampersand && !yield(i, i+1) {
				return
			}
			start = -1
		}
		if start >= 0 {
			yield(start, len(raw))
		}
	}
}

// mayBegin reports whether the first word of a text is one with which a name, a code or a
// phrase begins. Most texts are told from places by that.
func (g *gazetteer) mayBegin(raw string) bool {
	var space [32]byte
	for from, to := range words(raw) {
		key := appendFold(space[:0], raw[from:to])
		if len(key) == 0 {
			continue // no word: see text.add
		}
		first, _, _ := bytes.Cut(key, []byte{' '})
		return g.longest[string(first)] > 0 || g.codes[raw[from:to]] != nil
	}
	return false
}

// add folds the word at raw[from:to]. Dots alone are no word.
func (t *text) add(from, to int) {
	end := len(t.folded)
	if end > 0 {
		t.folded = append(t.folded, ' ')
	}
	start := len(t.folded)
	if t.folded = appendFold(t.folded, t.raw[from:to]); len(t.folded) == start {
		t.folded = t.folded[:end]
		return
	}
	t.words = append(t.words, word{from, to, start, len(t.folded)})
}

// item is a run of words, words[from:to], of one class.
type item struct {
	class    class
	from, to int
	entries  []*entry // of a name or a code
	value    string   // of a workplace
}

// known reports whether an item is a place.
func (it item) known() bool { return it.class == name || it.class == code }

// scan cuts a text into items. The longest name or phrase wins: "New York", not
// "York"; "Trinidad and Tobago", not "and".
func (g *gazetteer) scan(t *text) []item {
	return slices.AppendSeq(make([]item, 0, len(t.words)), g.items(t))
}

// items yields the items of a text.
func (g *gazetteer) items(t *text) iter.Seq[item] {
	return func(yield func(item) bool) {
		var it item
		for it.to < len(t.words) {
			if it = g.itemAt(t, it.to, it); !yield(it) {
				return
			}
		}
	}
}

// longestAt is how many words a name or phrase that begins at word i can have.
func (g *gazetteer) longestAt(t *text, i int) int {
	first, _, _ := bytes.Cut(t.folded[t.words[i].keyFrom:t.words[i].keyTo], []byte{' '})
	return min(g.longest[string(first)], len(t.words)-i)
}

// itemAt is the item that begins at word i, after another one.
func (g *gazetteer) itemAt(t *text, i int, before item) item {
	for n := max(1, g.longestAt(t, i)); n > 0; n-- {
		key := t.folded[t.words[i].keyFrom:t.words[i+n-1].keyTo]
		c, isWord := g.words[string(key)]
		entries := g.names[string(key)]
		codes := []*entry(nil)
		if n == 1 && t.isCode(i) {
			codes = g.codes[t.raw[t.words[i].from:t.words[i].to]]
		}
		switch {
		case entries != nil && codes != nil:
			return item{class: name, from: i, to: i + n, entries: slices.Concat(entries, codes)}
		case entries != nil:
			return item{class: name, from: i, to: i + n, entries: entries}
		case codes != nil && (!isWord || len(t.words) == 1 || follows(before, codes)):
			return item{class: code, from: i, to: i + n, entries: codes}
		case isWord:
			return item{class: c, from: i, to: i + n, value: g.workplace[string(key)]}
		}
	}
	it := item{class: unknown, from: i, to: i + 1}
	if strings.ContainsFunc(t.raw[t.words[i].from:t.words[i].to], unicode.IsDigit) {
		it.class = number
	}
	return it
}

// isCode reports whether a word may be a code: two or three capitals.
func (t *text) isCode(i int) bool {
	w := t.words[i]
	if n := w.to - w.from; n < 2 || n > 3 {
		return false
	}
	for _, c := range []byte(t.raw[w.from:w.to]) {
		if c < 'A' || c > 'Z' {
			return false
		}
	}
	return true
}

// follows reports whether the item before is a city that lies in one of codes:
// "Portland OR" is a state, "London OR Berlin" is not.
func follows(before item, codes []*entry) bool {
	for _, e := range before.entries {
		if e.kind == city && slices.ContainsFunc(codes, e.within) {
			return true
		}
	}
	return false
}

func isCJK(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool {
		return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
	})
}
