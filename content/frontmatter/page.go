package frontmatter

// Step 4: the values that say what a page is called and where it belongs.

import (
	"strings"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/mapping"
)

// wrongType is the problem of a value that is not what its key needs.
func wrongType(v mapping.Value, want string) problem {
	return problem{diag.RuleFrontMatterType, v.WantedMessage(want)}
}

// readText stores a text.
func readText(field func(*Block) *string) func(*Block, mapping.Value, int) problem {
	return func(b *Block, v mapping.Value, _ int) problem {
		text, ok := v.Text()
		if !ok {
			return wrongType(v, "text")
		}
		*field(b) = text
		return accepted
	}
}

// readCategory stores the category: a text, or the first of the categories of
// another format.
func readCategory(b *Block, v mapping.Value, rank int) problem {
	if items, ok := v.Items(); ok && rank > 0 {
		if len(items) == 0 {
			return notApplicable
		}
		v = items[0]
	}
	return readText(func(b *Block) *string { return &b.Category })(b, v, rank)
}

// readPosition stores the sort weight: an integer, a float, or either as text.
func readPosition(b *Block, v mapping.Value, _ int) problem {
	n, ok := v.Number()
	switch {
	case ok:
		b.Position = n
		return accepted
	case !v.IsScalar():
		return wrongType(v, "a number")
	}
	return wrongType(v, "a number, the place of the page among others")
}

// readNames stores names of skills or tags: a list, or one text with commas.
func readNames(field func(*Block) *[]Name) func(*Block, mapping.Value, int) problem {
	return func(b *Block, v mapping.Value, _ int) problem {
		items, ok := v.Items()
		if !ok {
			return wrongType(v, "a list of names")
		}
		names := []Name{}
		for _, item := range items {
			if v.IsList() {
				name, _ := item.Text()
				names = append(names, Name{Name: name, At: item.At})
				continue
			}
			for start, name := range splitList(item.Raw()) {
				names = append(names, Name{Name: name, At: item.AtByte(start)})
			}
		}
		*field(b) = names
		return accepted
	}
}

// splitList yields the names of "a, b, c" with their offsets.
func splitList(s string) func(yield func(int, string) bool) {
	return func(yield func(int, string) bool) {
		offset := 0
		for part := range strings.SplitSeq(s, ",") {
			name := strings.TrimSpace(part)
			if name != "" && !yield(offset+strings.Index(part, name), name) {
				return
			}
			offset += len(part) + 1
		}
	}
}
