package mapping

import (
	"bytes"
	"errors"
	"regexp"
	"slices"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
	"go.yaml.in/yaml/v3"
)

// TOML decodes TOML. Its decoder keeps no places of values: they are found by
// the lines that begin with their keys.
func TOML(data []byte, origin Origin) (*Map, error) {
	if at := tooDeep(data); at >= 0 {
		return nil, errorAt(at, "keys and values are nested more than %d deep; write them flat", maxDepth)
	}
	values := map[string]any{}
	_, err := toml.Decode(string(data), &values)
	if e := (toml.ParseError{}); errors.As(err, &e) {
		return nil, errorAt(min(max(e.Position.Start, 0), len(data)), "%s", e.Message)
	}
	if err != nil {
		return nil, errorAt(0, "%s", err.Error())
	}
	if len(values) == 0 {
		return nil, nil
	}
	root := new(yaml.Node)
	if err := root.Encode(values); err != nil {
		return nil, errorAt(0, "%s", err.Error())
	}
	keys := tomlKeys(data)
	for i := 0; i < len(root.Content); i += 2 {
		p, ok := keys[root.Content[i].Value]
		if !ok { // a key with escapes
			p = tomlPlace{1, 1, 1}
		}
		root.Content[i].Line, root.Content[i].Column = p.line, p.key
		placeAll(root.Content[i+1], p.line, p.value)
	}
	return &Map{root, newLineIndex(data), origin}, nil
}

// placeAll gives a value and all that is in it one place.
func placeAll(n *yaml.Node, line, column int) {
	n.Line, n.Column = line, column
	for _, c := range n.Content {
		placeAll(c, line, column)
	}
}

// tomlPlace is the place of a key and of its value: a line, and columns in
// characters.
type tomlPlace struct{ line, key, value int }

// tomlKey matches the head of a line "key = value", "key.sub = value", or
// "[key]".
var tomlKey = regexp.MustCompile(`^[ \t\[]*(?:"([^"]*)"|'([^']*)'|([\w-]+))[ \t]*[\].=][ \t]*`)

// tomlKeys finds the keys of the top level. They come before all tables, so the
// first line that begins with a name is the right one.
func tomlKeys(data []byte) map[string]tomlPlace {
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
