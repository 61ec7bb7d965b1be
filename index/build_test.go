package index

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/frontmatter"
	"github.com/careers-index/careers/content/markdown"
	"github.com/careers-index/careers/content/settings"
	"github.com/careers-index/careers/content/tree"
	"github.com/careers-index/careers/index/indextest"
	"github.com/careers-index/careers/index/skills"
	"github.com/careers-index/careers/index/skills/lexicon"
)

// small detects two skills, and is made in no time, for tests that are about files.
var small = func() *skills.Detector {
	l, err := lexicon.Decode([]byte(`[{"name": "Go", "kind": "language"}, {"name": "Kubernetes", "aliases": ["k8s"], "kind": "tool"}]`))
	if err != nil {
		panic(err)
	}
	return skills.NewDetector(l)
}()

func mustBuild(t testing.TB, site *content.Site, dir string) *Built {
	t.Helper()
	return mustBuildWith(t, site, dir, BuildOptions{Detector: small, Volatile: true})
}

func mustBuildWith(t testing.TB, site *content.Site, dir string, o BuildOptions) *Built {
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
		Digest: strings.Repeat("ab", 32),
		Settings: settings.Settings{
			Title: "Harbour & Sons", URL: "https://harbour.example", Language: "en", Accent: "#123456", LogoDark: "/logo.svg",
			Organization: "Harbour & Sons Ltd", PostingCategories: []string{"Ports", "Ships"}, Skills: []byte("Winch operation: []\n"),
			SkillsAt: diag.Position{File: "careers.yaml", Line: 9, Column: 3}, Rules: map[string]diag.Severity{"no-description": diag.Off},
			Synonyms: [][]string{{"Crane Driver", "Crane Operator"}, {"Winch", "Windlass", "Winde"}},
		},
		Pages: []*content.Page{
			{Path: "/", File: "index.md", Title: "Welcome", Menu: "Home", Position: -1, HTML: "<p>Hello</p>"},
			{
				Path: "/jobs/crane", File: "jobs/crane.md", Title: "Crane Driver", Menu: "Crane", Category: "Ports",
				Description: "From the text", DescriptionDerived: true, Position: 2.5, Posting: true,
				Job: frontmatter.Job{
					Posted: "2026-01-02", Closes: "2026-03-04", EmploymentTypes: []string{"part-time"}, Locations: []string{"Hamburg", "Gothenburg"},
					Workplace: "onsite", Apply: "mailto:crane@harbour.example",
				},
				DeclaredSkills: []frontmatter.Name{{Name: "Go"}, {Name: "Winch operation"}},
				HTML:           "<p>Lift &amp; lower</p>",
				Headings:       []markdown.Heading{{Level: 2, Text: "Duties"}, {Level: 2, Text: "Pay"}},
				Passages: []markdown.Passage{
					{Text: "Lift & lower"},
					{Heading: "Duties", Anchor: "duties", Section: "duties", Text: "Ropes\nChains"},
				},
			},
			{Path: "/jobs/crane-2", File: "jobs/crane-2.md", Title: "Crane Driver", Menu: "Crane", Category: "Ports", Position: 2.5, Posting: true},
			{Path: "/about", File: "about.md", Title: "About", Menu: "About", Category: "About us", Position: 2.5},
		},
		Assets: []tree.Asset{
			{Path: "/logo.svg", Name: "logo.svg", FS: fstest.MapFS{"logo.svg": {Data: []byte("<svg/>")}}},
			{Path: "/images/team/all.png", Name: "x/all.png", FS: fstest.MapFS{"x/all.png": {Data: []byte("\x89PNG")}}},
			{Path: "/images/empty.txt", Name: "empty", FS: fstest.MapFS{"empty": {}}},
		},
	}
}

func TestASiteWithoutPagesIsAnIndex(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if m := mustBuild(t, &content.Site{}, dir); m.Pages != 0 {
		t.Errorf("%d pages", m.Pages)
	}
	g := mustOpen(t, dir)
	if g.Terms().Words.Len() != 0 {
		t.Error("there is a word")
	}
	if _, ok := g.Find("/"); ok || len(g.Under("")) != 0 || g.ValueCount() != 0 {
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
	mustWrite(t, filepath.Join(dir, generationName(m.ID), cardsFile), []byte("careers"))
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
	if current, _, err := Current(dir); back.ID != ids[3] || current != back.Key() || back.Unchanged {
		t.Errorf("built %s, current %s (%v), want %s", back.ID, current, err, ids[3])
	}
}

func TestLeftoversOfAKilledBuildAreSwept(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	mustBuild(t, handmade(), dir)
	left := filepath.Join(dir, buildPrefix+"123", piecesFolder, "1")
	if err := os.MkdirAll(left, 0o755); err != nil {
		t.Fatal(err)
	}
	mustBuild(t, handmade(), dir)
	if left := leftovers(t, dir); len(left) > 0 {
		t.Errorf("%v are still there", left)
	}
}

// CI builds as one user and a server reads as another.
func TestEverythingHasTheModeOfItsFolderAndGenerationsAreReadOnly(t *testing.T) {
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
			if strings.HasPrefix(filepath.Base(filepath.Dir(path)), "gen-") {
				mode &^= 0o222
			}
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
	site.Assets = []tree.Asset{{Path: "/gone.png", Name: "gone.png", FS: fstest.MapFS{}}}
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
