package content

// Places of the nodes of front matter.

import (
	"bytes"
	"sort"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// yamlPlaces translates the parser's lines and columns, which count characters
// and every line break of YAML, to byte offsets.
type yamlPlaces struct {
	data   []byte
	starts []int
}

func newYAMLPlaces(data []byte) *yamlPlaces {
	p := &yamlPlaces{data: data, starts: []int{0}}
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		i += size
		if r == '\r' && i < len(data) && data[i] == '\n' {
			continue
		}
		switch r {
		case '\n', '\r', '\u0085', '\u2028', '\u2029':
			p.starts = append(p.starts, i)
		}
	}
	return p
}

func (p *yamlPlaces) offset(n *yaml.Node) int {
	line := min(max(n.Line, 1), len(p.starts))
	offset := p.starts[line-1]
	for range n.Column - 1 {
		_, size := utf8.DecodeRune(p.data[offset:])
		offset += size
	}
	return offset
}

// set gives a node the place of an offset.
func (p *yamlPlaces) set(n *yaml.Node, offset int) {
	n.Line = sort.SearchInts(p.starts, offset+1)
	n.Column = utf8.RuneCount(p.data[p.starts[n.Line-1]:offset]) + 1
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
