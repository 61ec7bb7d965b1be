package foreign

import (
	"bytes"
	"regexp"
)

// Constructs that take whole lines.

var (
	// container matches the line that opens or closes a container.
	container = regexp.MustCompile(`^[ \t>]*(?::{3,}[ \t]*(?:[A-Za-z][\w-]*(?:[ \t[{].*)?|\{.*\}[ \t]*)?|::[a-z][\w-]*(?:\[[^\]]*\](?:\{[^}]*\})?|\{[^}]*\})|===[+!]?[ \t]+"[^"]*"|(?:!!!|\?\?\?\+?)[ \t]+[a-z][\w-]*(?:[ \t]+"[^"]*")?)[ \t]*$`)
	// contents matches the line that asks for a table of contents or a new page.
	contents = regexp.MustCompile(`^[ \t]*(?:\[\[?_?(?i:toc)_?\]?\]|\\(?:newpage|pagebreak|clearpage)|@\[toc\]|\$\{toc\})[ \t]*$`)
	// contentsList matches the list that kramdown replaces by a table of contents.
	contentsList = regexp.MustCompile(`^[*-] +.*\r?\n[ \t]*\{: *toc[^}\n]*\}`)
	// importLine matches an import, or the start of one whose names are on several lines.
	importLine = regexp.MustCompile(`^import\s+(?:['"][^'"]+['"]|(?:type\s+)?[\w$*{},\s]+\s+from\s+['"][^'"]+['"])\s*;?\s*$`)
	importOpen = regexp.MustCompile(`^import\s+(?:type\s+)?(?:[\w$]+\s*,\s*)?\{[\w$,\s]*$`)
	importEnd  = regexp.MustCompile(`\}\s*from\s+['"][^'"]+['"]\s*;?\s*$`)
	// exportLine matches the first line of an export.
	exportLine = regexp.MustCompile(`^export\s+(?:(?:const|let|var)\s+[\w${[]|(?:default\s+)?(?:async\s+)?function\b|(?:default\s+)?class\s+[\w$]+\s*(?:extends\b.*)?\{|default\s+(?:[\w$.]+\s*;?\s*$|[\w$.]*\s*[({[]|.*=>)|\{|\*\s+(?:as\s+\w+\s+)?from\s+['"]|(?:type|interface)\s+\w+\s*[={<])`)
)

// lineConstruct is the length and the kind of the construct that the lines from an
// offset on are; 0 for none.
func (s *scanner) lineConstruct(at int) (n int, kind Kind) {
	line := bytes.TrimRight(s.src[at:s.lineEnd(at)], "\r\n")
	trimmed := bytes.TrimLeft(line, " \t>")
	if len(trimmed) == 0 || len(line) > maxLength {
		return 0, 0
	}
	switch trimmed[0] {
	case ':', '!', '?', '=':
		if container.Match(line) {
			return len(line), Container
		}
	case '[', '@', '$', '\\':
		if contents.Match(line) {
			return len(line), Contents
		}
	case '*', '-':
		if next := s.lineEnd(at); bytes.HasPrefix(bytes.TrimLeft(s.src[next:], " \t"), []byte("{:")) {
			return len(contentsList.Find(s.src[at:s.lineEnd(next)])), Contents
		}
	case 'i':
		if !bytes.HasPrefix(line, []byte("import")) {
			return 0, 0
		}
		if importLine.Match(line) {
			return len(line), ESM
		}
		if importOpen.Match(line) {
			return s.importLength(at), ESM
		}
	case 'e':
		if bytes.HasPrefix(line, []byte("export")) && exportLine.Match(line) {
			return s.exportLength(at), ESM
		}
	}
	return 0, 0
}

// importLength is the length of an import whose first line is open; 0 if it is none.
func (s *scanner) importLength(at int) int {
	window := s.window(at)
	if i := bytes.IndexByte(window, '}'); i >= 0 {
		line, _, _ := bytes.Cut(window[i:], []byte{'\n'})
		if line = bytes.TrimRight(line, "\r"); importEnd.Match(line) {
			return i + len(line)
		}
	}
	return 0
}

// exportLength is the length of an export: up to the end of the line on which its
// brackets are closed, or else to the next empty line.
func (s *scanner) exportLength(at int) int {
	depth := 0
	for i := at; i < len(s.src) && i < at+maxLength && !s.unbalanced; i++ {
		switch c := s.src[i]; c {
		case '{', '(', '[':
			depth++
		case '}', ')', ']':
			depth--
		case '"', '\'', '`':
			i = s.stringEnd(i)
		case '\n':
			if next := s.src[i+1 : s.lineEnd(i+1)]; depth <= 0 && len(bytes.TrimSpace(next)) == 0 {
				return i - at
			}
		}
	}
	if depth <= 0 && len(s.src) <= at+maxLength && !s.unbalanced {
		return len(s.src) - at
	}
	s.unbalanced = true
	return len(bytes.TrimRight(s.window(at), "\r\n"))
}

// stringEnd is the offset of the quote that closes the one at an offset, on the same
// line unless it is a backtick; the offset itself if there is none.
func (s *scanner) stringEnd(at int) int {
	for i := at + 1; i < len(s.src) && i < at+maxLength; i++ {
		switch c := s.src[i]; {
		case c == '\\':
			i++
		case c == s.src[at]:
			return i
		case c == '\n' && s.src[at] != '`':
			return at
		}
	}
	return at
}

var (
	// keyLine matches a line of front matter that begins with a key.
	keyLine = regexp.MustCompile(`^["']?[A-Za-z_][\w-]*["']?[ \t]*:(?:[ \t]|$)`)
	// keyValueLine is keyLine for TOML.
	keyValueLine = regexp.MustCompile(`^(?:["']?[A-Za-z_][\w.-]*["']?[ \t]*=|\[)`)
	// knownKey matches a key that makes a block of one key front matter.
	knownKey = regexp.MustCompile(`(?i)^["']?(?:title|layout|name|date|category|categories|tags|description|permalink|draft|about|labels?|slug|type|template|weight|position|author|location|closes)["']?[ \t]*[:=]`)
)

// secondFrontMatter adds the block of keys that a body begins with, and returns where to
// go on. A rule with prose below it is none: each line has to be a key, the value of the
// key above, a comment, or empty.
func (s *scanner) secondFrontMatter(start int) int {
	at := start
	for at < len(s.src) && len(bytes.TrimSpace(s.src[at:s.lineEnd(at)])) == 0 {
		at = s.lineEnd(at)
	}
	if at == len(s.src) {
		return start
	}
	end := s.lineEnd(at)
	fence := string(bytes.TrimRight(s.src[at:end], " \t\r\n"))
	key := keyLine
	switch fence {
	case "---":
	case "+++":
		key = keyValueLine
	default:
		return start
	}
	keys, known := 0, false
	for line := end; line < len(s.src); line = s.lineEnd(line) {
		text := bytes.TrimRight(s.src[line:s.lineEnd(line)], " \t\r\n")
		switch {
		case string(text) == fence || string(text) == "..." && fence == "---":
			if keys < 2 && !known {
				return start
			}
			to := line + len(text)
			s.add(FrontMatter, at, to, ' ')
			return to
		case key.Match(text):
			keys++
			known = known || knownKey.Match(text)
		case line == end: // a rule above something else
			return start
		case len(text) == 0 || text[0] == '#' || text[0] == ' ' || text[0] == '\t' || bytes.HasPrefix(text, []byte("- ")) || text[0] == ']' || text[0] == '}':
		default:
			return start
		}
	}
	return start
}
