package place

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// Known leaves out texts by their first word: none that begins with an item may be among them.
func TestTextsThatBeginWithAnItemMayBegin(t *testing.T) {
	t.Parallel()
	g, r := atlas(), rand.New(rand.NewPCG(1, 2))
	words := slices.Concat(slices.Sorted(maps.Keys(g.names)), slices.Sorted(maps.Keys(g.codes)), slices.Sorted(maps.Keys(g.words)))
	signs := []string{"", " ", ".", "&", "+ ", "-", "'", "Engineer ", "24 ", "é", "İ", "\xff"}
	begin := 0
	for range 50_000 {
		text := signs[r.IntN(len(signs))] + words[r.IntN(len(words))] + signs[r.IntN(len(signs))] + words[r.IntN(len(words))]
		if r.IntN(4) == 0 {
			text = strings.ToUpper(text)
		}
		for it := range g.items(newText(text)) {
			if it.class != unknown && it.class != number {
				if begin++; !g.mayBegin(text) {
					t.Fatalf("%q begins with an item of class %d, and is left out", text, it.class)
				}
			}
			break
		}
	}
	if begin == 0 {
		t.Error("no text begins with an item")
	}
}
