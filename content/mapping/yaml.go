package mapping

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"go.yaml.in/yaml/v3"

	"github.com/careers-index/careers/content/diag"
)

// YAML decodes one YAML mapping.
func YAML(data []byte, origin Origin) (*Map, error) {
	doc, err := document(data)
	if doc == nil || err != nil {
		return nil, err
	}
	root, p := doc.Content[0], newLineIndex(data)
	if root.Kind == yaml.ScalarNode && root.Tag == "!!null" {
		return nil, nil
	}
	if root.Kind != yaml.MappingNode {
		return nil, errorAt(p.offset(root), "this is not a mapping of keys to values; write lines such as title: …")
	}
	if err := check(root, p); err != nil {
		return nil, err
	}
	return &Map{root, p, origin}, nil
}

// document parses the one document of the data, nil for none.
func document(data []byte) (*yaml.Node, error) {
	var doc yaml.Node
	if !bytes.Contains(data, []byte("---")) && !bytes.Contains(data, []byte("...")) { // no second document
		if err := yaml.Unmarshal(data, &doc); err != nil {
			return nil, explainYAML(data, err)
		}
		if doc.Kind == 0 {
			return nil, nil
		}
		return &doc, nil
	}
	dec := yaml.NewDecoder(bytes.NewReader(data))
	switch err := dec.Decode(&doc); {
	case errors.Is(err, io.EOF):
		return nil, nil
	case err != nil:
		return nil, explainYAML(data, err)
	}
	if err := dec.Decode(new(yaml.Node)); !errors.Is(err, io.EOF) {
		return nil, errorAt(0, "there can be only one mapping of keys to values; a line ... begins a second YAML document")
	}
	return &doc, nil
}

// check finds keys given twice and values that cannot be decoded.
func check(root *yaml.Node, p *lineIndex) error {
	if err := checkNodes(root, p); err != nil {
		return err
	}
	if plain(root) {
		return nil
	}
	var whole any
	if err := root.Decode(&whole); err != nil { // aliases that multiply, keys that are lists
		_, message := splitYAMLError(err)
		return errorAt(p.offset(root), "%s", message)
	}
	return nil
}

// plain reports whether a tree has only scalars as keys, no alias and no merge. Then
// it can be decoded if its leaves can.
func plain(n *yaml.Node) bool {
	if n.Kind == yaml.AliasNode {
		return false
	}
	for i, c := range n.Content {
		if n.Kind == yaml.MappingNode && i%2 == 0 && (c.Kind != yaml.ScalarNode || c.ShortTag() != "!!str") {
			return false
		}
		if !plain(c) {
			return false
		}
	}
	return true
}

// checkNodes finds the first scalar that cannot be decoded, or key given twice.
func checkNodes(n *yaml.Node, p *lineIndex) error {
	if n.Kind == yaml.ScalarNode {
		if n.ShortTag() == "!!str" {
			return nil // text is always decodable, and nearly all values are text
		}
		var v any
		if err := n.Decode(&v); err != nil {
			_, message := splitYAMLError(err)
			if n.ShortTag() == "!!timestamp" {
				message = diag.Quote(n.Value) + " is not a date; write it as 2006-01-31"
			}
			return errorAt(p.offset(n), "%s", message)
		}
		return nil
	}
	if n.Kind == yaml.MappingNode {
		first := map[string]int{}
		for i := 0; i < len(n.Content); i += 2 {
			k := n.Content[i]
			if line, twice := first[k.Value]; twice && k.Kind == yaml.ScalarNode {
				return errorAt(p.offset(k), "the key %s is given twice (%s, too); keep one", diag.Quote(k.Value), linesAbove(k.Line-line))
			}
			first[k.Value] = k.Line
		}
	}
	for _, c := range n.Content {
		if err := checkNodes(c, p); err != nil {
			return err
		}
	}
	return nil
}

func linesAbove(n int) string {
	switch n {
	case 0:
		return "in this line"
	case 1:
		return "in the line above"
	}
	return fmt.Sprintf("%d lines above", n)
}
