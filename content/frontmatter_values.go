package content

// Front matter, fourth step: the values of the keys.

import (
	"math"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// value is the value of a key with its place.
type value struct {
	key   string     // as written; "" inside a value
	node  *yaml.Node // never an alias
	at    Position
	place func(n *yaml.Node, within int) Position
}

func newValue(n *yaml.Node, place func(*yaml.Node, int) Position) value {
	at := place(n, 0)
	return value{node: resolved(n), at: at, place: place}
}

// resolved follows an alias (*name) to what it stands for.
func resolved(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.AliasNode {
		return n.Alias
	}
	return n
}

// empty: the key is there and says nothing.
func (v value) empty() bool {
	return v.node.Kind == yaml.ScalarNode && (v.node.ShortTag() == "!!null" || strings.TrimSpace(v.node.Value) == "")
}

// text is the value of a scalar, on one line.
func (v value) text() (string, bool) {
	return strings.Join(strings.Fields(v.node.Value), " "), v.node.Kind == yaml.ScalarNode
}

// items are the texts of a list, or the one text of a scalar.
func (v value) items() ([]value, bool) {
	if v.node.Kind == yaml.ScalarNode {
		return []value{v}, true
	}
	if v.node.Kind != yaml.SequenceNode {
		return nil, false
	}
	items := []value{}
	for _, n := range v.node.Content {
		item := newValue(n, v.place)
		if item.node.Kind != yaml.ScalarNode {
			return nil, false
		}
		if !item.empty() {
			items = append(items, item)
		}
	}
	return items, true
}

// flag reads what people write for yes and no.
func (v value) flag() (yes, ok bool) {
	if v.node.Kind != yaml.ScalarNode {
		return false, false
	}
	switch strings.ToLower(strings.TrimSpace(v.node.Value)) {
	case "true", "yes", "on", "1":
		return true, true
	case "false", "no", "off", "0":
		return false, true
	}
	return false, false
}

// wrongType is the complaint about a value that cannot be what the key needs.
func wrongType(v value, want string) problem {
	got := "a list"
	switch v.node.Kind {
	case yaml.ScalarNode:
		got = quoted(v.node.Value)
	case yaml.MappingNode:
		got = "a map of keys"
	}
	return problem{ruleFrontMatterType, "want " + want + ", got " + got}
}

// readText stores a text.
func readText(field func(*frontMatter) *string) func(*frontMatter, value, int) problem {
	return func(fm *frontMatter, v value, _ int) problem {
		text, ok := v.text()
		if !ok {
			return wrongType(v, "a text")
		}
		*field(fm) = text
		return accepted
	}
}

// readCategory stores the category: a text, or the first of another format's
// categories.
func readCategory(fm *frontMatter, v value, place int) problem {
	if items, ok := v.items(); ok && place > 0 {
		if len(items) == 0 {
			return notMeant
		}
		v = items[0]
	}
	return readText(func(fm *frontMatter) *string { return &fm.category })(fm, v, place)
}

// readPosition stores the sort weight: an integer, a float, or either as text.
func readPosition(fm *frontMatter, v value, _ int) problem {
	text, ok := v.text()
	if !ok {
		return wrongType(v, "a number")
	}
	n, err := strconv.ParseFloat(text, 64)
	if err != nil && v.node.Decode(&n) != nil || math.IsNaN(n) || math.IsInf(n, 0) {
		return wrongType(v, "a number, the place of the page among others")
	}
	fm.position = n
	return accepted
}
