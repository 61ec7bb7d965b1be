package content

import (
	"bytes"
	"sort"
	"unicode/utf8"
)

// source is a file's bytes with the places of its lines.
type source struct {
	file   string
	src    []byte
	starts []int // byte offsets of the lines
}

func newSource(file string, src []byte) *source {
	s := &source{file: file, src: src, starts: make([]int, 1, 1+bytes.Count(src, []byte{'\n'}))}
	for i := bytes.IndexByte(src, '\n'); i >= 0; {
		start := i + 1
		s.starts = append(s.starts, start)
		if i = bytes.IndexByte(src[start:], '\n'); i >= 0 {
			i += start
		}
	}
	return s
}

// at is the place of a byte offset.
func (s *source) at(offset int) Position {
	line := sort.SearchInts(s.starts, offset+1)
	return Position{File: s.file, Line: line, Column: offset - s.starts[line-1] + 1}
}

// offset is the byte offset of a place.
func (s *source) offset(p Position) int { return s.starts[p.Line-1] + p.Column - 1 }

// startOf is the offset of line n, from 1; the end of the file beyond its lines.
func (s *source) startOf(n int) int {
	if n > len(s.starts) {
		return len(s.src)
	}
	return s.starts[n-1]
}

// line is line n, from 1, without its end.
func (s *source) line(n int) []byte {
	return bytes.TrimRight(s.src[s.starts[n-1]:s.startOf(n+1)], "\r\n")
}

// checkPage is check for a page, which must also hold something.
func (s *source) checkPage() []Diagnostic {
	if len(bytes.TrimSpace(s.src)) == 0 {
		return []Diagnostic{diagnose(ruleEmptyPage, s.at(0), "the file is empty; write the page or delete the file")}
	}
	return s.check()
}

// check finds what makes bytes no text, before anything decodes them.
func (s *source) check() []Diagnostic {
	if len(s.src) > MaxFileBytes {
		return []Diagnostic{diagnose(ruleFileTooLarge, s.at(0), "the file has %d bytes, more than %d; split it", len(s.src), MaxFileBytes)}
	}
	if i := invalidUTF8(s.src); i >= 0 {
		return []Diagnostic{diagnose(ruleNotUTF8, s.at(i), "the byte 0x%02X is not UTF-8; save the file as UTF-8 (it looks like %s)", s.src[i], encodingOf(s.src))}
	}
	if i := bytes.IndexByte(s.src, 0); i >= 0 {
		return []Diagnostic{diagnose(ruleControlChar, s.at(i), "the file has a NUL byte; it may not be text")}
	}
	if i := bytes.IndexByte(s.src, '\r'); i >= 0 && bytes.IndexByte(s.src, '\n') < 0 && i < len(s.src)-1 {
		return []Diagnostic{diagnose(ruleLineEndings, s.at(i), "lines end in a carriage return alone; save the file with line feeds")}
	}
	return nil
}

// invalidUTF8 is the offset of the first byte that is not UTF-8, or -1.
func invalidUTF8(src []byte) int {
	if utf8.Valid(src) {
		return -1
	}
	for i := 0; i < len(src); {
		if src[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && n <= 1 {
			return i
		}
		i += n
	}
	return -1
}

// encodingOf guesses what bytes that are not UTF-8 are.
func encodingOf(src []byte) string {
	switch {
	case bytes.HasPrefix(src, []byte{0xFF, 0xFE}), bytes.HasPrefix(src, []byte{0xFE, 0xFF}):
		return "UTF-16"
	default:
		return "Latin-1 or Windows-1252"
	}
}
