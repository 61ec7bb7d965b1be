package index

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/index/facet"
	"github.com/careers-index/careers/index/fulltext"
	"github.com/careers-index/careers/index/indextest"
	"github.com/careers-index/careers/index/skills"
	"github.com/careers-index/careers/index/skills/lexicon"
	"github.com/careers-index/careers/index/stored"
	"github.com/careers-index/careers/index/synonyms"
	"github.com/careers-index/careers/index/terms"
)

func TestAGenerationHoldsThePagesOfItsSite(t *testing.T) {
	t.Parallel()
	for name, site := range map[string]*content.Site{"handmade": handmade(), "generated": indextest.Site(120, 7)} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			m := mustBuildWith(t, site, dir, BuildOptions{}) // to the disk, with the built-in lexicon
			g := mustOpen(t, dir)
			if !reflect.DeepEqual(g.Settings(), site.Settings) {
				t.Errorf("Settings() = %+v, want %+v", g.Settings(), site.Settings)
			}
			if g.Len() != len(site.Pages) || m.Pages != g.Len() {
				t.Fatalf("Len() = %d, manifest %d, want %d", g.Len(), m.Pages, len(site.Pages))
			}
			names, err := lexicon.Default().Extend(site.Settings.Skills)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(g.lexicon.Encode(), names.Encode()) || m.Lexicon != names.Digest() {
				t.Error("the generation has another lexicon than it was built with")
			}
			if want := synonyms.Default().Extend(site.Settings.Synonyms); !bytes.Equal(g.Synonyms().Encode(), want.Encode()) || m.Synonyms != want.Digest() {
				t.Error("the generation has other synonyms than it was built with")
			}
			detector := skills.NewDetector(names)
			for _, p := range site.Pages {
				want := stored.New(facet.Page{Page: p, Skills: detector.Detect(p)})
				n, ok := g.Find(p.Path)
				if !ok {
					t.Fatalf("Find(%q) finds nothing", p.Path)
				}
				got, err := g.Page(n)
				if err != nil || !reflect.DeepEqual(got, want) {
					t.Errorf("Page(%d) = %+v, %v\nwant %+v", n, got, err, want)
				}
				if names := values(g, "skill", n); !slices.Equal(names, skillNames(want)) {
					t.Errorf("column of skills of %s = %q, want %q", p.Path, names, skillNames(want))
				}
				skill, _ := g.Facet("skill")
				for i, number := range g.Values(g.Document(n)) {
					if !skill.Has(number) {
						continue
					}
					name := skill.Value(number)
					at := slices.IndexFunc(want.Skills, func(s skills.Skill) bool { return s.Name == name })
					if got := skills.Strengths()[g.Strengths(g.Document(n))[i]]; got != want.Skills[at].Strength {
						t.Errorf("%s wants %s as %s, not %s", p.Path, name, want.Skills[at].Strength, got)
					}
				}
				if g.Posting(n) != p.Posting {
					t.Errorf("Posting of %s is %v", p.Path, g.Posting(n))
				}
				if names := values(g, "category", n); strings.Join(names, "") != p.Category {
					t.Errorf("column of categories of %s = %q, want %q", p.Path, names, p.Category)
				}
			}
		})
	}
}

// values are those of page n in a facet.
func values(g *Generation, facet string, n Ordinal) []string {
	f, _ := g.Facet(facet)
	var names []string
	for _, number := range g.Values(g.Document(n)) {
		if f.Has(number) {
			names = append(names, f.Value(number))
		}
	}
	return names
}

func skillNames(p *stored.Page) []string {
	var names []string
	for _, s := range p.Skills {
		names = append(names, s.Name)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func TestOrdinalsAreTheOrderOfTheListing(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	mustBuild(t, handmade(), dir)
	g := mustOpen(t, dir)
	var paths []string
	for n := range g.Len() {
		c, err := g.Card(Ordinal(n))
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, c.Path)
	}
	if want := []string{"/", "/about", "/jobs/crane", "/jobs/crane-2"}; !slices.Equal(paths, want) {
		t.Errorf("pages in order: %q, want %q", paths, want)
	}
	var ranks []uint32
	for n := range g.Len() {
		ranks = append(ranks, g.TitleRank(Ordinal(n)))
	}
	if want := []uint32{3, 0, 1, 2}; !slices.Equal(ranks, want) { // Welcome, About, Crane Driver twice
		t.Errorf("title ranks %v, want %v", ranks, want)
	}
}

func TestDocumentNumbersLeadToTheirPages(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	site := indextest.Site(300, 3)
	mustBuild(t, site, dir)
	g := mustOpen(t, dir)
	paths := make([]string, len(site.Pages))
	for i, p := range site.Pages {
		paths[i] = p.Path
	}
	slices.Sort(paths)
	for doc, path := range paths {
		n := g.Ordinal(Doc(doc))
		if c, err := g.Card(n); err != nil || c.Path != path || g.Document(n) != Doc(doc) {
			t.Errorf("document %d is %s (%v), which is document %d, want %s", doc, c.Path, err, g.Document(n), path)
		}
	}
}

func TestUnderFollowsFoldersNotPrefixes(t *testing.T) {
	t.Parallel()
	site := &content.Site{}
	for _, p := range []string{"/", "/about", "/about-us", "/about/team", "/about/team/lead", "/about0", "/jobs/x"} {
		site.Pages = append(site.Pages, &content.Page{Path: p, File: p, Title: p})
	}
	dir := t.TempDir()
	mustBuild(t, site, dir)
	g := mustOpen(t, dir)
	for path, want := range map[string]string{
		"/about": "/about /about/team /about/team/lead", "/about/": "/about /about/team /about/team/lead",
		"/about/team": "/about/team /about/team/lead", "/jobs": "/jobs/x", "/none": "", "about": "",
		"":  "/ /about /about-us /about/team /about/team/lead /about0 /jobs/x",
		"/": "/ /about /about-us /about/team /about/team/lead /about0 /jobs/x",
	} {
		var got []string
		for _, n := range g.Under(path) {
			c, err := g.Card(n)
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, c.Path)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("Under(%q) = %q, want %s", path, got, want)
		}
	}
}

func TestMeanLengthCountsThePagesThatHaveTheField(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	mustBuild(t, handmade(), dir)
	g := mustOpen(t, dir)
	for field, want := range map[string]float64{
		fulltext.FieldTitle:       6.0 / 4, // Welcome; Crane Driver twice; About
		fulltext.FieldHeadings:    2,       // Duties, Pay
		fulltext.FieldDescription: 0,       // the only one is derived
		fulltext.FieldShared:      2,
		fulltext.FieldFacts:       (6 + 1 + 2) / 3.0,
		"nosuchfield":             0,
	} {
		if got := g.meanLength(field); got != want {
			t.Errorf("meanLength(%q) = %v, want %v", field, got, want)
		}
	}
}

func TestAssetsAreAFileSystem(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	mustBuild(t, handmade(), dir)
	g := mustOpen(t, dir)
	if err := fstest.TestFS(g.Assets(), "logo.svg", "images/team/all.png", "images/empty.txt"); err != nil {
		t.Error(err)
	}
	if b, err := fs.ReadFile(g.Assets(), "images/team/all.png"); string(b) != "\x89PNG" {
		t.Errorf("images/team/all.png is %q, %v", b, err)
	}
}

// What the file of terms has of a page is what Analyze makes of FieldText, and the joined
// names: each term as often, in fields as long, and beside the same terms.
func TestTermsAreThoseOfAnalyze(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	mustBuild(t, handmade(), dir)
	g := mustOpen(t, dir)
	names := fulltext.NewNames(g.Lexicon(), g.Synonyms())
	counts, pairs := map[string]int{}, map[string]int{}
	follow := map[[2]string]bool{} // side by side, or with the end of a block between them
	for n := range Ordinal(g.Len()) {
		p, err := g.Page(n)
		if err != nil {
			t.Fatal(err)
		}
		for f, of := range g.TermFields() {
			tokens := analysis.Analyze(fulltext.FieldText(of.Name, p))
			all := append(slices.Clone(tokens), names.In(tokens)...)
			for _, token := range all {
				counts[postingLine(g, terms.Found{Doc: uint32(g.Document(n)), Field: f, Length: len(tokens)}, token.Term)]++
			}
			for i, first := range tokens {
				for _, second := range all {
					if second.Position == first.Position+1 {
						pairs[postingLine(g, terms.Found{Doc: uint32(g.Document(n)), Field: f, Length: len(tokens)}, first.Term, second.Term)]++
						follow[[2]string{first.Term, second.Term}] = true
					}
				}
				if i+1 < len(tokens) {
					follow[[2]string{first.Term, tokens[i+1].Term}] = true
				}
			}
		}
	}
	compareLines(t, postings(t, g), counts)
	var got []string
	r := terms.NewReader(g.Terms())
	for pair := range follow {
		r.Phrase([]terms.List{listOf(t, g, pair[0]), listOf(t, g, pair[1])}, 1<<len(g.TermFields())-1, func(f terms.Found) {
			got = append(got, fmt.Sprint(postingLine(g, f, pair[0], pair[1]), f.Count))
		})
	}
	slices.Sort(got)
	compareLines(t, got, pairs)
}

// compareLines compares sorted lines with those that are wanted, each with a count.
func compareLines(t *testing.T, got []string, want map[string]int) {
	t.Helper()
	var all []string
	for line, count := range want {
		all = append(all, fmt.Sprint(line, count))
	}
	slices.Sort(all)
	if len(got) == 0 || !slices.Equal(got, all) {
		t.Errorf("the file has\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(all, "\n"))
	}
}

// listOf is the list of a term, or of a joined name.
func listOf(t *testing.T, g *Generation, term string) terms.List {
	t.Helper()
	d := &g.Terms().Words
	if strings.Contains(term, " ") {
		d = &g.Terms().Names
	}
	i, ok := d.Find(term)
	if !ok {
		t.Fatalf("there is no %s", term)
	}
	list, err := d.List(i)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestAReaderKeepsItsGeneration(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	site := handmade()
	mustBuild(t, site, dir)
	g := mustOpen(t, dir)
	want := dump(t, g)
	for seed := range uint64(keepGenerations + 1) {
		mustBuild(t, indextest.Site(3, seed), dir)
	}
	if _, err := os.Stat(filepath.Join(dir, generationName(g.Manifest().ID))); !errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("the generation was not swept: %v", err)
	}
	if dump(t, g) != want {
		t.Error("the open generation answers differently")
	}
	if b, err := fs.ReadFile(g.Assets(), "logo.svg"); string(b) != "<svg/>" {
		t.Errorf("its asset is %q, %v", b, err)
	}
}

func TestReadersFollowWhileBuildsPublish(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	mustBuild(t, indextest.Site(3, 99), dir)
	done := make(chan struct{})
	var wg sync.WaitGroup
	for range 3 {
		wg.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				g, err := Open(dir)
				if err != nil {
					t.Error(err)
					return
				}
				if _, err := g.Page(0); err != nil {
					t.Error(err)
				}
				if err := g.Close(); err != nil {
					t.Error(err)
				}
			}
		})
	}
	for seed := range uint64(8) {
		mustBuild(t, indextest.Site(3, seed), dir)
	}
	close(done)
	wg.Wait()
}

func TestCloseTwice(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	mustBuild(t, handmade(), dir)
	g, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := g.Close(); err != nil {
			t.Error(err)
		}
	}
}

// dump writes everything that a generation answers: pages, columns, and the
// postings of every term.
func dump(t *testing.T, g *Generation) string {
	t.Helper()
	var b strings.Builder
	for n := range Ordinal(g.Len()) {
		p, err := g.Page(n)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%+v %v %v %d\n", p, values(g, "skill", n), values(g, "category", n), g.TitleRank(n))
	}
	b.WriteString(strings.Join(postings(t, g), "\n"))
	return b.String()
}

// postings are all that the file of terms has of each term in each field of each page: how long
// the field is, and how often it has the term.
func postings(t *testing.T, g *Generation) []string {
	t.Helper()
	var lines []string
	r := terms.NewReader(g.Terms())
	for _, d := range []*terms.Dictionary{&g.Terms().Words, &g.Terms().Names} {
		for i := range d.Len() {
			list, err := d.List(i)
			if err != nil {
				t.Fatal(err)
			}
			r.ByField(list, 1<<len(g.TermFields())-1, nil, func(f terms.Found) {
				lines = append(lines, fmt.Sprint(postingLine(g, f, d.Term(i)), f.Count))
			})
		}
	}
	slices.Sort(lines)
	return lines
}

// postingLine says what has terms; how often comes next.
func postingLine(g *Generation, f terms.Found, words ...string) string {
	return fmt.Sprintf("%s %s %d: %d ", g.TermFields()[f.Field].Name, strings.Join(words, "+"), g.Ordinal(Doc(f.Doc)), f.Length)
}
