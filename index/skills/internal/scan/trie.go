package scan

import (
	"math/bits"
	"unicode/utf8"

	"github.com/careers-index/careers/index/analysis/bounds"
)

// trie finds keys in text. It is walked from each place where a word begins. Names
// do not begin inside of words, so it needs no failure links, unlike an Aho-Corasick
// automaton: a walk ends within a few bytes, or consumes what it has found.
//
// The children of a node are next to each other, in the order of their symbols. The
// child for symbol s has the index base + popcount(edges below bit s). With sixteen
// bytes a node, a lexicon of 5,000 entries fits the second-level cache. A table of
// nodes × symbols would not.
type trie struct {
	nodes []node
}

type node struct {
	edges uint64 // bit s is set if there is a child for symbol s
	base  uint32 // index of the first child
	key   int32  // number of the key that ends here, -1 for none
}

// child returns the child of node n for symbol s, and false if there is none.
func (t *trie) child(n uint32, s symbol) (uint32, bool) {
	nd := &t.nodes[n]
	bit := uint64(1) << s
	if nd.edges&bit == 0 { // no edge carries the symbol dead
		return 0, false
	}
	return nd.base + uint32(bits.OnesCount64(nd.edges&(bit-1))), true
}

// found is a key at some place of a text.
type found struct {
	key int32
	end int // the byte after it
}

// maxInvisible bounds a walk over marks that are no part of a name.
const maxInvisible = 32

// find appends the keys that begin at byte i of text, shortest first.
func (t *trie) find(text string, i int, out []found) []found {
	var n uint32
	var ok bool
	skipped := 0
	for i < len(text) {
		if c := text[i]; c < utf8.RuneSelf {
			if n, ok = t.child(n, symbols[c]); !ok {
				break
			}
			i++
		} else {
			r, size := utf8.DecodeRuneInString(text[i:])
			if n > 0 && bounds.IsInvisible(r) && size < maxInvisible-skipped { // as a soft hyphen
				i, skipped = i+size, skipped+size
				continue
			}
			if n, ok = t.runeChild(n, r); !ok {
				break
			}
			i += size
		}
		if key := t.nodes[n].key; key >= 0 {
			out = append(out, found{key, i})
		}
	}
	return out
}

// runeChild follows the symbols of a rune beyond ASCII.
func (t *trie) runeChild(n uint32, r rune) (uint32, bool) {
	r = foldRune(r)
	if r < utf8.RuneSelf {
		return t.child(n, symbols[r])
	}
	var buf [utf8.UTFMax]byte
	var ok bool
	for _, c := range buf[:utf8.EncodeRune(buf[:], r)] {
		for _, s := range escaped(c) {
			if n, ok = t.child(n, s); !ok {
				return 0, false
			}
		}
	}
	return n, ok
}

// escaped returns the symbols of a byte beyond ASCII.
func escaped(c byte) [3]symbol {
	const hex = "0123456789abcdef"
	return [3]symbol{escape, symbols[hex[c>>4]], symbols[hex[c&15]]}
}

// newTrie builds the trie of sorted, valid keys. Keys are numbered by their index.
func newTrie(keys []string) *trie {
	spellings := make([][]symbol, len(keys)) // sorted, too: see alphabet
	size := 1
	for i, k := range keys {
		spellings[i] = spell(k)
		size += len(spellings[i])
		if i > 0 {
			size -= alike(spellings[i-1], spellings[i])
		}
	}
	// The keys below each node, keys[from:to], are alike up to depth.
	type span struct{ from, to, depth int32 }
	t := &trie{nodes: make([]node, 1, size)}
	spans := append(make([]span, 0, size), span{to: int32(len(keys))})
	// Breadth first: nodes near the root, which every walk visits, are together in
	// memory.
	for n := 0; n < len(spans); n++ {
		nd, sp := &t.nodes[n], spans[n]
		from := sp.from
		if nd.key = -1; from < sp.to && len(spellings[from]) == int(sp.depth) {
			nd.key = from
			from++
		}
		nd.base = uint32(len(t.nodes))
		for from < sp.to {
			s := spellings[from][sp.depth]
			to := from
			for to < sp.to && spellings[to][sp.depth] == s {
				to++
			}
			nd.edges |= 1 << s
			spans = append(spans, span{from, to, sp.depth + 1})
			t.nodes = append(t.nodes, node{})
			from = to
		}
	}
	return t
}

// alike is how many symbols two spellings begin with alike.
func alike(a, b []symbol) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}

// spell returns the symbols of a key.
func spell(key string) []symbol {
	out := make([]symbol, 0, len(key))
	for i := range len(key) {
		if c := key[i]; c < utf8.RuneSelf {
			out = append(out, symbols[c])
		} else {
			e := escaped(c)
			out = append(out, e[:]...)
		}
	}
	return out
}
