package lexicon

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestBuiltInLexiconIsSound(t *testing.T) {
	t.Parallel()
	l, err := readBuiltIn()
	if err != nil {
		t.Fatal(err) // an alias in two entries, a circle of parents, an unknown related name
	}
	if got := len(l.entries); got < 900 {
		t.Errorf("%d entries, want at least 900", got)
	}
	if !slices.IsSortedFunc(l.entries, func(a, b Entry) int { return strings.Compare(a.Name, b.Name) }) {
		t.Error("entries are not sorted by name")
	}
	for _, e := range l.entries {
		if e.Kind == "" || e.Kind == siteKind {
			t.Errorf("%s has no kind", e.Name)
		}
	}
}

func TestNoAliasIsMadeOfTwoNames(t *testing.T) {
	t.Parallel()
	l := Default()
	for _, e := range l.Entries() {
		for _, s := range e.Spellings() {
			a, b, ok := strings.Cut(s, "/")
			if !ok {
				continue
			}
			first, ok1 := l.Lookup(a)
			second, ok2 := l.Lookup(b)
			if ok1 && ok2 && first.Name != second.Name {
				t.Errorf("%s: %q is %s and %s, which hides one of the two", e.Name, s, first.Name, second.Name)
			}
		}
	}
}

// Each entry that needs evidence has sentences that prove its rules.
func TestUnsureEntriesHaveExamples(t *testing.T) {
	t.Parallel()
	for _, e := range Default().Entries() {
		if len(e.Unsure) > 0 && (len(e.Yes) == 0 || len(e.No) == 0) {
			t.Errorf("%s is unsure: it needs a sentence under yes and one under no", e.Name)
		}
		if len(e.Unsure) == 0 && len(e.Not)+len(e.Context)+len(e.Related) > 0 {
			t.Errorf("%s has context rules, but no unsure spelling that they are for", e.Name)
		}
	}
}

// Mistakes in the files of the built-in lexicon are found by the tests, with file and
// line.
func TestFilesThatCannotBeReadSayWhere(t *testing.T) {
	t.Parallel()
	for data, want := range map[string]string{
		"- kind: [x":                                       "data/x.yaml: yaml: line 1",
		"- kind: tool\n  skills: [A]":                      "line 2: skills must be a mapping",
		"- kind: tool\n  skills:\n    A: off":              "line 3: A is off: only a site can remove entries",
		"- kind: tool\n  skills:\n    A: {aliases: [[x]]}": `line 3: skill "A": want text in the list`,
		"- kind: tool\n  skills:\n    A: {aliases: x}":     `line 3: skill "A": want a list`,
	} {
		_, err := readFiles(fstest.MapFS{"data/x.yaml": {Data: []byte(data)}})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want an error with %q", data, err, want)
		}
	}
}

func TestGroupsExpandTheirNames(t *testing.T) {
	t.Parallel()
	entries, err := readFiles(fstest.MapFS{"data/x.yaml": {Data: []byte(`
- kind: library
  parent: JavaScript
  prefix: [Microsoft, MS]
  suffix: [.js]
  skills:
    Ember: &names [Glimmer]
    Microsoft Project: {kind: tool, parent: Office}
    D3.js:
    Copy: *names
`)}})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, strings.Join(append([]string{e.Name, e.Kind, e.Parent}, e.Aliases...), "|"))
	}
	want := []string{
		"Ember|library|JavaScript|Glimmer|Microsoft Ember|MS Ember|Ember.js|Microsoft Glimmer|MS Glimmer|Glimmer.js",
		"Microsoft Project|tool|Office|MS Project|Microsoft Project.js",
		"D3.js|library|JavaScript|Microsoft D3.js|MS D3.js",
		"Copy|library|JavaScript|Glimmer|Microsoft Copy|MS Copy|Copy.js|Microsoft Glimmer|MS Glimmer|Glimmer.js",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
