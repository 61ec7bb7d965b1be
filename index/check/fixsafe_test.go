package check

// The fixes change words of prose and nothing else.

import (
	"fmt"
	"html"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/careers-index/careers/content"
)

// shape is what fixes must leave as it is: the tags with their attributes, and the text
// of code and links.
func shape(p *content.Page) string {
	var b strings.Builder
	for _, m := range shapeParts.FindAllString(p.HTML, -1) {
		b.WriteString(m + "\n")
	}
	for _, l := range p.Links {
		fmt.Fprintln(&b, l.URL, l.Written)
	}
	for _, h := range p.Headings {
		fmt.Fprintln(&b, h.Level, h.Anchor)
	}
	return b.String()
}

var shapeParts = regexp.MustCompile(`(?s)<code.*?</code>|<pre.*?</pre>|<a .*?</a>|<[^>]*>`)

// tokens are the words of a text that are not prose: with a character of a path, an
// address, a tag or an option inside.
func tokens(p *content.Page) []string {
	var found []string
	for _, passage := range p.Passages {
		for _, w := range strings.Fields(passage.Text) {
			if strings.ContainsAny(strings.Trim(w, `.,;:!?()"'*`), `/\@#_-=$~`) {
				found = append(found, html.UnescapeString(w))
			}
		}
	}
	return found
}

// checkFixes applies the fixes of a site, and reports what they must not do.
func checkFixes(t *testing.T, root fs.FS) (changed int) {
	t.Helper()
	before := read(t, root)
	changes, err := Changes(root, before, Run(before, Options{}))
	if err != nil {
		t.Fatal(err)
	}
	fixed := copyOf(t, root)
	for _, c := range changes {
		fixed[c.File].Data = c.After
	}
	after := read(t, fixed)
	if len(before.Pages) != len(after.Pages) {
		t.Fatalf("%d pages became %d", len(before.Pages), len(after.Pages))
	}
	for i, p := range before.Pages {
		was, is := strings.Split(shape(p), "\n"), strings.Split(shape(after.Pages[i]), "\n")
		for n := range max(len(was), len(is)) {
			if n >= len(was) || n >= len(is) || was[n] != is[n] {
				t.Errorf("%s: from line %d on, %q became %q of\n%s", p.File, n, was[n:], is[n:], p.Source.Bytes)
				break
			}
		}
		if was, is := tokens(p), tokens(after.Pages[i]); !slices.Equal(was, is) {
			t.Errorf("%s: %q became %q", p.File, was, is)
		}
	}
	if again, err := Changes(fixed, after, Run(after, Options{})); err != nil || len(again) > 0 {
		for _, c := range again {
			t.Errorf("a second run changes %s:\n%s\nto\n%s", c.File, c.Before, c.After)
		}
		if err != nil {
			t.Error(err)
		}
	}
	return len(changes)
}

func copyOf(t *testing.T, root fs.FS) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, name)
		files[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestFixesOfTheExampleAreSafe(t *testing.T) {
	t.Parallel()
	checkFixes(t, content.Example())
}

// TestFixesOfFixturesAreSafe takes the pages that show what Markdown becomes.
func TestFixesOfFixturesAreSafe(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("../../content/markdown/testdata/pages/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d fixtures, %v", len(files), err)
	}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		checkFixes(t, archive(string(text)))
	}
}

// pieces are lines with a name in places where it is prose and where it is not.
var pieces = []string{
	"We write NAME and NAME every day.", "- NAME, NAME; or NAME", "1. NAME is required", "> NAME, said the team.",
	"Read docs/NAME/setup.md or ./NAME.config.js.", "Write to NAME@example.com, ask @NAME under #NAME.",
	"Run npm install NAME, then pip install NAME==2.", "`NAME` and ``NAME --help``", "```\nNAME run NAME\n```", "    NAME indented", "<pre>NAME <code>NAME</code></pre>", "text <code>NAME</code> <kbd>NAME</kbd>",
	"<!-- NAME -->", "<b>NAME</b> <span title=\"NAME\">NAME</span>", "[NAME](https://example.com/NAME) ![NAME](/NAME.png)",
	"<https://example.com/NAME> https://NAME.example.com/NAME?x=NAME www.NAME.example.com", "[ref][NAME]\n\n[NAME]: /NAME \"NAME\"",
	"## NAME and more", "NAME\n====", "| NAME | b |\n|---|---|\n| NAME | `NAME` |", "**NAME** *NAME* _NAME_ ~~NAME~~ **NAME**s",
	"Meet us at NAME Amsterdam, or at the Nordic NAME days.", "NAME_VERSION=1 and a-NAME-b, NAME/NAME and NAME\\NAME",
	"See footnote[^NAME].\n\n[^NAME]: NAME text.", "C:\\NAME\\bin ~/NAME $NAME %NAME%", "&lt;NAME&gt; &amp;NAME; \\*NAME\\*",
	"Senior NAME Developer wanted: NAME.", "\"NAME\" and 'NAME'", "NAME\\\nNAME  \nNAME", "* [ ] NAME\n* [x] NAME",
}

var spelledNames = []string{"Vue.js", "VueJS", "vuejs", "Vue JS", "GitLab", "Gitlab", "gitlab", "Node.js", "NodeJS", "Node JS", "TypeScript", "Typescript", "PostgreSQL", "Postgresql", "postgres", "C++", "c++", ".NET", ".Net"}

func TestFixesAreSafeOnGeneratedPages(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	changed := 0
	for range 12 {
		root := fstest.MapFS{}
		for page := range 4 {
			var b strings.Builder
			fmt.Fprintf(&b, "---\ntitle: %s engineer\nskills_note: x\ncategory: Open Positions\n---\n", spelledNames[random.IntN(len(spelledNames))])
			for range 8 {
				piece := pieces[random.IntN(len(pieces))]
				for strings.Contains(piece, "NAME") {
					piece = strings.Replace(piece, "NAME", spelledNames[random.IntN(len(spelledNames))], 1)
				}
				b.WriteString(piece + "\n\n")
			}
			root[fmt.Sprintf("%d.md", page)] = &fstest.MapFile{Data: []byte(b.String())}
		}
		changed += checkFixes(t, root)
		if t.Failed() {
			return
		}
	}
	if changed == 0 {
		t.Error("no fix was made")
	}
}
