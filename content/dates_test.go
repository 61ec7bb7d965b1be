package content_test

import (
	"testing"
	"testing/fstest"
	"time"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/history"
)

// TestDatesOfAPage: front matter knows when a posting was put up, else its history does;
// it was changed when it or a section in it, at any depth, was.
func TestDatesOfAPage(t *testing.T) {
	t.Parallel()
	day := func(n int) time.Time { return time.Date(2026, 1, n, 12, 0, 0, 0, time.UTC) }
	files := fstest.MapFS{}
	for name, text := range map[string]string{
		"a.md":              "---\ntitle: A\ncategory: Open Positions\n---\n<common-section section-name=\"outer\"></common-section>\n",
		"b.md":              "---\ntitle: B\ncategory: Open Positions\ndate: 2025-12-24\n---\nText.\n",
		"c.md":              "---\ntitle: C\ncategory: About\n---\nText.\n",
		"new.md":            "---\ntitle: New\ncategory: Open Positions\n---\n<common-section section-name=\"outer\"></common-section>\n",
		"sections/outer.md": "Outer. <common-section section-name=\"inner\"></common-section>\n",
		"sections/inner.md": "Inner.\n",
	} {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	dates := history.Files{
		"a.md": {First: day(1), Last: day(2)}, "b.md": {First: day(3), Last: day(3)}, "c.md": {First: day(4), Last: day(5)},
		"sections/outer.md": {First: day(1), Last: day(6)}, "sections/inner.md": {First: day(1), Last: day(9)},
	}
	load := func(dates history.Files) *content.Site {
		site, err := content.Load(t.Context(), files, content.Options{History: dates})
		if err != nil {
			t.Fatal(err)
		}
		return content.Select(site, nil)
	}
	site := load(dates)
	for i, want := range []struct {
		posted  string
		updated time.Time
	}{{"2026-01-01", day(9)}, {"2025-12-24", day(3)}, {"", day(5)}, {"", time.Time{}}} {
		if p := site.Pages[i]; p.Job.Posted != want.posted || !p.Updated.Equal(want.updated) {
			t.Errorf("%s: posted %q, updated %v; want %+v", p.File, p.Job.Posted, p.Updated, want)
		}
	}
	if site.Digest == load(nil).Digest {
		t.Error("the dates are not in the digest")
	}
}
