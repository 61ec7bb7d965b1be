package content

import (
	"strings"
	"testing"
)

func TestBytesThatAreNoText(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, src, want string }{
		{"text", "é\r\n", ""},
		{"nothing", "", "1:1 error empty-page: the file is empty"},
		{"blank", " \n\t\n", "1:1 error empty-page"},
		{"Latin-1", "a\nb\xE9 c", "2:2 error not-utf8: the byte 0xE9 is not UTF-8; save the file as UTF-8 (it looks like Latin-1 or Windows-1252)"},
		{"half a character", "ab\xC3", "1:3 error not-utf8"},
		{"UTF-16", "\xFF\xFEa\x00", "1:1 error not-utf8: the byte 0xFF is not UTF-8; save the file as UTF-8 (it looks like UTF-16)"},
		{"UTF-16 without a mark", "a\x00b\x00", "1:2 error control-character: the file has a NUL byte"},
		{"carriage returns", "a\rb\r", "1:2 error line-endings: lines end in a carriage return alone"},
		{"one carriage return at the end", "a\r", ""},
		{"too large", strings.Repeat("a", MaxFileBytes+1), "1:1 error file-too-large"},
	}
	for _, tt := range tests {
		got := ""
		for _, d := range newSource("a.md", []byte(tt.src)).checkPage() {
			got += lineOfDiagnostic(d)
		}
		if !strings.HasPrefix(got, tt.want) || tt.want == "" && got != "" {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestPlacesInSources(t *testing.T) {
	t.Parallel()
	src := "é\n\nab\r\nc"
	s := newSource("a.md", []byte(src))
	for offset := 0; offset <= len(src); offset++ {
		p := s.at(offset)
		line := strings.Count(src[:offset], "\n") + 1
		column := offset - strings.LastIndex(src[:offset], "\n")
		if p != (Position{"a.md", line, column}) || s.offset(p) != offset {
			t.Errorf("offset %d is at %+v, want %d:%d", offset, p, line, column)
		}
	}
	if got := string(s.line(3)); got != "ab" {
		t.Errorf("line 3 is %q", got)
	}
}
