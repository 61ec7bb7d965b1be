package searchtest

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"io/fs"
	"maps"
	"math/rand/v2"
	"path"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/careers-index/careers/content/pay"
	"github.com/careers-index/careers/content/settings"
	"github.com/careers-index/careers/content/tree"
	"github.com/careers-index/careers/search"
)

// What a site says of itself: its settings, its facets, its pages, its files.

// facetNames are the facets of a site that chooses none.
var facetNames = []string{"category", "level", "place", "posted", "section", "skill", "type", "workplace"}

func whatASiteSaysOfItself(t *testing.T, open Open) {
	plain := Site("Baker", "*About us")
	plain.Settings = settings.Settings{
		Title: "Jobs", URL: "https://careers.example/x", Language: "de-AT", Accent: "#123456", LogoLight: "/logo.svg", LogoDark: "https://careers.example/d.svg",
		Organization: "Example Ltd", PostingCategories: []string{"Jobs", "Stellen"}, NoInsights: true,
	}
	e := open(t, plain)
	got := *e.Site()
	if got.Generation == "" || got.Generation != Ask(t, e, search.Request{}).Generation {
		t.Errorf("generation %q", got.Generation)
	}
	if names := slices.Sorted(slices.Values(got.Facets.Names())); !slices.Equal(names, facetNames) {
		t.Errorf("facets %q, want %q", names, facetNames)
	}
	if label := got.Facets.ValueLabel("type", "full-time"); label != "Full time" {
		t.Errorf("full-time is shown as %q", label)
	}
	got.Generation, got.Facets, got.Assets, got.Pages = "", nil, nil, nil
	want := search.Site{
		Title: "Jobs", URL: "https://careers.example/x", Language: "de-AT", Accent: "#123456", LogoLight: "/logo.svg", LogoDark: "https://careers.example/d.svg",
		Organization: "Example Ltd", PostingCategories: []string{"Jobs", "Stellen"}, NoInsights: true,
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
	if first, second := e.Site(), e.Site(); first != second {
		t.Error("two descriptions of one site")
	}

	paid := Site("Baker")
	paid.Digest = "paid"
	paid.Pages[0].Job.Pay = pay.Pay{Max: 10, Currency: "EUR", Per: "hour"}
	paid.Settings.Facets = []settings.Facet{{Name: "team", Label: "Team", Key: "department"}, {Name: "place", Label: "Where"}}
	other := open(t, paid)
	if !other.Site().Pays || other.Site() == e.Site() {
		t.Errorf("a site with pay: %+v", other.Site())
	}
	var shown, hidden []string
	for _, f := range other.Site().Facets {
		if f.Hidden {
			hidden = append(hidden, f.Name)
		} else {
			shown = append(shown, f.Name+" "+f.Label)
		}
	}
	if !slices.Equal(shown, []string{"team Team", "place Where"}) || !slices.Equal(hidden, []string{"category", "skill", "posted", "section"}) {
		t.Errorf("facets of the settings: %q, hidden %q", shown, hidden)
	}
}

// pagesOfASite are listed in one order, with what navigation needs.
func pagesOfASite(t *testing.T, open Open) {
	site := mixedSite(rand.New(rand.NewPCG(7, 7)), 230)
	for i, p := range site.Pages {
		if p.Menu = ""; i%3 == 0 {
			p.Menu = "Menu " + p.Path
		}
		if i%2 == 0 {
			p.Updated = time.Date(2026, 3, 1+i%28, 12, 0, 0, 0, time.UTC)
		}
	}
	var want []search.PageRef
	for _, p := range site.Pages {
		ref := search.PageRef{Path: p.Path, Title: p.Title, Menu: p.Menu, Category: p.Category, Position: p.Position, Posting: p.Posting}
		if !p.Updated.IsZero() {
			ref.Updated = p.Updated.Format(time.RFC3339)
		}
		want = append(want, ref)
	}
	slices.SortFunc(want, func(a, b search.PageRef) int {
		return cmp.Or(cmp.Compare(a.Position, b.Position), strings.Compare(a.Title, b.Title), strings.Compare(a.Path, b.Path))
	})
	e := open(t, site)
	for range 2 { // they can be read again
		i := 0
		for got, err := range e.Site().Pages {
			if err != nil {
				t.Fatal(err)
			}
			if i == len(want) || got != want[i] {
				t.Fatalf("page %d: %+v of %d", i, got, len(want))
			}
			i++
		}
		if i != len(want) {
			t.Errorf("%d pages, want %d", i, len(want))
		}
	}
	for ref, err := range e.Site().Pages {
		if err != nil || ref != want[0] {
			t.Errorf("the first page: %+v, %v", ref, err)
		}
		break
	}
}

// filesOfASite can be read whole and in parts, however long they are.
func filesOfASite(t *testing.T, open Open) {
	long := make([]byte, 2_500_000)
	random := rand.NewChaCha8([32]byte{1})
	if _, err := random.Read(long); err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{"logo.svg": {Data: []byte("<svg/>")}, "images/team photo é.png": {Data: long}, "empty.txt": {}}
	site := Site("Baker")
	for _, name := range slices.Sorted(maps.Keys(files)) {
		site.Assets = append(site.Assets, tree.Asset{Path: "/" + name, Name: name, FS: files})
	}
	assets := open(t, site).Site().Assets
	for name, file := range files {
		got, err := fs.ReadFile(assets, name)
		if err != nil || !bytes.Equal(got, file.Data) {
			t.Errorf("%s: %d bytes, %v; want %d", name, len(got), err, len(file.Data))
		}
		info, err := fs.Stat(assets, name)
		if err != nil || info.Size() != int64(len(file.Data)) || info.IsDir() || info.Name() != path.Base(name) {
			t.Errorf("%s: %+v, %v", name, info, err)
		}
	}
	for name, want := range map[string]error{"none.txt": fs.ErrNotExist, "images/none.png": fs.ErrNotExist, "/logo.svg": fs.ErrInvalid, "../logo.svg": fs.ErrInvalid} {
		if _, err := assets.Open(name); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", name, err, want)
		}
	}
	f, err := assets.Open("images/team photo é.png")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	seeker, ok := f.(io.ReadSeeker)
	if !ok {
		t.Fatal("a file cannot seek: parts of it cannot be served")
	}
	for _, at := range []int64{2_000_000, 1<<20 - 3, 0} {
		part := make([]byte, 7)
		if _, err := seeker.Seek(at, io.SeekStart); err != nil {
			t.Fatal(err)
		}
		if _, err := io.ReadFull(seeker, part); err != nil || !bytes.Equal(part, long[at:at+7]) {
			t.Errorf("at %d: %x, %v, want %x", at, part, err, long[at:at+7])
		}
	}
}
