package analysis

import (
	"bufio"
	"bytes"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/careers-index/careers/index/skills/lexicon"
)

var update = flag.Bool("update", false, "write generated files again")

func TestTerms(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("testdata/terms.txt")
	if err != nil {
		t.Fatal(err)
	}
	cases := 0
	lines := bufio.NewScanner(bytes.NewReader(data))
	for lines.Scan() {
		line := lines.Text()
		if line == "" || line[0] == '#' {
			continue
		}
		cases++
		text, want, ok := strings.Cut(line, "=>")
		if !ok {
			t.Fatalf("%q has no =>", line)
		}
		text = strings.ReplaceAll(text, `\n`, "\n")
		if got, want := terms(Analyze(text)), strings.TrimSpace(want); got != want {
			t.Errorf("%q\n got %s\nwant %s", text, got, want)
		}
	}
	if cases < 60 {
		t.Errorf("only %d cases", cases)
	}
}

// terms writes tokens as testdata/terms.txt does.
func terms(tokens []Token) string {
	var list []string
	next := 1
	for _, t := range tokens {
		s := t.Term
		if t.Position != next {
			s += fmt.Sprintf("[%d]", t.Position)
		}
		list = append(list, s)
		next = t.Position + 1
	}
	return strings.Join(list, " ")
}

func TestOffsetsAreBytesOfTheText(t *testing.T) {
	t.Parallel()
	text := "Zürich’s C#, Node.js\nﬁne"
	var got []string
	for _, token := range Analyze(text) {
		got = append(got, text[token.Start:token.End])
	}
	if want := []string{"Zürich’s", "C#", "Node.js", "ﬁne"}; !slices.Equal(got, want) {
		t.Errorf("texts of the tokens: %q, want %q", got, want)
	}
}

func TestLongWordsAreCut(t *testing.T) {
	t.Parallel()
	for _, word := range []string{strings.Repeat("x", 500), strings.Repeat("é", 500), strings.Repeat("я", 500), "a" + strings.Repeat("'b", 500)} {
		tokens := Analyze(word)
		if len(tokens) != 1 || len(tokens[0].Term) > maxTermBytes || len(tokens[0].Term) < maxTermBytes-utf8.UTFMax || !utf8.ValidString(tokens[0].Term) || tokens[0].End != len(word) {
			t.Errorf("Analyze(%.20q…) = %+v", word, tokens)
		}
	}
}

func TestScanStopsWhenTold(t *testing.T) {
	t.Parallel()
	var seen []string
	Scan("one two three", func(term []byte, _, _, _ int) bool {
		seen = append(seen, string(term))
		return len(seen) < 2
	})
	if !slices.Equal(seen, []string{"one", "two"}) {
		t.Errorf("yielded %q", seen)
	}
}

// protected.txt lists the names of technologies, other than ordinary words, that a
// rule would change. Two names of one entry may become the same term.
func TestProtectedWordsAreTheLexicons(t *testing.T) {
	t.Parallel()
	words := map[string]bool{}
	for _, e := range lexicon.Default().Entries() {
		names := append([]string{e.Name}, e.Aliases...)
		for _, name := range names {
			word := string(appendFolded(nil, name))
			if len(Analyze(name)) != 1 || !strings.EqualFold(word, name) || len(word) < minPlural {
				continue
			}
			rest := string(singularByRule([]byte(word)))
			if irregular[word] == "" && rest != word && !slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, rest) }) {
				words[word] = true
			}
		}
	}
	var list []string
	for word := range words {
		list = append(list, word+"\n")
	}
	slices.Sort(list)
	want := strings.Join(list, "")
	if *update {
		if err := os.WriteFile("protected.txt", []byte(want), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if protectedWords != want {
		t.Errorf("protected.txt is out of date: run 'go test ./index/analysis -update'\n got %q\nwant %q", strings.Fields(protectedWords), strings.Fields(want))
	}
}

// Offsets are ordered, in range and on runes. Positions rise. Letter case makes no
// difference. Terms are valid and not too long.
func FuzzAnalyze(f *testing.F) {
	data, err := os.ReadFile("testdata/terms.txt")
	if err != nil {
		f.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		text, _, _ := strings.Cut(line, " => ")
		f.Add(text)
	}
	f.Add("\xff\xfe C\xe2# \u0130\u0307 ſ K Å ŉ Ǆ ẞ ϴ ﷺ ½ ⅷ ⁴ \u00ad\u200d")
	f.Fuzz(func(t *testing.T, text string) {
		tokens := Analyze(text)
		end, position := 0, 0
		for _, token := range tokens {
			if token.Start < end || token.End <= token.Start || token.End > len(text) {
				t.Fatalf("%q: token %+v after byte %d of %d", text, token, end, len(text))
			}
			if !utf8.RuneStart(text[token.Start]) || token.End < len(text) && !utf8.RuneStart(text[token.End]) && utf8.ValidString(text) {
				t.Errorf("%q: token %+v is not on runes", text, token)
			}
			if token.Position <= position {
				t.Errorf("%q: position %d after %d", text, token.Position, position)
			}
			if token.Term == "" || len(token.Term) > maxTermBytes || !utf8.ValidString(token.Term) || strings.ContainsAny(token.Term, " \n\t") {
				t.Errorf("%q: term %q", text, token.Term)
			}
			end, position = token.End, token.Position
		}
		if !utf8.ValidString(text) {
			return // invalid bytes have no lower case
		}
		if lower := Analyze(strings.ToLower(text)); terms(lower) != terms(tokens) {
			t.Errorf("%q\n%s, in lower case\n%s", text, terms(tokens), terms(lower))
		}
	})
}
