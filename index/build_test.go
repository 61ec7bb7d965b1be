package index

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/blevesearch/bleve/v2"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/index/indextest"
	"github.com/careers-index/careers/index/skills"
)

// small is a lexicon that is read in no time, for tests that are about files.
var small = func() *skills.Lexicon {
	l, err := skills.Decode([]byte(`[{"name": "Go", "kind": "language"}, {"name": "Kubernetes", "aliases": ["k8s"], "kind": "tool"}]`))
	if err != nil {
		panic(err)
	}
	return l
}()

func mustBuild(t testing.TB, site *content.Site, dir string) *Manifest {
	t.Helper()
	return mustBuildWith(t, site, dir, BuildOptions{Lexicon: small, Volatile: true})
}

func mustBuildWith(t testing.TB, site *content.Site, dir string, o BuildOptions) *Manifest {
	t.Helper()
	m, err := Build(t.Context(), site, dir, o)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func mustOpen(t testing.TB, dir string) *Generation {
	t.Helper()
	g, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := g.Close(); err != nil {
			t.Error(err)
		}
	})
	return g
}

// handmade is a small site with everything that a page can have.
func handmade() *content.Site {
	return &content.Site{
		Digest:   strings.Repeat("ab", 32),
		Settings: content.Settings{Title: "Harbour & Sons", Language: "en", Accent: "#123456"},
		Pages: []*content.Page{
			{Path: "/", File: "index.md", Title: "Welcome", Menu: "Home", Position: -1, HTML: "<p>Hello</p>"},
			{
				Path: "/jobs/crane", File: "jobs/crane.md", Title: "Crane Driver", Menu: "Crane", Category: "Ports",
				Description: "From the text", DescriptionDerived: true, Position: 2.5, Posting: true,
				Job: content.Job{
					Posted: "2026-01-02", Closes: "2026-03-04", EmploymentType: "PART_TIME", Locations: []string{"Hamburg", "Gothenburg"},
					Workplace: "onsite", Apply: "mailto:crane@harbour.example",
				},
				DeclaredSkills: []content.DeclaredSkill{{Name: "Go"}, {Name: "Winch operation"}},
				HTML:           "<p>Lift &amp; lower</p>",
				Headings:       []content.Heading{{Level: 2, Text: "Duties"}, {Level: 2, Text: "Pay"}},
				Passages: []content.Passage{
					{Text: "Lift & lower"},
					{Heading: "Duties", Anchor: "duties", Section: "duties", Text: "Ropes\nChains"},
				},
			},
			{Path: "/jobs/crane-2", File: "jobs/crane-2.md", Title: "Crane Driver", Menu: "Crane", Category: "Ports", Position: 2.5, Posting: true},
			{Path: "/about", File: "about.md", Title: "About", Menu: "About", Category: "About us", Position: 2.5},
		},
		Assets: []content.Asset{
			{Path: "/logo.svg", Name: "logo.svg", FS: fstest.MapFS{"logo.svg": {Data: []byte("<svg/>")}}},
			{Path: "/images/team/all.png", Name: "x/all.png", FS: fstest.MapFS{"x/all.png": {Data: []byte("\x89PNG")}}},
			{Path: "/images/empty.txt", Name: "empty", FS: fstest.MapFS{"empty": {}}},
		},
	}
}

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
			lexicon, err := skills.Default().Extend(site.Settings.Skills)
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range site.Pages {
				want := newPage(p, lexicon.Detect(p))
				n, ok := g.Find(p.Path)
				if !ok {
					t.Fatalf("Find(%q) finds nothing", p.Path)
				}
				got, err := g.Page(n)
				if err != nil || !reflect.DeepEqual(got, want) {
					t.Errorf("Page(%d) = %+v, %v\nwant %+v", n, got, err, want)
				}
				if names := values(g.Skill(), n); !slices.Equal(names, skillNames(want)) {
					t.Errorf("column of skills of %s = %q, want %q", p.Path, names, skillNames(want))
				}
				if names := values(g.Category(), n); strings.Join(names, "") != p.Category {
					t.Errorf("column of categories of %s = %q, want %q", p.Path, names, p.Category)
				}
			}
		})
	}
}

func values(c *Column, n uint32) []string {
	var names []string
	for _, ord := range c.Of(n) {
		names = append(names, c.Values[ord])
	}
	return names
}

func skillNames(p *Page) []string {
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
		c, err := g.Card(uint32(n))
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
		ranks = append(ranks, g.TitleRank(uint32(n)))
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
	for _, p := range site.Pages[:50] {
		q := bleve.NewTermQuery(p.Path)
		q.SetField(FieldPath)
		r, err := g.Bleve().Search(bleve.NewSearchRequest(q))
		if err != nil || len(r.Hits) != 1 {
			t.Fatalf("%s: %d hits, %v", p.Path, len(r.Hits), err)
		}
		doc := r.Hits[0].IndexInternalID.Value()
		if c, err := g.Card(g.Ordinal(doc)); err != nil || c.Path != p.Path {
			t.Errorf("document %d is %s (%v), want %s", doc, c.Path, err, p.Path)
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
		FieldTitle:       6.0 / 4, // Welcome; Crane Driver twice; About
		FieldHeadings:    2,       // Duties, Pay
		FieldDescription: 0,       // the only one is derived
		FieldShared:      2,
		FieldFacts:       (6 + 1 + 2) / 3.0,
		"nosuchfield":    0,
	} {
		if got := g.MeanLength(field); got != want {
			t.Errorf("MeanLength(%q) = %v, want %v", field, got, want)
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

func TestASiteWithoutPagesIsAnIndex(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if m := mustBuild(t, &content.Site{}, dir); m.Pages != 0 {
		t.Errorf("%d pages", m.Pages)
	}
	g := mustOpen(t, dir)
	r, err := g.Bleve().Search(bleve.NewSearchRequest(bleve.NewMatchQuery("anything")))
	if err != nil || r.Total != 0 {
		t.Errorf("%d hits, %v", r.Total, err)
	}
	if _, ok := g.Find("/"); ok || len(g.Under("")) != 0 || len(g.Skill().Values) != 0 {
		t.Error("there is a page")
	}
}

func TestTwoPagesOfOnePathAreAnError(t *testing.T) {
	t.Parallel()
	site := &content.Site{Pages: []*content.Page{{Path: "/x", File: "x.md"}, {Path: "/x", File: "x/index.md"}}}
	_, err := Build(t.Context(), site, t.TempDir(), BuildOptions{})
	if err == nil || !strings.Contains(err.Error(), "x.md and x/index.md both have the path /x") {
		t.Errorf("Build: %v", err)
	}
}

// Same content: same id and same answers, whatever order pages come in, where
// the index is, and how many processors build it.
func TestTheSameContentGivesTheSameGeneration(t *testing.T) {
	site := indextest.Site(200, 5)
	var ids, dumps []string
	for i, procs := range []int{1, 2, 5} {
		was := runtime.GOMAXPROCS(procs)
		shuffled := *site
		shuffled.Pages = slices.Clone(site.Pages)
		slices.Reverse(shuffled.Pages[i:])
		dir := filepath.Join(t.TempDir(), strings.Repeat("deep/", i))
		ids = append(ids, mustBuild(t, &shuffled, dir).ID)
		dumps = append(dumps, dump(t, mustOpen(t, dir)))
		runtime.GOMAXPROCS(was)
	}
	for i := range ids {
		if ids[i] != ids[0] || dumps[i] != dumps[0] {
			t.Errorf("build %d: id %s, want %s; same dump: %v", i, ids[i], ids[0], dumps[i] == dumps[0])
		}
	}
}

// dump writes everything that a generation answers: pages, columns, and the
// postings of every term with their places.
func dump(t *testing.T, g *Generation) string {
	t.Helper()
	var b strings.Builder
	for n := range uint32(g.Len()) {
		p, err := g.Page(n)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%+v %v %v %d\n", p, values(g.Skill(), n), values(g.Category(), n), g.TitleRank(n))
	}
	b.WriteString(strings.Join(postings(t, g), "\n"))
	return b.String()
}

func postings(t *testing.T, g *Generation) []string {
	t.Helper()
	advanced, err := g.Bleve().Advanced()
	if err != nil {
		t.Fatal(err)
	}
	r, err := advanced.Reader()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = r.Close() }()
	var lines []string
	for _, field := range slices.Concat(analysedFields, keywordFields) {
		terms, err := r.FieldDict(field)
		if err != nil {
			t.Fatal(err)
		}
		for entry, err := terms.Next(); entry != nil; entry, err = terms.Next() {
			if err != nil {
				t.Fatal(err)
			}
			reader, err := r.TermFieldReader(t.Context(), []byte(entry.Term), field, true, true, true)
			if err != nil {
				t.Fatal(err)
			}
			for d, err := reader.Next(nil); d != nil; d, err = reader.Next(nil) {
				if err != nil {
					t.Fatal(err)
				}
				line := fmt.Sprintf("%s %s %d: %d %.6f", field, entry.Term, g.Ordinal(d.ID.Value()), d.Freq, d.Norm)
				for _, v := range d.Vectors {
					line += fmt.Sprintf(" %d", v.Pos)
				}
				lines = append(lines, line)
			}
		}
	}
	slices.Sort(lines)
	return lines
}

// What bleve has of a page is what Analyze makes of FieldText.
func TestBleveHoldsTheTermsOfAnalyze(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	mustBuild(t, handmade(), dir)
	g := mustOpen(t, dir)
	var want []string
	for n := range uint32(g.Len()) {
		p, err := g.Page(n)
		if err != nil {
			t.Fatal(err)
		}
		for _, field := range analysedFields {
			for _, token := range Analyze(FieldText(field, p)) {
				want = append(want, fmt.Sprintf("%s %s %d: %d", field, token.Term, n, token.Position))
			}
		}
	}
	slices.Sort(want)
	var got []string
	for _, line := range postings(t, g) {
		if field, _, _ := strings.Cut(line, " "); !slices.Contains(analysedFields, field) {
			continue
		}
		head, places, _ := strings.Cut(line, ": ")
		for _, place := range strings.Fields(places)[2:] {
			got = append(got, head+": "+place)
		}
	}
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("bleve holds\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestUnchangedContentBuildsNothing(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	first := mustBuild(t, handmade(), dir)
	again := mustBuild(t, handmade(), dir)
	if first.Unchanged || !again.Unchanged || first.ID != again.ID {
		t.Errorf("first unchanged %v, again unchanged %v, ids %s and %s", first.Unchanged, again.Unchanged, first.ID, again.ID)
	}
}

func TestADamagedGenerationIsBuiltAgain(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	m := mustBuild(t, handmade(), dir)
	if err := os.Truncate(filepath.Join(dir, generationName(m.ID), cardsFile), 9); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(dir); !errors.Is(err, ErrCorrupt) {
		t.Errorf("Open: %v, want ErrCorrupt", err)
	}
	if again := mustBuild(t, handmade(), dir); again.ID != m.ID || again.Unchanged {
		t.Errorf("id %s unchanged %v", again.ID, again.Unchanged)
	}
	mustOpen(t, dir)
}

func TestOldGenerationsAreKeptAndComeBack(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	var ids []string
	for seed := range uint64(keepGenerations + 2) {
		ids = append(ids, mustBuild(t, indextest.Site(2, seed), dir).ID)
	}
	names, err := filepath.Glob(filepath.Join(dir, "gen-*"))
	if err != nil || len(names) != keepGenerations {
		t.Errorf("%d generations are kept (%v), want %d", len(names), err, keepGenerations)
	}
	if _, err := os.Stat(filepath.Join(dir, generationName(ids[1]))); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("an old generation is still there: %v", err)
	}
	back := mustBuild(t, indextest.Site(2, 3), dir)
	if current, err := Current(dir); back.ID != ids[3] || current != ids[3] || back.Unchanged {
		t.Errorf("built %s, current %s (%v), want %s", back.ID, current, err, ids[3])
	}
}

func TestLeftoversOfAKilledBuildAreSwept(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	mustBuild(t, handmade(), dir)
	left := filepath.Join(dir, buildPrefix+"123", "bleve", "store")
	if err := os.MkdirAll(left, 0o755); err != nil {
		t.Fatal(err)
	}
	mustBuild(t, handmade(), dir)
	if left := leftovers(t, dir); len(left) > 0 {
		t.Errorf("%v are still there", left)
	}
}

// CI builds as one user and a server reads as another.
func TestEverythingHasTheModeOfItsFolder(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "index")
	mustBuild(t, handmade(), dir)
	info, err := os.Stat(dir)
	if err != nil {
		t.Fatal(err)
	}
	want := info.Mode().Perm() // 0777 less the umask
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		mode := want
		if !d.IsDir() {
			mode &^= 0o111
		}
		if info.Mode().Perm() != mode {
			t.Errorf("%s has mode %v, want %v", path, info.Mode().Perm(), mode)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

func TestABuildThatIsCancelledChangesNothing(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	old := mustBuild(t, handmade(), dir)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Build(ctx, indextest.Site(50, 1), dir, BuildOptions{}); !errors.Is(err, context.Canceled) {
		t.Errorf("Build: %v", err)
	}
	if m, err := Verify(dir); err != nil || m.ID != old.ID {
		t.Errorf("Verify: %v, %v", m, err)
	}
	if left := leftovers(t, dir); len(left) > 0 {
		t.Errorf("%v are left", left)
	}
}

func TestAnAssetThatCannotBeReadFailsTheBuild(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	old := mustBuild(t, handmade(), dir)
	site := indextest.Site(3, 1)
	site.Assets = []content.Asset{{Path: "/gone.png", Name: "gone.png", FS: fstest.MapFS{}}}
	if _, err := Build(t.Context(), site, dir, BuildOptions{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("Build: %v", err)
	}
	if m, err := Verify(dir); err != nil || m.ID != old.ID {
		t.Errorf("Verify: %v, %v", m, err)
	}
}

func TestOneBuildAtATime(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	unlock, err := lock(t.Context(), dir, time.Second)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := lock(t.Context(), dir, time.Millisecond); !errors.Is(err, ErrLocked) {
		t.Errorf("second lock: %v, want ErrLocked", err)
	}
	if err := unlock(); err != nil {
		t.Fatal(err)
	}
	mustBuild(t, handmade(), dir)
}

func TestBuildsAtTheSameTimeDoNotMix(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	var wg sync.WaitGroup
	for seed := range uint64(6) {
		wg.Go(func() { mustBuild(t, indextest.Site(5, seed%3), dir) })
	}
	wg.Wait()
	if _, err := Verify(dir); err != nil {
		t.Error(err)
	}
	if left := leftovers(t, dir); len(left) > 0 {
		t.Errorf("%v are left", left)
	}
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
