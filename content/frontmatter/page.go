package frontmatter

// Step 4: the values that say what a page is called and where it belongs.

import (
	"strings"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/employment"
	"github.com/careers-index/careers/content/mapping"
)

// readText stores text.
func readText(field func(*Block) *string) func(*Block, mapping.Value, nameKind) outcome {
	return func(b *Block, v mapping.Value, _ nameKind) outcome {
		text, ok := v.Text()
		if !ok {
			return badType(v, "text")
		}
		*field(b) = text
		return used
	}
}

// readCategory stores the category: text, or the first of a list.
func readCategory(b *Block, v mapping.Value, name nameKind) outcome {
	if items, ok := v.Items(); ok && v.IsList() {
		if len(items) == 0 {
			return ignored
		}
		v = items[0]
	}
	return readText(func(b *Block) *string { return &b.Category })(b, v, name)
}

// readPosition stores the sort weight: an integer, a float, or either as text. Some
// sites have the kind of employment there.
func readPosition(b *Block, v mapping.Value, name nameKind) outcome {
	n, ok := v.Number()
	switch {
	case ok:
		b.Position = n
		return used
	case !v.IsScalar():
		return badType(v, "a number")
	}
	if kinds := employment.Kinds(v.Raw()); len(kinds) > 0 {
		b.Job.EmploymentTypes = kinds // until the key employment_type is read
		return used
	}
	if name == alias && diag.FoldName(v.Key) == "position" {
		return ignored // the title, below a key job
	}
	return badType(v, "a number, the position of the page among others")
}

// maxNames bounds the skills and the tags of a page. Real ones have at most 40.
const maxNames = 200

// readNames stores names of skills or tags: a list, text with commas, a list of such
// texts, or a mapping of groups to lists.
func readNames(field func(*Block) *[]Name) func(*Block, mapping.Value, nameKind) outcome {
	return func(b *Block, v mapping.Value, _ nameKind) outcome {
		values := []mapping.Value{v}
		if v.IsMap() {
			values = nil
			for _, p := range v.Pairs() {
				if _, isFlag := p.Value.Flag(); isFlag || p.Value.IsMap() {
					return badType(v, "a list of names")
				}
				values = append(values, p.Value)
			}
		}
		names := []Name{}
		for _, value := range values {
			items, ok := value.Items()
			if !ok {
				return badType(v, "a list of names")
			}
			for _, item := range items {
				for start, name := range splitList(item.Raw()) {
					names = append(names, Name{Name: name, At: item.AtByte(start)})
				}
			}
		}
		if len(names) > maxNames {
			b.report(diag.New(diag.RuleUnknownValue, v.At, "%s: there are more than %d names, and the others are ignored; keep those that matter", v.Key, maxNames))
			names = names[:maxNames]
		}
		*field(b) = names
		return used
	}
}

// splitList yields the names of "a, b, c" with their offsets.
func splitList(s string) func(yield func(int, string) bool) {
	return func(yield func(int, string) bool) {
		offset := 0
		for part := range strings.SplitSeq(s, ",") {
			name := strings.Join(strings.Fields(part), " ")
			if name != "" && !yield(offset+len(part)-len(strings.TrimLeft(part, " \t\r\n")), name) {
				return
			}
			offset += len(part) + 1
		}
	}
}
