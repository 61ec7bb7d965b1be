package check

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/diag"
)

// loadArchive reads a site that is written as a txtar archive.
func loadArchive(t *testing.T, text string, read content.Options) *content.Site {
	t.Helper()
	site, err := Load(context.Background(), archive(text), read, Options{Reserved: reserved})
	if err != nil {
		t.Fatal(err)
	}
	return site
}

// reserved are the addresses that the server of these tests answers itself.
func reserved(path string) bool { return path == "/feed.json" || strings.HasPrefix(path, "/api/") }

// archive is the files of a txtar archive.
func archive(text string) fstest.MapFS {
	root := fstest.MapFS{}
	for _, f := range txtar.Parse([]byte(text)).Files {
		root[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return root
}

// TestRulesOfFinishedPages has a site for each rule; the findings are those of
// that rule alone.
func TestRulesOfFinishedPages(t *testing.T) {
	t.Parallel()
	const page = "---\ntitle: %s\ndescription: D\ncategory: Open Positions\n---\n\n%s\n"
	posting := func(file, title, body string) string {
		return fmt.Sprintf("-- %s --\n"+page, file, title, body)
	}
	placed := func(file, key string) string {
		return fmt.Sprintf("-- %s --\n---\ntitle: Sales rep\ndescription: D\n%s\n---\nx\n", file, key)
	}
	tests := []struct {
		name, rule, archive string
		want                []string
	}{
		{"no pages", diag.RuleNoPages, "-- sections/a.md --\nx\n", []string{`.:1:1 there is no Markdown file here; is this the content root?`}},
		{"posting category", diag.RulePostingCategory, "-- careers.yaml --\nposting_category: [Jobs, About, Stellen]\n-- a.md --\n---\ntitle: A\ncategory: Job\n---\nx\n-- b.md --\n---\ntitle: B\ncategory: about\n---\nx\n",
			[]string{
				`careers.yaml:1:19 no page has the category "Jobs", whose pages are postings; did you mean "Job"?`,
				`careers.yaml:1:19 no page has the category "Stellen", whose pages are postings; there are "Job", "about"`,
			}},
		{"posting category of a site without any", diag.RulePostingCategory, "-- careers.yaml --\nposting_category: Jobs\n-- a.md --\n---\ntitle: A\n---\nx\n",
			[]string{`careers.yaml:1:19 no page has the category "Jobs", whose pages are postings, or any other; give the postings the key category`}},
		{"nearly the usual category", diag.RulePostingCategory, "-- a.md --\n---\ntitle: A\ncategory: Open Position\n---\nx\n",
			[]string{`a.md:3:11 no page has the category "Open Positions", so every page is a posting; did you mean it by "Open Position"? Write it so, or set posting_category in careers.yaml`}},
		{"a category that is nearly one of postings", diag.RulePostingCategory, posting("a.md", "A", "x") + "-- b.md --\n---\ntitle: B\ncategory: Open Postions\n---\nx\n",
			[]string{`b.md:3:11 the page is not a posting, because its category is "Open Postions"; did you mean "Open Positions"?`}},
		{"no posting category", diag.RulePostingCategory, "-- a.md --\n---\ntitle: A\ncategory: About\n---\nx\n", nil},
		{"marks of direction in a title", diag.RuleBidiTitle, "-- a.md --\n---\ntitle: \"A\\u202Eb\"\n---\nx\n-- b.md --\n---\ntitle: \u05d0\u05d1\n---\nx\n",
			[]string{`a.md:2:8 the title has invisible marks that turn the direction of writing; delete them`}},
		{"bad logo", diag.RuleLogoAddress, "-- careers.yaml --\nlogo: {light: 'javascript:alert(1)', dark: '%zz'}\n-- a.md --\nx\n",
			[]string{
				`careers.yaml:1:15 "javascript:alert(1)" is not the address of an image; write a path such as /logo.svg, or an address that begins with https://`,
				`careers.yaml:1:44 "%zz" is not the address of an image; write a path such as /logo.svg, or an address that begins with https://`,
			}},
		{"logo that is a page", diag.RuleMissingImage, "-- careers.yaml --\nlogo: /a\n-- a.md --\nx\n", []string{`careers.yaml:1:7 there is no image at "/a"; put it into the folder of static files`}},
		{"no title", diag.RuleNoTitle, "-- a/index.md --\n---\ntitle: ''\n---\nx\n-- b.md --\n---\nmenuTitle: Bee\n---\nx\n-- c.md --\n---\ntitle: C\n---\nx\n",
			[]string{`a/index.md:2:8 the page has no title; it is listed as "A"`, `b.md:1:1 the page has no title; it is listed as "Bee"`}},
		{"no description", diag.RuleNoDescription, "-- a.md --\n---\ntitle: A\ndescription: ''\n---\n\n# H\n\nFirst one.\n\nSecond.\n-- b.md --\n---\ntitle: B\n---\n\n- item\n",
			[]string{`a.md:3:14 the page has no description; its first paragraph is used: "First one."`, `b.md:1:1 the page has no description, and no paragraph to take it from; write one`}},
		{"empty body", diag.RuleEmptyBody, "-- a.md --\n---\ntitle: A\n---\n\n-- b.md --\n---\ntitle: B\n---\n<!-- later -->\n",
			[]string{`a.md:4:1 the page has no text; write it, or set draft: true`, `b.md:4:1 the page has no text; write it, or set draft: true`}},
		{"unused section", diag.RuleUnusedSection, posting("a.md", "A", "<common-section section-name=\"used\"/>") + "-- sections/used.md --\nx\n-- sections/idle.md --\nx\n",
			[]string{`sections/idle.md:1:1 nothing includes the section "idle"; include it, or delete the file`}},
		{"duplicate title", diag.RuleDuplicateTitle, posting("a.md", "Engineer", "x") + posting("b.md", "engineer", "x") + "-- c.md --\n---\ntitle: Engineer\ndraft: true\n---\nx\n",
			[]string{`b.md:2:8 a.md has the same title; say in one of them how they differ, or add their locations`}},
		{"one job in several places", diag.RuleDuplicateTitle, placed("a.md", "location: Essen") + placed("b.md", "location: Kassel") + placed("c.md", "location: [Bonn, Celle]") + placed("d.md", "workplace: remote") + placed("e.md", "location: Essen\ncompany: X"), nil},
		{"one job in one place", diag.RuleDuplicateTitle, placed("a.md", "location: Essen, Germany") + placed("b.md", "location: Kassel") + placed("c.md", "location: Essen"),
			[]string{`c.md:2:8 a.md has the same title and location; say in one of them how they differ, or delete it`}},
		{"key nearly known", diag.RuleUnknownKey, "-- a.md --\n---\ntitle: A\ncategroy: X\nlayout: post\n---\nx\n",
			[]string{`a.md:3:1 the key "categroy" is not known; did you mean "category"?`}},
		{"key unknown, once for the site", diag.RuleUnknownKey, "-- a.md --\n---\nvolume: 11\n---\nx\n-- b.md --\n---\nvolume: 12\n---\nx\n",
			[]string{`a.md:2:1 the key "volume" is not read (it is in 2 pages); correct its spelling, make it a facet of the site, or leave it out`}},
		{"key that means another", diag.RuleUnknownKey, "-- a.md --\n---\nfinal_deadline: 2026-01-01\n---\nx\n",
			[]string{`a.md:2:1 the key "final_deadline" is not known; did you mean "closes"?`}},
		{"key that belongs in the text", diag.RuleUnknownKey, "-- a.md --\n---\nrequirements: [a]\n---\nx\n",
			[]string{`a.md:2:1 the key "requirements" is not read; readers do not see it: write it in the text of the page`}},
		{"key of a facet", diag.RuleUnknownKey, "-- careers.yaml --\nfacets: [{name: loudness, key: volume}]\n-- a.md --\n---\nVolume: 11\n---\nx\n", nil},
		{"reserved address", diag.RuleReservedPath, posting("api/a.md", "A", "x") + posting("feed.json.md", "B", "x") + posting("apis.md", "C", "x"),
			[]string{
				`api/a.md:1:1 the server answers /api/a itself, so nobody can read the page there; rename the file or its folder`,
				`feed.json.md:1:1 the server answers /feed.json itself, so nobody can read the page there; rename the file or its folder`,
			}},
		{"skill spelled in two ways", diag.RuleSkillSpelling, posting("a.md", "A", "We use Vue.js.") + posting("b.md", "B", "We use VueJs.") + "-- c.md --\n---\ntitle: C\ndraft: true\n---\nWe use vueJS.\n",
			[]string{`b.md:7:8 "Vue.js" is spelled in 2 ways on this site (Vue.js, VueJs); write "Vue.js"`}},
		{"lexicon that cannot be read", diag.RuleSettings, "-- careers.yaml --\nskills:\n  é: {kind: [x]}\n", []string{`careers.yaml:2:`}},
		{"place in title", diag.RulePlaceInTitle, posting("a.md", "Engineer (New York)", "x") + posting("b.md", "Engineer - Remote US & Canada", "x") +
			posting("c.md", "'Designer, Atlantis'", "x") + "-- d.md --\n---\ntitle: D\nlocation: Atlantis\n---\nx\n" +
			posting("h.md", "Engineer (Hybrid)", "x") + posting("i.md", "Assistant, Office", "x") + posting("j.md", "Head of Sales, Global", "x") +
			posting("k.md", "Engineer (&)", "x") + posting("l.md", "Elixir Engineer (Phoenix)", "x") +
			posting("e.md", "Engineer (Python)", "x") + posting("f.md", "Engineer - Data Platform", "x") + "-- g.md --\n---\ntitle: Office (London)\ncategory: About\n---\nx\n",
			[]string{
				`a.md:2:18 the title has a place in it, "New York"; write only the name of the job, and add location: New York, United States`,
				`b.md:2:19 the title has a place in it, "Remote US & Canada"; write only the name of the job, and add workplace: remote and location: United States; Canada`,
				`c.md:2:19 the title has a place in it, "Atlantis"; write only the name of the job, and add location: Atlantis`,
				`h.md:2:18 the title has a place in it, "Hybrid"; write only the name of the job, and add workplace: hybrid`,
			}},
		{"dead link", diag.RuleDeadLink, "-- careers.yaml --\nurl: https://jobs.example.com\n" + posting("team/a.md", "A",
			"[self](a.md) [b](../b) [c](/c) [host](example.org/x) [moved](/old/c.txt) [near](/team/aa) [own](https://jobs.example.com/none)\n[away](https://example.com/none) [mail](mailto:x@example.com) [home](/) [search](/?q=go) [hidden](/hidden)") +
			posting("b.md", "B", "x") + "-- hidden.md --\n---\ntitle: H\ndraft: true\n---\nx\n",
			[]string{
				`team/a.md:7:24 the link leads to "/c", and there is no page; correct it, or remove the link`,
				`team/a.md:7:32 the link leads to "/team/example.org/x", and there is no page; did you mean "https://example.org/x"?`,
				`team/a.md:7:54 the link leads to "/old/c.txt", and there is no page; correct it, or remove the link`,
				`team/a.md:7:74 the link leads to "/team/aa", and there is no page; did you mean "/team/a"?`,
				`team/a.md:7:91 the link leads to "/none", and there is no page; correct it, or remove the link`,
				`team/a.md:8:90 the link leads to "/hidden", which is left out (draft: true)`,
			}},
		{"dead link in a section is found once", diag.RuleDeadLink, posting("a.md", "A", "<common-section section-name=\"s\"/>") + posting("b.md", "B", "<common-section section-name=\"s\"/>") + "-- sections/s.md --\n[x](/none)\n",
			[]string{`sections/s.md:1:1 the link leads to "/none", and there is no page; correct it, or remove the link`}},
		{"link to a page with an error", diag.RuleDeadLink, posting("a.md", "A", "[b](/b)") + posting("b.md", "B", "<common-section section-name=\"none\"/>"), nil},
		{"dead anchor", diag.RuleDeadAnchor, posting("a.md", "A", "# One Two\n\n[in](#one-two) [near](#one-to) [b](/b#there) [no](b.md#here) [top](#top)") + posting("b.md", "B", "# There"),
			[]string{
				`a.md:9:16 the link leads to "#one-to", and a.md has no such heading; did you mean "#one-two"?`,
				`a.md:9:46 the link leads to "#here", and b.md has no such heading; did you mean "#there"?`,
			}},
		{"missing logo", diag.RuleMissingImage, "-- careers.yaml --\nlogo:\n  light: /x/one.png\n  dark: two.png\n" + posting("x/a.md", "A", "x") + "-- x/one.png --\nx\n",
			[]string{`careers.yaml:3:9 there is no image at "/two.png"; put it into the folder of static files`}},
		{"missing image", diag.RuleMissingImage, posting("x/a.md", "A", "![](one.png) ![](two.png) <img src=\"/x/one.png\"> ![](https://example.com/a.png)") + "-- x/one.png --\nx\n",
			[]string{`x/a.md:7:14 there is no image at "/x/two.png"; put it beside the page, or into the folder of static files`}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, d := range loadArchive(t, tt.archive, content.Options{Now: time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC)}).Findings {
				if d.Rule != tt.rule {
					continue
				}
				if r, _ := diag.RuleByID(d.Rule); d.Severity != r.Severity {
					t.Errorf("%s has severity %s, its rule %s", d.Rule, d.Severity, r.Severity)
				}
				got = append(got, fmt.Sprintf("%s:%d:%d %s", d.File, d.Line, d.Column, d.Message))
			}
			if len(got) == 1 && len(tt.want) == 1 && strings.HasSuffix(tt.want[0], ":") && strings.HasPrefix(got[0], tt.want[0]) {
				return // only the place is ours
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(tt.want, "\n  "))
			}
		})
	}
}

func TestSettingsSetTheSeverityOfRules(t *testing.T) {
	t.Parallel()
	const archive = "-- careers.yaml --\nrules: {no-title: error, no-description: off, front-matter-type: warning}\n" +
		"-- a.md --\n---\ntitle:\n---\nx\n-- b.md --\n---\ntitle: B\nposition: high\n---\nx\n"
	site := loadArchive(t, archive, content.Options{})
	var got []string
	for _, d := range site.Findings {
		got = append(got, fmt.Sprintf("%s %s %s", d.File, d.Severity, d.Rule))
	}
	want := []string{"a.md error no-title", "b.md warning front-matter-type"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if len(site.Pages) != 1 || site.Pages[0].File != "b.md" {
		t.Errorf("a page with an error is kept, or one without is not: %v", site.Pages)
	}
}

func TestRulesThatAreOffAreNotFound(t *testing.T) {
	t.Parallel()
	site := loadArchive(t, "-- careers.yaml --\nrules: {skill-spelling: error}\n-- a.md --\nWe use Vue.js.\n-- b.md --\nWe use VueJs.\n", content.Options{})
	if len(site.Pages) != 1 || site.Pages[0].File != "a.md" {
		t.Errorf("a page with an error of the lexicon is kept: %v", site.Pages)
	}
	site = loadArchive(t, "-- careers.yaml --\nrules: {skill-spelling: off, no-front-matter: off}\n-- a.md --\nWe use Vue.js.\n-- b.md --\nWe use VueJs.\n", content.Options{})
	if len(site.Findings) != 0 || len(site.Pages) != 2 {
		t.Errorf("findings %v, %d pages", site.Findings, len(site.Pages))
	}
}

func TestSpellingCanBeLeftOutUnlessItIsAnError(t *testing.T) {
	t.Parallel()
	const pages = "-- a.md --\nWe use Vue.js.\n-- b.md --\nWe use VueJs.\n"
	for settings, want := range map[string]int{"": 0, "-- careers.yaml --\nrules: {skill-spelling: error}\n": 1} {
		site := read(t, archive(settings+pages))
		n := 0
		for _, d := range Run(site, Options{WithoutSpelling: true}) {
			if d.Rule == diag.RuleSkillSpelling {
				n++
			}
		}
		if n != want {
			t.Errorf("%q: %d findings, want %d", settings, n, want)
		}
	}
}

func TestRunChangesNothing(t *testing.T) {
	t.Parallel()
	site, err := content.Load(context.Background(), content.Example(), content.Options{})
	if err != nil {
		t.Fatal(err)
	}
	before := slices.Clone(site.Findings)
	first := Run(site, Options{})
	if second := Run(site, Options{}); !reflect.DeepEqual(first, second) || !reflect.DeepEqual(site.Findings, before) {
		t.Error("a second run finds something else")
	}
	for _, d := range first {
		if d.IsError() {
			t.Errorf("%v: %s [%s]", d.Position, d.Message, d.Rule)
		}
	}
}

func TestLoadReportsWhatKeepsItFromReading(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Load(ctx, content.Example(), content.Options{}, Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want that it was cancelled", err)
	}
}

func TestSiteWithAnAddressThatCannotBeParsed(t *testing.T) {
	t.Parallel()
	site, err := content.Load(context.Background(), archive("-- a.md --\n[x](/none)\n"), content.Options{})
	if err != nil {
		t.Fatal(err)
	}
	site.Settings.URL = ":"
	if got := Run(site, Options{}); len(got) != 2 {
		t.Errorf("findings %v", got)
	}
}

func TestColumnsOfTheLexiconAreBytes(t *testing.T) {
	t.Parallel()
	for column, want := range map[int]int{1: 1, 2: 3, 3: 4, 9: 4} {
		if got := byteColumn("éa", column); got != want {
			t.Errorf("character %d is at byte %d, want %d", column, got, want)
		}
	}
}
