package foreign

import "bytes"

// Filler masks a construct in a line of text. It is not UTF-8, so no text has it.
const Filler = 0xFF

// Kind is what a construct is.
type Kind uint8

// The kinds of constructs; see the package.
const (
	Shortcode Kind = iota
	Template
	Liquid
	Attributes
	ESM
	JSX
	Container
	Code
	Contents
	FrontMatter
)

// Construct is a piece of other tools' syntax: src[Start:End].
type Construct struct {
	Kind       Kind
	Start, End int
}

// maxLength bounds a construct in text. The longest shortcodes in use have some hundred
// bytes.
const maxLength = 4096

// Mask finds the constructs of src[start:]. masked is src itself if there is none.
// Constructs are in order and do not overlap.
func Mask(src []byte, start int) (masked []byte, found []Construct) {
	if !mayHave(src[start:]) {
		return src, nil
	}
	s := scanner{src: src, masked: src, searched: map[string]int{}, unclosed: map[string]bool{}}
	s.scan(start)
	return s.masked, s.found
}

// mayHave reports whether a text has what some construct begins with. Most have not.
func mayHave(b []byte) bool {
	if bytes.IndexByte(b, '{') >= 0 || bytes.Contains(b, []byte(":::")) || bytes.Contains(b, []byte("---")) {
		return true
	}
	for _, start := range []string{"import ", "export ", "!!! ", "???", "<%", "<?", "[TOC", "[toc", "[Toc", "\\new", "\\pagebreak", "\\clearpage", "=== ", "[[", "/>", "::", "+++"} {
		if bytes.Contains(b, []byte(start)) {
			return true
		}
	}
	return false
}

// scanner finds the constructs of one file.
type scanner struct {
	src    []byte
	masked []byte // a copy of src once there is a construct
	found  []Construct

	fence    []byte // marks that the open fence begins with; nil outside of fenced code
	blockEnd int    // end of the block that was last looked at: the next empty line
	// searched says, for the end of a construct, up to where it was searched in vain.
	searched map[string]int
	isMDX    bool // there is an import or an export
	broken   int  // braces that nothing closes
	// unbalanced: the brackets of an export were not closed. Later exports end at the
	// next empty line.
	unbalanced bool
	// unclosed has the names of the regions that nothing closes from here on.
	unclosed map[string]bool
}

// scan finds the constructs from an offset on.
func (s *scanner) scan(at int) {
	at = s.secondFrontMatter(at)
	for at < len(s.src) {
		end := s.lineEnd(at)
		switch line := s.src[at:end]; {
		case s.inFence(line):
			at = end
		default:
			if n, kind := s.lineConstruct(at); n > 0 {
				s.add(kind, at, at+n, ' ')
				at += n
				continue
			}
			at = s.scanLine(at, end)
		}
	}
}

// scanLine finds the constructs that begin in src[at:end], a line, and in the rest of the
// lines in which they end. It returns the start of the next line.
func (s *scanner) scanLine(at, end int) int {
	for at < end {
		i := bytes.IndexAny(s.src[at:end], "{<")
		if i < 0 {
			return end
		}
		at += i
		if s.escaped(at) {
			at++
			continue
		}
		n, kind := s.construct(at)
		if n == 0 {
			at++
			continue
		}
		if at = s.region(kind, at, at+n); at > end {
			end = s.lineEnd(at)
		}
	}
	return end
}

// escaped reports whether a backslash makes the byte at an offset text.
func (s *scanner) escaped(at int) bool {
	n := 0
	for at > n && s.src[at-n-1] == '\\' {
		n++
	}
	return n%2 == 1
}

// lineEnd is the end of a line, after its line feed.
func (s *scanner) lineEnd(at int) int {
	if i := bytes.IndexByte(s.src[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return len(s.src)
}

// add adds a construct and masks it.
func (s *scanner) add(kind Kind, from, to int, filler byte) {
	s.found = append(s.found, Construct{kind, from, to})
	s.isMDX = s.isMDX || kind == ESM
	s.mask(from, to, filler)
}

// mask masks bytes. Line ends stay, so that lines stay lines.
func (s *scanner) mask(from, to int, filler byte) {
	if len(s.masked) > 0 && &s.masked[0] == &s.src[0] {
		s.masked = bytes.Clone(s.src)
	}
	for i := from; i < to; i++ {
		if c := s.src[i]; c != '\n' && c != '\r' {
			s.masked[i] = filler
		}
	}
}

// inFence reports whether a line belongs to fenced code, also as its first or last.
func (s *scanner) inFence(line []byte) bool {
	line = bytes.TrimLeft(line, " \t>")
	marks := fenceMarks(line)
	switch {
	case s.fence != nil:
		if len(marks) >= len(s.fence) && marks[0] == s.fence[0] && len(bytes.TrimSpace(line[len(marks):])) == 0 {
			s.fence = nil
		}
		return true
	case len(marks) >= 3 && (marks[0] == '~' || bytes.IndexByte(line[len(marks):], '`') < 0):
		s.fence = marks
		return true
	}
	// The first line of a list item may open a fence, too.
	if item := bytes.TrimLeft(line, "-*+0123456789.) "); len(item) < len(line) && len(fenceMarks(item)) >= 3 {
		return s.inFence(item)
	}
	return false
}

// fenceMarks are the marks of a fence that a line begins with.
func fenceMarks(line []byte) []byte {
	if len(line) == 0 || line[0] != '`' && line[0] != '~' {
		return nil
	}
	return line[:len(line)-len(bytes.TrimLeft(line, string(line[0])))]
}
