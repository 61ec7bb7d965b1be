package searchtest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/frontmatter"
	"github.com/careers-index/careers/content/markdown"
	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/search"
)

// Site makes a site of pages "title | own text | shared text | heading | skills",
// "*title" for one that is no posting. A page's path is "/" and its number; its
// position is its place in the list.
func Site(pages ...string) *content.Site {
	site := &content.Site{Digest: strings.Join(pages, "\n")}
	for i, line := range pages {
		part := append(strings.Split(line, "|"), "", "", "", "")
		for j := range part {
			part[j] = strings.TrimSpace(part[j])
		}
		p := &content.Page{
			Path: fmt.Sprintf("/%d", i), File: fmt.Sprintf("%d.md", i), Title: strings.TrimPrefix(part[0], "*"), Menu: part[0],
			Category: "Jobs", Position: float64(i), Posting: part[0] == strings.TrimPrefix(part[0], "*"),
			Passages: []markdown.Passage{
				{Text: part[1]}, {Text: part[2], Section: "stack", Heading: "Stack", Anchor: "stack"},
				{Text: "Nothing.", Heading: part[3], Anchor: "h"},
			},
		}
		if part[3] != "" {
			p.Headings = []markdown.Heading{{Level: 2, Text: part[3], Anchor: "h"}}
		}
		p.DeclaredSkills = []frontmatter.Name{}
		for s := range strings.FieldsSeq(part[4]) {
			p.DeclaredSkills = append(p.DeclaredSkills, frontmatter.Name{Name: strings.ReplaceAll(s, "_", " ")})
		}
		site.Pages = append(site.Pages, p)
	}
	return site
}

// Build builds a site into a folder of the test, and returns it.
func Build(t testing.TB, site *content.Site) (dir string) {
	t.Helper()
	dir = t.TempDir()
	if _, err := index.Build(t.Context(), site, dir, index.BuildOptions{Volatile: true}); err != nil {
		t.Fatal(err)
	}
	return dir
}

// Closed is an engine that is closed at the end of the test.
func Closed[E search.Engine](t testing.TB, e E) E {
	t.Helper()
	t.Cleanup(func() {
		if err := e.Close(); err != nil {
			t.Error(err)
		}
	})
	return e
}
