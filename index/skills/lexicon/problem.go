package lexicon

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Problem is what is wrong with one place of a lexicon.
type Problem struct {
	Line, Column int // in the YAML, from 1, columns in characters; 0 if it was not read from YAML
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

// problemAt returns a problem at a node, which may be nil.
func problemAt(n *yaml.Node, format string, args ...any) Problem {
	p := Problem{Message: fmt.Sprintf(format, args...)}
	if n != nil {
		p.Line, p.Column = max(1, n.Line), max(1, n.Column)
	}
	return p
}

// problem returns a problem of the entry, at one of its nodes.
func (e *Entry) problem(n *yaml.Node, format string, args ...any) Problem {
	p := problemAt(n, format, args...)
	p.Message = fmt.Sprintf("skill %q: %s", e.Name, p.Message)
	return p
}

// node returns the node with the given text, compared by Key: the value of a key,
// or a member of its list; of any key if key is "". If there is none, it returns the
// node of the entry's name.
func (e *Entry) node(key, text string) *yaml.Node {
	if e.value == nil {
		return e.key
	}
	values := e.value.Content // of a list
	if e.value.Kind == yaml.MappingNode {
		values = nil
		for i := 0; i < len(e.value.Content); i += 2 {
			if v := resolved(e.value.Content[i+1]); key == "" || canonicalKey(e.value.Content[i].Value) == key {
				values = append(append(values, v), v.Content...)
			}
		}
	}
	for _, v := range values {
		if v.Kind == yaml.ScalarNode && Key(v.Value) == Key(text) {
			return v
		}
	}
	return e.key
}

// keyword returns the name of a key as the entry writes it: the author may use a
// former name.
func (e *Entry) keyword(key string) string {
	if e.value != nil && e.value.Kind == yaml.MappingNode {
		for i := 0; i < len(e.value.Content); i += 2 {
			if k := e.value.Content[i].Value; canonicalKey(k) == key {
				return k
			}
		}
	}
	return key
}

// sorted puts problems in the order of their places. Problems of entries that were
// not read from YAML follow from those that were, and are left out if there are any.
func (p Problems) sorted() Problems {
	slices.SortStableFunc(p, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	if i := slices.IndexFunc(p, func(x Problem) bool { return x.Line > 0 }); i > 0 {
		return p[i:]
	}
	return p
}
