package mapping

import (
	"bytes"
	"encoding/json"
	"errors"

	"go.yaml.in/yaml/v3"
)

// JSON decodes one JSON object.
func JSON(data []byte, origin Origin) (*Map, error) {
	if len(bytes.TrimSpace(data)) == 0 {
		return nil, nil
	}
	var keys map[string]json.RawMessage
	err := json.Unmarshal(data, &keys)
	if e := (*json.SyntaxError)(nil); errors.As(err, &e) {
		return nil, errorAt(max(int(e.Offset)-1, 0), "this is not JSON: %s", e.Error())
	}
	if err != nil {
		return nil, errorAt(0, `this is not a JSON object; write {"title": …}`)
	}
	b := jsonBuilder{dec: json.NewDecoder(bytes.NewReader(data)), lines: newLineIndex(data)}
	b.dec.UseNumber()
	root, err := b.value()
	if err != nil {
		return nil, errorAt(0, "%s", err.Error())
	}
	if err := check(root, b.lines); err != nil {
		return nil, err
	}
	return &Map{root, b.lines, origin}, nil
}

// errClosed is returned at the bracket that closes a list or an object.
var errClosed = errors.New("closing bracket")

// jsonBuilder makes nodes from the tokens of a JSON text.
type jsonBuilder struct {
	dec   *json.Decoder
	lines *lineIndex
}

// value reads one value; at the end of a list or an object, errClosed.
func (b *jsonBuilder) value() (*yaml.Node, error) {
	before := int(b.dec.InputOffset())
	token, err := b.dec.Token()
	if err != nil {
		return nil, err
	}
	n := &yaml.Node{Kind: yaml.ScalarNode}
	b.lines.set(n, before+bytes.IndexFunc(b.lines.data[before:], func(r rune) bool { return !bytes.ContainsRune([]byte(" \t\r\n,:"), r) }))
	switch t := token.(type) {
	case json.Delim:
		switch t {
		case '{':
			n.Kind, n.Tag = yaml.MappingNode, "!!map"
		case '[':
			n.Kind, n.Tag = yaml.SequenceNode, "!!seq"
		default:
			return nil, errClosed
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
		if errors.Is(err, errClosed) {
			return nil
		}
		if err != nil {
			return err
		}
		n.Content = append(n.Content, child)
	}
}
