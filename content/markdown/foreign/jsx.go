package foreign

import (
	"bytes"
	"regexp"
)

var (
	// component matches the start of a component's tag: a name that begins with a capital.
	component = regexp.MustCompile(`^</?[A-Z][\w]*(?:\.[A-Za-z]\w*)*`)
	// element matches the start of an element's tag.
	element = regexp.MustCompile(`^<[a-z][a-z0-9]*`)
	// attributeName matches the name of an attribute with its equals sign.
	attributeName = regexp.MustCompile(`^[A-Za-z_:][\w:.-]*(?:=)?`)
)

// element is the length and kind of the JSX that a text begins with: the tag of a
// component, or that of an HTML element with attributes in braces. A component's tag
// without braces is JSX if it closes itself and is not in capitals, as HTML may be;
// others are dropped as unknown elements.
func (s *scanner) element(at int, b []byte) (int, Kind) {
	if s.isMDX && (bytes.HasPrefix(b, []byte("<>")) || bytes.HasPrefix(b, []byte("</>"))) {
		return bytes.IndexByte(b, '>') + 1, JSX
	}
	name := component.Find(b)
	isComponent := len(name) > 0
	if !isComponent {
		if name = element.Find(b); name == nil {
			return 0, 0
		}
	}
	capitals := bytes.Equal(name, bytes.ToUpper(name)) // as in <BR/>
	end, braces, closes := tagEnd(b, len(name))
	switch {
	case end == 0:
		return 0, 0
	case isComponent && (len(braces) > 0 || closes && !capitals):
		return end, JSX
	case !isComponent && len(braces) > 0:
		for _, a := range braces {
			s.mask(at+a.from, at+a.to, ' ')
		}
		return end, htmlAttributes
	}
	return 0, 0
}

// span is b[from:to].
type span struct{ from, to int }

// tagEnd reads the attributes of a tag. end is its length, 0 if it is no tag; braces are
// the attributes with values in braces; closes: it ends with "/>".
func tagEnd(b []byte, at int) (end int, braces []span, closes bool) {
	for at < len(b) {
		rest := b[at:]
		space := len(rest) - len(bytes.TrimLeft(rest, " \t\r\n"))
		at += space
		if at == len(b) {
			break
		}
		switch c := b[at]; {
		case c == '>':
			return at + 1, braces, false
		case c == '/' && at+1 < len(b) && b[at+1] == '>':
			return at + 2, braces, true
		case space == 0:
			return 0, nil, false
		case c == '{':
			n := braceLength(b[at:])
			if n == 0 {
				return 0, nil, false
			}
			braces = append(braces, span{at, at + n})
			at += n
		default:
			n, inBraces := attributeLength(b[at:])
			if n == 0 {
				return 0, nil, false
			}
			if inBraces {
				braces = append(braces, span{at, at + n})
			}
			at += n
		}
	}
	return 0, nil, false
}

// attributeLength is the length of the attribute that a text begins with; 0 for none.
func attributeLength(b []byte) (n int, inBraces bool) {
	name := attributeName.Find(b)
	if name == nil || name[len(name)-1] != '=' {
		return len(name), false
	}
	n = len(name)
	if n == len(b) {
		return 0, false
	}
	switch c := b[n]; c {
	case '{':
		length := braceLength(b[n:])
		if length == 0 {
			return 0, false
		}
		return n + length, true
	case '"', '\'':
		i := bytes.IndexByte(b[n+1:], c)
		if i < 0 {
			return 0, false
		}
		return n + i + 2, false
	default:
		i := bytes.IndexAny(b[n:], " \t\r\n\"'=<>`")
		return n + max(i, 0), false
	}
}

// maxExpression bounds the value of an attribute in braces.
const maxExpression = 1000

// braceLength is the length of the expression in braces that a text begins with; 0 if it
// is not closed.
func braceLength(b []byte) int {
	b = b[:min(len(b), maxExpression)]
	depth := 0
	for i := 0; i < len(b); i++ {
		switch c := b[i]; c {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i + 1
			}
		case '"', '\'', '`':
			if end := bytes.IndexByte(b[i+1:], c); end >= 0 {
				i += end + 1
			}
		}
	}
	return 0
}
