package diag

import (
	"bytes"
	"unicode/utf8"
)

// CheckText finds what keeps the bytes of a file from being a text that can be
// decoded: its size, bytes that are not UTF-8, and the like. It returns one
// finding at most.
func (s *Source) CheckText(maxBytes int) []Finding {
	src := s.Bytes
	if len(src) > maxBytes {
		return []Finding{New(RuleFileTooLarge, s.At(0), "the file has %d bytes, more than %d; split it", len(src), maxBytes)}
	}
	if i := invalidUTF8(src); i >= 0 {
		if isCut(src, i) {
			return []Finding{New(RuleNotUTF8, s.At(i), "the byte 0x%02X is a piece of a character whose other bytes are missing; write the character again", src[i])}
		}
		return []Finding{New(RuleNotUTF8, s.At(i), "the byte 0x%02X is not UTF-8; save the file as UTF-8 (it looks like %s)", src[i], encodingOf(src))}
	}
	if i := bytes.IndexByte(src, 0); i >= 0 {
		return []Finding{New(RuleControlChar, s.At(i), "the file has a NUL byte; it may not be text")}
	}
	if i := bytes.IndexByte(src, '\r'); i >= 0 && bytes.IndexByte(src, '\n') < 0 && i < len(src)-1 {
		return []Finding{New(RuleLineEndings, s.At(i), "lines end in a carriage return alone; save the file with line feeds")}
	}
	return nil
}

// CheckPage is CheckText for a page, which must also have some text.
func (s *Source) CheckPage(maxBytes int) []Finding {
	if len(bytes.TrimSpace(s.Bytes)) == 0 {
		return []Finding{New(RuleEmptyPage, s.At(0), "the file is empty; write the page or delete the file")}
	}
	return s.CheckText(maxBytes)
}

// invalidUTF8 is the offset of the first byte that is not UTF-8, or -1.
func invalidUTF8(src []byte) int {
	if utf8.Valid(src) {
		return -1
	}
	i := 0
	for {
		r, n := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && n <= 1 {
			return i
		}
		i += n
	}
}

// maxCut is how many places with broken characters a text in UTF-8 may have. A text in
// another encoding has one at every letter that is not ASCII.
const maxCut = 8

// isCut reports whether the bad byte at offset i is left of a character in UTF-8 that
// was cut, by a tool that counts bytes: the rest of the file has characters in UTF-8, or
// the first bytes of one are there and not all of them.
func isCut(src []byte, i int) bool {
	if src[i] == 0xFE || src[i] == 0xFF {
		return false // in no character
	}
	whole, broken := 0, 0
	for at := 0; at < len(src); {
		r, n := utf8.DecodeRune(src[at:])
		switch {
		case r == utf8.RuneError && n <= 1:
			broken++
		case n > 1:
			whole++
		}
		at += max(n, 1)
	}
	if whole > 0 {
		return broken <= maxCut
	}
	rest := src[i:]
	atEnd := !utf8.FullRune(rest) && (len(rest) > 1 || rest[0] <= 0xC3 || rest[0] == 0xE2)
	twoOfThree := len(rest) > 1 && rest[0] >= 0xE0 && !utf8.RuneStart(rest[1])
	return broken <= 3 && utf8.RuneStart(rest[0]) && (atEnd || twoOfThree)
}

// encodingOf guesses the encoding of bytes that are not UTF-8.
func encodingOf(src []byte) string {
	if bytes.HasPrefix(src, []byte{0xFF, 0xFE}) || bytes.HasPrefix(src, []byte{0xFE, 0xFF}) {
		return "UTF-16"
	}
	return "Latin-1 or Windows-1252"
}
