package skills

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Problem is what is wrong with one place of a lexicon.
type Problem struct {
	Line, Column int // in the YAML, from 1, columns in characters; 0 where it was not read from YAML
	Message      string
}

// Problems are all that is wrong with a lexicon, in the order of their places.
type Problems []Problem

func (p Problems) Error() string {
	lines := make([]string, len(p))
	for i, x := range p {
		lines[i] = x.Message
		if x.Line > 0 {
			lines[i] = fmt.Sprintf("line %d: %s", x.Line, x.Message)
		}
	}
	return strings.Join(lines, "; ")
}

// problemAt is a problem at a node, which may be nil.
func problemAt(n *yaml.Node, format string, args ...any) Problem {
	p := Problem{Message: fmt.Sprintf(format, args...)}
	if n != nil {
		p.Line, p.Column = max(1, n.Line), max(1, n.Column)
	}
	return p
}

// problem is one of the entry, at a node of it.
func (e *Entry) problem(n *yaml.Node, format string, args ...any) Problem {
	p := problemAt(n, format, args...)
	p.Message = fmt.Sprintf("skill %q: %s", e.Name, p.Message)
	return p
}

// node is where the entry says text, whatever its case: the value of a key, or
// of any if key is "", or a member of its list; the entry's name where it does
// not.
func (e *Entry) node(key, text string) *yaml.Node {
	if e.value == nil {
		return e.key
	}
	values := e.value.Content // of a list
	if e.value.Kind == yaml.MappingNode {
		values = nil
		for i := 0; i < len(e.value.Content); i += 2 {
			if v := resolved(e.value.Content[i+1]); key == "" || e.value.Content[i].Value == key {
				values = append(append(values, v), v.Content...)
			}
		}
	}
	for _, v := range values {
		if v.Kind == yaml.ScalarNode && Fold(v.Value) == Fold(text) {
			return v
		}
	}
	return e.key
}

// sorted puts problems in the order of their places. Those of entries that were
// not read from YAML follow from the others, and are left out next to them.
func (p Problems) sorted() Problems {
	slices.SortStableFunc(p, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	if i := slices.IndexFunc(p, func(x Problem) bool { return x.Line > 0 }); i > 0 {
		return p[i:]
	}
	return p
}
