package synonyms

import (
	"flag"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"github.com/careers-index/careers/content/rules"
	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/index/indextest"
	"github.com/careers-index/careers/index/skills/lexicon"
)

var update = flag.Bool("update", false, "write generated files again")

// Other answers need another version: the id of a generation follows from it.
func TestNamesBelongToTheVersion(t *testing.T) {
	t.Parallel()
	set := Default().Extend([][]string{{"Guide", "tour leader", "Reiseleiter"}})
	indextest.Behaviour{
		Version: Version,
		Data: indextest.Hash(func(w io.Writer) {
			_, _ = fmt.Fprintln(w, analysis.Digest(), rules.Digest("synonyms", 0, dataFS))
		}),
		Result: indextest.Hash(func(w io.Writer) {
			_, _ = w.Write(set.Encode())
			for _, languages := range [][]string{{"en"}, {"de"}, {"en", "fr"}, {"es", "it", "pt-BR", "nl"}} {
				names := set.In(languages...)
				for _, g := range set.Groups() {
					for _, x := range g.Names {
						others, n := names.Lookup(append(analysis.Terms(x.Text), "jobs"))
						_, _ = fmt.Fprintln(w, others, n)
					}
				}
			}
		}),
	}.Check(t, "testdata/behaviour.golden", *update)
}

func TestNamesArePlainTextAndEachIsThereOnce(t *testing.T) {
	t.Parallel()
	set := Default()
	if n := len(set.Groups()); n < 200 {
		t.Errorf("%d groups, want at least 200", n)
	}
	concepts := map[string]string{} // by the terms of a name
	for _, g := range set.Groups() {
		own, distinct := map[Name]bool{}, map[string]bool{} // by terms
		for _, x := range g.Names {
			terms := analysis.Terms(x.Text)
			key := strings.Join(terms, " ")
			switch {
			case x.Text != strings.Join(strings.Fields(x.Text), " ") || strings.ContainsFunc(x.Text, isStrange):
				t.Errorf("%s: %q is not plain text", x.Language, x.Text)
			case len(terms) == 0:
				t.Errorf("%s: %q has no terms", x.Language, x.Text)
			case len(terms) > maxTerms:
				t.Errorf("%s: %q has more than %d terms", x.Language, x.Text, maxTerms)
			case own[Name{key, x.Language, ""}] || own[Name{key, english, ""}]:
				t.Errorf("%s: %s has the name %q twice", x.Language, g.Concept, x.Text)
			case x.Use == Always && concepts[key] != "" && concepts[key] != g.Concept:
				t.Errorf("%s: %q is a name of %s and of %s", x.Language, x.Text, g.Concept, concepts[key])
			}
			own[Name{key, x.Language, ""}], distinct[key] = true, true
			if x.Use == Always {
				concepts[key] = g.Concept
			}
		}
		if len(distinct) < 2 {
			t.Errorf("%s has no other name", g.Concept)
		}
	}
}

// maxTerms bounds names: a query's first words are looked up again and again.
const maxTerms = 6

func isStrange(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(" -&+/'’.", r)
}

// A name of a concept that is an ordinary word elsewhere is so in every file.
func TestLocalNamesAreLocalEverywhere(t *testing.T) {
	t.Parallel()
	for _, g := range Default().Groups() {
		local := map[string]Name{} // by terms
		for _, x := range g.Names {
			if x.Use == Local {
				local[strings.Join(analysis.Terms(x.Text), " ")] = x
			}
		}
		for _, x := range g.Names {
			if l, ok := local[strings.Join(analysis.Terms(x.Text), " ")]; ok && x.Use == Always {
				t.Errorf("%s: %s: %q is local in %s", x.Language, g.Concept, x.Text, l.Language)
			}
		}
	}
}

// A technology's names are in the lexicon, which search asks first.
func TestNoNameIsATechnology(t *testing.T) {
	t.Parallel()
	for _, g := range Default().Groups() {
		for _, x := range g.Names {
			if e, ok := lexicon.Default().Lookup(x.Text); ok {
				t.Errorf("%s: %s: %q is the technology %s", x.Language, g.Concept, x.Text, e.Name)
			}
		}
	}
}

// A concept that only one language has may be misspelled: the key of another file.
func TestConceptsThatEnglishLacksAreFew(t *testing.T) {
	t.Parallel()
	for _, g := range Default().Groups() {
		if g.Names[0].Language != english {
			t.Errorf("%s is a concept of %s alone; name it in en.yaml", g.Concept, g.Names[0].Language)
		}
	}
}

func TestFilesThatCannotBeReadSayWhere(t *testing.T) {
	t.Parallel()
	for data, want := range map[string]string{
		"a: [b":                 "data/en.yaml: yaml: line 1",
		"- a":                   "line 1: want a mapping of concepts",
		"a: [b]\na: [c]":        `line 2: "a" is there twice`,
		"a: b":                  "line 1: want a list of names, or the keys",
		"a: {nmaes: [b]}":       `line 1: unknown key "nmaes"`,
		"a:\n  names: {b: c}":   "line 2: want a list of names",
		"a:\n  - b\n  - [c]":    "line 3: want a name",
		"a:\n  - b\n  - no":     "",
		"a:\n  - b\n  - \"\"\n": "line 3: want a name",
		"a:\n  - b\n  - 5":      "line 3: want a name",
		"":                      "",
	} {
		_, err := readFiles(fstest.MapFS{"data/en.yaml": {Data: []byte(data)}})
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%q: %v, want an error with %q", data, err, want)
		}
	}
}

// The file of a language adds names to the concepts of the English one, whatever the
// order of files.
func TestConceptsJoinTheFilesOfLanguages(t *testing.T) {
	t.Parallel()
	groups, err := readFiles(fstest.MapFS{
		"data/de.yaml": {Data: []byte("nurse: [Pflegefachkraft]\nKiez: [Viertel]\n")},
		"data/en.yaml": {Data: []byte("nurse: {asked: [angel]}\n")},
		"data/fr.yaml": {Data: []byte("nurse: {names: [infirmier], local: [garde]}\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []Group{
		{"nurse", []Name{{"nurse", "en", Always}, {"angel", "en", Asked}, {"Pflegefachkraft", "de", Always}, {"infirmier", "fr", Always}, {"garde", "fr", Local}}},
		{"Kiez", []Name{{"Kiez", "de", Always}, {"Viertel", "de", Always}}},
	}
	if !reflect.DeepEqual(groups, want) {
		t.Errorf("got  %+v\nwant %+v", groups, want)
	}
}

func TestDecodeReadsWhatEncodeWrote(t *testing.T) {
	t.Parallel()
	set := Default().Extend([][]string{{"Guide", "tour leader"}})
	got, err := Decode(set.Encode())
	if err != nil {
		t.Fatal(err)
	}
	if got.Digest() != set.Digest() || set.Digest() == Default().Digest() {
		t.Error("the digest is not that of the names")
	}
	for i, g := range got.Groups() {
		if !reflect.DeepEqual(g.Names, set.Groups()[i].Names) {
			t.Fatalf("decoded %+v, encoded %+v", g.Names, set.Groups()[i].Names)
		}
	}
	if a, b := got.In("de"), set.In("de"); !reflect.DeepEqual(a, b) {
		t.Error("the decoded set has other names")
	}
	for _, bad := range []string{"{", `[[["en"]]]`, `[[[]]]`, `[["en"]]`} {
		if _, err := Decode([]byte(bad)); err == nil {
			t.Errorf("Decode took %s", bad)
		}
	}
	if Default().Extend(nil) != Default() {
		t.Error("a site without names of its own made another set")
	}
}

func TestGroupsAreCopies(t *testing.T) {
	t.Parallel()
	Default().Groups()[0].Names[0].Text = "changed"
	if slices.ContainsFunc(Default().Groups(), func(g Group) bool { return g.Names[0].Text == "changed" }) {
		t.Error("a caller changed the set")
	}
}
