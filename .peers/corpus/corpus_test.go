package corpus

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/careers-index/careers/.peers/peer"
)

func root() fstest.MapFS {
	m := fstest.MapFS{
		"careers.yaml":      {Data: []byte("title: Boats\n")},
		"sections/pay.md":   {Data: []byte("We pay.\n")},
		".git/config":       {Data: []byte("no")},
		"jobs/.#draft.md":   {Data: []byte("no")},
		"jobs/no-header.md": {Data: []byte("Only text.\n\nAnd more.\n")},
	}
	for _, name := range []string{"deck", "engine", "galley"} {
		m["jobs/"+name+".md"] = &fstest.MapFile{Data: fmt.Appendf(nil, "---\ntitle: %s hand\nskills: [%s]\n---\n\n%s one.\n\n%s two.\n", name, name, name, name)}
	}
	return m
}

func files(t *testing.T, n int) map[string]string {
	t.Helper()
	c, err := ReadContent(root())
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := c.Write(dir, n); err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	err = fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(filepath.Join(dir, name))
		out[name] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestContentHasAsManyPagesAsAskedFor(t *testing.T) {
	for _, n := range []int{1, 3, 4, 9, 40} {
		got := files(t, n)
		if pages := len(got) - 2; pages != n {
			t.Errorf("%d pages, want %d: %v", pages, n, slices.Sorted(maps.Keys(got)))
		}
		if got["careers.yaml"] == "" || got["sections/pay.md"] == "" {
			t.Errorf("%d pages: settings and sections are not there", n)
		}
	}
}

func TestContentIsTheSameEveryTime(t *testing.T) {
	if x, y := files(t, 30), files(t, 30); !maps.Equal(x, y) {
		t.Error("two runs wrote different files")
	}
}

func TestRecombinedPagesKeepTheirFrontMatterButForTheTitle(t *testing.T) {
	titles := map[string]bool{}
	for name, text := range files(t, 40) {
		if !strings.HasPrefix(name, "jobs/deck-") {
			continue
		}
		head, body := split(text)
		if !strings.Contains(head, "\nskills: [") || strings.Count(head, "title:") != 1 {
			t.Errorf("%s: front matter is %q", name, head)
		}
		if n := len(strings.Split(strings.TrimSpace(body), "\n\n")); n > 3 {
			t.Errorf("%s: has %d paragraphs", name, n)
		}
		titles[titleLine.FindString(head)] = true
	}
	if len(titles) < 2 {
		t.Errorf("titles are all %v", titles)
	}
}

func TestRecombinedPagesHaveTheSkillsThatTheyName(t *testing.T) {
	for _, c := range []struct{ head, other, text, want string }{
		{"skills: [\"Go\", 'C++']\n", "skills: [Rust, \"Go\"]\n", "go and rust, C+", "skills: [\"Go\", Rust]\n"},
		{"skills: [Go]\n", "", "Good", "skills: []\n"},
		{"skills: [C++]\n", "", "We use C++.", "skills: [C++]\n"},
		{"skills:\n  - Go\n", "skills: [Go]\n", "Go", "skills:\n  - Go\n"},
		{"skills: []\n", "skills: [R]\n", "für R", "skills: [R]\n"},
		{"", "skills: [Go]\n", "Go", ""},
	} {
		if got := named(c.head, c.other, c.text); got != c.want {
			t.Errorf("%q and %q with %q: %q, want %q", c.head, c.other, c.text, got, c.want)
		}
	}
}

func TestContentWithoutPagesIsAnError(t *testing.T) {
	if _, err := ReadContent(fstest.MapFS{"careers.yaml": {}}); err == nil {
		t.Error("no error")
	}
}

const some = `{"id":"/a","title":"Deck hand","category":"Sea","skills":["Knots","Paint"],"body":"Tie the fast knot."}
{"id":"/b","title":"Cook","category":"Sea","skills":["Knots"],"body":"Fast food, knotted bread, deck chairs. The hand-made knot fast."}
{"id":"/c","title":"Clerk","category":"Land","body":"The desk."}
`

func documents(t *testing.T) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "documents.jsonl")
	if err := os.WriteFile(file, []byte(some), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestExpectedResultsFollowTheKindOfQuery(t *testing.T) {
	file := documents(t)
	s, err := Count(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		q              peer.Request
		ids            string
		sea, land, tie int
	}{
		{peer.Request{Kind: peer.Or, Words: []string{"knot", "desk"}}, "/a /b /c", 2, 1, 2},
		{peer.Request{Kind: peer.And, Words: []string{"deck", "hand"}}, "/a /b", 2, 0, 2},
		{peer.Request{Kind: peer.Phrase, Words: []string{"deck", "hand"}}, "/a", 1, 0, 1},
		{peer.Request{Kind: peer.Phrase, Words: []string{"fast", "knot"}}, "/a", 1, 0, 1},
		{peer.Request{Kind: peer.Prefix, Words: []string{"knott"}}, "/b", 1, 0, 1},
		{peer.Request{Kind: peer.Typo, Words: []string{"dekc"}}, "/a /b", 2, 0, 2},
		{peer.Request{Kind: peer.Typo, Words: []string{"deak"}}, "/a /b /c", 2, 1, 2}, // deck, desk
		{peer.Request{Kind: peer.Or, Words: []string{"the"}, Category: "Sea", Skill: "Paint"}, "/a", 1, 0, 2},
	} {
		got, err := Expect(file, []peer.Request{c.q}, s)
		if err != nil {
			t.Fatal(err)
		}
		e := got[0]
		if ids := strings.Join(slices.Sorted(maps.Keys(e.IDs)), " "); ids != c.ids {
			t.Errorf("%v: finds %s, want %s", c.q, ids, c.ids)
		}
		if e.Facets["category"]["Sea"] != c.sea || e.Facets["category"]["Land"] != c.land || e.Facets["skill"]["Knots"] != c.tie {
			t.Errorf("%v: counts %v", c.q, e.Facets)
		}
	}
}

func TestOneMistakeIsNear(t *testing.T) {
	for _, c := range []struct {
		x, y string
		near bool
	}{
		{"scala", "scala", true}, {"scala", "scaa", true}, {"scala", "scalaa", true}, {"scala", "scxla", true}, {"scala", "sclaa", true},
		{"scala", "sclxa", false}, {"scala", "scalaab", false}, {"scala", "acsal", false}, {"über", "uber", true}, {"abcd", "badc", false},
	} {
		if got := near(c.x, c.y); got != c.near || near(c.y, c.x) != c.near {
			t.Errorf("near(%q, %q) = %v", c.x, c.y, got)
		}
	}
}

func TestQueriesAreMadeOfLines(t *testing.T) {
	s := &Statistics{Pages: 9, Words: map[string]int{"machine": 2, "learning": 3, "learnixg": 1}, Categories: map[string]int{"US": 2, "DE": 2}, Skills: map[string]int{"Go": 1, "Rust": 4}}
	var got strings.Builder
	for _, g := range Queries([]string{"Machine learning", "visa", "machine learning!"}, s) {
		for _, q := range g.Queries {
			fmt.Fprintln(&got, g.Name, q.Words, q.Category, q.Skill)
		}
	}
	want := `OR [machine learning]  
OR [visa]  
AND [machine learning]  
AND [visa]  
multi-select [machine learning] DE Rust
multi-select [visa] DE Rust
phrase [machine learning]  
prefix [mach]  
typo [learniqg]  
`
	if got.String() != want {
		t.Errorf("got\n%swant\n%s", got.String(), want)
	}
}

func TestDerivedLinesAreTheSameEveryTime(t *testing.T) {
	s := &Statistics{Pages: 600, Words: map[string]int{"function": 200}, Titles: map[string]int{}, Skills: map[string]int{"Go": 9, "Rust": 4, "C++": 30, "Scala": 4}}
	for i := range 600 {
		w := fmt.Sprintf("w%c%c%c", 'a'+i%7, 'a'+i%11, 'a'+i%13)
		s.Words[w], s.Titles[w] = 600/(i+1), 60
	}
	lines := Lines(s)
	if len(lines) < 15 || !slices.Equal(lines, Lines(s)) || !slices.Contains(lines, "scala") && !slices.Contains(lines, "rust") || slices.Contains(lines, "function") {
		t.Errorf("lines are %q", lines)
	}
}
