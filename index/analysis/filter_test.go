package analysis

import (
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
)

// scanned are the terms that a filter of terms yields.
func scanned(terms []string, text string) (tokens []Token) {
	var f Filter
	for _, term := range terms {
		f.Add(term)
	}
	f.Scan(text, func(term []byte, start, end, position int) bool {
		tokens = append(tokens, Token{string(term), start, end, position})
		return true
	})
	return tokens
}

func TestFilterPassesOverWordsThatBeginOtherwise(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ terms, text, want string }{
		{"scala", "We write Scala and Java, ", "scala"},
		{"scala", "a scan, a sea, a scene, rascals, ", "scan"}, // three letters are compared
		{"c", "in C and classes ", "c"},
		{"java scala", "some sky, some jobs ", ""},
		{"", "anything goes ", ""},
	} {
		var got []string
		for _, token := range scanned(strings.Fields(tt.terms), tt.text) {
			got = append(got, token.Term)
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("filter of %q yields %q of %q, want %q", tt.terms, got, tt.text, tt.want)
		}
	}
}

// FuzzFilter compares the filter with the tokenizer: a term of the filter is found at
// each of its places, and what else is yielded is right too.
func FuzzFilter(f *testing.F) {
	data, err := os.ReadFile("testdata/terms.txt")
	if err != nil {
		f.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		text, _, _ := strings.Cut(line, " => ")
		f.Add(strings.ReplaceAll(text, `\n`, "\n"))
	}
	f.Add("Straße ſtraße ＳＴＲＡＳＳＥ, O’Reilly, E‑Mail, é-mail U.S.A u.s.a. ⅷ ½x x½ c\u0301 C\u00ad++")
	f.Add("vies, RnD and QnAs, lies. Ties\nAT & T")
	f.Add("foes oxes ches shes sses zzes vies skies 4xes k8s 3d. A.NET .net")
	f.Add("don't dell'arte company's companies’ you’ll quell'uomo it's abc'd. abc'def(g) abc'd'e abc'.net abc'd e'f")
	f.Add(strings.Join(slices.Sorted(maps.Keys(irregular)), " "))
	f.Fuzz(func(t *testing.T, text string) {
		all := Analyze(text)
		for _, wanted := range all {
			got := scanned([]string{wanted.Term}, text)
			for _, token := range got {
				if !slices.Contains(all, token) {
					t.Fatalf("%q: %+v is none of its terms", text, token)
				}
			}
			for _, token := range all {
				if token.Term == wanted.Term && !slices.Contains(got, token) {
					t.Fatalf("%q: %+v is passed over", text, token)
				}
			}
		}
	})
}

// FuzzPlainWord compares the short way to read a word with the long one.
func FuzzPlainWord(f *testing.F) {
	f.Add("R & D, AT & T. Ph. D. M.Sc. on-site e-mail T-SQL full-stack-c C# C++ x_y a/b (c) it's node.js .net 401(k)")
	f.Add("pharm.d pharm. d\tph\u00a0d a-b ab-c ab-cd ab-cd1 ab-cdé")
	f.Fuzz(func(t *testing.T, text string) {
		for i := range text {
			plain, long := tokenizer{text: text}, tokenizer{text: text}
			end := plain.plainWord(i)
			if end == 0 {
				continue
			}
			from, want := long.word(i)
			if term := appendLower(nil, text[i:end]); from != i || end != want || string(term) != string(long.term) {
				t.Fatalf("%q from byte %d: %q, want %q", text, i, term, long.term)
			}
		}
	})
}
