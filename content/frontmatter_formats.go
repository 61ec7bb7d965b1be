package content

// Front matter, second step for the formats that are not YAML: TOML and JSON
// become the same tree of nodes, so that one table of keys reads them all.

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"regexp"
	"slices"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
	"go.yaml.in/yaml/v3"
)

// decodeJSON parses one JSON object.
func decodeJSON(data []byte) (*yaml.Node, error) {
	if len(bytes.TrimSpace(data)) == 0 {
		return nil, nil
	}
	var keys map[string]json.RawMessage
	err := json.Unmarshal(data, &keys)
	if e := (*json.SyntaxError)(nil); errors.As(err, &e) {
		return nil, &syntaxError{max(int(e.Offset)-1, 0), "this is not JSON: " + e.Error()}
	}
	if err != nil {
		return nil, &syntaxError{0, `one JSON object is wanted: {"title": …}`}
	}
	b := jsonBuilder{dec: json.NewDecoder(bytes.NewReader(data)), places: newYAMLPlaces(data)}
	b.dec.UseNumber()
	root, err := b.value()
	if err != nil {
		return nil, &syntaxError{0, err.Error()}
	}
	return root, checkNode(root, b.places)
}

// jsonBuilder makes nodes of the tokens of a JSON text.
type jsonBuilder struct {
	dec    *json.Decoder
	places *yamlPlaces
}

// value reads one value. At the end of a list or an object it is nil.
func (b *jsonBuilder) value() (*yaml.Node, error) {
	before := int(b.dec.InputOffset())
	token, err := b.dec.Token()
	if err != nil {
		return nil, err
	}
	n := &yaml.Node{Kind: yaml.ScalarNode}
	b.places.set(n, before+bytes.IndexFunc(b.places.data[before:], func(r rune) bool { return !bytes.ContainsRune([]byte(" \t\r\n,:"), r) }))
	switch t := token.(type) {
	case json.Delim:
		switch t {
		case '{':
			n.Kind, n.Tag = yaml.MappingNode, "!!map"
		case '[':
			n.Kind, n.Tag = yaml.SequenceNode, "!!seq"
		default:
			return nil, io.EOF
		}
		return n, b.children(n)
	case string:
		n.Tag, n.Value, n.Style = "!!str", t, yaml.DoubleQuotedStyle
	case json.Number:
		n.Tag, n.Value = "!!float", t.String()
	case bool:
		n.Tag, n.Value = "!!bool", map[bool]string{true: "true", false: "false"}[t]
	default:
		n.Tag, n.Value = "!!null", "null"
	}
	return n, nil
}

// children reads values up to the end of a list or an object.
func (b *jsonBuilder) children(n *yaml.Node) error {
	for {
		child, err := b.value()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		n.Content = append(n.Content, child)
	}
}

// decodeTOML parses TOML. Its decoder keeps no places of values: a key stands
// where its line does.
func decodeTOML(data []byte) (*yaml.Node, error) {
	values := map[string]any{}
	_, err := toml.Decode(string(data), &values)
	if e := (toml.ParseError{}); errors.As(err, &e) {
		return nil, &syntaxError{min(max(e.Position.Start, 0), len(data)), e.Message}
	}
	if err != nil {
		return nil, &syntaxError{0, err.Error()}
	}
	if len(values) == 0 {
		return nil, nil
	}
	root := new(yaml.Node)
	if err := root.Encode(values); err != nil {
		return nil, &syntaxError{0, err.Error()}
	}
	places := tomlPlaces(data)
	for i := 0; i < len(root.Content); i += 2 {
		p, ok := places[root.Content[i].Value]
		if !ok { // a key with escapes
			p = tomlPlace{1, 1, 1}
		}
		root.Content[i].Line, root.Content[i].Column = p.line, p.key
		placeAll(root.Content[i+1], p.line, p.value)
	}
	return root, nil
}

// placeAll gives a value and all that it holds one place.
func placeAll(n *yaml.Node, line, column int) {
	n.Line, n.Column = line, column
	for _, c := range n.Content {
		placeAll(c, line, column)
	}
}

// tomlPlace is where a key and its value stand: a line, and columns in
// characters.
type tomlPlace struct{ line, key, value int }

// tomlKey matches the head of a line "key = value", "key.sub = value", or
// "[key]".
var tomlKey = regexp.MustCompile(`^[ \t\[]*(?:"([^"]*)"|'([^']*)'|([\w-]+))[ \t]*[\].=][ \t]*`)

// tomlPlaces finds the keys of the top level. They stand above all tables, so
// the first line that begins with a name is the one.
func tomlPlaces(data []byte) map[string]tomlPlace {
	places := map[string]tomlPlace{}
	for i, line := range bytes.Split(data, []byte("\n")) {
		m := tomlKey.FindSubmatch(line)
		if m == nil {
			continue
		}
		name := string(slices.Concat(m[1:]...))
		if _, known := places[name]; known {
			continue
		}
		lead := len(line) - len(bytes.TrimLeft(line, " \t["))
		places[name] = tomlPlace{i + 1, lead + 1, min(utf8.RuneCount(m[0])+1, max(utf8.RuneCount(line), 1))}
	}
	return places
}
