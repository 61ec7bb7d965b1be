package content

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// loadArchive reads a site that is written as a txtar archive.
func loadArchive(t *testing.T, text string, o Options) *Site {
	t.Helper()
	site, err := Load(context.Background(), archive([]byte(text)), o)
	if err != nil {
		t.Fatal(err)
	}
	return site
}

// TestRulesOfFinishedPages has a site for each rule; the findings are those of
// that rule alone.
func TestRulesOfFinishedPages(t *testing.T) {
	t.Parallel()
	const page = "---\ntitle: %s\ndescription: D\ncategory: Open Positions\n---\n\n%s\n"
	posting := func(file, title, body string) string {
		return fmt.Sprintf("-- %s --\n"+page, file, title, body)
	}
	tests := []struct {
		name, rule, archive string
		want                []string
	}{
		{"no pages", ruleNoPages, "-- sections/a.md --\nx\n", []string{`.:1:1 there is no Markdown file here; is this the content root?`}},
		{"no title", ruleNoTitle, "-- a/index.md --\n---\ntitle: ''\n---\nx\n-- b.md --\n---\nmenuTitle: Bee\n---\nx\n-- c.md --\n---\ntitle: C\n---\nx\n",
			[]string{`a/index.md:2:8 the page has no title; it is listed as "A"`, `b.md:1:1 the page has no title; it is listed as "Bee"`}},
		{"no description", ruleNoDescription, "-- a.md --\n---\ntitle: A\ndescription: ''\n---\n\n# H\n\nFirst one.\n\nSecond.\n-- b.md --\n---\ntitle: B\n---\n\n- item\n",
			[]string{`a.md:3:14 the page has no description; its first paragraph stands in: "First one."`, `b.md:1:1 the page has no description, and no paragraph that could stand in; write one`}},
		{"empty body", ruleEmptyBody, "-- a.md --\n---\ntitle: A\n---\n\n-- b.md --\n---\ntitle: B\n---\n<!-- later -->\n",
			[]string{`a.md:4:1 the page has no text; write it, or set draft: true`, `b.md:4:1 the page has no text; write it, or set draft: true`}},
		{"unused section", ruleUnusedSection, posting("a.md", "A", "<common-section section-name=\"used\"/>") + "-- sections/used.md --\nx\n-- sections/idle.md --\nx\n",
			[]string{`sections/idle.md:1:1 nothing includes the section "idle"; include it, or delete the file`}},
		{"duplicate title", ruleDuplicateTitle, posting("a.md", "Engineer", "x") + posting("b.md", "engineer", "x") + "-- c.md --\n---\ntitle: Engineer\ndraft: true\n---\nx\n",
			[]string{`b.md:2:8 a.md has the same title; say in one of them what sets them apart`}},
		{"key nearly known", ruleUnknownKey, "-- a.md --\n---\ntitle: A\ncategroy: X\nlayout: post\n---\nx\n",
			[]string{`a.md:3:1 the key "categroy" is not known; did you mean "category"?`}},
		{"key unknown, once for the site", ruleUnknownKey, "-- a.md --\n---\nvolume: 11\n---\nx\n-- b.md --\n---\nvolume: 12\n---\nx\n",
			[]string{`a.md:2:1 the key "volume" means nothing here (and stands in 2 pages); delete it, or correct its spelling`}},
		{"place in title", rulePlaceInTitle, posting("a.md", "Engineer (New York)", "x") + posting("b.md", "Engineer - Remote US & Canada", "x") +
			posting("c.md", "'Designer, Atlantis'", "x") + "-- d.md --\n---\ntitle: D\nlocation: Atlantis\n---\nx\n" +
			posting("h.md", "Engineer (Hybrid)", "x") + posting("i.md", "Assistant, Office", "x") + posting("j.md", "Head of Sales, Global", "x") +
			posting("k.md", "Engineer (&)", "x") + posting("l.md", "Elixir Engineer (Phoenix)", "x") +
			posting("e.md", "Engineer (Python)", "x") + posting("f.md", "Engineer - Data Platform", "x") + "-- g.md --\n---\ntitle: Office (London)\ncategory: About\n---\nx\n",
			[]string{
				`a.md:2:17 the title carries a place, "New York"; write the job's name alone and add location: New York`,
				`b.md:2:17 the title carries a place, "Remote US & Canada"; write the job's name alone and add workplace: remote (and location, if it matters)`,
				`c.md:2:17 the title carries a place, "Atlantis"; write the job's name alone and add location: Atlantis`,
				`h.md:2:17 the title carries a place, "Hybrid"; write the job's name alone and add workplace: hybrid (and location, if it matters)`,
			}},
		{"dead link", ruleDeadLink, "-- careers.yaml --\nurl: https://jobs.example.com\n" + posting("team/a.md", "A",
			"[self](a.md) [b](../b) [c](/c) [host](example.org/x) [moved](/old/c.txt) [near](/team/aa) [own](https://jobs.example.com/none)\n[away](https://example.com/none) [mail](mailto:x@example.com) [home](/) [search](/?q=go) [hidden](/hidden)") +
			posting("b.md", "B", "x") + "-- hidden.md --\n---\ntitle: H\ndraft: true\n---\nx\n",
			[]string{
				`team/a.md:7:24 the link leads to "/c", where no page is; correct it, or remove the link`,
				`team/a.md:7:32 the link leads to "/team/example.org/x", where no page is; did you mean "https://example.org/x"?`,
				`team/a.md:7:54 the link leads to "/old/c.txt", where no page is; correct it, or remove the link`,
				`team/a.md:7:74 the link leads to "/team/aa", where no page is; did you mean "/team/a"?`,
				`team/a.md:7:91 the link leads to "/none", where no page is; correct it, or remove the link`,
				`team/a.md:8:90 the link leads to "/hidden", which is left out (draft: true)`,
			}},
		{"dead link in a section is found once", ruleDeadLink, posting("a.md", "A", "<common-section section-name=\"s\"/>") + posting("b.md", "B", "<common-section section-name=\"s\"/>") + "-- sections/s.md --\n[x](/none)\n",
			[]string{`sections/s.md:1:1 the link leads to "/none", where no page is; correct it, or remove the link`}},
		{"link to a page with an error", ruleDeadLink, posting("a.md", "A", "[b](/b)") + posting("b.md", "B", "<common-section section-name=\"none\"/>"), nil},
		{"dead anchor", ruleDeadAnchor, posting("a.md", "A", "# One Two\n\n[in](#one-two) [near](#one-to) [b](/b#there) [no](b.md#here) [top](#top)") + posting("b.md", "B", "# There"),
			[]string{
				`a.md:9:16 the link leads to "#one-to", and a.md has no such heading; did you mean "#one-two"?`,
				`a.md:9:46 the link leads to "#here", and b.md has no such heading; did you mean "#there"?`,
			}},
		{"missing logo", ruleMissingImage, "-- careers.yaml --\nlogo:\n  light: /x/one.png\n  dark: two.png\n" + posting("x/a.md", "A", "x") + "-- x/one.png --\nx\n",
			[]string{`careers.yaml:3:9 there is no image at "/two.png"; put it into the folder given as --static`}},
		{"missing image", ruleMissingImage, posting("x/a.md", "A", "![](one.png) ![](two.png) <img src=\"/x/one.png\"> ![](https://example.com/a.png)") + "-- x/one.png --\nx\n",
			[]string{`x/a.md:7:14 there is no image at "/x/two.png"; put it beside the page, or into the folder given as --static`}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, d := range loadArchive(t, tt.archive, Options{Now: time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC)}).Diagnostics {
				if d.Rule != tt.rule {
					continue
				}
				if r, _ := RuleByID(d.Rule); d.Severity != r.Severity {
					t.Errorf("%s has severity %s, its rule %s", d.Rule, d.Severity, r.Severity)
				}
				got = append(got, fmt.Sprintf("%s:%d:%d %s", d.File, d.Line, d.Column, d.Message))
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
	site := loadArchive(t, archive, Options{})
	var got []string
	for _, d := range site.Diagnostics {
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

func TestRulesAreComplete(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, r := range Rules() {
		if seen[r.ID] || r.Summary == "" || !strings.HasSuffix(r.Help, ".") || r.Severity == Off || r.Fixed && r.Severity != Error {
			t.Errorf("rule %+v", r)
		}
		seen[r.ID] = true
	}
}

func TestNearest(t *testing.T) {
	t.Parallel()
	names := []string{"category", "title", "menuTitle", "team-lead"}
	for word, want := range map[string]string{
		"categroy": "category", "tilte": "title", "Title": "title", "menu_title": "menuTitle",
		"team lead": "team-lead", "x": "", "tit": "", "cattegoryy": "category", "completely": "",
	} {
		if got := nearest(word, names); got != want {
			t.Errorf("nearest(%q) = %q, want %q", word, got, want)
		}
	}
}

func TestTidy(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, src, want string }{
		{"order", "---\ncategory: B\ntitle: A\n---\ntext\n", "---\ntitle: A\ncategory: B\n---\ntext\n"},
		{"names", "---\nTitle: A\nweight: 2\nexpiryDate: 2026-01-01\n---\n", "---\ntitle: A\nposition: 2\ncloses: 2026-01-01\n---\n"},
		{"comments move with their key", "---\n# of the category\ncategory: B\n\n# of the title\ntitle: A # here\n# last\n---\n", "---\n\n# of the title\ntitle: A # here\n# of the category\ncategory: B\n# last\n---\n"},
		{"others keep their order at the end", "---\nzebra: 1\nlayout: x\ntitle: A\n---\n", "---\ntitle: A\nzebra: 1\nlayout: x\n---\n"},
		{"block scalars", "---\nsummary: |\n  # no comment\n\n  text\ntitle: A\n---\n", "---\ntitle: A\ndescription: |\n  # no comment\n\n  text\n---\n"},
		{"carriage returns", "---\r\ncategory: B\r\ntitle: A\r\n---\r\ntext\r\n", "---\r\ntitle: A\r\ncategory: B\r\n---\r\ntext\r\n"},
		{"hints keep their name", "---\ntags: [a]\ntitle: A\nurl: https://a.example\n---\n", "---\ntitle: A\nurl: https://a.example\ntags: [a]\n---\n"},
		{"two names of one row", "---\nsummary: a\ndescription: b\n---\n", "---\nsummary: a\ndescription: b\n---\n"},
		{"anchors", "---\ncategory: &x B\ntitle: *x\n---\n", "---\ncategory: &x B\ntitle: *x\n---\n"},
		{"flow", "---\n{category: B, title: A}\n---\n", "---\n{category: B, title: A}\n---\n"},
		{"a value that only a hint may have", "---\nexpiryDate: soon\ntitle: A\n---\n", "---\nexpiryDate: soon\ntitle: A\n---\n"},
		{"broken", "---\ncategory: [\ntitle: A\n---\n", "---\ncategory: [\ntitle: A\n---\n"},
		{"TOML", "+++\ncategory = 'B'\ntitle = 'A'\n+++\n", "+++\ncategory = 'B'\ntitle = 'A'\n+++\n"},
		{"no front matter", "text\n", "text\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := string(Tidy([]byte(tt.src)))
			if got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
			if again := string(Tidy([]byte(got))); again != got {
				t.Errorf("tidied again\n%s", again)
			}
		})
	}
}

func TestApplyFixes(t *testing.T) {
	t.Parallel()
	fix := func(file string, start, end int, text string) Diagnostic {
		return Diagnostic{Position: Position{File: file}, Fix: &Fix{start, end, text}}
	}
	got := string(ApplyFixes([]byte("VueJs and Golang"), "a.md", []Diagnostic{
		fix("a.md", 10, 16, "Go"), fix("a.md", 0, 5, "Vue.js"), fix("a.md", 2, 7, "overlap"), fix("b.md", 0, 1, "other"),
		fix("a.md", 90, 95, "outside"), {Position: Position{File: "a.md"}},
	}))
	if want := "Vue.js and Go"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
