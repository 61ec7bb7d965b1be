package wordlist

import (
	"slices"
	"strings"
	"testing"
)

const data = `# a comment
full: full-time, Vollzeit*, 正社員, 全职
part: part time, Teilzeit, full or part time, アルバイト
full: full or part time
euro: €, EUR
not: no, kein
`

func TestNamesOfATextAreFound(t *testing.T) {
	t.Parallel()
	l := Parse(data)
	for text, want := range map[string]string{
		"FULL_TIME":              "full",
		"Full-Time / part time":  "full part",
		"full time":              "full",
		"Vollzeitstelle (m/w/d)": "full",
		"TEILZEIT":               "part",
		"full or part-time":      "part full",
		"正社員またはアルバイト":            "full part",
		"全职员工":                   "full",
		"no full-time":           "",
		"60 €":                   "euro",
		"Teil Zeit":              "",
		"":                       "",
	} {
		if got := strings.Join(l.Names(text), " "); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestIsWantsTheWholeText(t *testing.T) {
	t.Parallel()
	l := Parse(data)
	for text, want := range map[string]bool{"Full time": true, "full time job": false, "": false, "€": false} {
		if l.Is(text, "full") != want {
			t.Errorf("%q is full: %v", text, !want)
		}
	}
}

func TestTokensAreWordsNumbersAndMarks(t *testing.T) {
	t.Parallel()
	var got []string
	for _, tok := range Parse(data).Tokens("Ab 1st, ４５€ Größe正社員") {
		if tok.Space {
			got = append(got, "_")
		}
		got = append(got, tok.Text)
	}
	if want := strings.Fields("ab _ 1 st , _ 45 € _ grosse 正社員"); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestLongTextIsCut(t *testing.T) {
	t.Parallel()
	l := Parse(data)
	if got := l.Names(strings.Repeat("a", 1<<20) + " full time"); got != nil {
		t.Errorf("names after a million letters: %q", got)
	}
	if got := l.Names("Vollzeit " + strings.Repeat("ü", maxText)); len(got) != 1 {
		t.Errorf("names before many letters: %q", got)
	}
}

func FuzzNames(f *testing.F) {
	f.Add("full or part-time 正社員")
	l := Parse(data)
	f.Fuzz(func(_ *testing.T, text string) { l.Names(text) })
}
