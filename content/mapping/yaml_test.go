package mapping

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/careers-index/careers/content/diag"
)

// decode decodes a text; its error is "line:column message".
func decode(d Decoder, text string) (*Map, error) {
	src := diag.NewSource("a", []byte(text))
	m, err := d(src.Bytes, Origin{Source: src})
	if e := (*Error)(nil); errors.As(err, &e) {
		at := src.At(e.Offset)
		return m, fmt.Errorf("%d:%d %w", at.Line, at.Column, e)
	}
	return m, err
}

func TestProblemsAreAtTheByteThatCausesThem(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		decode Decoder
		src    string
		want   string
	}{
		{"colon in a value", YAML, "title: Engineer: backend\n", `1:16 a value cannot hold ": "; put the value in quotes`},
		{"colon after a link", YAML, "url: https://example.com\ntitle: a: b\n", `2:9 a value cannot hold`},
		{"quote in a quoted value", YAML, "title: 'Chef d'équipe'\n", `1:16 the quote before this ends the value, and text follows`},
		{"quote in a quoted value, below others", YAML, "category: A\ntitle: 'Chef d'équipe'\n", `2:16 the quote before`},
		{"quote never closed", YAML, "title: \"Engineer\ncategory: A\n", `1:8 a quote is opened here and never closed`},
		{"curly quote", YAML, "title: 'Engineer’\n", `1:8 a quote is opened here and never closed; a curly quote cannot close it`},
		{"tab", YAML, "contact:\n\tname: A\n", `2:1 a tab indents this line; use spaces`},
		{"at sign", YAML, "title: @home\n", `1:8 a value cannot start with '@'; put it in quotes`},
		{"list as a title", YAML, "title: [FR] Engineer\n", `1:13 a value that begins with [ or {`},
		{"line that is not a key", YAML, "title: A\nJust text.\n", `2:1 this line is neither a key (key: value) nor part of the value above; indent it`},
		{"no space after the colon", YAML, "title: A\nphone:12 34\n", `2:6 write a space after this colon`},
		{"indented key", YAML, "title: A\n  category: B\n", `2:3 this line is indented, so it belongs`},
		{"outdented item", YAML, "tags:\n  - a\n - b\n", `3:2 this line does not fit the indentation`},
		{"unknown alias", YAML, "title: *bold*\n", `1:8 a value that begins with * or &`},
		{"alias of nothing", YAML, "a: 1\ntitle: *bold\n", `2:8 there is no anchor &bold`},
		{"escape", YAML, "title: \"C:\\jobs\"\n", `1:11 a backslash in double quotes starts an escape`},
		{"impossible date under an unknown key", YAML, "title: A\nmet: !!timestamp '2018-30-07'\n", `2:6 "2018-30-07" is not a date`},
		{"duplicate key", YAML, "title: A\ncategory: B\ntitle: C\n", `3:1 the key "title" is given twice (2 lines above, too)`},
		{"duplicate key deep down", YAML, "contact:\n  a: 1\n  a: 2\n", `3:3 the key "a" is given twice`},
		{"second document", YAML, "title: A\n...\ntitle: B\n", `1:1 there can be only one mapping of keys to values`},
		{"text between fences", YAML, "Just text.\n", `1:1 this is not a mapping of keys to values; write lines such as title: …`},
		{"list between fences", YAML, "- a\n", `1:1 this is not a mapping of keys to values`},
		{"aliases that multiply", YAML, "" + aliasBomb() + "", `1:1 document contains excessive aliasing`},
		{"nesting", YAML, "a: " + strings.Repeat("[", 20_000) + "\n", `1:1 exceeded max depth of 10000`},
		{"columns are bytes", YAML, "\"é\": 1\ntitle: {é: é, é: é}\n", `2:17 the key "é" is given twice (in this line, too)`},
		{"a long line that does not fit", YAML, "title: '" + strings.Repeat("a", maxSearch) + "'x\n", `1:1 this line does not fit`},
		{"anchor with a name", YAML, "a: &\n", `1:4 a value that begins with * or &`},
		{"percent sign", YAML, "title: A\nrate: %5\n", `2:7 a value cannot start with '%'; put it in quotes`},
		{"list that ends early", YAML, "a: {b: c} d\n", `1:11 a value that begins with [ or {`},
		{"list item among keys", YAML, "a: b\n- c\n", `2:1`},
		{"comma first", YAML, "a: , b\n", `1:4 `},
		{"key that is a list", YAML, "[a]: b\n", `1:1 `},
		{"no scalar can be decoded", JSON, "{\"a\": 1} x", `1:10 this is not JSON`},
		{"broken TOML", TOML, "title = A\n", `1:9 expected value but found`},
		{"TOML given twice", TOML, "title = 'A'\ntitle = 'B'\n", `2:1 Key 'title' has already been defined`},
		{"broken JSON", JSON, "{\"title\": \"A\",}\n", `1:15 this is not JSON: invalid character '}'`},
		{"JSON list", JSON, "[1]\n", `1:1 this is not a JSON object`},
		{"JSON given twice", JSON, "{\n  \"title\": \"A\",\n  \"title\": \"B\"\n}\n", `3:3 the key "title" is given twice`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := decode(tt.decode, tt.src)
			if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
				t.Errorf("%.200q\n got %q\nwant %q", tt.src, err, tt.want)
			}
		})
	}
}

// aliasBomb is a list whose items are aliases of lists, nine levels deep.
func aliasBomb() string {
	var b strings.Builder
	b.WriteString("a0: &a0 [x, x, x, x, x, x, x, x, x]\n")
	for i := 1; i < 9; i++ {
		fmt.Fprintf(&b, "a%d: &a%[1]d [%s]\n", i, strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 8)+fmt.Sprintf("*a%d", i-1))
	}
	return b.String()
}
