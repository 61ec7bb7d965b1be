package lexicon

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func extend(t *testing.T, yaml string) *Lexicon {
	t.Helper()
	l, err := Default().Extend([]byte(yaml))
	if err != nil {
		t.Fatalf("Extend(%q): %v", yaml, err)
	}
	return l
}

func TestSiteExtendsTheLexicon(t *testing.T) {
	t.Parallel()
	l := extend(t, `
NQL: [Narrative Query Language, nql-lang]
Rosetta: {kind: tool, parent: NQL, unsure: [Rosetta], policy: word, related: [NQL]}
Golang: [Go]
Excel: off
`)
	for in, want := range map[string]string{
		"narrative query language": "NQL", "NQL-lang": "NQL", "rosetta": "Rosetta",
		"go": "Golang", "K8s": "Kubernetes",
	} {
		if e, ok := l.Lookup(in); !ok || e.Name != want {
			t.Errorf("Lookup(%q) = %q, %v, want %q", in, e.Name, ok, want)
		}
	}
	if e, ok := l.Lookup("Excel"); ok {
		t.Errorf("Lookup(Excel) = %v after off", e)
	}
	if e, _ := l.Lookup("NQL"); e.Kind != siteKind {
		t.Errorf("kind of NQL is %q, want %q", e.Kind, siteKind)
	}
	if l.Digest() == Default().Digest() {
		t.Error("the digest does not tell the site's lexicon from the built-in one")
	}
}

func TestEmptyExtensionIsTheLexiconItself(t *testing.T) {
	t.Parallel()
	for _, in := range []string{"", " \n", "# nothing\n"} {
		if l := extend(t, in); l != Default() {
			t.Errorf("Extend(%q) made another lexicon", in)
		}
	}
}

// Any built-in entry may be removed: no reference to it is left.
func TestEveryEntryCanBeRemovedOrReplaced(t *testing.T) {
	t.Parallel()
	entries := Default().Entries()
	for i := 0; i < len(entries); i += 601 {
		name := entries[i].Name
		for _, yaml := range []string{quoted(name) + ": off", quoted(name) + ": [zzz-alias]", "zzz: [" + quoted(name) + "]"} {
			extend(t, yaml)
		}
	}
}

func quoted(s string) string { return `"` + strings.ReplaceAll(s, `"`, `\"`) + `"` }

func TestBadExtensionsSayWhatIsWrong(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"- a\n- b":                        "mapping",
		"A: 3":                            `skill "A": want a list`,
		"A: [x]\nB: [X]":                  `spelling "x" is also one of`,
		"Nonsuch: off":                    "no such skill",
		"\n\nA: {alias: [b]}":             "line 3",
		"A: {unsure: [A], policy: guess}": `unknown policy "guess"`,
		"A: {unsure: [A]}":                "policy and unsure",
		"A: {parent: B}\nB: {parent: A}":  "circle",
		"A: {parent: Nonsuch}":            "Nonsuch",
		"A: {unsure: [A], policy: word, related: [Nonsuch]}": `related "Nonsuch"`,
		"A: {unsure: [A], sense: word, kin: [Nonsuch]}":      `kin "Nonsuch"`, // as the author writes it
		"A: [\"\"]":                            "cannot be looked for",
		"A: [\"a\\u0001b\"]":                   "cannot be looked for",
		"A: [" + strings.Repeat("x", 99) + "]": "cannot be looked for",
		"A: [":                                 "skills:",
	} {
		if _, err := Default().Extend([]byte(in)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Extend(%q) = %v, want an error with %q", in, err, want)
		}
	}
}

func TestEveryProblemHasItsPlace(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		yaml string
		want Problems
	}{
		{"A: 3\nB:\n  sense: [x]\nNonsuch: off\nC: [{x: y}]", Problems{
			{1, 4, `skill "A": want a list of aliases, a mapping, or off`},
			{3, 10, `skill "B": sense must be text`},
			{4, 1, `"Nonsuch" is off, but there is no such skill`},
			{5, 5, `skill "C": want text in the list`},
		}},
		{"Foo:\n  kind: tool\nBar:\n  sense: wrod\nQux:\n  parent: Nonsuch\n  kin: [Java, Nope]\n  sense: word", Problems{
			{4, 10, `skill "Bar": unknown sense "wrod"`},
			{6, 11, `skill "Qux": parent "Nonsuch" is unknown`},
			{7, 15, `skill "Qux": kin "Nope" is unknown`},
		}},
		{"A: [x]\nB:\n  aliases: [y, X]", Problems{{3, 16, `skill "B": spelling "x" is also one of "A"`}}},
		// Neither Scala's built-in children nor what is below a circle are reported.
		{"Scala: {parent: Scala}\nB: {parent: Scala}", Problems{{1, 17, `skill "Scala": parent "Scala" goes in a circle`}}},
	} {
		_, err := Default().Extend([]byte(tt.yaml))
		var got Problems
		if !errors.As(err, &got) || !slices.Equal(got, tt.want) {
			t.Errorf("Extend(%q) = %v, want %v", tt.yaml, err, tt.want)
		}
	}
}

func TestDecodeReadsWhatEncodeWrote(t *testing.T) {
	t.Parallel()
	l := extend(t, "NQL: [Narrative Query Language]")
	got, err := Decode(l.Encode())
	if err != nil {
		t.Fatal(err)
	}
	if got.Digest() != l.Digest() {
		t.Error("the digest changed")
	}
	want := l.Entries()
	for i, e := range got.Entries() {
		w := want[i]
		w.Yes, w.No, w.key, w.value = nil, nil, nil, nil
		if fmt.Sprintf("%+v", e) != fmt.Sprintf("%+v", w) {
			t.Errorf("decoded %+v, encoded %+v", e, w)
		}
	}
	if _, err := Decode([]byte("{")); err == nil {
		t.Error("Decode took bad data")
	}
}

// Sites have written sense, kin and near for what is now policy, related and context.
func TestFormerKeysAreUnderstood(t *testing.T) {
	t.Parallel()
	former := extend(t, `Rosetta: {sense: word, kin: [SQL], near: [translation layer]}`)
	now := extend(t, `Rosetta: {policy: word, related: [SQL], context: [translation layer]}`)
	if former.Digest() != now.Digest() {
		e, _ := former.Lookup("Rosetta")
		t.Errorf("with former keys the entry is %+v", e)
	}
}

// FuzzExtend reads any YAML as a site's lexicon: an error or a usable lexicon.
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
