package place

import (
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
)

// The data is edited by hand: these tests say what a line must be.

func dataLines(t *testing.T, file string) []string {
	t.Helper()
	text, err := os.ReadFile("data/" + file)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for s := range strings.Lines(string(text)) {
		if s = strings.TrimSuffix(s, "\n"); s != "" && s[0] != '#' {
			out = append(out, s)
		}
	}
	return out
}

func TestDataIsSorted(t *testing.T) {
	for _, file := range []string{"areas.txt", "cities.txt", "countries.txt", "regions.txt"} {
		lines := dataLines(t, file)
		for i := 1; i < len(lines); i++ {
			if lines[i-1] >= lines[i] {
				t.Errorf("%s: %q must stand after %q", file, lines[i-1], lines[i])
			}
		}
	}
}

func TestDataLinesAreWellFormed(t *testing.T) {
	flags := map[string][]string{
		"areas.txt": {"word"}, "cities.txt": {"shared", "word"}, "countries.txt": {"word"},
		"regions.txt": {"code", "shared", "word", "nation"},
	}
	for file, allowed := range flags {
		for _, s := range dataLines(t, file) {
			l := newLine(s)
			head := l.name
			if l.code != "" {
				head += ", " + l.code
			}
			if len(l.flags) > 0 {
				head += " (" + strings.Join(l.flags, ", ") + ")"
			}
			if len(l.others()) > 0 {
				head += ": " + strings.Join(l.others(), ", ")
			}
			if head != s {
				t.Errorf("%s: %q is read as %q", file, s, head)
			}
			for _, f := range l.flags {
				if !slices.Contains(allowed, f) {
					t.Errorf("%s: %q: flag %q is none of %q", file, s, f, allowed)
				}
			}
			for _, n := range l.names {
				if fold(n) == "" || strings.TrimSpace(n) != n {
					t.Errorf("%s: %q: name %q", file, s, n)
				}
			}
		}
	}
}

func TestCodesOfDataExist(t *testing.T) {
	countries, regions := map[string]bool{}, map[string]bool{}
	for _, s := range dataLines(t, "countries.txt") {
		code := newLine(s).code
		if r, err := language.ParseRegion(code); err != nil || !r.IsCountry() || r.String() != code {
			t.Errorf("%q: %q is no country", s, code)
		}
		if countries[code] {
			t.Errorf("%q: code %q is there twice", s, code)
		}
		countries[code] = true
	}
	for _, s := range dataLines(t, "regions.txt") {
		code := newLine(s).code
		if c, r, _ := strings.Cut(code, "-"); !countries[c] || r == "" || regions[code] {
			t.Errorf("%q: code %q is of no country, or there twice", s, code)
		}
		regions[code] = true
	}
	for _, s := range dataLines(t, "cities.txt") {
		code := newLine(s).code
		if c, r, _ := strings.Cut(code, "-"); !countries[c] || r != "" && !regions[code] {
			t.Errorf("%q: %q is no country or no region", s, code)
		}
	}
}

func TestNoNameIsThereTwice(t *testing.T) {
	for _, file := range []string{"areas.txt", "cities.txt", "countries.txt", "regions.txt"} {
		owner := map[string]line{}
		for _, s := range dataLines(t, file) {
			l := newLine(s)
			for _, n := range l.names {
				key := fold(n)
				if file == "cities.txt" && slices.Contains(l.flags, "shared") {
					key += ", " + l.code
				}
				if other, ok := owner[key]; ok {
					t.Errorf("%s: %q of %q is a name of %q as well", file, n, s, other.name)
				}
				owner[key] = l
			}
		}
	}
}

func TestWordsHaveOneMeaning(t *testing.T) {
	for _, file := range []string{"workplaces.txt", "words.txt"} {
		seen := map[string]string{}
		for _, s := range dataLines(t, file) {
			l := newLine(s)
			for _, w := range l.others() {
				key := fold(w)
				if other := seen[key]; other != "" {
					t.Errorf("%s: %q is in %q and %q", file, w, other, l.name)
				}
				seen[key] = l.name
			}
		}
	}
	g := atlas()
	for key := range g.words {
		if e := g.names[key]; e != nil {
			t.Errorf("%q is a word and the name of %s", key, e[0].name)
		}
	}
}
