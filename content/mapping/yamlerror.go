package mapping

import (
	"bytes"
	"fmt"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

var yamlErrorLine = regexp.MustCompile(`^(?:yaml: )?(?:unmarshal errors:\s*)?(?:line (\d+): )?`)

// splitYAMLError separates "yaml: line 3: problem".
func splitYAMLError(err error) (line int, problem string) {
	m := yamlErrorLine.FindStringSubmatch(err.Error())
	line, _ = strconv.Atoi(m[1])
	return max(line, 1), strings.TrimPrefix(err.Error(), m[0])
}

// explainYAML says in an author's words what the parser found, at the byte to
// change. The parser gives a line at best.
func explainYAML(data []byte, err error) error {
	n, problem := splitYAMLError(err)
	if strings.HasPrefix(problem, "did not find expected") {
		return explainUnexpected(data, problem)
	}
	start, line := lineOf(data, n)
	e := &Error{start + indent(line), problem}
	switch {
	case strings.Contains(problem, "mapping values are not allowed"):
		e.Message = `a value cannot hold ": "; put the value in quotes`
		if i := secondColon(line); i >= 0 {
			e.Offset = start + i
		} else {
			e.Message = "this line is indented, so it belongs to the value above; indent it as the other keys are"
		}
	case strings.Contains(problem, "cannot start any token"):
		e.Offset, e.Message = badStart(start, line)
	case strings.Contains(problem, "unexpected end of stream"), strings.Contains(problem, "unexpected document indicator"):
		if !openQuote.Match(line) { // the parser gives the end, if the quote is in the first line
			start, line = lineOf(data, 1)
		}
		e.Message = "a quote is opened here and never closed"
		if bytes.ContainsAny(line, "’”") {
			e.Message += "; a curly quote cannot close it"
		}
		if m := openQuote.FindIndex(line); m != nil {
			e.Offset = start + m[1] - 1
		}
	case strings.Contains(problem, "could not find expected ':'") && tightColon.Match(line):
		e.Offset, e.Message = start+bytes.IndexByte(line, ':'), "write a space after this colon"
	case strings.Contains(problem, "could not find expected ':'"):
		e.Message = NotAKey
	case strings.Contains(problem, "unknown anchor"):
		if m := regexp.MustCompile(`'(.*)'`).FindStringSubmatch(problem); m != nil {
			e.Message = "there is no anchor &" + m[1] + "; put a value that starts with * in quotes"
			e.Offset = max(bytes.Index(data, []byte("*"+m[1])), 0)
		}
	case strings.Contains(problem, "found unknown escape character"):
		e.Message = `a backslash in double quotes starts an escape; use single quotes`
		if i := bytes.IndexByte(line, '\\'); i >= 0 {
			e.Offset = start + i
		}
	}
	return e
}

// NotAKey is the message about a line that is not a key. It may be text.
const NotAKey = "this line is neither a key (key: value) nor part of the value above; indent it"

// maxSearch bounds the bytes that are parsed again in search of a place within
// a line: some 20 ms of parsing. Beyond it, the position is the start of the line.
const maxSearch = 256 << 10

// explainUnexpected finds the byte that the parser did not expect: the last one
// of the shortest beginning of the data that fails in the same way.
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
		return &Error{offset, unexpected(problem, nil)}
	}
	for i := offset + 1; i <= start+len(line); i++ {
		if (i == len(data) || utf8.RuneStart(data[i])) && fails(i) {
			_, size := utf8.DecodeLastRune(data[:i])
			offset = i - size
			break
		}
	}
	return &Error{offset, unexpected(problem, bytes.TrimRight(data[start:offset], " "))}
}

// unexpected says what is wrong with text that the parser did not expect, by
// the text before it in its line.
func unexpected(problem string, before []byte) string {
	last := byte(0)
	if len(before) > 0 {
		last = before[len(before)-1]
	}
	switch {
	case last == '"' || last == '\'':
		return "the quote before this ends the value, and text follows; delete the text, or write a quote inside the value twice ('')"
	case last == ']' || last == '}':
		return "a value that begins with [ or { is a list or a map, which ends before this; put the value in quotes"
	case strings.Contains(problem, "alphabetic or numeric"):
		return "a value that begins with * or & is a name in YAML; put it in quotes"
	case strings.Contains(problem, "expected key"), strings.Contains(problem, "'-' indicator"):
		return "this line does not fit the indentation of the lines above; indent it as they are"
	}
	return "this cannot be parsed: the parser " + problem
}

// openQuote matches up to the quote that opens a value.
var openQuote = regexp.MustCompile(`(?:^|[:\-\[{,]|!\S*)\s*["']`)

// tightColon matches a line "key:value".
var tightColon = regexp.MustCompile(`^\s*[\w-]+:[^\s/]`)

// badStart explains a character that no value can start with.
func badStart(start int, line []byte) (int, string) {
	if i := bytes.IndexByte(line, '\t'); i >= 0 && len(bytes.TrimLeft(line[:i], " ")) == 0 {
		return start + i, "a tab indents this line; use spaces"
	}
	for i := 0; i < len(line); i++ {
		atStart := i == 0 || line[i-1] == ' ' || line[i-1] == '[' || line[i-1] == ','
		if atStart && bytes.IndexByte([]byte("@`%\t"), line[i]) >= 0 {
			return start + i, fmt.Sprintf("a value cannot start with %q; put it in quotes", line[i])
		}
	}
	return start + indent(line), "a value cannot start with this character; put it in quotes"
}

// lineOf returns line n of the data, from 1, and its offset.
func lineOf(data []byte, n int) (int, []byte) {
	start := 0
	for ; n > 1; n-- {
		i := bytes.IndexByte(data[start:], '\n')
		if i < 0 {
			break
		}
		start += i + 1
	}
	line, _, _ := bytes.Cut(data[start:], []byte("\n"))
	return start, line
}

func indent(line []byte) int { return len(line) - len(bytes.TrimLeft(line, " ")) }

// secondColon is the offset of the second ": " of a line, or -1.
func secondColon(line []byte) int {
	first := bytes.IndexByte(line, ':')
	for i := first + 1; first >= 0 && i < len(line); i++ {
		if line[i] == ':' && (i+1 == len(line) || line[i+1] == ' ' || line[i+1] == '\r') {
			return i
		}
	}
	return -1
}
