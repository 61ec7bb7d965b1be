package syntax

import (
	"bytes"
	"html"
	"strings"

	"github.com/yuin/goldmark/util"
)

// The tag that includes a section, and the attribute with the section's name.
const (
	TagElement   = "common-section"
	TagAttribute = "section-name"
)

// Tag is what a tag says, and where it is in the parsed bytes.
type Tag struct {
	Name       string // of the section; "" when the attribute is missing or empty
	Start, End int
	Closing    bool // </common-section>
}

// MayHaveTag reports whether a tag may be in a text.
func MayHaveTag(b []byte) bool {
	for {
		n := bytes.IndexByte(b, '<')
		if n < 0 {
			return false
		}
		if b = b[n:]; StartsTag(b) {
			return true
		}
		b = b[1:]
	}
}

// TagNames are the names of the sections in the tags of a text, also of those in code.
func TagNames(b []byte) (names []string) {
	for {
		n := bytes.IndexByte(b, '<')
		if n < 0 {
			return names
		}
		b = b[n:]
		if StartsTag(b) {
			if t, ok := parseTag(b); ok && !t.Closing {
				names = append(names, t.Name)
			}
		}
		b = b[1:]
	}
}

// StartsTag reports whether b begins like a tag, opening or closing, in any
// letter case. It costs nothing where it is false, which is nearly everywhere.
func StartsTag(b []byte) bool {
	if len(b) == 0 || b[0] != '<' {
		return false
	}
	b, _ = bytes.CutPrefix(b[1:], []byte{'/'})
	if len(b) < len(TagElement) || !bytes.EqualFold(b[:len(TagElement)], []byte(TagElement)) {
		return false
	}
	return len(b) == len(TagElement) || bytes.IndexByte([]byte(" \t\r\n/>"), b[len(TagElement)]) >= 0
}

// tagLine reads a line that is a tag, or an opening and its closing tag, and
// nothing else.
func tagLine(line []byte) (Tag, bool) {
	t, ok := parseTag(line)
	if !ok {
		return t, false
	}
	rest := line[t.End:]
	if closer := bytes.TrimLeft(rest, " \t"); !t.Closing && StartsTag(closer) {
		if c, ok := parseTag(closer); ok && c.Closing {
			t.End += len(rest) - len(closer) + c.End
			rest = closer[c.End:]
		}
	}
	return t, len(bytes.TrimSpace(rest)) == 0
}

// parseTag reads the tag that b begins with, at offset 0; StartsTag must be true
// of b.
func parseTag(b []byte) (t Tag, ok bool) {
	at := 1 + len(TagElement)
	if b[1] == '/' {
		t.Closing = true
		at++
	}
	for {
		name, value, n := parseAttribute(b[at:])
		if n == 0 {
			break
		}
		if t.Name == "" && bytes.EqualFold(name, []byte(TagAttribute)) {
			t.Name = html.UnescapeString(string(value))
		}
		at += n
	}
	at += space(b[at:])
	if at < len(b) && b[at] == '/' {
		at++
	}
	t.End = at + 1
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
