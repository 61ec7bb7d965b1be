package content

// Front matter, first step: find the block at the head of a file and decode it
// into keys with their places. adrg/frontmatter splits and picks the format;
// where it would be silent (no closing fence, an indented fence inside a
// value, text before the fence), the checks here speak first.

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/adrg/frontmatter"
	"go.yaml.in/yaml/v3"
)

// maxFrontMatter bounds the block. Real ones have less than 4 kB; the bound
// keeps decoding, which is not always linear, under some milliseconds.
const maxFrontMatter = 64 << 10

// block is decoded front matter.
type block struct {
	root   *yaml.Node // a mapping; nil when the block is empty
	data   []byte
	places *yamlPlaces
}

// syntaxError is a problem at an offset of the block.
type syntaxError struct {
	offset  int
	message string
}

func (e *syntaxError) Error() string { return e.message }

// formats are those of adrg/frontmatter, with decoders that keep places.
var formats = []*frontmatter.Format{
	{Start: "---", End: "---", Unmarshal: into(decodeYAML)},
	{Start: "---yaml", End: "---", Unmarshal: into(decodeYAML)},
	{Start: "+++", End: "+++", Unmarshal: into(decodeTOML)},
	{Start: "---toml", End: "---", Unmarshal: into(decodeTOML)},
	{Start: ";;;", End: ";;;", Unmarshal: into(decodeJSON)},
	{Start: "---json", End: "---", Unmarshal: into(decodeJSON)},
	{Start: "{", End: "}", Unmarshal: into(decodeJSON), UnmarshalDelims: true, RequiresNewLine: true},
}

// into adapts a decoder to the library's signature.
func into(decode func([]byte) (*yaml.Node, error)) frontmatter.UnmarshalFunc {
	return func(data []byte, v any) error {
		b := v.(*block)
		root, err := decode(data)
		b.root, b.data = root, data
		return err
	}
}

// readers are for the library, which would make one for each page.
var readers = sync.Pool{New: func() any { return bufio.NewReader(nil) }}

// parseFrontMatter reads the front matter of a page. The body starts at
// bodyOffset; it is the whole file when there is no front matter. A diagnostic
// with severity Error means that the page cannot be published.
func parseFrontMatter(file string, src []byte) (fm frontMatter, bodyOffset int, diags []Diagnostic) {
	return newSource(file, src).parseFrontMatter()
}

func (s *source) parseFrontMatter() (fm frontMatter, bodyOffset int, diags []Diagnostic) {
	src := s.src
	start, format := s.openingFence()
	if format == nil {
		return frontMatter{}, start, []Diagnostic{s.noFrontMatter(start)}
	}
	if start > 0 {
		diags = append(diags, s.late(start))
	}
	bounds, d := s.checkBlock(start, format)
	if d != nil {
		return frontMatter{}, bounds.body, append(diags, *d)
	}
	b := block{}
	// Behind the block there is nothing for the library to look at.
	reader := readers.Get().(*bufio.Reader)
	defer readers.Put(reader)
	reader.Reset(bytes.NewReader(src[start:bounds.body]))
	rest, err := frontmatter.MustParse(reader, &b, formats...)
	if err != nil {
		offset, message := 0, err.Error()
		if e := (*syntaxError)(nil); errors.As(err, &e) {
			offset, message = e.offset, e.message
		}
		if message == noKey {
			message += ", or end the front matter with a line " + format.End + " before it"
		}
		return frontMatter{}, bounds.body, append(diags, diagnose(ruleFrontMatter, s.at(min(bounds.data+offset, len(src))), "%s", message))
	}
	b.places = newYAMLPlaces(b.data)
	fm, problems := b.decode(func(offset int) Position { return s.at(bounds.data + offset) })
	for _, names := range [][]DeclaredSkill{fm.skills, fm.tags} {
		for i := range names {
			names[i].Offset = s.offset(names[i].At)
		}
	}
	fm.titleRuns = s.verbatim(fm.at["title"], fm.title)
	return fm, bounds.body - len(rest), append(diags, problems...)
}

// verbatim maps a text to the place where a value begins, if it stands there
// byte by byte, perhaps in quotes.
func (s *source) verbatim(at Position, text string) []Run {
	if text == "" || at.Line == 0 {
		return nil
	}
	offset := s.offset(at)
	rest := bytes.TrimLeft(s.src[offset:min(offset+1, len(s.src))], `"'`)
	offset += 1 - len(rest)
	if !bytes.HasPrefix(s.src[offset:], []byte(text)) {
		return nil
	}
	return []Run{{End: len(text), At: s.at(offset), Offset: offset, Verbatim: true}}
}

var byteOrderMark = []byte("\xEF\xBB\xBF")

// openingFence returns the offset of the line that opens front matter, and its
// format; without one, nil and the offset of the body.
func (s *source) openingFence() (int, *frontmatter.Format) {
	bom := 0
	if bytes.HasPrefix(s.src, byteOrderMark) {
		bom = len(byteOrderMark)
	}
	for n := range s.starts {
		line := bytes.TrimPrefix(s.line(n+1), byteOrderMark)
		trimmed := strings.TrimSpace(string(line))
		if trimmed == "" {
			continue
		}
		for _, f := range formats {
			if f.Start == trimmed {
				return max(s.starts[n], bom) + bytes.Index(line, []byte(trimmed)), f
			}
		}
		return bom, nil
	}
	return bom, nil
}

// late warns of what stands before the fence.
func (s *source) late(start int) Diagnostic {
	what := "the blank space"
	if bytes.HasPrefix(s.src, byteOrderMark) {
		what = "the byte order mark (BOM)"
	}
	d := diagnose(ruleFrontMatterLate, s.at(start), "front matter must start at the first byte of the file; delete %s before it", what)
	d.Fix = &Fix{End: start}
	return d
}

// bounds are the offsets of a block: of its data, of the line that closes it,
// and of the body behind that.
type bounds struct{ data, end, body int }

// checkBlock finds the bounds of the block that opens at start, as the library
// does, and says what the library would pass over in silence.
func (s *source) checkBlock(start int, f *frontmatter.Format) (bounds, *Diagnostic) {
	fence := s.at(start)
	b := bounds{data: start, body: len(s.src)}
	if !f.UnmarshalDelims {
		b.data = s.startOf(fence.Line + 1)
	}
	fail := func(at Position, format string, args ...any) (bounds, *Diagnostic) {
		d := diagnose(ruleFrontMatter, at, format, args...)
		return b, &d
	}
	for n := fence.Line + 1; n <= len(s.starts); n++ {
		line := s.line(n)
		after := n + 1
		if f.RequiresNewLine {
			after++
		}
		if string(bytes.TrimSpace(line)) != f.End || f.RequiresNewLine && n < len(s.starts) && len(bytes.TrimSpace(s.line(n+1))) > 0 {
			continue
		}
		b.end, b.body = s.starts[n-1], s.startOf(after)
		if size := b.end - b.data; size > maxFrontMatter {
			return fail(fence, "front matter has %d bytes, more than %d; move text to the body", size, maxFrontMatter)
		}
		if indent := len(line) - len(bytes.TrimLeft(line, " \t")); indent > 0 && !f.UnmarshalDelims {
			return fail(s.at(b.end+indent), "a line %s ends the front matter even inside a value; move it to the first column, or write the value without it", f.End)
		}
		return b, nil
	}
	return fail(fence, "the front matter that starts here never ends; add a line %s after its last key", f.End)
}

// noFrontMatter says why a file may have none, as far as its head tells.
func (s *source) noFrontMatter(start int) Diagnostic {
	for n := 1; n <= min(len(s.starts), maxLookahead); n++ {
		line := strings.TrimSpace(string(s.line(n)))
		switch {
		case n == 1 && (strings.HasPrefix(line, "+---") || strings.HasPrefix(line, "diff --git") || strings.HasPrefix(line, "@@")):
			return diagnose(ruleNoFrontMatter, s.at(start), "the file looks like a pasted diff; take away the marks at the start of its lines")
		case n == 1 && (line == "--" || line == "----" || line == "—" || line == "–--"):
			return diagnose(ruleNoFrontMatter, s.at(start), "front matter opens with a line of three hyphens, ---, and closes with another")
		case line == "---" && n < len(s.starts) && n > 1 && looksLikeKey(s.line(n+1)):
			return diagnose(ruleFrontMatterLate, s.at(s.starts[n-1]), "front matter must start at the first byte of the file; move the text of the lines above it below it")
		case line == "---" && n > 1 && looksLikeKey(s.line(1)):
			return diagnose(ruleFrontMatterLate, s.at(start), "the front matter has no opening line; write --- above this one")
		}
	}
	if looksLikeKey(s.line(1)) {
		return diagnose(ruleNoFrontMatter, s.at(start), "the file begins like front matter and has no fences; write a line --- above the keys and another one below them")
	}
	return diagnose(ruleNoFrontMatter, s.at(start), "the page has no front matter; start the file with a line ---, the keys (title: …), and a line ---")
}

// maxLookahead bounds the lines in which late front matter is looked for.
const maxLookahead = 40

// looksLikeKey tells whether a line begins with a key that pages have.
func looksLikeKey(line []byte) bool {
	name, _, found := strings.Cut(string(line), ":")
	_, known := keyNames[foldKey(name)]
	return found && (known || foreign[foldKey(name)])
}

// quoted shortens a value for a message.
func quoted(s string) string {
	const most = 40
	if utf8.RuneCountInString(s) > most {
		s = firstRunes(s, most-1) + "…"
	}
	return fmt.Sprintf("%q", s)
}
