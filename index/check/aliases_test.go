package check

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/diag"
)

func TestOtherAddressesOfPages(t *testing.T) {
	t.Parallel()
	page := func(file, keys string) string {
		return fmt.Sprintf("-- %s --\n---\ntitle: %s\n%s---\nx\n", file, file, keys)
	}
	for name, tt := range map[string]struct {
		archive string
		want    []string
	}{
		"each its own":             {page("a.md", "aliases: [/old, older]\n") + page("jobs/b.md", "aliases: older\nslug: a\n"), nil},
		"another page":             {page("a.md", "aliases:\n  - /old\n  - /b\n") + page("b.md", ""), []string{`a.md:4:3 the address "/b" does not lead to this page: b.md is there; choose another, or remove it`}},
		"two pages say the same":   {page("a.md", "aliases: [/old]\n") + page("b.md", "redirect_from: /old/\n") + page("c.md", "permalink: /old/\n"), []string{`b.md:3:16 the address "/old" does not lead to this page: a.md has it, too`, `c.md:3:12 the address "/old" does not lead to this page: a.md has it, too`}},
		"a slug":                   {page("jobs/a.md", "slug: b\n") + page("jobs/b.md", ""), []string{`jobs/a.md:3:7 the address "/jobs/b" does not lead to this page: jobs/b.md is there`}},
		"a page with an error":     {page("a.md", "aliases: /b\n") + "-- b.md --\n---\ntitle: [\n---\nx\n", []string{`a.md:3:10 the address "/b" does not lead to this page: b.md is there`}},
		"the server":               {page("a.md", "aliases: /feed.json\n") + page("b.md", "permalink: /\n"), []string{`a.md:3:10 the address "/feed.json" does not lead to this page: the server answers there itself`, `b.md:3:12 the address "/" does not lead to this page: the server answers there itself`}},
		"an image":                 {page("a.md", "aliases: /b.png\n") + "-- b.png --\nx\n", []string{`a.md:3:10 the address "/b.png" does not lead to this page: a file of the site is there`}},
		"a closed posting":         {page("a.md", "aliases: /b\n") + page("b.md", "archived: true\n"), []string{`a.md:3:10 the address "/b" does not lead to this page: the closed posting b.md is there`}},
		"a draft, which is away":   {page("a.md", "aliases: /b\n") + page("b.md", "draft: true\n"), nil},
		"two of which one is away": {page("a.md", "aliases: /old\n") + page("b.md", "aliases: /old\ndraft: true\n"), nil},
		"its own address":          {page("a.md", "permalink: /a/\nslug: a\n"), nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, f := range loadArchive(t, tt.archive, content.Options{}).Findings {
				if f.Rule == diag.RuleAliasClash {
					got = append(got, fmt.Sprintf("%s:%d:%d %s", f.File, f.Line, f.Column, f.Message))
				}
			}
			if !slices.EqualFunc(got, tt.want, strings.HasPrefix) {
				t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(tt.want, "\n  "))
			}
		})
	}
}
