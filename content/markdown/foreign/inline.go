package foreign

import (
	"bytes"
	"regexp"
)

// Constructs in a line of text.

// htmlAttributes is the kind of attributes of an HTML element that are written in JSX:
// they are masked with spaces, so that the element stays one.
const htmlAttributes Kind = 255

// delimited are the constructs with an end of their own. Of two that match, the first
// counts.
var delimited = []struct {
	kind       Kind
	start, end string
}{
	{Shortcode, "{{<", ">}}"},
	{Shortcode, "{{%", "%}}"},
	{Template, "{{!--", "--}}"},
	{Template, "{{/*", "*/}}"},
	{Template, "{{-/*", "*/-}}"},
	{Template, "{{{", "}}}"},
	{Template, "{{", "}}"},
	{Liquid, "{%", "%}"},
	{Liquid, "{# ", "#}"},
	{Liquid, "{#-", "#}"},
	{Liquid, "{#\n", "#}"},
	{Liquid, "{!", "!}"},
	{JSX, "{/*", "*/}"},
	{Code, "<%", "%>"},
	{Code, "<?", "?>"},
}

// construct is the length and the kind of the construct at an offset; 0 for none.
func (s *scanner) construct(at int) (n int, kind Kind) {
	window := s.window(at)
	for _, d := range delimited {
		if !bytes.HasPrefix(window, []byte(d.start)) {
			continue
		}
		end := s.find(d.end, at+len(d.start), at+len(window))
		// Whoever writes `{{` and `}}` writes of them, and uses none.
		if end < 0 || bytes.IndexByte(s.src[at:end], '`') >= 0 {
			continue
		}
		return end + len(d.end) - at, d.kind
	}
	if window[0] == '<' {
		return s.element(at, window)
	}
	if len(window) < 3 {
		return 0, 0
	}
	switch window[1] {
	case '{':
		return 0, 0
	case ':':
		return len(kramdown.Find(window)), Attributes
	case '#', '.':
		return attributeList(window, at > 0 && touches(s.src[at-1])), Attributes
	}
	if n := len(expression.Find(window)); n > 0 || !s.isMDX || s.inCodeSpan(at) {
		return n, JSX
	}
	return s.anyExpression(window), JSX
}

// maxBroken bounds the braces of an MDX file that are looked at and not closed.
const maxBroken = 1000

// anyExpression is the length of an expression in braces. In MDX all braces are
// expressions.
func (s *scanner) anyExpression(b []byte) int {
	if s.broken == maxBroken {
		return 0
	}
	n := braceLength(b)
	if n == 0 {
		s.broken++
	}
	return n
}

// window is the text in which the construct at an offset has to end.
func (s *scanner) window(at int) []byte {
	for s.blockEnd <= at {
		s.blockEnd = s.lineEnd(max(at, s.blockEnd))
		for s.blockEnd < len(s.src) {
			end := s.lineEnd(s.blockEnd)
			if len(bytes.TrimSpace(s.src[s.blockEnd:end])) == 0 {
				break
			}
			s.blockEnd = end
		}
	}
	return s.src[at:min(s.blockEnd, at+maxLength)]
}

// find is where an end begins in src[from:to], or -1. No byte is searched twice for the
// same end in vain.
func (s *scanner) find(end string, from, to int) int {
	from = max(from, s.searched[end])
	if from >= to {
		return -1
	}
	if i := bytes.Index(s.src[from:to], []byte(end)); i >= 0 {
		return from + i
	}
	s.searched[end] = max(from, to-len(end)+1)
	return -1
}

// attributes matches the inside of an attribute list: #id .class key=value, in any
// number.
const attributes = `(?:[ \t]*(?:[#.][A-Za-z_][\w-]*|[A-Za-z_][\w:-]*=(?:"[^"\n]*"|'[^'\n]*'|[^\s"'{}]*)))+[ \t]*`

var (
	// kramdown matches {: .class}, {:toc}, {::options /} and {:/}.
	kramdown = regexp.MustCompile(`^\{:[:/]{0,2}[ \t]*(?:[A-Za-z][\w-]*)?(?:` + attributes + `)?[ \t]*/?\}`)
	// idOrClass matches {#id} and {.class key=value}.
	idOrClass = regexp.MustCompile(`^\{[#.][A-Za-z_]` + `[\w-]*(?:` + attributes + `)?[ \t]*\}`)
	// expression matches {' '} and {props.name}. Other braces may be prose, unless the
	// file is MDX.
	expression = regexp.MustCompile(`^\{[ \t]*(?:"[^"\n{}]*"|'[^'\n{}]*'|(?:props|frontmatter|metadata|meta|page|site|data|params|config|this)(?:\.[A-Za-z_$][\w$]*)+)[ \t]*\}`)
)

// attributeList is the length of the list {#id .class} that a text begins with. It follows
// what it belongs to, or ends its line; elsewhere it is prose.
func attributeList(b []byte, touches bool) int {
	n := len(idOrClass.Find(b))
	if n > 0 && !touches {
		line, _, _ := bytes.Cut(b[n:], []byte{'\n'})
		if len(bytes.Trim(line, " \t\r#")) > 0 {
			return 0
		}
	}
	return n
}

// touches reports whether a byte ends what a list of attributes can belong to.
func touches(c byte) bool { return bytes.IndexByte([]byte(")]*_`"), c) >= 0 }

// regions are the constructs that belong in pairs, and whether what is between is a
// comment. It is text otherwise.
var regions = map[string]struct {
	comment bool
	closing *regexp.Regexp
}{
	"comment":   {true, closingOf("comment")},
	"raw":       {false, closingOf("raw")},
	"verbatim":  {false, closingOf("verbatim")},
	"highlight": {false, closingOf("highlight")},
}

// closingOf matches the construct that closes a region.
func closingOf(name string) *regexp.Regexp {
	return regexp.MustCompile(`\{(?:%[-+]?[ \t]*end` + name + `[ \t]*[-+]?%|:/(?:` + name + `)?[ \t]*)\}`)
}

// regionName matches the name of a region in the construct that opens it.
var regionName = regexp.MustCompile(`^\{(?:%[-+]?|::)[ \t]*(comment|raw|verbatim|highlight)\b`)

// region adds the construct src[from:to], and what it closes with if it opens a region.
// It returns where to go on.
func (s *scanner) region(kind Kind, from, to int) int {
	if kind == htmlAttributes {
		s.found = append(s.found, Construct{JSX, from, to})
		return to
	}
	m := regionName.FindSubmatch(s.src[from:to])
	if m == nil || s.inCodeSpan(from) || s.unclosed[string(m[1])] {
		s.add(kind, from, to, Filler)
		return to
	}
	name := string(m[1])
	loc := regions[name].closing.FindIndex(s.src[to:])
	switch {
	case loc == nil:
		s.unclosed[name] = true
		s.add(kind, from, to, Filler)
		return to
	case regions[name].comment:
		s.add(kind, from, to+loc[1], Filler)
	default:
		s.add(kind, from, to, Filler)
		s.add(kind, to+loc[0], to+loc[1], Filler)
	}
	return to + loc[1]
}

// maxLookBack bounds the part of a line in which a code span is looked for.
const maxLookBack = 1000

// inCodeSpan reports whether an offset may be in a code span of its line.
func (s *scanner) inCodeSpan(at int) bool {
	line := s.src[max(0, at-maxLookBack):at]
	line = line[bytes.LastIndexByte(line, '\n')+1:]
	return bytes.Count(line, []byte{'`'})%2 == 1
}
