package mapping

import (
	"strings"
	"testing"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

func TestOffsetsOfColumns(t *testing.T) {
	t.Parallel()
	data := "a\r\n" + strings.Repeat("é€x", 70) + "\n\u2028b\n"
	p := newLineIndex([]byte(data))
	for i, start := range p.starts {
		end := len(data)
		if i+1 < len(p.starts) {
			end = p.starts[i+1]
		}
		want := start
		for column, r := range []rune(data[start:end]) {
			if got := p.offset(&yaml.Node{Line: i + 1, Column: column + 1}); got != want {
				t.Fatalf("line %d, column %d: %d, want %d", i+1, column+1, got, want)
			}
			want += utf8.RuneLen(r)
		}
	}
	if got := newLineIndex(nil).offset(&yaml.Node{}); got != 0 {
		t.Errorf("in nothing: %d", got)
	}
}
