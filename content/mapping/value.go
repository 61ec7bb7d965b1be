package mapping

import (
	"math"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/careers-index/careers/content/diag"
)

// Value is the value of a key, or an item of a list.
type Value struct {
	Key string        // as written; "" for an item
	At  diag.Position // of its first byte

	node *yaml.Node // never an alias
	m    *Map
}

func (m *Map) value(key string, n *yaml.Node) Value {
	return Value{Key: key, At: m.at(n, 0), node: resolve(n), m: m}
}

// IsScalar reports whether the value is text, a number, a date or a flag.
func (v Value) IsScalar() bool { return v.node.Kind == yaml.ScalarNode }

// IsList reports whether the value is a list.
func (v Value) IsList() bool { return v.node.Kind == yaml.SequenceNode }

// IsMap reports whether the value is itself a mapping of keys to values.
func (v Value) IsMap() bool { return v.node.Kind == yaml.MappingNode }

// Empty reports whether the key is there without a value.
func (v Value) Empty() bool {
	return v.IsScalar() && (v.node.ShortTag() == "!!null" || strings.TrimSpace(v.node.Value) == "")
}

// Raw is the text of a scalar, with its line breaks and spaces.
func (v Value) Raw() string { return v.node.Value }

// Text is the text of a scalar, on one line.
func (v Value) Text() (string, bool) {
	return strings.Join(strings.Fields(v.node.Value), " "), v.IsScalar()
}

// Items are the values of a list that are not empty, or the one scalar. It is
// false for a map and for a list of anything but scalars.
func (v Value) Items() ([]Value, bool) {
	if v.IsScalar() {
		return []Value{v}, true
	}
	if !v.IsList() {
		return nil, false
	}
	items := []Value{}
	for _, item := range v.List() {
		if !item.IsScalar() {
			return nil, false
		}
		if !item.Empty() {
			items = append(items, item)
		}
	}
	return items, true
}

// List is everything in a list; nil for other values.
func (v Value) List() []Value {
	if !v.IsList() {
		return nil
	}
	items := make([]Value, len(v.node.Content))
	for i, n := range v.node.Content {
		items[i] = v.m.value("", n)
	}
	return items
}

// Pairs are the keys of a map; nil for other values.
func (v Value) Pairs() []Pair {
	if !v.IsMap() {
		return nil
	}
	return v.m.pairs(v.node)
}

// Flag reads what people write for yes and no.
func (v Value) Flag() (yes, ok bool) {
	if !v.IsScalar() {
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

// Number reads an integer or a float, also in quotes. It must be finite.
func (v Value) Number() (float64, bool) {
	text, ok := v.Text()
	if !ok {
		return 0, false
	}
	n, err := strconv.ParseFloat(text, 64)
	if err != nil && v.node.Decode(&n) != nil || math.IsNaN(n) || math.IsInf(n, 0) {
		return 0, false
	}
	return n, true
}

// AtByte is the position of byte i of a text, which is written on one line.
func (v Value) AtByte(i int) diag.Position {
	if v.node.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
		i++
	}
	return v.m.at(v.node, i)
}

// WantedMessage is the message about a value that is not what its key needs.
func (v Value) WantedMessage(want string) string {
	got := "a list"
	switch {
	case v.IsScalar():
		got = diag.Quote(v.node.Value)
	case v.IsMap():
		got = "a map of keys"
	}
	return "want " + want + ", got " + got
}
