package twin_test

import (
	"testing"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web/twin"
)

func TestTwinsAreBesideTheirPages(t *testing.T) {
	t.Parallel()
	for path, address := range map[string]string{"/": "/index.md", "/jobs/cook": "/jobs/cook.md", "/a b": "/a%20b.md", "/notes.md": "/notes.md.md"} {
		if got := twin.Address(path); got != address {
			t.Errorf("the twin of %s is at %s, want %s", path, got, address)
		}
	}
	for address, path := range map[string]string{"/index.md": "/", "/jobs/cook.md": "/jobs/cook", "/a b.md": "/a b", "/jobs/cook": "", "/.md": "", ".md": "", "/": ""} {
		if got := twin.Path(address); got != path {
			t.Errorf("at %s is the twin of %q, want %q", address, got, path)
		}
	}
}

func TestATwinSaysWhatThePageSays(t *testing.T) {
	t.Parallel()
	p := &search.Page{
		Path: "/jobs/cook", Title: "Cook  of\nthe galley", Category: "Open Positions", Description: "Cook", Skills: []string{"Knives", "Fire"},
		HTML: `<p>Read <a href="../about">about us</a> &amp; <em>apply</em>.</p><h2 id="how">How</h2><ul><li>Soup</li><li>Bread</li></ul>`,
		Job:  search.Job{Locations: []string{"Oslo"}, Posted: "2026-01-02", Apply: "/apply here"},
	}
	got, err := twin.Of(p, "https://jobs.example.com", nil)
	const want = `# Cook of the galley

- Category: Open Positions
- Facts: Oslo
- Skills: Knives, Fire
- Posted: 2026-01-02
- Apply: https://jobs.example.com/apply%20here
- Page: https://jobs.example.com/jobs/cook

Read [about us](https://jobs.example.com/about) & *apply*.

## How

- Soup
- Bread
`
	if err != nil || got != want {
		t.Errorf("%v\n%s\nwant %s", err, got, want)
	}
	const item = "- [Cook of the galley](https://jobs.example.com/jobs/cook.md): Open Positions · Oslo · Cook\n"
	if got := twin.Item(p, "https://jobs.example.com", nil); got != item {
		t.Errorf("%s, want %s", got, item)
	}
}
