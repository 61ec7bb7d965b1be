package pageset

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/careers-index/careers/index"
)

// TestSetsAreSets compares with lists of pages.
func TestSetsAreSets(t *testing.T) {
	t.Parallel()
	rnd := rand.New(rand.NewPCG(1, 1))
	for range 300 {
		pages := 1 + rnd.IntN(200)
		in := map[string][]bool{"a": make([]bool, pages), "b": make([]bool, pages)}
		sets := map[string]Set{"a": New(pages), "b": New(pages)}
		for name, has := range in {
			for doc := range has {
				if has[doc] = rnd.IntN(3) == 0; has[doc] {
					sets[name].Add(index.Doc(doc))
				}
			}
		}
		for name, tt := range map[string]struct {
			change func(s, t Set)
			want   func(a, b bool) bool
		}{
			"as it is": {func(Set, Set) {}, func(a, _ bool) bool { return a }},
			"and":      {Set.And, func(a, b bool) bool { return a && b }},
			"and not":  {Set.AndNot, func(a, b bool) bool { return a && !b }},
			"or":       {Set.Or, func(a, b bool) bool { return a || b }},
			"all":      {func(s, _ Set) { s.Fill(pages) }, func(bool, bool) bool { return true }},
			"removed": {func(s, t Set) {
				for doc := range t.All() {
					s.Remove(doc)
				}
			}, func(a, b bool) bool { return a && !b }},
		} {
			s := slices.Clone(sets["a"])
			tt.change(s, sets["b"])
			check(t, name, s, pages, func(doc int) bool { return tt.want(in["a"][doc], in["b"][doc]) })
		}
		both := slices.Clone(sets["a"])
		both.And(sets["b"])
		if got := sets["a"].LenAnd(sets["b"]); got != both.Len() {
			t.Fatalf("%d pages are in both, want %d", got, both.Len())
		}
	}
}

// check compares a set with what it should have.
func check(t *testing.T, name string, s Set, pages int, want func(doc int) bool) {
	t.Helper()
	var docs []index.Doc
	for doc := range pages {
		if want(doc) != s.Has(index.Doc(doc)) {
			t.Fatalf("%s: page %d of %d: %v", name, doc, pages, !want(doc))
		}
		if want(doc) {
			docs = append(docs, index.Doc(doc))
		}
	}
	if got := slices.Collect(s.All()); !slices.Equal(got, docs) || s.Len() != len(docs) || s.IsEmpty() != (len(docs) == 0) {
		t.Fatalf("%s: %v, %d, want %v", name, got, s.Len(), docs)
	}
}
