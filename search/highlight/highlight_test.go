package highlight

import (
	"html"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/index/stored"
	"github.com/careers-index/careers/search/field"
	"github.com/careers-index/careers/search/highlight/highlighttest"
	"github.com/careers-index/careers/search/plan"
)

// planOf looks for each line of terms, alone or side by side.
func planOf(lines ...string) plan.Plan {
	var p plan.Plan
	for _, l := range lines {
		if t := analysis.Terms(l); len(t) > 0 {
			p.Clauses = append(p.Clauses, plan.Clause{Asked: l, Alternatives: []plan.Alternative{{Texts: []plan.TermRun{{Terms: t, In: field.AllTexts}}}}})
		}
	}
	return p
}

func TestMarksWhatMatched(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ words, text, want string }{
		{"scala", "Scala and scalable", "<mark>Scala</mark> and scalable"},
		{"c#", "C, C# & C++ <b>", "C, <mark>C#</mark> &amp; C++ &lt;b&gt;"},
		{".net", "ASP.NET, .NET", "ASP.NET, <mark>.NET</mark>"},
		{"oreilly|email", "O'Reilly's e-mail", "<mark>O&#39;Reilly&#39;s</mark> <mark>e-mail</mark>"},
		{"zurich", "In Zürich.", "In <mark>Zürich</mark>."},
		{"data engineer", "data · data engineers", "data · <mark>data engineers</mark>"},
		{"data engineer|data", "data data engineer", "<mark>data</mark> <mark>data engineer</mark>"},
		{"b c", "a b\nc b c", "a b · c <mark>b c</mark>"},
		{"x", "\"x\" 'y'", "&#34;<mark>x</mark>&#34; &#39;y&#39;"},
	} {
		var m Highlighter
		m.Reset(planOf(strings.Split(tt.words, "|")...), nil, nil)
		if got := m.marked(tt.text, m.find(tt.text, field.OwnText), 0, len(tt.text), "", ""); got != tt.want {
			t.Errorf("%s in %q = %s, want %s", tt.words, tt.text, got, tt.want)
		}
	}
}

// FuzzFind holds the highlighter against the definition: a block is passed over only
// if none of its terms is wanted.
func FuzzFind(f *testing.F) {
	f.Add("c#", "C# C++ c\nASP.NET .net")
	f.Add("email", "e-mail, E‑Mail, é-mail")
	f.Add("oreilly", "O’Reilly o'reilly OReilly")
	f.Add("usa", "U.S.A u.s.a.")
	f.Add("strasse", "Straße ſtraße ＳＴＲＡＳＳＥ")
	f.Fuzz(func(t *testing.T, word, body string) {
		p := planOf(word)
		if len(p.Clauses) == 0 {
			return
		}
		want := p.Clauses[0].Alternatives[0].Texts[0].Terms[:1]
		p.Clauses[0].Alternatives[0].Texts[0].Terms = want
		var m Highlighter
		m.Reset(p, nil, nil)
		var found []string
		for _, s := range m.find(body, field.OwnText) {
			found = append(found, body[s.start:s.end])
		}
		var expected []string
		for _, tok := range analysis.Analyze(body) {
			if tok.Term == want[0] {
				expected = append(expected, body[tok.Start:tok.End])
			}
		}
		if expected = expected[:min(len(expected), maxMatches)]; !slices.Equal(found, expected) {
			t.Fatalf("find %q in %q = %q, want %q", want, body, found, expected)
		}
	})
}

// FuzzSnippet cuts anything.
func FuzzSnippet(f *testing.F) {
	f.Add("scala", "We use Scala.\nAnd <b>Spark</b>.")
	f.Add("a", strings.Repeat("é", 300)+" a "+strings.Repeat("ü", 300))
	f.Add("a b", strings.Repeat("b\n", 200)+"a b")
	f.Add("h", "0") // in the heading alone
	f.Fuzz(func(t *testing.T, query, text string) {
		if !utf8.ValidString(text) || strings.ContainsAny(text, "\x01\x02") {
			return // content has neither
		}
		var m Highlighter
		m.Reset(planOf(strings.Fields(query)[:min(3, len(strings.Fields(query)))]...), nil, nil)
		list := m.snippets([]stored.Passage{{Text: text}, {Text: text, Section: "s", Heading: "h", Anchor: "a"}}, m.why.reset(m.plan))
		for _, s := range list {
			highlighttest.CheckMarkup(t, s.HTML, "")
			highlighttest.CheckMarkup(t, s.HeadingHTML, "")
			if !strings.Contains(s.HTML+s.HeadingHTML, "<mark>") {
				t.Fatalf("%q in %q: nothing is marked: %+v", query, text, s)
			}
			// The texts are alike: the section's is shown for its heading alone.
			if s.Section != "" && s.HeadingHTML == "" {
				t.Fatalf("%q in %q: own text comes first: %+v", query, text, s)
			}
			plain := strings.NewReplacer("<mark>", "", "</mark>", "", " · ", "\n").Replace(s.HTML)
			if n := len(html.UnescapeString(plain)); n > 3*snippetBytes {
				t.Fatalf("%d bytes: %+v", n, s)
			}
		}
		if len(list) == 0 && len(m.find(text, field.OwnText)) > 0 {
			t.Fatalf("%q in %q has no snippet", query, text)
		}
	})
}
