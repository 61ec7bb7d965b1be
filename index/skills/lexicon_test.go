package skills

import (
	"slices"
	"strings"
	"testing"

	"github.com/careers-index/careers/content"
)

func TestBuiltInLexiconIsSound(t *testing.T) {
	t.Parallel()
	l, err := builtin()
	if err != nil {
		t.Fatal(err) // an alias in two entries, a circle of parents, an unknown kin
	}
	if got := len(l.Entries()); got < 900 {
		t.Errorf("%d entries, want at least 900", got)
	}
	if !slices.IsSortedFunc(l.Entries(), func(a, b Entry) int { return strings.Compare(a.Name, b.Name) }) {
		t.Error("entries are not sorted by name")
	}
	for _, e := range l.Entries() {
		if e.Kind == "" || e.Kind == siteKind {
			t.Errorf("%s has no kind", e.Name)
		}
	}
}

func TestNoAliasIsMadeOfTwoNames(t *testing.T) {
	t.Parallel()
	l := Default()
	for _, e := range l.Entries() {
		for _, s := range e.spellings() {
			a, b, ok := strings.Cut(s, "/")
			if !ok {
				continue
			}
			first, ok1 := l.Lookup(a)
			second, ok2 := l.Lookup(b)
			if ok1 && ok2 && first.Name != second.Name {
				t.Errorf("%s: %q is %s and %s, which hides one of them", e.Name, s, first.Name, second.Name)
			}
		}
	}
}

// TestEveryContextRuleHasExamples makes sure that what says when a word is a
// skill stands beside sentences that prove it.
func TestEveryContextRuleHasExamples(t *testing.T) {
	t.Parallel()
	for _, e := range Default().Entries() {
		if len(e.Unsure) > 0 && (len(e.Yes) == 0 || len(e.No) == 0) {
			t.Errorf("%s is unsure: it needs a sentence under yes and one under no", e.Name)
		}
		if len(e.Unsure) == 0 && len(e.Not)+len(e.Near)+len(e.Kin) > 0 {
			t.Errorf("%s has context rules, but no unsure spelling that they are for", e.Name)
		}
	}
}

func TestExamplesOfTheLexicon(t *testing.T) {
	t.Parallel()
	l := Default()
	for _, e := range l.Entries() {
		for _, s := range e.Yes {
			if !slices.Contains(names(l.Detect(textPage(s))), e.Name) {
				t.Errorf("%s is not found in %q%s", e.Name, s, why(l, s, e.Name))
			}
		}
		for _, s := range e.No {
			if slices.Contains(names(l.Detect(textPage(s))), e.Name) {
				t.Errorf("%s is found in %q%s", e.Name, s, why(l, s, e.Name))
			}
		}
	}
}

// why lists what was decided about a skill in a text.
func why(l *Lexicon, text, skill string) string {
	var b strings.Builder
	for _, x := range l.Explain(textPage(text), skill) {
		b.WriteString("\n\t" + x.Text + ": " + string(x.Because))
		if x.By != "" {
			b.WriteString(" (" + x.By + ")")
		}
	}
	return b.String()
}

// textPage is a posting whose body is one passage, a paragraph a line.
func textPage(text string) *content.Page {
	p := &content.Page{Path: "/x", File: "x.md", Title: "x", Posting: true}
	p.Passages = []content.Passage{passage("x.md", "", text)}
	return p
}

// passage stands in file from the first line on, as it is: "- " makes an item
// of a list.
func passage(file, heading, text string) content.Passage {
	q := content.Passage{Heading: heading, Text: text}
	if heading != "" {
		q.Path = []string{heading}
	}
	offset := 0
	for i, line := range strings.Split(text, "\n") {
		end := offset + len(line)
		kind := content.Paragraph
		if strings.HasPrefix(line, "- ") {
			kind = content.ListItem
		}
		q.Blocks = append(q.Blocks, content.Block{Start: offset, End: end, Kind: kind})
		q.Runs = append(q.Runs, content.Run{
			Start: offset, End: end, Verbatim: true,
			At: content.Position{File: file, Line: i + 1, Column: 1}, Offset: offset,
		})
		offset = end + 1
	}
	return q
}

func names(s []Skill) []string {
	var out []string
	for _, x := range s {
		out = append(out, x.Name)
	}
	return out
}
