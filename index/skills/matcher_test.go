package skills

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestMatcherFindsWhatComparingEveryNameFinds(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 2))
	word := func() string {
		const letters = "abc+#. é"
		var b strings.Builder
		for range 1 + r.IntN(5) {
			runes := []rune(letters)
			b.WriteRune(runes[r.IntN(len(runes))])
		}
		return b.String()
	}
	for range 200 {
		var list []string
		for range r.IntN(30) {
			if w := Fold(word()); w != "" && !slices.Contains(list, w) {
				list = append(list, w)
			}
		}
		m := newMatcher(list)
		text := Fold(strings.Repeat(word()+word(), 4))
		for i := range text {
			var want []string
			for _, n := range list {
				if strings.HasPrefix(text[i:], n) {
					want = append(want, n)
				}
			}
			slices.SortFunc(want, func(a, b string) int { return len(a) - len(b) })
			var got []string
			for _, f := range m.find(text, i, nil) {
				got = append(got, text[i:f.end])
				if list[f.name] != text[i:f.end] {
					t.Fatalf("find in %q at %d reports %q as %q", text, i, text[i:f.end], list[f.name])
				}
			}
			if !slices.Equal(got, want) {
				t.Fatalf("find in %q at %d = %q, want %q of %q", text, i, got, want, list)
			}
		}
	}
}

func TestFold(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"Node.js": "node.js", "scikit-learn": "scikit learn", " A\u00a0 B_c ": "a b c",
		"Objective\u2011C": "objective c", "you’ll": "you'll", "CAFÉ": "café", "": "",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

// FuzzDetect reads any text as a page: nothing panics, hits are in order and
// apart, every place quotes the page, and the same page gives the same skills.
func FuzzDetect(f *testing.F) {
	for _, s := range []string{
		posting, "C/C++/C#", "no PHP, or Perl", "Go to market; go/golang. GO!", "AWS (ECS, RDS)", "R&D R & D",
		"Workday HCM/Financials/", "http://x.example/java java", "JavaBS/MS", "é\u00a0Java\u2011Script\xff\xfe", "- Go\n- Chef\n\n- R",
		"Requirements:\nNice to have: Scala", ".NET.NET", "Spark " + strings.Repeat("or Spark ", 50), "''“”•●…",
	} {
		f.Add(s)
	}
	l := Default()
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, h := range l.scan(text, nil) {
			if h.start < end || h.end <= h.start || h.tail < h.end || h.tail > len(text) {
				t.Fatalf("hit %+v after byte %d of %q", h, end, text)
			}
			end = h.tail
		}
		p := textPage(text)
		got := l.Detect(p)
		for _, s := range got {
			if s.Strength.rank() < 0 {
				t.Fatalf("%s has the strength %q", s.Name, s.Strength)
			}
			for _, e := range s.Evidence {
				line := strings.Split(text, "\n")[e.Line-1]
				if e.Text == "" || !strings.HasPrefix(line[e.Column-1:], e.Text) {
					t.Fatalf("%s: evidence %+v is not in line %q", s.Name, e, line)
				}
			}
		}
		if !equalSkills(got, l.Detect(p)) {
			t.Fatal("the same page has other skills the second time")
		}
	})
}

// FuzzExtend reads any YAML as a site's lexicon: an error or a sound lexicon.
func FuzzExtend(f *testing.F) {
	for _, s := range []string{"A: [b]", "Excel: off", "A: {unsure: [A], sense: word, kin: [SQL]}", "A: {parent: A}", "- x", "é: [É, \"\\u2019\"]", "Go: [Golang]", "A: [\"  \"]"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, yaml string) {
		l, err := Default().Extend([]byte(yaml))
		if err != nil {
			return
		}
		for _, e := range l.Entries() {
			if got, ok := l.Lookup(e.Name); !ok || got.Name != e.Name {
				t.Fatalf("Lookup(%q) = %q, %v", e.Name, got.Name, ok)
			}
		}
		if !utf8.Valid(l.Encode()) {
			t.Fatal("the encoding is not text")
		}
	})
}

// A text made of nothing but names, cues or separators costs no more a byte
// than twice its half: looking around a name is bounded.
func TestWorkGrowsWithTheText(t *testing.T) {
	t.Parallel()
	l := Default()
	for _, unit := range []string{"no Go or ", "Spark, ", "customers include ", "experience with R and ", "a/", "Go ", "http://", "(", "AWS or ", "x.y/z@"} {
		steps := func(n int) int {
			hits := l.scan(strings.Repeat(unit, n), nil)
			return len(hits)
		}
		small, large := steps(200), steps(400)
		if large > 2*small+2 {
			t.Errorf("%q: %d hits in 200, %d in 400", unit, small, large)
		}
		l.Detect(textPage(strings.Repeat(unit, 20_000)))
	}
}
