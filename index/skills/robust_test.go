package skills

import (
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/markdown"
)

// FuzzDetect reads any text as a page: nothing panics, matches are in order and
// apart, each place quotes the page, and the same page gives the same skills.
func FuzzDetect(f *testing.F) {
	for _, s := range []string{
		posting, "C/C++/C#", "no PHP, or Perl", "Go to market; go/golang. GO!", "AWS (ECS, RDS)", "R&D R & D",
		"Workday HCM/Financials/", "http://x.example/java java", "JavaBS/MS", "é\u00a0Java\u2011Script\xff\xfe", "- Go\n- Chef\n\n- R",
		"Requirements:\nNice to have: Scala", ".NET.NET", "Spark " + strings.Repeat("or Spark ", 50), "''“”•●…",
	} {
		f.Add(s)
	}
	d := detector()
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, m := range d.matcher().compiled().scanner.Scan(text, nil) {
			if m.Start < end || m.End <= m.Start || m.Tail < m.End || m.Tail > len(text) {
				t.Fatalf("match %+v after byte %d of %q", m, end, text)
			}
			end = m.Tail
		}
		p := textPage(text)
		got := d.Detect(p)
		for _, s := range got {
			if !slices.Contains(Strengths(), s.Strength) {
				t.Fatalf("%s has the strength %q", s.Name, s.Strength)
			}
			for _, e := range s.Evidence {
				line := strings.Split(text, "\n")[e.Line-1]
				if e.Text == "" || !strings.HasPrefix(line[e.Column-1:], e.Text) {
					t.Fatalf("%s: evidence %+v is not in line %q", s.Name, e, line)
				}
			}
		}
		if !equalSkills(got, d.Detect(p)) {
			t.Fatal("the same page has other skills the second time")
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
		{"", "experience with:\n- Go\n", ""}, {"", "experience with one of ", ":\n- Go"}, {"", "Nice to have: ", "Go"}, {"", "【必須】Go", ""},
		{"", "Go、", ""}, {"", "ideally experience with ", "Go"}, {"", "Kenntnisse von ", "Vorteil"}, {"", "d'Excel et d'", ""}, {"", "e\u0301", "Java"},
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
	p.Headings = []markdown.Heading{{Level: 2, Text: text}}
	for range len(text) / 400 {
		p.Passages = append(p.Passages, passage("x.md", text, "Java and Go"))
	}
	return p
}

// growth is how many times longer detection takes for the second page than for
// the first: the least of some tries, as the machine has other things to do.
// It stops trying as soon as that is enough.
func growth(short, long *content.Page, enough float64) float64 {
	d := detector()
	took := func(p *content.Page) float64 {
		start := time.Now()
		d.Detect(p)
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
