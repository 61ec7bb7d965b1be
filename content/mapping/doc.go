// Package mapping decodes a mapping of keys to values, written in YAML, TOML or
// JSON, and knows the position of every key, value and error in its file.
//
// In: the bytes of the mapping. Out: a [Map], the same for all three formats, or
// an [*Error] at the byte that causes it, in words for an author.
//
//	m, err := mapping.YAML(src.Bytes, mapping.Origin{Source: src}) // title: Engineer
//	for _, p := range m.Pairs() {
//		text, ok := p.Value.Text() // "Engineer", true; "", false for the list
//		_ = p.Value.At             // where the value starts in the file
//	}
//
// Decoding is strict. A key that is given twice is an error, and so is a value
// that its format cannot decode, under any key.
//
// All formats become a tree of YAML nodes, so that one [Value] serves them all.
// The parsers give positions as lines and characters, or none at all: yamlerror.go
// finds the byte that an author has to change, tokens of JSON are read one by
// one for their offsets, and in TOML a value is at the line of its key.
package mapping
