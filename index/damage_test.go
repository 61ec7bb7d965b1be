package index

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/index/assets"
	"github.com/careers-index/careers/index/facet"
	"github.com/careers-index/careers/index/fulltext"
	"github.com/careers-index/careers/index/indextest"
	"github.com/careers-index/careers/index/skills"
	"github.com/careers-index/careers/index/skills/lexicon"
	"github.com/careers-index/careers/index/storage"
)

// damage is one way to spoil an index folder, in one file or two.
type damage struct {
	name  string
	files []string
	spoil func(t *testing.T, dir string)
}

// damages spoils every file of the index in dir in many ways.
func damages(t *testing.T, dir string) []damage {
	t.Helper()
	flips, cuts := 15, 5
	if *soak {
		flips, cuts = 150, 50
	}
	r := rand.New(rand.NewPCG(3, 4))
	var list []damage
	files := indexFiles(t, dir)
	for i, file := range files {
		name := filepath.Join(dir, file)
		size := len(mustRead(t, name))
		add := func(how string, spoil func(t *testing.T, dir string), files ...string) {
			list = append(list, damage{file + " " + how, append(files, file), spoil})
		}
		change := func(how string, f func(data []byte) []byte) {
			add(how, func(t *testing.T, _ string) { mustWrite(t, name, f(mustRead(t, name))) })
		}
		for range flips {
			at, bit := r.IntN(size), byte(1)<<r.IntN(8)
			change("with a flipped bit", func(b []byte) []byte { b[at] ^= bit; return b })
		}
		for range cuts {
			n := r.IntN(size)
			change("cut off", func(b []byte) []byte { return b[:n] })
		}
		change("longer", func(b []byte) []byte { return append(b, 0) })
		change("twice", func(b []byte) []byte { return append(b, b...) })
		change("empty", func([]byte) []byte { return nil })
		page := r.IntN(size) / 512 * 512
		change("with a page of another", func(b []byte) []byte {
			for j := page; j < min(page+512, size); j++ {
				b[j] = ^b[j]
			}
			return b
		})
		add("missing", func(t *testing.T, _ string) { mustDo(t, os.Remove(name)) })
		add("a folder", func(t *testing.T, _ string) {
			mustDo(t, os.Remove(name))
			mustDo(t, os.Mkdir(name, 0o755))
		})
		add("a link", func(t *testing.T, _ string) {
			target := filepath.Join(t.TempDir(), "target")
			mustWrite(t, target, mustRead(t, name))
			mustDo(t, os.Remove(name))
			mustDo(t, os.Symlink(target, name))
		})
		other := files[(i+1+r.IntN(len(files)-1))%len(files)]
		add("swapped with "+other, func(t *testing.T, dir string) {
			own, others := mustRead(t, name), mustRead(t, filepath.Join(dir, other))
			if bytes.Equal(own, others) {
				own = append(own, 1)
			}
			mustWrite(t, name, others)
			mustWrite(t, filepath.Join(dir, other), own)
		}, other)
	}
	return list
}

// isForBuilds reports whether only what builds read is spoiled, and not how much.
func (d *damage) isForBuilds(t *testing.T, dir string, sound map[string][]byte) bool {
	t.Helper()
	for _, file := range d.files {
		info, err := os.Lstat(filepath.Join(dir, file))
		if !isForBuilds(filepath.Base(file)) || err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(sound[file])) {
			return false
		}
	}
	return true
}

// indexFiles are the files of an index folder that must not change.
func indexFiles(t *testing.T, dir string) []string {
	t.Helper()
	names, err := listFiles(dir)
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	for _, name := range names {
		if name != lockName {
			files = append(files, name)
		}
	}
	return files
}

func mustDo(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func mustRead(t *testing.T, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(name)
	mustDo(t, err)
	return b
}

// mustWrite writes a file, also over one that is read-only.
func mustWrite(t *testing.T, name string, b []byte) {
	t.Helper()
	if err := os.Remove(name); !errors.Is(err, fs.ErrNotExist) {
		mustDo(t, err)
	}
	mustDo(t, os.WriteFile(name, b, 0o644))
}

// Whatever happens to a file, the manifest's check refuses the generation, and so Open does
// before anything is opened: all but what is in files that only builds read, if they are as
// long as they must be.
func TestADamagedGenerationIsRefused(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	mustBuild(t, indextest.Site(6, 1), dir)
	list := damages(t, dir)
	if len(list) < 300 {
		t.Errorf("only %d ways to spoil a generation", len(list))
	}
	sound := map[string][]byte{}
	for _, file := range indexFiles(t, dir) {
		sound[file] = mustRead(t, filepath.Join(dir, file))
	}
	for _, d := range list {
		d.spoil(t, dir)
		if _, err := Verify(dir); !refusal(err) {
			t.Errorf("%s: Verify returns %v", d.name, err)
		}
		g, err := Open(dir)
		if want := !d.isForBuilds(t, dir, sound); refusal(err) != want || !want && err != nil {
			t.Errorf("%s: Open returns %v", d.name, err)
		}
		if err == nil {
			mustDo(t, g.Close())
		}
		for _, file := range d.files {
			mustDo(t, os.RemoveAll(filepath.Join(dir, file)))
			mustWrite(t, filepath.Join(dir, file), sound[file])
		}
	}
	mustOpen(t, dir)
}

func refusal(err error) bool {
	return errors.Is(err, ErrCorrupt) || errors.Is(err, ErrSchema) || errors.Is(err, ErrNoIndex)
}

// A file of another generation in place of one's own is refused, even where
// both are sound.
func TestAForeignFileIsRefused(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	other := filepath.Join(dir, generationName(mustBuild(t, indextest.Site(4, 1), dir).ID))
	own := filepath.Join(dir, generationName(mustBuild(t, indextest.Site(4, 2), dir).ID))
	same := 0
	for _, file := range indexFiles(t, own) {
		was, foreign := mustRead(t, filepath.Join(own, file)), mustRead(t, filepath.Join(other, file))
		if bytes.Equal(was, foreign) {
			same++
			continue
		}
		mustWrite(t, filepath.Join(own, file), foreign)
		if _, err := Verify(dir); !errors.Is(err, ErrCorrupt) {
			t.Errorf("%s of another generation: %v", file, err)
		}
		mustWrite(t, filepath.Join(own, file), was)
	}
	if same != 6 { // settings, lexicon, synonyms, no assets, no addresses, nothing kept
		t.Errorf("%d files are the same in both", same)
	}
	mustWrite(t, filepath.Join(own, "more"), []byte("more"))
	if _, err := Verify(dir); !errors.Is(err, ErrCorrupt) || !strings.Contains(err.Error(), "more: not in the manifest") {
		t.Errorf("a file too many: %v", err)
	}
}

func TestVerifyNamesEveryFileThatDiffers(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	folder := filepath.Join(dir, generationName(mustBuild(t, indextest.Site(4, 1), dir).ID))
	mustDo(t, os.Remove(filepath.Join(folder, cardsFile)))
	mustWrite(t, filepath.Join(folder, settingsFile), []byte("{}"))
	b := mustRead(t, filepath.Join(folder, bodiesFile))
	b[len(b)/2] ^= 1
	mustWrite(t, filepath.Join(folder, bodiesFile), b)
	_, err := Verify(dir)
	for _, want := range []string{folder, "cards: missing", "settings.json: 2 bytes, the manifest says ", "bodies: SHA-256 differs"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Verify: %v\ndoes not say %q", err, want)
		}
	}
}

func TestErrorsOfOpenSayWhatToDo(t *testing.T) {
	t.Parallel()
	built := t.TempDir()
	id := mustBuild(t, handmade(), built).ID
	manifest := filepath.Join(generationName(id), manifestName)
	for name, tt := range map[string]struct {
		spoil func(t *testing.T, dir string)
		want  error
		says  string
	}{
		"no folder":     {func(t *testing.T, dir string) { mustDo(t, os.RemoveAll(dir)) }, ErrNoIndex, "no index there"},
		"no pointer":    {func(t *testing.T, dir string) { mustDo(t, os.Remove(filepath.Join(dir, pointerName))) }, ErrNoIndex, "no index there"},
		"bad pointer":   {func(t *testing.T, dir string) { mustWrite(t, filepath.Join(dir, pointerName), []byte("../../etc\n")) }, ErrCorrupt, "does not match"},
		"large pointer": {func(t *testing.T, dir string) { mustWrite(t, filepath.Join(dir, pointerName), make([]byte, 1<<20)) }, ErrCorrupt, "does not match"},
		"no generation": {func(t *testing.T, dir string) { mustDo(t, os.RemoveAll(filepath.Join(dir, generationName(id)))) }, ErrCorrupt, "does not match"},
		"no manifest":   {func(t *testing.T, dir string) { mustDo(t, os.Remove(filepath.Join(dir, manifest))) }, ErrCorrupt, "does not match"},
		"large manifest": {func(t *testing.T, dir string) {
			mustWrite(t, filepath.Join(dir, manifest), make([]byte, maxManifestBytes+1))
		}, ErrCorrupt, "larger than"},
		"older schema": {func(t *testing.T, dir string) {
			rewriteManifest(t, filepath.Join(dir, manifest), func(m *Manifest) { m.Schema = 0 })
		}, ErrSchema, "it has 0, this program reads "},
		"other words": {func(t *testing.T, dir string) {
			rewriteManifest(t, filepath.Join(dir, manifest), func(m *Manifest) { m.Analysis = "other" })
		}, ErrSchema, "another version of the analysis"},
		"other facets": {func(t *testing.T, dir string) {
			rewriteManifest(t, filepath.Join(dir, manifest), func(m *Manifest) { m.Facets = "other" })
		}, ErrSchema, "another version of the rules"},
		"another id": {func(t *testing.T, dir string) {
			rewriteManifest(t, filepath.Join(dir, manifest), func(m *Manifest) { m.Content = "other" })
		}, ErrCorrupt, "an id that does not follow from its contents"},
	} {
		dir := filepath.Join(t.TempDir(), "index")
		mustDo(t, os.CopyFS(dir, os.DirFS(built)))
		tt.spoil(t, dir)
		if _, err := Open(dir); !errors.Is(err, tt.want) || !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%s: Open returns %v, want %v with %q", name, err, tt.want, tt.says)
		}
	}
}

// rewriteManifest changes a manifest and seals it again, as somebody could who
// means harm.
func rewriteManifest(t *testing.T, name string, change func(*Manifest)) {
	t.Helper()
	m := &Manifest{}
	mustDo(t, json.Unmarshal(mustRead(t, name), m))
	change(m)
	mustWrite(t, name, m.seal())
}

// An attacker can seal a manifest. Whatever it says, nothing crashes.
func TestASealedManifestOfOtherCountsIsAnError(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	manifest := filepath.Join(dir, generationName(mustBuild(t, handmade(), dir).ID), manifestName)
	empty := t.TempDir()
	emptyManifest := filepath.Join(empty, generationName(mustBuild(t, &content.Site{}, empty).ID), manifestName)
	for _, c := range []struct {
		dir, manifest string
		pages         []int
	}{{dir, manifest, []int{-1, 0, 1, 5, 1 << 30}}, {empty, emptyManifest, []int{-1, 1, 1 << 30}}} {
		for _, pages := range c.pages {
			rewriteManifest(t, c.manifest, func(m *Manifest) { m.Pages = pages })
			if g, err := Open(c.dir); err == nil {
				t.Errorf("%d pages: no error", pages)
				mustDo(t, g.Close())
			}
		}
	}
}

func TestTheSelfTestKnowsItsSite(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	mustBuild(t, handmade(), dir)
	g := mustOpen(t, dir)
	for name, change := range map[string]func(*content.Site){
		"a page too many":   func(s *content.Site) { s.Pages = append(s.Pages, &content.Page{Path: "/x"}) },
		"another path":      func(s *content.Site) { s.Pages[1].Path = "/jobs/other" },
		"another title":     func(s *content.Site) { s.Pages[2].Title = "Pilot" },
		"another rendering": func(s *content.Site) { s.Pages[0].HTML = "<p>Bye</p>" },
	} {
		site := handmade()
		change(site)
		if g.selfTest(sampleOf(site.Pages)) == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if err := g.selfTest(sampleOf(handmade().Pages)); err != nil {
		t.Errorf("its own site: %v", err)
	}
}

func TestOpenNewestFallsBack(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	var ids []string
	for seed := range uint64(3) {
		ids = append(ids, mustBuild(t, indextest.Site(3, seed), dir).ID)
	}
	check := func(wantID string, wantRefused error) {
		t.Helper()
		g, refused, err := (&Folder{Dir: dir}).OpenNewest()
		if err != nil {
			t.Fatal(err)
		}
		defer func() { mustDo(t, g.Close()) }()
		if g.Manifest().ID != wantID || !errors.Is(refused, wantRefused) {
			t.Errorf("opened %s, refused %v; want %s, %v", g.Manifest().ID, refused, wantID, wantRefused)
		}
	}
	check(ids[2], nil)
	mustDo(t, os.Remove(filepath.Join(dir, generationName(ids[2]), cardsFile)))
	check(ids[1], ErrCorrupt)
	mustWrite(t, filepath.Join(dir, pointerName), []byte("?"))
	check(ids[1], ErrCorrupt)
	mustDo(t, os.Remove(filepath.Join(dir, pointerName)))
	check(ids[1], ErrNoIndex)
	mustDo(t, os.Mkdir(filepath.Join(dir, pointerName), 0o755))
	check(ids[1], ErrCorrupt)
	mustDo(t, os.Remove(filepath.Join(dir, pointerName)))
	mustWrite(t, filepath.Join(dir, pointerName), []byte(generationName(strings.Repeat("0", 24))+"\n"))
	check(ids[1], ErrCorrupt)
	mustDo(t, os.RemoveAll(filepath.Join(dir, generationName(ids[1]))))
	mustDo(t, os.RemoveAll(filepath.Join(dir, generationName(ids[0]))))
	if _, _, err := (&Folder{Dir: dir}).OpenNewest(); !errors.Is(err, ErrCorrupt) {
		t.Errorf("nothing left: %v", err)
	}
	if _, _, err := (&Folder{Dir: t.TempDir()}).OpenNewest(); !errors.Is(err, ErrNoIndex) {
		t.Errorf("nothing there: %v", err)
	}
}

// Decoders get bytes that no manifest protects. They neither panic nor allocate much
// more memory than there are bytes.
func FuzzDecode(f *testing.F) {
	site := handmade()
	var b bytes.Buffer
	t := storage.NewWriter(&b)
	if err := assets.Encode(t, site.Assets); err != nil {
		f.Fatal(err)
	}
	if err := t.Close(); err != nil {
		f.Fatal(err)
	}
	f.Add(bytes.Clone(b.Bytes()))
	b.Reset()
	t = storage.NewWriter(&b)
	detector := skills.NewDetector(lexicon.Default())
	source, err := newSource(&content.Site{Pages: site.Pages[1:2]}, detector)
	if err != nil {
		f.Fatal(err)
	}
	docs, err := source.documents(context.Background())
	if err != nil {
		f.Fatal(err)
	}
	c := newColumns(docs, []Ordinal{0}, make([]float64, len(fulltext.Fields)))
	c.encode(t)
	if err := t.Close(); err != nil {
		f.Fatal(err)
	}
	f.Add(bytes.Clone(b.Bytes()))
	f.Add((&Manifest{Schema: SchemaVersion, Analysis: analysis.Digest()}).seal())
	f.Fuzz(func(t *testing.T, b []byte) {
		_ = storage.FirstString(b)
		if m, err := decodeManifest(b); err == nil && !bytes.Equal(m.seal(), b) {
			t.Error("a manifest that seal would not write")
		}
		table, err := storage.Open(b)
		if err != nil {
			return
		}
		for i := range table.Len() {
			_ = table.Get(i)
		}
		if a, err := assets.Decode(table); err == nil {
			mustDo(t, fs.WalkDir(a, ".", func(_ string, _ fs.DirEntry, err error) error { return err }))
		}
		for n := range 3 {
			facets := newFacets(facet.Table(nil, detector.Lexicon()))
			if c, err := decodeColumns(table, n, facets); err == nil {
				g := Generation{manifest: &Manifest{Pages: n}, columns: c}
				for i := range Ordinal(n) {
					_ = values(&g, "skill", i)
				}
			}
		}
	})
}
