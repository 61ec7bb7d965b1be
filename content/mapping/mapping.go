package mapping

import (
	"fmt"

	"go.yaml.in/yaml/v3"

	"github.com/careers-index/careers/content/diag"
)

// Origin is where the decoded bytes are in their file.
type Origin struct {
	Source *diag.Source
	Offset int
}

// At is the position of an offset in the decoded bytes.
func (o Origin) At(offset int) diag.Position { return o.Source.At(o.Offset + offset) }

// Decoder decodes one mapping of keys to values: [YAML], [TOML] or [JSON]. The map is nil
// when there are no keys. An error is an [*Error].
type Decoder func(data []byte, origin Origin) (*Map, error)

// Error is a problem at an offset of the decoded bytes.
type Error struct {
	Offset  int
	Message string
}

func (e *Error) Error() string { return e.Message }

func errorAt(offset int, format string, args ...any) error {
	return &Error{Offset: offset, Message: fmt.Sprintf(format, args...)}
}

// Map is a mapping of keys to values. A nil Map has no keys.
type Map struct {
	root   *yaml.Node
	lines  *lineIndex
	origin Origin
}

// Pair is a key with its value.
type Pair struct {
	Key   string
	At    diag.Position // of the key
	Value Value
}

// Pairs are the keys in the order of the file, then those that the map merges
// (<<: *anchor) and does not have itself.
func (m *Map) Pairs() []Pair {
	if m == nil {
		return nil
	}
	return m.pairs(m.root)
}

func (m *Map) pairs(root *yaml.Node) []Pair {
	var own []Pair
	var merged []*yaml.Node // maps
	names := map[string]bool{}
	for i := 0; i < len(root.Content); i += 2 {
		k, v := root.Content[i], root.Content[i+1]
		switch target := resolve(v); {
		case k.ShortTag() != "!!merge":
			names[diag.FoldName(k.Value)] = true
			own = append(own, Pair{Key: k.Value, At: m.at(k, 0), Value: m.value(k.Value, v)})
		case target.Kind == yaml.MappingNode:
			merged = append(merged, target)
		default: // a list of maps, the first of which wins
			for _, n := range target.Content {
				merged = append(merged, resolve(n))
			}
		}
	}
	for _, n := range merged {
		for _, p := range m.pairs(n) {
			if name := diag.FoldName(p.Key); !names[name] {
				names[name] = true
				own = append(own, p)
			}
		}
	}
	return own
}

// Key is a key as the file has it.
type Key struct {
	Name   string
	Offset int // in the decoded bytes
}

// Keys are the map's own keys in the order of the file. ok is false when they
// cannot be moved without a change of meaning: written as {a: b}, or with an anchor
// (&anchor) that others refer to.
func (m *Map) Keys() (keys []Key, ok bool) {
	if m == nil || m.root.Style&yaml.FlowStyle != 0 || hasAnchor(m.root) {
		return nil, false
	}
	for i := 0; i < len(m.root.Content); i += 2 {
		k := m.root.Content[i]
		keys = append(keys, Key{k.Value, m.lines.offset(k)})
	}
	return keys, true
}

// hasAnchor reports whether a node or one below it has an anchor.
func hasAnchor(n *yaml.Node) bool {
	if n.Anchor != "" {
		return true
	}
	for _, c := range n.Content {
		if hasAnchor(c) {
			return true
		}
	}
	return false
}

// at is the position of a byte of a node.
func (m *Map) at(n *yaml.Node, within int) diag.Position {
	return m.origin.At(m.lines.offset(n) + within)
}

// resolve follows an alias (*anchor) to the node with that anchor.
func resolve(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.AliasNode {
		return n.Alias
	}
	return n
}
