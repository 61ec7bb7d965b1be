package syntax

import (
	"bytes"
	"regexp"
	"slices"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// Range is src[Start:End].
type Range struct{ Start, End int }

// literalHTML matches the parts of raw HTML in which text is literal, or not shown: code
// and comments.
var literalHTML = regexp.MustCompile(`(?is)<!--.*?(?:-->|\z)|<(?:pre|code|kbd|samp|script|style|textarea)(?:[\s/>].*?)?(?:</(?:pre|code|kbd|samp|script|style|textarea)\s*>|\z)`)

// Literal is where text is literal or not shown, in order: code and comments. src is the
// parsed bytes before they were masked.
func Literal(doc ast.Node, src []byte) []Range {
	var found []Range
	openCode := -1 // end of the opening tag of an inline <code>
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if n.Type() == ast.TypeBlock {
			openCode = -1
		}
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.CodeSpan:
			for c := n.FirstChild(); c != nil; c = c.NextSibling() {
				if t, ok := c.(*ast.Text); ok {
					found = append(found, Range{t.Segment.Start, t.Segment.Stop})
				}
			}
		case *ast.CodeBlock:
			found = appendLines(found, n.Lines())
		case *ast.FencedCodeBlock:
			if n.Info != nil {
				found = append(found, Range{n.Info.Segment.Start, n.Info.Segment.Stop})
			}
			found = appendLines(found, n.Lines())
		case *ast.HTMLBlock:
			t := NewLineText(n.Lines(), src)
			if n.HasClosure() {
				t.Add(n.ClosureLine, src)
			}
			for _, m := range literalHTML.FindAllIndex(t.Bytes, -1) {
				found = append(found, Range{t.Offset(m[0]), t.Offset(m[1]-1) + 1})
			}
		case *ast.RawHTML:
			from, to := n.Segments.At(0).Start, n.Segments.At(n.Segments.Len()-1).Stop
			switch raw := src[from:to]; {
			case bytes.HasPrefix(raw, []byte("<!--")):
				found = append(found, Range{from, to})
			case opensCode(raw):
				openCode = to
			case closesCode(raw) && openCode >= 0:
				found = append(found, Range{openCode, from})
				openCode = -1
			}
		}
		return ast.WalkContinue, nil
	})
	slices.SortStableFunc(found, func(a, b Range) int { return a.Start - b.Start })
	return found
}

func appendLines(found []Range, lines *text.Segments) []Range {
	for i := range lines.Len() {
		s := lines.At(i)
		found = append(found, Range{s.Start, s.Stop})
	}
	return found
}

var (
	codeTag    = regexp.MustCompile(`(?i)^<(?:pre|code|kbd|samp)[\s>]`)
	codeEndTag = regexp.MustCompile(`(?i)^</(?:pre|code|kbd|samp)[\s>]`)
)

// opensCode reports whether a tag opens an element whose text is code.
func opensCode(tag []byte) bool { return codeTag.Match(tag) }

// closesCode reports whether a tag closes such an element.
func closesCode(tag []byte) bool { return codeEndTag.Match(tag) }

// RestoreLiteral puts back what was masked in code and comments. src is the parsed bytes
// before they were masked.
func (t LineText) RestoreLiteral(src []byte) {
	same := true
	for _, p := range t.pieces {
		same = same && bytes.Equal(t.Bytes[p.at:p.at+p.to-p.from], src[p.from:p.to])
	}
	if same {
		return
	}
	original := make([]byte, 0, len(t.Bytes))
	for _, p := range t.pieces {
		original = append(original, src[p.from:p.to]...)
	}
	for _, m := range literalHTML.FindAllIndex(original, -1) {
		copy(t.Bytes[m[0]:m[1]], original[m[0]:m[1]])
	}
}
