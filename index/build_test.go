package index

import (
	"testing"

	"github.com/careers-index/careers/index/indextest"
)

func TestBuildThenOpenGivesThePagesBack(t *testing.T) {
	t.Parallel()
	site := indextest.Site(40, 1)
	dir := t.TempDir()
	if _, err := Build(t.Context(), site, dir, BuildOptions{}); err != nil {
		t.Fatal(err)
	}
	g, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	for _, p := range site.Pages {
		n, ok := g.Find(p.Path)
		if !ok {
			t.Fatalf("Find(%q) found nothing", p.Path)
		}
		got, err := g.Page(n)
		if err != nil {
			t.Fatal(err)
		}
		if got.HTML != p.HTML || got.Title != p.Title {
			t.Errorf("Page(%d) is %q, want %q", n, got.Title, p.Title)
		}
	}
}
