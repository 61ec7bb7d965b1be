package skills

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/careers-index/careers/content"
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

// A text that is four times as long takes about four times as long, whatever
// it is made of, as looking around a name is bounded. A walk over all that came
// before would make it sixteen times.
func TestTimeGrowsWithTheText(t *testing.T) {
	const (
		length = 4000 // of the shorter text, in units
		most   = 9    // times the time of the shorter one
	)
	for _, tt := range []struct{ start, unit, end string }{
		{"no ", "PHP, ", ""}, {"no ", "PHP or ", ""}, {"no ", "PHP nor any ", ""}, {"without ", "PHP/", ""},
		{"no ", "experience with ", "PHP"}, {"", "no Go or ", ""}, {"no ", "more PHP and no ", ""},
		{"", "PHP and ", "decided against both"}, {"", "Spark, ", ""}, {"", "Chef/Puppet (", ""}, {"", "(", "Go"},
		{"", "customers include ", ""}, {"", "experience with R and ", ""}, {"knowledge of ", "AWS or ", "similar"},
		{"such as ", "Java, Scala, ", ""}, {"", "Java (Scala) ", ""}, {"", "a/", ""}, {"", "Go ", ""}, {"", "http://", ""},
		{"", "x.y/z@", ""}, {"", "Java 1.", ""}, {"", "Requirements:\n- Go\n", ""}, {"Segment - ", "Segment ", ""}, {"", "Go ? ", "???"},
	} {
		t.Run(tt.start+tt.unit, func(t *testing.T) {
			short := tt.start + strings.Repeat(tt.unit, length) + tt.end
			long := tt.start + strings.Repeat(tt.unit, 4*length) + tt.end
			for _, page := range []func(string) *content.Page{textPage, headingPage} {
				if got := growth(page(short), page(long), most); got > most {
					t.Errorf("four times the text takes %.0f times the time", got)
				}
			}
		})
	}
}

// headingPage is a page with a heading that is all of the given text, over the
// more passages the longer it is.
func headingPage(text string) *content.Page {
	p := &content.Page{Path: "/x", File: "x.md", Title: "x", Posting: true}
	p.Headings = []content.Heading{{Level: 2, Text: text}}
	for range len(text) / 400 {
		p.Passages = append(p.Passages, passage("x.md", text, "Java and Go"))
	}
	return p
}

// growth is how many times longer detection takes for the second page than for
// the first: the least of some tries, as the machine has other things to do.
// It stops trying as soon as that is enough.
func growth(short, long *content.Page, enough float64) float64 {
	l := Default()
	took := func(p *content.Page) float64 {
		start := time.Now()
		l.Detect(p)
		return time.Since(start).Seconds()
	}
	least := math.Inf(1)
	for range 12 {
		// The shorter page takes as long as the slower of two runs.
		base := max(took(short), took(short))
		if least = min(least, took(long)/base); least <= enough {
			break
		}
	}
	return least
}
