package content

// What check --fix does to front matter: our own names for keys, in the usual
// order. Nothing else of the file changes, and nothing that the keys say.

import (
	"bytes"
	"cmp"
	"reflect"
	"slices"

	"go.yaml.in/yaml/v3"
)

// Tidy returns a page with the keys of its front matter under our own names
// and in the order of the table of keys; keys that the table does not know
// follow. Comments and blank lines stay with the key below them. Only YAML is
// tidied, and only when the result says the same: src comes back as it is
// otherwise. Tidying twice changes nothing more.
func Tidy(src []byte) []byte {
	fm, _, diags := parseFrontMatter("", src)
	if !fm.present || slices.ContainsFunc(diags, isError) {
		return src
	}
	s := newSource("", src)
	start, format := s.openingFence()
	b, d := s.checkBlock(start, format)
	if d != nil || format.Start != "---" && format.Start != "---yaml" {
		return src
	}
	tidied := slices.Concat(src[:b.data], tidyKeys(src[b.data:b.end]), src[b.end:])
	if again, _, ds := parseFrontMatter("", tidied); !again.says(&fm) || slices.ContainsFunc(ds, isError) {
		return src
	}
	return tidied
}

// says tells whether two blocks say the same, wherever it stands.
func (fm *frontMatter) says(other *frontMatter) bool {
	return reflect.DeepEqual(fm.placeless(), other.placeless())
}

func (fm *frontMatter) placeless() frontMatter {
	c := *fm
	c.at, c.titleRuns = nil, nil
	c.skills, c.tags, c.unknown = slices.Clone(fm.skills), slices.Clone(fm.tags), slices.Clone(fm.unknown)
	for _, names := range [][]DeclaredSkill{c.skills, c.tags} {
		for i := range names {
			names[i] = DeclaredSkill{Name: names[i].Name}
		}
	}
	for i := range c.unknown {
		c.unknown[i].at = Position{}
	}
	return c
}

// entry is a key with its value, and with the comments above it.
type entry struct {
	text []byte
	rank int
}

// tidyKeys rewrites the data of a YAML block.
func tidyKeys(data []byte) []byte {
	root, err := decodeYAML(data)
	if err != nil || root == nil || root.Style&yaml.FlowStyle != 0 || hasAnchor(root) {
		return data // an alias must stay below its anchor
	}
	places := newYAMLPlaces(data)
	var starts []int // of the entries
	for i := 0; i < len(root.Content); i += 2 {
		at := places.offset(root.Content[i])
		if at > 0 && data[at-1] != '\n' {
			return data
		}
		starts = append(starts, commentsAbove(data, at))
	}
	starts[0] = 0
	tail := commentsAbove(data, len(data))
	rows := map[int]int{} // how many keys each row has
	for i := 0; i < len(root.Content); i += 2 {
		if name, known := keyNames[foldKey(root.Content[i].Value)]; known {
			rows[name.row]++
		}
	}
	entries := make([]entry, len(starts))
	for i, start := range starts {
		end := tail
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		k := root.Content[2*i]
		entries[i] = tidyEntry(k, rows, data[start:end], places.offset(k)-start)
	}
	slices.SortStableFunc(entries, func(a, b entry) int { return cmp.Compare(a.rank, b.rank) })
	out := make([]byte, 0, len(data))
	for _, e := range entries {
		out = append(out, e.text...)
	}
	return append(out, data[tail:]...)
}

// tidyEntry gives a key its own name, where that says the same, and its rank.
// rows is how many keys there are of each row: of several, the names decide
// which one counts, and stay.
func tidyEntry(k *yaml.Node, rows map[int]int, text []byte, at int) entry {
	name, known := keyNames[foldKey(k.Value)]
	if !known {
		return entry{text, len(keys)}
	}
	row := keys[name.row]
	if rows[name.row] == 1 && name.place <= len(row.aliases) && bytes.HasPrefix(text[at:], []byte(k.Value)) {
		text = slices.Concat(text[:at], []byte(row.name), text[at+len(k.Value):])
	}
	return entry{text, name.row}
}

// commentsAbove moves an offset at the start of a line up over comments and
// blank lines. Indented ones may belong to a value.
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

// hasAnchor tells whether a node or one below it has a name.
func hasAnchor(n *yaml.Node) bool {
	return n.Anchor != "" || slices.ContainsFunc(n.Content, hasAnchor)
}
