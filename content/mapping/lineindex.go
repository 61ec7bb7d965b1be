package mapping

import (
	"sort"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// lineIndex translates the lines and columns of nodes to byte offsets. A node's
// column counts characters, and its line counts every line break that YAML has.
type lineIndex struct {
	data   []byte
	starts []int // offsets of the lines
	// counts are the characters before each line, and marks the offsets of every
	// markStep-th character: a list on one long line would cost the square of its length.
	counts, marks []int
}

const markStep = 64

func newLineIndex(data []byte) *lineIndex {
	p := &lineIndex{data: data, starts: []int{0}, counts: []int{0}}
	for i, count := 0, 0; i < len(data); {
		if count%markStep == 0 {
			p.marks = append(p.marks, i)
		}
		count++
		r, size := utf8.DecodeRune(data[i:])
		i += size
		if r == '\r' && i < len(data) && data[i] == '\n' {
			continue
		}
		switch r {
		case '\n', '\r', '\u0085', '\u2028', '\u2029':
			p.starts, p.counts = append(p.starts, i), append(p.counts, count)
		}
	}
	return p
}

// offset is the byte offset of a node.
func (p *lineIndex) offset(n *yaml.Node) int {
	line := min(max(n.Line, 1), len(p.starts))
	count := p.counts[line-1] + max(n.Column, 1) - 1
	mark := min(count/markStep, len(p.marks)-1)
	if mark < 0 {
		return 0
	}
	offset := p.marks[mark]
	for range count - mark*markStep {
		_, size := utf8.DecodeRune(p.data[offset:])
		offset += size
	}
	return offset
}

// set gives a node the position of an offset.
func (p *lineIndex) set(n *yaml.Node, offset int) {
	n.Line = sort.SearchInts(p.starts, offset+1)
	n.Column = utf8.RuneCount(p.data[p.starts[n.Line-1]:offset]) + 1
}
