package content

// Front matter, second step: the block as a tree of YAML nodes, and every
// problem at the bytes that cause it.

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// decodeYAML parses one YAML mapping. It is strict: keys are given once and
// every value can be decoded.
func decodeYAML(data []byte) (*yaml.Node, error) {
	doc, err := yamlDocument(data)
	if doc == nil || err != nil {
		return nil, err
	}
	root, places := doc.Content[0], newYAMLPlaces(data)
	if root.Kind == yaml.ScalarNode && root.Tag == "!!null" {
		return nil, nil
	}
	if root.Kind != yaml.MappingNode {
		return nil, &syntaxError{places.offset(root), "a list of keys is wanted (title: …); this is none"}
	}
	if err := checkNode(root, places); err != nil {
		return nil, err
	}
	return root, nil
}

// yamlDocument parses the one document of the data, nil for none.
func yamlDocument(data []byte) (*yaml.Node, error) {
	var doc yaml.Node
	if !bytes.Contains(data, []byte("---")) && !bytes.Contains(data, []byte("...")) { // no second one
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
		return nil, &syntaxError{0, "one list of keys is wanted; a line ... begins a second YAML document"}
	}
	return &doc, nil
}

// checkNode finds keys given twice and values that cannot be decoded.
func checkNode(root *yaml.Node, places *yamlPlaces) error {
	if err := checkLeaves(root, places); err != nil {
		return err
	}
	if plain(root) {
		return nil
	}
	var whole any
	if err := root.Decode(&whole); err != nil { // aliases that multiply, keys that are lists
		_, message := splitYAMLError(err)
		return &syntaxError{places.offset(root), message}
	}
	return nil
}

// plain reports whether a tree has no alias, no merge, and no key but scalars:
// nothing that its leaves do not tell.
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

func checkLeaves(n *yaml.Node, places *yamlPlaces) error {
	if n.Kind == yaml.ScalarNode {
		if n.ShortTag() == "!!str" {
			return nil // text is always decodable, and nearly all values are text
		}
		var v any
		if err := n.Decode(&v); err != nil {
			_, message := splitYAMLError(err)
			if n.ShortTag() == "!!timestamp" {
				message = quoted(n.Value) + " is no date; write it as 2006-01-31"
			}
			return &syntaxError{places.offset(n), message}
		}
		return nil
	}
	if n.Kind == yaml.MappingNode {
		first := map[string]int{}
		for i := 0; i < len(n.Content); i += 2 {
			k := n.Content[i]
			if line, twice := first[k.Value]; twice && k.Kind == yaml.ScalarNode {
				return &syntaxError{places.offset(k), fmt.Sprintf("the key %s is given twice (%s, too); keep one", quoted(k.Value), linesAbove(k.Line-line))}
			}
			first[k.Value] = k.Line
		}
	}
	for _, c := range n.Content {
		if err := checkLeaves(c, places); err != nil {
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

var yamlErrorLine = regexp.MustCompile(`^(?:yaml: )?(?:unmarshal errors:\s*)?(?:line (\d+): )?`)

// splitYAMLError separates "yaml: line 3: problem".
func splitYAMLError(err error) (line int, problem string) {
	m := yamlErrorLine.FindStringSubmatch(err.Error())
	line, _ = strconv.Atoi(m[1])
	return max(line, 1), strings.TrimPrefix(err.Error(), m[0])
}

// explainYAML says in an author's words what the parser found, at the bytes
// that it means. The parser gives a line at best.
func explainYAML(data []byte, err error) error {
	n, problem := splitYAMLError(err)
	if strings.HasPrefix(problem, "did not find expected") {
		return explainUnexpected(data, problem)
	}
	start, line := lineOf(data, n)
	e := &syntaxError{start + indent(line), problem}
	switch {
	case strings.Contains(problem, "mapping values are not allowed"):
		e.message = `a value cannot hold ": "; put the value in quotes`
		if i := secondColon(line); i >= 0 {
			e.offset = start + i
		} else {
			e.message = "this line is indented, so it belongs to the value above; indent it as the other keys are"
		}
	case strings.Contains(problem, "cannot start any token"):
		e.offset, e.message = badStart(start, line)
	case strings.Contains(problem, "unexpected end of stream"), strings.Contains(problem, "unexpected document indicator"):
		if !openQuote.Match(line) { // the parser gives the end, if the quote is in the first line
			start, line = lineOf(data, 1)
		}
		e.message = "a quote is opened here and never closed"
		if bytes.ContainsAny(line, "’”") {
			e.message += "; a curly quote cannot close it"
		}
		if m := openQuote.FindIndex(line); m != nil {
			e.offset = start + m[1] - 1
		}
	case strings.Contains(problem, "could not find expected ':'") && tightColon.Match(line):
		e.offset, e.message = start+bytes.IndexByte(line, ':'), "write a blank behind this colon"
	case strings.Contains(problem, "could not find expected ':'"):
		e.message = noKey
	case strings.Contains(problem, "unknown anchor"):
		if m := regexp.MustCompile(`'(.*)'`).FindStringSubmatch(problem); m != nil {
			e.message = "nothing is called &" + m[1] + "; put a value that starts with * in quotes"
			e.offset = max(bytes.Index(data, []byte("*"+m[1])), 0)
		}
	case strings.Contains(problem, "found unknown escape character"):
		e.message = `a backslash in double quotes starts an escape; use single quotes`
		if i := bytes.IndexByte(line, '\\'); i >= 0 {
			e.offset = start + i
		}
	}
	return e
}

// noKey is the complaint about a line that may be text of the body.
const noKey = "this line is neither a key (key: value) nor part of the value above; indent it"

// maxSearch bounds the bytes that are parsed again in search of a place within
// a line: some 20 ms of parsing. Beyond it, the line has to do.
const maxSearch = 256 << 10

// explainUnexpected finds what the parser stumbled over: the last byte of the
// shortest head of the data in which it stumbles in the same way.
func explainUnexpected(data []byte, problem string) error {
	fails := func(n int) bool {
		err := yaml.Unmarshal(data[:n], new(yaml.Node))
		if err == nil {
			return false
		}
		_, p := splitYAMLError(err)
		return p == problem
	}
	var ends []int
	for i, c := range data {
		if c == '\n' {
			ends = append(ends, i+1)
		}
	}
	ends = append(ends, len(data))
	n := sort.Search(len(ends)-1, func(i int) bool { return fails(ends[i]) })
	start, line := lineOf(data, n+1)
	offset := start + indent(line)
	if len(line)*(start+len(line)) > maxSearch {
		return &syntaxError{offset, unexpected(problem, nil)}
	}
	for i := offset + 1; i <= start+len(line); i++ {
		if (i == len(data) || utf8.RuneStart(data[i])) && fails(i) {
			_, size := utf8.DecodeLastRune(data[:i])
			offset = i - size
			break
		}
	}
	return &syntaxError{offset, unexpected(problem, bytes.TrimRight(data[start:offset], " "))}
}

// unexpected says what is wrong with text that the parser did not expect, by
// what stands before it in its line.
func unexpected(problem string, before []byte) string {
	last := byte(0)
	if len(before) > 0 {
		last = before[len(before)-1]
	}
	switch {
	case last == '"' || last == '\'':
		return "the quote before this ends the value, and text follows; delete that, or write a quote inside the value twice ('')"
	case last == ']' || last == '}':
		return "a value that begins with [ or { is a list or a map, which ends before this; put the value in quotes"
	case strings.Contains(problem, "alphabetic or numeric"):
		return "a value that begins with * or & is a name to YAML; put it in quotes"
	case strings.Contains(problem, "expected key"), strings.Contains(problem, "'-' indicator"):
		return "this line does not fit the indentation of the lines above; indent it as they are"
	}
	return "this does not fit here: the parser " + problem
}

// openQuote matches up to the quote that opens a value.
var openQuote = regexp.MustCompile(`(?:^|[:\-\[{,]|!\S*)\s*["']`)

// tightColon matches a line "key:value".
var tightColon = regexp.MustCompile(`^\s*[\w-]+:[^\s/]`)

// badStart explains a character that no value can start with.
func badStart(start int, line []byte) (int, string) {
	if i := bytes.IndexByte(line, '\t'); i >= 0 && len(bytes.TrimLeft(line[:i], " ")) == 0 {
		return start + i, "a tab indents this line; use blanks"
	}
	for i := 0; i < len(line); i++ {
		atStart := i == 0 || line[i-1] == ' ' || line[i-1] == '[' || line[i-1] == ','
		if atStart && bytes.IndexByte([]byte("@`%\t"), line[i]) >= 0 {
			return start + i, fmt.Sprintf("a value cannot start with %q; put it in quotes", line[i])
		}
	}
	return start + indent(line), "a value cannot start with this character; put it in quotes"
}
