package place

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// part is a place name in a location: one that the gazetteer knows, with all
// its readings, or one as written.
type part struct {
	text      string
	entries   []*entry // nil for an unknown name
	code      bool     // written as a code: "CA"
	separator separator
	inside    bool // in parentheses
}

// maxWords is the length of a name that the gazetteer does not know: Wartberg
// ob der Aist has four words, an address a few more. What is longer is a
// sentence; only the cities in it that are known count.
const maxWords = 7

// parts reads a location from left to right.
func (g *gazetteer) parts(location string) []part {
	chunks := g.rejoin(cut(location))
	parts := make([]part, 0, len(chunks))
	pending := hard // noise between two places keeps the strongest separator
	for _, c := range chunks {
		pending = max(pending, c.separator)
		for _, p := range g.read(c.text) {
			p.separator, p.inside = max(p.separator, pending), c.inside
			parts, pending = append(parts, p), comma
		}
	}
	return parts
}

// rejoin joins what a slash cut, where the whole is a name or a phrase:
// "Frankfurt/Main", "N/A".
func (g *gazetteer) rejoin(chunks []chunk) []chunk {
	out := chunks[:0]
	for _, c := range chunks {
		if n := len(out); n > 0 && c.separator == slash {
			whole := out[n-1].text + "/" + c.text
			key := fold(whole)
			if _, ok := g.words[key]; ok || g.names[key] != nil {
				out[n-1].text = whole
				continue
			}
		}
		out = append(out, c)
	}
	return out
}

// read reads a chunk, which has no punctuation that separates: "Berlin",
// "Remote in UK or Ireland".
func (g *gazetteer) read(chunk string) []part {
	t := newText(chunk)
	items := g.scan(t)
	var parts []part
	start := 0
	for i := 0; i <= len(items); i++ {
		if i < len(items) && !joins(items, i) {
			continue
		}
		run := g.readRun(t, items[start:i])
		if start > 0 && len(run) > 0 {
			run[0].separator = join
		}
		parts, start = append(parts, run...), i+1
	}
	return parts
}

// joins reports whether item i joins two places.
func joins(items []item, i int) bool {
	switch items[i].class {
	case joiner:
		return true
	case between:
		return i > 0 && i+1 < len(items) && placed(items[i-1]) && placed(items[i+1])
	}
	return false
}

func placed(it item) bool { return it.known() || it.class == workplace }

// readRun reads items without a joiner.
func (g *gazetteer) readRun(t *text, items []item) []part {
	count := map[class]int{}
	last := -1 // the last item that is a name or unknown
	for i, it := range items {
		if it.class == nearby {
			if left := g.readRun(t, items[:i]); len(left) > 0 {
				return left
			}
			return g.readRun(t, items[i+1:])
		}
		count[it.class]++
		if it.known() || it.class == unknown {
			last = i
		}
	}
	known := cities(items)
	switch {
	case count[unknown] == 0:
		return knownParts(t, items)
	case items[last].isQualifier():
		return append(g.readRun(t, items[:last]), newPart(t, items[last]))
	case len(known) > 0 && (count[number] > 0 || len(items) > maxWords || isProse(t, items) || isCompound(t, items)):
		return knownParts(t, known)
	case len(items) > maxWords:
		return nil
	}
	return g.unknownPart(t, items, count[workplace] > 0)
}

func newPart(t *text, it item) part {
	return part{text: t.span(it.from, it.to), entries: it.entries, code: it.class == code}
}

func knownParts(t *text, items []item) []part {
	var parts []part
	for _, it := range items {
		if it.known() {
			parts = append(parts, newPart(t, it))
		}
	}
	return parts
}

// isQualifier reports whether an item at the end of a run says where the words
// before it lie: "Storrs Connecticut", "Pleasanton CA".
func (it item) isQualifier() bool {
	for _, e := range it.entries {
		if e.shared && e.kind == city || e.word {
			return false // "Port Victoria", "New Jersey"
		}
	}
	for _, e := range it.entries {
		if it.class == name && (e.kind == country || e.kind == region) || e.kind == region && usesCodes(e) {
			return true
		}
	}
	return false
}

// cities keeps the names of cities that nothing else is named after.
func cities(items []item) []item {
	var out []item
	for _, it := range items {
		if it.class == name && it.entries[0].kind == city && !it.entries[0].shared && !it.entries[0].word {
			out = append(out, it)
		}
	}
	return out
}

// isProse reports whether a run has names with a capital, and all else without:
// "beautiful old Kraków".
func isProse(t *text, items []item) bool {
	for _, it := range items {
		first, _ := utf8.DecodeRuneInString(t.raw[t.words[it.from].from:])
		if it.known() && !unicode.IsUpper(first) || it.class == unknown && !unicode.IsLower(first) {
			return false
		}
	}
	return true
}

// isCompound reports whether a run is a city and its district in one word:
// "Berlin-Kreuzberg".
func isCompound(t *text, items []item) bool {
	if len(items) != 2 || len(cities(items[:1])) == 0 {
		return false
	}
	between := t.raw[t.words[items[0].to-1].to:t.words[items[1].from].from]
	return between == "-"
}

// unknownPart is a name that the gazetteer does not know, as written. Beside a
// word for a workplace it must look like a name: "remote possible" is none.
func (g *gazetteer) unknownPart(t *text, items []item, workplace bool) []part {
	kept := trimItems(t, items)
	var b strings.Builder
	for i, it := range kept {
		if !it.inName() {
			continue
		}
		s := t.span(it.from, it.to)
		if b.Len() > 0 {
			if i > 0 && kept[i-1].inName() {
				b.WriteString(t.raw[t.words[it.from-1].to:t.words[it.from].from])
			} else {
				b.WriteByte(' ')
			}
		}
		b.WriteString(s)
	}
	s := strings.Join(strings.Fields(strings.Trim(b.String(), ` .!?*"'“”„«»_`)), " ")
	first, _ := utf8.DecodeRuneInString(s)
	switch {
	case s == "" || len(s) > 120:
		return nil
	case workplace && (unicode.IsLower(first) || utf8.RuneCountInString(s) < 2):
		return nil
	case g.phraseIn(s) != "":
		return nil
	case s != t.raw && len(s) < len(t.raw):
		return g.read(s) // the rest may be a name: "Fully Remote Kraków"
	}
	return []part{{text: s}}
}

// inName reports whether an item may be part of an unknown name.
func (it item) inName() bool {
	return it.class != workplace && it.class != prose && it.class != number
}

// trimItems removes what is no part of a name at both ends. Filler with a
// capital stays: "Central Saanich".
func trimItems(t *text, items []item) []item {
	loose := func(it item) bool {
		if it.class == unknown || it.known() {
			return false
		}
		first, _ := utf8.DecodeRuneInString(t.raw[t.words[it.from].from:])
		return it.class != filler || !unicode.IsUpper(first)
	}
	for len(items) > 0 && loose(items[0]) {
		items = items[1:]
	}
	for len(items) > 0 && loose(items[len(items)-1]) {
		items = items[:len(items)-1]
	}
	return items
}

// span is the text of words[from:to] as written.
func (t *text) span(from, to int) string { return t.raw[t.words[from].from:t.words[to-1].to] }
