package analysis

import (
	"os"
	"strings"
	"testing"
)

func TestPrefixFilterPassesOverTextWithoutTheTerm(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		terms, text string
		want        bool
	}{
		{"scala", "We write Scala.", true},
		{"scala", "We write Java.", false},
		{"scala", "SCALA", true},
		{"scala", "a scan", true}, // two bytes are compared
		{"scala", "a sea", false},
		{"scala", "rascals", false}, // not at the start of a word
		{"c", "in C", true},
		{"c", "C++", true},
		{"c", "classes and care", false},
		{".net", "ASP.NET", false},
		{".net", "(.NET)", true},
		{"6", ".NET6", true},
		{"5", "HTML5", false},
		{"京", "x京", true},
		{"email", "e-mail", true},
		{"oreilly", "O'Reilly", true},
		{"zurich", "Zürich", true},
		{"strasse", "ſtraße", true},
		{"java scala", "some sky, some jam", true},
		{"java scala", "some sun, some jets", false},
		{"", "anything", false},
		{"scala", "", false},
		{"scala", "… — 🦄", false},
	} {
		var f PrefixFilter
		for _, term := range strings.Split(tt.terms, " ") {
			f.Add(term)
		}
		if got := f.MayContain(tt.text); got != tt.want {
			t.Errorf("filter of %q: MayContain(%q) = %v, want %v", tt.terms, tt.text, got, tt.want)
		}
	}
}

// FuzzPrefixFilter compares the filter with the tokenizer: it must not pass over
// a text with the term.
func FuzzPrefixFilter(f *testing.F) {
	data, err := os.ReadFile("testdata/terms.txt")
	if err != nil {
		f.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		text, _, _ := strings.Cut(line, " => ")
		f.Add(strings.ReplaceAll(text, `\n`, "\n"))
	}
	f.Add("Straße ſtraße ＳＴＲＡＳＳＥ, O’Reilly, E‑Mail, é-mail U.S.A u.s.a. ⅷ ½x x½ c\u0301 C\u00ad++")
	f.Fuzz(func(t *testing.T, text string) {
		for _, token := range Analyze(text) {
			var filter PrefixFilter
			filter.Add(token.Term)
			if !filter.MayContain(text) {
				t.Fatalf("passes over %q, which has the term %q", text, token.Term)
			}
		}
	})
}
