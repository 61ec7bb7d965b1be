package skills

import (
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/markdown"
	"github.com/careers-index/careers/index/skills/lexicon"
)

// detector is that of the built-in lexicon.
var detector = sync.OnceValue(func() *Detector { return NewDetector(lexicon.Default()) })

func TestExamplesOfTheLexicon(t *testing.T) {
	t.Parallel()
	d := detector()
	for _, e := range lexicon.Default().Entries() {
		for _, s := range e.Yes {
			if !slices.Contains(names(d.Detect(textPage(s))), e.Name) {
				t.Errorf("%s is not found in %q%s", e.Name, s, why(d, s, e.Name))
			}
		}
		for _, s := range e.No {
			if slices.Contains(names(d.Detect(textPage(s))), e.Name) {
				t.Errorf("%s is found in %q%s", e.Name, s, why(d, s, e.Name))
			}
		}
	}
}

// why lists what was decided about a skill in a text.
func why(d *Detector, text, skill string) string {
	var b strings.Builder
	for _, x := range d.Explain(textPage(text), skill) {
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
	p.Passages = []markdown.Passage{passage("x.md", "", text)}
	return p
}

// passage is in file from the first line on, byte by byte. "- " makes a list item.
func passage(file, heading, text string) markdown.Passage {
	q := markdown.Passage{Heading: heading, Text: text}
	if heading != "" {
		q.Path = []string{heading}
	}
	offset := 0
	for i, line := range strings.Split(text, "\n") {
		end := offset + len(line)
		kind := markdown.Paragraph
		if strings.HasPrefix(line, "- ") {
			kind = markdown.ListItem
		}
		q.Blocks = append(q.Blocks, markdown.Block{Start: offset, End: end, Kind: kind})
		q.Runs = append(q.Runs, diag.Run{
			Start: offset, End: end, Verbatim: true,
			At: diag.Position{File: file, Line: i + 1, Column: 1}, Offset: offset,
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

func TestEveryPolicySaysWhatItAccepts(t *testing.T) {
	t.Parallel()
	for _, p := range lexicon.Policies() {
		if policies[p].accepts == 0 {
			t.Errorf("policy %q accepts no evidence", p)
		}
	}
	if len(policies) != len(lexicon.Policies()) {
		t.Errorf("%d policies, the lexicon has %d", len(policies), len(lexicon.Policies()))
	}
}

func TestTriggersAreRead(t *testing.T) {
	t.Parallel()
	if _, err := readTriggers(triggersFS); err != nil {
		t.Error(err)
	}
	for in, want := range map[string]string{
		"before: 3": "triggers/x.yaml", "nonsuch: [a]": `unknown class "nonsuch"`, "before: [work in, Work-in]": "listed twice",
		"join: [und, Und]": "listed twice",
	} {
		_, err := readTriggers(fstest.MapFS{"triggers/x.yaml": {Data: []byte(in)}})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want an error with %q", in, err, want)
		}
	}
}

// A phrase that no text can have would never be found.
func TestTriggersCanBeFound(t *testing.T) {
	t.Parallel()
	d, keys := builtInTriggers(), detector().matcher().compiled().scanner.Keys()
	for key := range d.phrases {
		if _, ok := slices.BinarySearch(keys, key); !ok {
			t.Errorf("trigger %q is not looked for", key)
		}
		if len(detector().matcher().compiled().scanner.Scan(key, nil)) == 0 && !d.phrases[key].has(trigAddress) {
			t.Errorf("trigger %q is not found in a text that is just that", key)
		}
	}
}
