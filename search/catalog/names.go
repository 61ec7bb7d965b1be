package catalog

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"github.com/careers-index/careers/index/analysis"
)

// nameList finds the values of a facet by the beginnings of their names, and
// of the words in them. It is sorted by beginning.
type nameList []name

type name struct {
	begins string // the folded name from one of its words on
	value  uint32 // number
	inside bool   // it does not begin at the first word
}

func (l *nameList) add(value uint32, names []string) {
	for _, n := range names {
		n = analysis.FoldValue(n)
		for at := 0; at >= 0 && at < len(n); {
			*l = append(*l, name{n[at:], value, at > 0})
			next := strings.IndexByte(n[at:], ' ')
			if next < 0 {
				break
			}
			at += next + 1
		}
	}
}

func (l nameList) sort() {
	slices.SortFunc(l, func(a, b name) int {
		return cmp.Or(strings.Compare(a.begins, b.begins), int(a.value)-int(b.value), ordered(a.inside, b.inside))
	})
}

// begin yields the names that begin with folded text.
func (l nameList) begin(typed string) iter.Seq[name] {
	return func(yield func(name) bool) {
		i, _ := slices.BinarySearchFunc(l, typed, func(n name, s string) int { return strings.Compare(n.begins, s) })
		for ; i < len(l) && strings.HasPrefix(l[i].begins, typed); i++ {
			if !yield(l[i]) {
				return
			}
		}
	}
}

// ordered compares two answers: no comes before yes.
func ordered(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	default:
		return 1
	}
}
