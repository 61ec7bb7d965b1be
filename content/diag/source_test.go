package diag

import (
	"fmt"
	"strings"
	"testing"
)

const maxTestBytes = 1000

func TestBytesThatAreNotText(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, src, want string }{
		{"text", "é\r\n", ""},
		{"nothing", "", "1:1 error empty-page: the file is empty"},
		{"only spaces", " \n\t\n", "1:1 error empty-page"},
		{"Latin-1", "a\nb\xE9 c", "2:2 error not-utf8: the byte 0xE9 is not UTF-8; save the file as UTF-8 (it looks like Latin-1 or Windows-1252)"},
		{"half a character at the end", "éb\xC3", "1:4 error not-utf8: the byte 0xC3 is a piece of a character whose other bytes are missing; write the character again"},
		{"half a character", "caf\xC3 und Tür", "1:4 error not-utf8: the byte 0xC3 is a piece"},
		{"two bytes of three", "a \xE2\x80 b", "1:3 error not-utf8: the byte 0xE2 is a piece"},
		{"the end of a character", "naïve \xA9 b", "1:8 error not-utf8: the byte 0xA9 is a piece"},
		{"Latin-1 letters", "\xE9t\xE9", "1:1 error not-utf8: the byte 0xE9 is not UTF-8; save the file as UTF-8 (it looks like Latin-1"},
		{"quotes of Windows-1252", "\x93a\x94", "1:1 error not-utf8: the byte 0x93 is not UTF-8; save"},
		{"UTF-16", "\xFF\xFEa\x00", "1:1 error not-utf8: the byte 0xFF is not UTF-8; save the file as UTF-8 (it looks like UTF-16)"},
		{"UTF-16 without a mark", "a\x00b\x00", "1:2 error control-character: the file has a NUL byte"},
		{"carriage returns", "a\rb\r", "1:2 error line-endings: lines end in a carriage return alone"},
		{"one carriage return at the end", "a\r", ""},
		{"too large", strings.Repeat("a", maxTestBytes+1), "1:1 error file-too-large"},
	}
	for _, tt := range tests {
		got := ""
		for _, d := range NewSource("a.md", []byte(tt.src)).CheckPage(maxTestBytes) {
			got += fmt.Sprintf("%d:%d %s %s: %s", d.Line, d.Column, d.Severity, d.Rule, d.Message)
		}
		if !strings.HasPrefix(got, tt.want) || tt.want == "" && got != "" {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestPlacesInSources(t *testing.T) {
	t.Parallel()
	src := "é\n\nab\r\nc\n\n\nd\n"
	s := NewSource("a.md", []byte(src))
	for offset := 0; offset <= len(src); offset++ {
		p := s.At(offset)
		line := strings.Count(src[:offset], "\n") + 1
		column := offset - strings.LastIndex(src[:offset], "\n")
		if p != (Position{"a.md", line, column}) || s.Offset(p) != offset {
			t.Errorf("offset %d is at %+v, want %d:%d", offset, p, line, column)
		}
		for hint := 0; hint <= s.Lines()+1; hint++ {
			if got := s.AtFrom(hint, offset); got != p {
				t.Errorf("from line %d, offset %d is at %+v, want %+v", hint, offset, got, p)
			}
		}
	}
	if got := string(s.Line(3)); got != "ab" {
		t.Errorf("line 3 is %q", got)
	}
	if got := s.LineStart(s.Lines() + 1); got != len(src) {
		t.Errorf("the line after the last starts at %d, want %d", got, len(src))
	}
	if FileStart("a.md") != s.At(0) {
		t.Error("a file does not start at its first byte")
	}
}

func TestTextStartsAfterAByteOrderMark(t *testing.T) {
	t.Parallel()
	for src, want := range map[string]int{"": 0, "a": 0, "\uFEFFa": 3} {
		if got := NewSource("a.md", []byte(src)).TextStart(); got != want {
			t.Errorf("%q starts at %d, want %d", src, got, want)
		}
	}
}
