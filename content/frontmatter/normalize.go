package frontmatter

// Writing a block back: our own names for keys, in the usual order. Nothing else
// of the file changes, and nothing that the keys say.

import (
	"bytes"
	"cmp"
	"reflect"
	"slices"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/mapping"
)

// Normalize returns a page with the keys of its front matter under our own names
// and in the order of the table of keys; keys that the table does not know
// follow. Comments and empty lines stay with the key below them. Only YAML is
// normalized, and only when the result says the same: otherwise src is returned
// unchanged. Normalizing twice changes nothing more.
func Normalize(src []byte) []byte {
	s := diag.NewSource("", src)
	block, read, findings := parseKeys(s)
	if !block.Present || !read.IsYAML || slices.ContainsFunc(findings, diag.Finding.IsError) {
		return src
	}
	normal := slices.Concat(src[:read.Data], normalizeKeys(src[read.Data:read.End], block.keys), src[read.End:])
	again, _, findings := parseKeys(diag.NewSource("", normal))
	if !again.equalValues(block) || slices.ContainsFunc(findings, diag.Finding.IsError) {
		return src
	}
	return normal
}

// equalValues reports whether two blocks say the same, at any position.
func (b *Block) equalValues(other *Block) bool {
	return reflect.DeepEqual(b.withoutPositions(), other.withoutPositions())
}

func (b *Block) withoutPositions() Block {
	c := *b
	if b.reading != nil {
		r := *b.reading
		r.at, r.keys, r.findings = nil, nil, nil
		c.reading = &r
	}
	c.TitleLine, c.TitleRuns = "", nil
	c.file, c.places, c.texts = "", nil, nil
	c.Skills, c.Tags, c.Unknown = slices.Clone(b.Skills), slices.Clone(b.Tags), slices.Clone(b.Unknown)
	for _, names := range [][]Name{c.Skills, c.Tags} {
		for i := range names {
			names[i] = Name{Name: names[i].Name}
		}
	}
	for i := range c.Unknown {
		c.Unknown[i].At = diag.Position{}
	}
	return c
}

// entry is the text of a key with its value, and with the comments above it.
type entry struct {
	text []byte
	row  int // of the table of keys
}

// normalizeKeys rewrites the data of a YAML block.
func normalizeKeys(data []byte, m *mapping.Map) []byte {
	found, ok := m.Keys()
	if !ok {
		return data // an alias must stay below its anchor
	}
	var starts []int // of the entries
	perRow := map[int]int{}
	for _, k := range found {
		if k.Offset > 0 && data[k.Offset-1] != '\n' {
			return data
		}
		starts = append(starts, commentsAbove(data, k.Offset))
		if at, known := rowOfName[diag.FoldName(k.Name)]; known {
			perRow[at.row]++
		}
	}
	starts[0] = 0
	tail := commentsAbove(data, len(data))
	entries := make([]entry, len(starts))
	for i, start := range starts {
		end := tail
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		entries[i] = normalizeEntry(found[i].Name, data[start:end], found[i].Offset-start, perRow)
	}
	slices.SortStableFunc(entries, func(a, b entry) int { return cmp.Compare(a.row, b.row) })
	out := make([]byte, 0, len(data))
	for _, e := range entries {
		out = append(out, e.text...)
	}
	return append(out, data[tail:]...)
}

// normalizeEntry gives the key at offset at of a text our own name, where that
// says the same. If a row has several keys, their ranks decide which one counts,
// so all keep their names. perRow counts the keys of each row.
func normalizeEntry(written string, text []byte, at int, perRow map[int]int) entry {
	slot, known := rowOfName[diag.FoldName(written)]
	if !known {
		return entry{text, len(keys)}
	}
	k := keys[slot.row]
	if perRow[slot.row] == 1 && slot.kind != related && bytes.HasPrefix(text[at:], []byte(written)) {
		text = slices.Concat(text[:at], []byte(k.name), text[at+len(written):])
	}
	return entry{text, slot.row}
}

// commentsAbove moves an offset at the start of a line up over comments and empty
// lines. Indented comments may belong to a value.
func commentsAbove(data []byte, offset int) int {
	for offset > 0 {
		start := bytes.LastIndexByte(data[:offset-1], '\n') + 1
		line := bytes.TrimRight(data[start:offset], "\r\n")
		if len(line) > 0 && line[0] != '#' {
			break
		}
		offset = start
	}
	return offset
}
