package bounds

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestWhatEndsAWord(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		between string // "Java" and "Go"
		ends    bool
	}{
		{"", false}, {"x", false}, {"é", false}, {"e\u0301", false}, {"\u0301", false}, {"\u00ad", false}, {"\u200d", false}, {"\u200e", false},
		{"5", false}, {"Ⅷ", false}, {"я", false}, {"\ufe0f", false},
		{" ", true}, {"-", true}, {"、", true}, {"（", true}, {"」", true}, {"«", true}, {"”", true}, {"…", true}, {"·", true}, {"—", true}, {"→", true},
		{"™", true}, {"®", true}, {"°", true}, {"☕", true}, {"☕\ufe0f", true}, {"\u200b", true}, {"\u00a0", true}, {"\u20e3", true}, {"¹", true}, {"①", true},
		{"の", true}, {"漢", true}, {"ｶ", true}, {"ﾞ", false}, {"를", true}, {"’", true}, {"ʼ", true}, {"′", true}, {"\xff", true},
	} {
		s := "Java" + tt.between + "Go"
		start := len(s) - len("Go")
		if got := !GoesOn(s, len("Java")) || !ComesFrom(s, start); got != tt.ends {
			t.Errorf("%q: a word ends between: %v", s, got)
		}
	}
	for _, i := range []int{-1, 0, 4, 9} {
		if i != 0 && GoesOn("Java", i) || i != 4 && ComesFrom("Java", i) {
			t.Errorf("a word goes on at byte %d of Java", i)
		}
	}
	if !ComesFrom("a"+strings.Repeat("\u0301", 9), 19) {
		t.Error("a letter with many accents is none")
	}
}

func TestElision(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{ // what follows the article
		"l'accessibilité": "accessibilité", "L’ACCÈS": "ACCÈS", "dʼEXCEL": "EXCEL", "qu´il": "il", "Dell’azienda": "azienda", "d'État": "État", "l'E\u0301tat": "E\u0301tat",
		"l'homme": "homme", "D'Angelo": "Angelo", "l'XML": "XML", "d'SQL": "SQL", "l'R": "R", "d'1": "1", "d'C++": "C++", "l'F#": "F#", "un'altra": "altra",
		"O'Reilly": "", "don't": "", "D'Souza": "", "d'Paris": "", "quelqu'un": "", "l' a": "", "l'": "", "l": "", "": "", "é'a": "", "T's": "", "l'東": "", "l'.": "",
	} {
		end := Elided(text, 0)
		if got := text[end:]; end > 0 && got != want || end == 0 && want != "" {
			t.Errorf("%q: the article ends before %q, want %q", text, got, want)
		}
	}
}

func TestTermsWithoutAnApostrophe(t *testing.T) {
	t.Parallel()
	for term, want := range map[string]string{
		"loreal": "oreal", "dangelo": "angelo", "dellazienda": "azienda", "quil": "il", "lorsquil": "il", "dsouza": "", "l": "", "": "", "golang": "",
	} {
		if got, ok := WithoutArticle(term); got != want || ok != (want != "") {
			t.Errorf("WithoutArticle(%q) = %q, want %q", term, got, want)
		}
	}
}

// A word goes on at a place in the same way whether one looks at it from the left or from
// the right, if marks do not hide it.
func FuzzBounds(f *testing.F) {
	for _, s := range []string{"a\u0301b", "l’é", "漢a를b①c²", "\xffa\xe2\x80", "ﾃﾞ\u200b☕️"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for i := range len(s) + 1 {
			GoesOn(s, i)
			ComesFrom(s, i)
			if end := Elided(s, i); end < i || end > len(s) {
				t.Fatalf("%q: an article from byte %d to %d", s, i, end)
			}
		}
		for i, r := range s {
			if r < utf8.RuneSelf && IsWord(r) != (GoesOn(s, i) && ComesFrom(s, i+1)) {
				t.Errorf("%q: is %q at byte %d part of a word?", s, r, i)
			}
		}
	})
}
