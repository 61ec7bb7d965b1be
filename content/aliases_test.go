package content

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

func TestAliasesOfAPage(t *testing.T) {
	t.Parallel()
	for front, want := range map[string]string{
		"title: A": "",
		"aliases: [/old/x, other, ../up/, /jobs/a]":                 "/old/x /jobs/other /up",
		"aliases: /join/a.html":                                     "/join/a.html",
		"redirect_from:\n  - /b/\n  - /c/index.html":                "/b /c",
		"permalink: /positions/a/":                                  "/positions/a",
		"permalink: positions/a/":                                   "/positions/a",
		"permalink: https://jobs.example.com/a%20b?x=1#y":           "/a b",
		"permalink: /jobs/:title/":                                  "",
		"slug: data-engineer":                                       "/jobs/data-engineer",
		"slug: a":                                                   "",
		"slug: a/b":                                                 "",
		"aliases: ['', ' ', '%zz', '/ok', '/ok', '//evil.example']": "/ok",
	} {
		site, err := Load(t.Context(), fstest.MapFS{"jobs/a.md": {Data: []byte("---\n" + front + "\n---\nText.\n")}}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		var paths []string
		for _, a := range site.Pages[0].Aliases {
			paths = append(paths, a.Path)
		}
		if got := strings.Join(paths, " "); got != want {
			t.Errorf("%s: %q, want %q", front, got, want)
		}
	}
}

// TestClosedPostingsAreTold: those that people could have seen, and no draft.
func TestClosedPostingsAreTold(t *testing.T) {
	t.Parallel()
	files := fstest.MapFS{"open.md": {Data: []byte("---\ntitle: Open\ncategory: Open Positions\n---\nText.\n")}}
	var want []string
	for name, c := range map[string]struct {
		front string
		gone  bool
	}{
		"closed":        {"closes: 2026-01-31", true},
		"filled":        {"status: filled", true},
		"besetzt":       {"status: besetzt", true},
		"archived":      {"archived: true", true},
		"notopen":       {"open: false", true},
		"draft":         {"draft: true", false},
		"draftclosed":   {"draft: true\ncloses: 2026-01-31", false},
		"archiveddraft": {"archived: true\ndraft: true", false},
		"hold":          {"status: on hold", false},
		"inactive":      {"active: false", false},
		"inactivepast":  {"active: false\ncloses: 2026-01-31", true},
		"private":       {"private: true", false},
		"due":           {"date: 2027-01-01", false},
		"later":         {"closes: 2027-01-31", false},
		"about":         {"archived: true\ncategory: About", false},
	} {
		if !strings.Contains(c.front, "category") {
			c.front += "\ncategory: Open Positions"
		}
		files[name+".md"] = &fstest.MapFile{Data: []byte("---\ntitle: T\n" + c.front + "\n---\nText.\n")}
		if c.gone {
			want = append(want, "/"+name)
		}
	}
	site, err := Load(t.Context(), files, Options{Now: time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range Select(site, site.Findings).Gone {
		got = append(got, p.Path)
	}
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("gone are %q, want %q", got, want)
	}
}
