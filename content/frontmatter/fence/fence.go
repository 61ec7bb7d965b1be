package fence

import (
	"bytes"
	"strings"

	"github.com/adrg/frontmatter"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/mapping"
)

// maxBlockBytes bounds the block. Real ones have less than 4 kB. The bound keeps
// decoding, which is not always linear, under some milliseconds.
const maxBlockBytes = 64 << 10

// Block is the front matter of a file. The offsets are those of its data, of the line that
// closes it, and of the text after it.
type Block struct {
	Data, End, Body int
	IsYAML          bool
	// Present: there is a block, and its data can be read.
	Present bool
	Keys    *mapping.Map // nil for none
}

// Read reads the front matter of a file, and says what is wrong with it or that there is
// none. isKey tells whether a name is that of a key, and so text of a block without fences.
func Read(src *diag.Source, isKey func(name string) bool) (Block, []diag.Finding) {
	start, format := openingFence(src)
	if format == nil {
		return Block{Body: start}, []diag.Finding{explainNoFence(src, start, isKey)}
	}
	var findings []diag.Finding
	if start > 0 {
		findings = append(findings, lateFence(src, start))
	}
	b, finding := findBlock(src, start, format)
	if finding == nil {
		b.Keys, finding = decode(src, start, b, format)
	}
	if finding != nil {
		return b, append(findings, *finding)
	}
	b.Present = true
	return b, findings
}

// openingFence returns the offset of the line that opens front matter, and its
// format; without one, the offset of the text and nil.
func openingFence(src *diag.Source) (int, *frontmatter.Format) {
	textStart := src.TextStart()
	for n := 1; n <= src.Lines(); n++ {
		line := bytes.TrimPrefix(src.Line(n), []byte(diag.ByteOrderMark))
		trimmed := strings.TrimSpace(string(line))
		if trimmed == "" {
			continue
		}
		for _, f := range formats {
			if f.Start == trimmed {
				return max(src.LineStart(n), textStart) + bytes.Index(line, []byte(trimmed)), f
			}
		}
		return textStart, nil
	}
	return textStart, nil
}

// lateFence warns of what comes before the fence. It can be deleted.
func lateFence(src *diag.Source, start int) diag.Finding {
	what := "the spaces and empty lines"
	if src.TextStart() > 0 {
		what = "the byte order mark (BOM)"
	}
	d := diag.New(diag.RuleFrontMatterLate, src.At(start), "front matter must start at the first byte of the file; delete %s before it", what)
	d.Fix = &diag.Fix{End: start}
	return d
}

// findBlock finds the offsets of the block that opens at start. The library finds
// them too (a test asserts that they are equal), but it says neither where they
// are nor what is wrong: what it ignores silently is an error here.
func findBlock(src *diag.Source, start int, f *frontmatter.Format) (Block, *diag.Finding) {
	opening := src.At(start)
	b := Block{Data: start, Body: len(src.Bytes), IsYAML: f.Start == "---" || f.Start == "---yaml"}
	if !f.UnmarshalDelims {
		b.Data = src.LineStart(opening.Line + 1)
	}
	fail := func(at diag.Position, format string, args ...any) (Block, *diag.Finding) {
		d := diag.New(diag.RuleFrontMatter, at, format, args...)
		return b, &d
	}
	for n := opening.Line + 1; n <= src.Lines(); n++ {
		line := src.Line(n)
		if !isClosingFence(src, n, f) {
			continue
		}
		after := n + 1
		if f.RequiresNewLine {
			after++
		}
		b.End, b.Body = src.LineStart(n), src.LineStart(after)
		if size := b.End - b.Data; size > maxBlockBytes {
			return fail(opening, "front matter has %d bytes, more than %d; move text to the body", size, maxBlockBytes)
		}
		if indent := len(line) - len(bytes.TrimLeft(line, " \t")); indent > 0 && !f.UnmarshalDelims {
			return fail(src.At(b.End+indent), "a line %s ends the front matter even inside a value; move it to the first column, or write the value without it", f.End)
		}
		return b, nil
	}
	if f.RequiresNewLine {
		return fail(opening, "the front matter that starts here never ends; write its last %s on a line of its own, and leave the line after it empty", f.End)
	}
	return fail(opening, "the front matter that starts here never ends; add a line %s after its last key", f.End)
}

// isClosingFence reports whether line n closes a block: it is the fence and, for a JSON
// object, an empty line follows.
func isClosingFence(src *diag.Source, n int, f *frontmatter.Format) bool {
	if string(bytes.TrimSpace(src.Line(n))) != f.End {
		return false
	}
	return !f.RequiresNewLine || n == src.Lines() || len(bytes.TrimSpace(src.Line(n+1))) == 0
}

// maxLookahead bounds the lines in which late front matter is looked for.
const maxLookahead = 40

// explainNoFence says why a file may have none, judging from its first lines.
func explainNoFence(src *diag.Source, start int, isKey func(name string) bool) diag.Finding {
	at := src.At(start)
	looksLikeKey := func(line []byte) bool {
		name, _, found := strings.Cut(string(line), ":")
		return found && isKey(name)
	}
	for n := 1; n <= min(src.Lines(), maxLookahead); n++ {
		line := strings.TrimSpace(string(src.Line(n)))
		switch {
		case n == 1 && strings.HasPrefix(line, `{"`):
			return diag.New(diag.RuleNoFrontMatter, at, "the file begins like front matter in JSON; write its first { and its last } on lines of their own, and leave the line after it empty")
		case n == 1 && (strings.HasPrefix(line, "+---") || strings.HasPrefix(line, "diff --git") || strings.HasPrefix(line, "@@")):
			return diag.New(diag.RuleNoFrontMatter, at, "the file looks like a pasted diff; remove the characters that the diff added at the start of its lines")
		case n == 1 && (line == "--" || line == "----" || line == "—" || line == "–--"):
			return diag.New(diag.RuleNoFrontMatter, at, "front matter opens with a line of three hyphens, ---, and closes with another")
		case line == "---" && n < src.Lines() && n > 1 && looksLikeKey(src.Line(n+1)):
			return diag.New(diag.RuleFrontMatterLate, src.At(src.LineStart(n)), "front matter must start at the first byte of the file; move the text of the lines above it below it")
		case line == "---" && n > 1 && looksLikeKey(src.Line(1)):
			return diag.New(diag.RuleFrontMatterLate, at, "the front matter has no opening line; write --- above this one")
		}
	}
	if looksLikeKey(src.Line(1)) {
		return diag.New(diag.RuleNoFrontMatter, at, "the file begins like front matter and has no fences; write a line --- above the keys and another one below them")
	}
	return diag.New(diag.RuleNoFrontMatter, at, "the page has no front matter; start the file with a line ---, the keys (title: …), and a line ---")
}
