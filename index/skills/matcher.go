package skills

import (
	"math/bits"
	"slices"
	"unicode/utf8"
)

// matcher finds names in text: a trie over folded bytes, walked from every
// place where a word begins. Names do not begin inside of words, so this needs
// no failure links: a walk dies within a few bytes, or consumes what it found.
// The text is read in one pass whose cost does not depend on how many names
// there are, and nothing is allocated.
//
// A node's children stand side by side, in the order of their symbols; the
// child for symbol s is number popcount(edges below bit s) from base on.
// Sixteen bytes a node keep a lexicon of 5,000 entries within the second-level
// cache, which a table of node × symbol would not.
type matcher struct {
	nodes []node
}

type node struct {
	edges uint64 // bit s: there is a child for symbol s
	base  uint32 // index of the first child
	name  int32  // that ends here, -1 for none
}

// child returns the node behind symbol s, false when there is none.
func (m *matcher) child(n uint32, s symbol) (uint32, bool) {
	nd := &m.nodes[n]
	bit := uint64(1) << s
	if nd.edges&bit == 0 { // no edge carries the symbol dead
		return 0, false
	}
	return nd.base + uint32(bits.OnesCount64(nd.edges&(bit-1))), true
}

// found is a name that stands somewhere in a text.
type found struct {
	name int32
	end  int // byte after it
}

// find appends the names that begin at byte i of text, shortest first.
func (m *matcher) find(text string, i int, out []found) []found {
	var n uint32
	var ok bool
	for i < len(text) {
		if c := text[i]; c < utf8.RuneSelf {
			if n, ok = m.child(n, symbols[c]); !ok {
				break
			}
			i++
		} else {
			r, size := utf8.DecodeRuneInString(text[i:])
			if n, ok = m.runeChild(n, r); !ok {
				break
			}
			i += size
		}
		if name := m.nodes[n].name; name >= 0 {
			out = append(out, found{name, i})
		}
	}
	return out
}

// runeChild follows the symbols of a rune beyond ASCII.
func (m *matcher) runeChild(n uint32, r rune) (uint32, bool) {
	r = foldRune(r)
	if r < utf8.RuneSelf {
		return m.child(n, symbols[r])
	}
	var buf [utf8.UTFMax]byte
	var ok bool
	for _, c := range buf[:utf8.EncodeRune(buf[:], r)] {
		for _, s := range escaped(c) {
			if n, ok = m.child(n, s); !ok {
				return 0, false
			}
		}
	}
	return n, ok
}

// escaped spells a byte beyond ASCII.
func escaped(c byte) [3]symbol {
	const hex = "0123456789abcdef"
	return [3]symbol{escape, symbols[hex[c>>4]], symbols[hex[c&15]]}
}

// newMatcher builds the trie of folded, spellable names; name i is reported as
// i.
func newMatcher(names []string) *matcher {
	type item struct {
		spelling []symbol
		name     int32
	}
	items := make([]item, 0, len(names))
	for i, n := range names {
		items = append(items, item{spell(n), int32(i)})
	}
	slices.SortFunc(items, func(a, b item) int { return slices.Compare(a.spelling, b.spelling) })

	// Breadth first, so that the nodes near the root, which every walk
	// visits, lie together.
	type span struct {
		node     uint32
		from, to int // of items
		depth    int
	}
	m := &matcher{nodes: []node{{name: -1}}}
	for queue := []span{{to: len(items)}}; len(queue) > 0; queue = queue[1:] {
		sp := queue[0]
		from := sp.from
		for from < sp.to && len(items[from].spelling) == sp.depth {
			m.nodes[sp.node].name = items[from].name
			from++
		}
		m.nodes[sp.node].base = uint32(len(m.nodes))
		for from < sp.to {
			s := items[from].spelling[sp.depth]
			to := from
			for to < sp.to && items[to].spelling[sp.depth] == s {
				to++
			}
			m.nodes[sp.node].edges |= 1 << s
			queue = append(queue, span{uint32(len(m.nodes)), from, to, sp.depth + 1})
			m.nodes = append(m.nodes, node{name: -1})
			from = to
		}
	}
	return m
}

// spell returns the symbols of a folded name.
func spell(name string) []symbol {
	out := make([]symbol, 0, len(name))
	for i := range len(name) {
		if c := name[i]; c < utf8.RuneSelf {
			out = append(out, symbols[c])
		} else {
			e := escaped(c)
			out = append(out, e[:]...)
		}
	}
	return out
}

// spellable says whether every byte of a folded name has a symbol.
func spellable(name string) bool {
	return !slices.Contains(spell(name), dead)
}
