package content

import (
	"bytes"
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// The tag that includes a section, and the attribute with the section's name.
const (
	tagElement   = "common-section"
	tagAttribute = "section-name"
)

// tag is what a common-section tag says, and where it stands in the buffer
// that was parsed.
type tag struct {
	name       string // "" when the attribute is missing or empty
	start, end int
	closing    bool // </common-section>
}

// blockTag is a tag that has a line, or several, for itself.
type blockTag struct {
	ast.BaseBlock
	tag
}

// inlineTag is a tag among text.
type inlineTag struct {
	ast.BaseInline
	tag
}

var (
	kindBlockTag  = ast.NewNodeKind("SectionTag")
	kindInlineTag = ast.NewNodeKind("InlineSectionTag")
)

// Kind implements ast.Node.
func (*blockTag) Kind() ast.NodeKind { return kindBlockTag }

// Dump implements ast.Node.
func (t *blockTag) Dump(source []byte, level int) {
	ast.DumpHelper(t, source, level, map[string]string{"Name": t.name}, nil)
}

// Kind implements ast.Node.
func (*inlineTag) Kind() ast.NodeKind { return kindInlineTag }

// Dump implements ast.Node.
func (t *inlineTag) Dump(source []byte, level int) {
	ast.DumpHelper(t, source, level, map[string]string{"Name": t.name}, nil)
}

// blockTagParser makes a block of each line that holds nothing but a tag.
// CommonMark alone would make a paragraph of the paired form, and of the
// self-closing form an HTML block that swallows the lines below it.
type blockTagParser struct{}

// Trigger implements parser.BlockParser.
func (blockTagParser) Trigger() []byte { return []byte{'<'} }

// Open implements parser.BlockParser.
func (blockTagParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	indent := pc.BlockOffset()
	if indent < 0 || !startsTag(line[indent:]) {
		return nil, parser.NoChildren
	}
	t, ok := tagLine(line[indent:])
	if !ok {
		return nil, parser.NoChildren
	}
	at := segment.Start - segment.Padding + indent
	t.start, t.end = at+t.start, at+t.end
	reader.AdvanceToEOL()
	return &blockTag{tag: t}, parser.NoChildren
}

// Continue implements parser.BlockParser.
func (blockTagParser) Continue(ast.Node, text.Reader, parser.Context) parser.State {
	return parser.Close
}

// Close implements parser.BlockParser.
func (blockTagParser) Close(ast.Node, text.Reader, parser.Context) {}

// CanInterruptParagraph implements parser.BlockParser.
func (blockTagParser) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine implements parser.BlockParser.
func (blockTagParser) CanAcceptIndentedLine() bool { return false }

// inlineTagParser takes the tags out of the raw HTML in text.
type inlineTagParser struct{ rawHTML parser.InlineParser }

// Trigger implements parser.InlineParser.
func (inlineTagParser) Trigger() []byte { return []byte{'<'} }

// Parse implements parser.InlineParser.
func (p inlineTagParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if !startsTag(line) {
		return nil
	}
	raw, ok := p.rawHTML.Parse(parent, block, pc).(*ast.RawHTML)
	if !ok {
		return nil
	}
	t, _ := parseTag(raw.Segments.Value(block.Source()))
	t.start = raw.Segments.At(0).Start
	t.end = raw.Segments.At(raw.Segments.Len() - 1).Stop
	return &inlineTag{tag: t}
}

// holdsTag reports whether a tag may be in a text.
func holdsTag(b []byte) bool {
	for {
		n := bytes.IndexByte(b, '<')
		if n < 0 {
			return false
		}
		if b = b[n:]; startsTag(b) {
			return true
		}
		b = b[1:]
	}
}

// startsTag reports whether b begins like a tag, opening or closing, in any
// letter case. It costs nothing where it is false, which is nearly everywhere.
func startsTag(b []byte) bool {
	if len(b) == 0 || b[0] != '<' {
		return false
	}
	b, _ = bytes.CutPrefix(b[1:], []byte{'/'})
	if len(b) < len(tagElement) || !bytes.EqualFold(b[:len(tagElement)], []byte(tagElement)) {
		return false
	}
	return len(b) == len(tagElement) || bytes.IndexByte([]byte(" \t\r\n/>"), b[len(tagElement)]) >= 0
}

// tagLine reads a line that is a tag, or an opening and its closing tag, and
// nothing else.
func tagLine(line []byte) (tag, bool) {
	t, ok := parseTag(line)
	if !ok {
		return t, false
	}
	rest := line[t.end:]
	if closer := bytes.TrimLeft(rest, " \t"); !t.closing && startsTag(closer) {
		if c, ok := parseTag(closer); ok && c.closing {
			t.end += len(rest) - len(closer) + c.end
			rest = closer[c.end:]
		}
	}
	return t, len(bytes.TrimSpace(rest)) == 0
}

// parseTag reads the tag that b begins with; startsTag has said that it does.
// The tag starts at 0.
func parseTag(b []byte) (t tag, ok bool) {
	at := 1 + len(tagElement)
	if b[1] == '/' {
		t.closing = true
		at++
	}
	for {
		name, value, n := parseAttribute(b[at:])
		if n == 0 {
			break
		}
		if t.name == "" && bytes.EqualFold(name, []byte(tagAttribute)) {
			t.name = html.UnescapeString(string(value))
		}
		at += n
	}
	at += space(b[at:])
	if at < len(b) && b[at] == '/' {
		at++
	}
	t.end = at + 1
	return t, at < len(b) && b[at] == '>'
}

// parseAttribute reads the attribute that b begins with, and the white space
// before it, by CommonMark's grammar; n is its length, 0 for none.
func parseAttribute(b []byte) (name, value []byte, n int) {
	start := space(b)
	end := start + bytes.IndexFunc(b[start:], func(r rune) bool {
		return !(r < 0x80 && (util.IsAlphaNumeric(byte(r)) || strings.ContainsRune("_:.-", r)))
	})
	if start == 0 || end <= start || !util.IsAlphaNumeric(b[start]) && b[start] != '_' && b[start] != ':' {
		return nil, nil, 0
	}
	at := end + space(b[end:])
	if at == len(b) || b[at] != '=' {
		return b[start:end], nil, end
	}
	at += 1 + space(b[at+1:])
	if at == len(b) {
		return nil, nil, 0
	}
	length, quote := 0, b[at]
	if quote == '"' || quote == '\'' {
		at++
		length = bytes.IndexByte(b[at:], quote)
		n = 1
	} else {
		length = bytes.IndexAny(b[at:], " \t\r\n\"'=<>`")
	}
	if length < 0 || length == 0 && n == 0 {
		return nil, nil, 0
	}
	return b[start:end], b[at : at+length], at + length + n
}

// space is the length of the white space that b begins with.
func space(b []byte) int { return len(b) - len(bytes.TrimLeft(b, " \t\r\n")) }
