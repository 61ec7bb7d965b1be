package frontmatter

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/frontmatter/fence"
)

// parse reads the front matter of a file.
func parse(src []byte) (*Block, int, []diag.Finding) { return Parse(diag.NewSource("a.md", src)) }

// lineOf is a finding as check prints it, without the file.
func lineOf(d diag.Finding) string {
	return fmt.Sprintf("%d:%d %s %s: %s", d.Line, d.Column, d.Severity, d.Rule, d.Message)
}

func TestFrontMatterProblems(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, src, want string }{
		{"none", "# Engineer\n", `1:1 warning no-front-matter: the page has no front matter; start`},
		{"empty block", "---\n---\ntext\n", ``},
		{"comment alone", "---\n# title\n---\ntext\n", ``},
		{"not at the first byte", "\n---\ntitle: A\n---\n", `2:1 warning front-matter-late: front matter must start at the first byte of the file; delete the spaces and empty lines before it`},
		{"byte order mark", "\uFEFF---\ntitle: A\n---\n", `1:4 warning front-matter-late: front matter must start at the first byte of the file; delete the byte order mark`},
		{"byte order mark before text", "\uFEFFtext\n", `1:4 warning no-front-matter`},
		{"indented fence", "  ---\ntitle: A\n---\n", `1:3 warning front-matter-late`},
		{"text before the fence", "Hello\n---\ntitle: A\n---\n", `2:1 warning front-matter-late: front matter must start at the first byte of the file; move`},
		{"no opening fence", "title: A\ncategory: B\n---\ntext\n", `1:1 warning front-matter-late: the front matter has no opening line`},
		{"no fences", "title: A\n\ntext\n", `1:1 warning no-front-matter: the file begins like front matter and has no fences`},
		{"text with a colon", "Note: we are closed\n", `1:1 warning no-front-matter: the page has no front matter`},
		{"two hyphens", "--\ntitle: A\n--\n", `1:1 warning no-front-matter: front matter opens with a line of three hyphens`},
		{"pasted diff", "+---\n+title: A\n+---\n", `1:1 warning no-front-matter: the file looks like a pasted diff`},
		{"never closed", "---\ntitle: A\n\ntext\n", `1:1 error front-matter: the front matter that starts here never ends; add a line ---`},
		{"JSON without an empty line", "{\n\"title\": \"A\"\n}\ntext\n", `1:1 error front-matter: the front matter that starts here never ends; write its last } on a line of its own, and leave`},
		{"JSON on one line", "{\"title\": \"A\"}\n\ntext\n", `1:1 warning no-front-matter: the file begins like front matter in JSON`},
		{"never closed, one line", "---", `1:1 error front-matter: the front matter that starts here never ends`},
		{"TOML never closed", "+++\ntitle = 'A'\n", `1:1 error front-matter: the front matter that starts here never ends; add a line +++`},
		{"fence inside a value", "---\ntitle: |\n  A\n  ---\n  B\n---\n", `4:3 error front-matter: a line --- ends the front matter even inside a value`},
		{"too large", "---\ntitle: " + strings.Repeat("a", 64<<10) + "\n---\n", `1:1 error front-matter: front matter has 65544 bytes, more than 65536`},
		{"colon in a value", "---\ntitle: Engineer: backend\n---\n", `2:16 error front-matter: a value cannot hold ": "; put the value in quotes`},
		{"line that is not a key", "---\ntitle: A\nJust text.\n---\n", `3:1 error front-matter: this line is neither a key (key: value) nor part of the value above; indent it, or end the front matter with a line --- before it`},
		{"duplicate key in another spelling", "---\nmenuTitle: A\nmenu_title: B\n---\n", `3:1 error front-matter: the key "menu_title" is given twice (as "menuTitle", too); keep one`},
		{"NEL is a line break to YAML alone", "---\ntitle: \"a\u0085b\"\nposition: [1]\n---\n", `3:11 error front-matter-type`},
		{"broken TOML", "+++\ntitle = A\n+++\n", `2:9 error front-matter: expected value but found`},
		{"broken JSON", "---json\n{\"title\": \"A\",}\n---\n", `2:15 error front-matter: this is not JSON: invalid character '}'`},
		{"JSON given twice", "{\n  \"title\": \"A\",\n  \"title\": \"B\"\n}\n\ntext", `3:3 error front-matter: the key "title" is given twice`},

		{"list as title", "---\ntitle: [a]\n---\n", `2:8 error front-matter-type: title: want text, got a list`},
		{"map as category", "---\ncategory: {a: b}\n---\n", `2:11 error front-matter-type: category: want text, got a map`},
		{"text as position", "---\nposition: Pilot\n---\n", `2:11 error front-matter-type: position: want a number, the position of the page among others, got "Pilot"`},
		{"infinite position", "---\nposition: .inf\n---\n", `2:11 error front-matter-type`},
		{"text as flag", "---\ndraft: perhaps\n---\n", `2:8 error front-matter-type: draft: want true or false, got "perhaps"`},
		{"no date", "---\ncloses: soon\n---\n", `2:9 error front-matter-type: closes: want a date such as 2006-01-31, got "soon"`},
		{"ambiguous date", "---\ndate: 03/04/2026\n---\n", `2:7 error front-matter-type: date: want a date`},
		{"no date under another site's key", "---\nexpiryDate: soon\n---\n", `2:13 warning front-matter-type: expiryDate: want a date`},
		{"map as skills", "---\nskills: {go: yes}\n---\n", `2:9 error front-matter-type: skills: want a list of names`},
		{"unknown employment type", "---\nemployment_type: sometimes\n---\n", `2:18 warning unknown-value: employment_type: "sometimes" is ignored; use full-time`},
		{"unknown workplace", "---\nworkplace: moon\n---\n", `2:12 warning unknown-value: workplace: "moon" is ignored`},
		{"script as apply", "---\napply: javascript:alert(1)\n---\n", `2:8 warning unknown-value: apply: "javascript:alert(1)" is ignored`},
		{"map as level", "---\nlevel: {a: b}\n---\n", `2:8 error front-matter-type: level: want text`},
		{"list as location", "---\nlocation: [[a]]\n---\n", `2:11 error front-matter-type: location: want a place`},
		{"place that is none", "---\nlocation: Outside Germany\n---\n", `2:11 warning unknown-value: location: what "Outside Germany" says from "Outside" on is ignored; name the places`},
		{"list as published", "---\npublished: [a]\n---\n", `2:12 error front-matter-type: published: want true, false or a date`},
		{"list as status", "---\nstatus: [a]\n---\n", `2:9 error front-matter-type: status: want text`},
		{"list as workplace", "---\nworkplace: [[a]]\n---\n", `2:12 error front-matter-type: workplace: want onsite`},
		{"list as apply", "---\napply: [a]\n---\n", `2:8 error front-matter-type: apply: want a web address`},
		{"map as employment type", "---\nemployment_type: {a: b}\n---\n", `2:18 error front-matter-type: employment_type: want text`},
		{"list as position", "---\nposition: [a]\n---\n", `2:11 error front-matter-type: position: want a number, got a list`},
		{"unknown status", "---\nstatus: green\n---\n", `2:9 warning unknown-value: status: "green" is ignored`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, _, diags := parse([]byte(tt.src))
			var got []string
			for _, d := range diags {
				got = append(got, lineOf(d))
			}
			if tt.want == "" && len(got) > 0 || tt.want != "" && (len(got) != 1 || !strings.HasPrefix(got[0], tt.want)) {
				t.Errorf("%.200q\n got %q\nwant %q", tt.src, got, tt.want)
			}
		})
	}
}

func TestFrontMatterValues(t *testing.T) {
	t.Parallel()
	names := func(names ...string) []Name {
		skills := []Name{}
		for _, n := range names {
			skills = append(skills, Name{Name: n})
		}
		return skills
	}
	tests := []struct {
		src  string
		want Block
	}{
		{"title:", Block{}},
		{"title: ''\nmenuTitle: Jobs", Block{MenuTitle: "Jobs"}},
		{"title: 2026", Block{Keys: Keys{Title: "2026"}}},
		{"title: yes", Block{Keys: Keys{Title: "yes"}}},
		{"title: >\n  Backend\n  engineer\n", Block{Keys: Keys{Title: "Backend engineer"}}},
		{"Title: A\nMENU_TITLE: B", Block{Keys: Keys{Title: "A"}, MenuTitle: "B"}},
		{"x: &x A\ntitle: *x", Block{Keys: Keys{Title: "A", Unknown: []UnknownKey{{Name: "x"}}}}},
		{"position: 3", Block{Position: 3}},
		{"position: -1.5", Block{Position: -1.5}},
		{"position: '07'", Block{Position: 7}},
		{"position: 012", Block{Position: 12}},
		{"position: 1e3", Block{Position: 1000}},
		{"position: 1_000", Block{Position: 1000}},
		{"position: ''", Block{}},
		{"weight: 4\nposition: 2", Block{Position: 2}},
		{"date: 2026-03-01", Block{visibleFrom: "2026-03-01", Job: Job{Posted: "2026-03-01"}}},
		{"date: 2026-03-01T23:30:00-05:00", Block{visibleFrom: "2026-03-01", Job: Job{Posted: "2026-03-01"}}},
		{"date: 2026-03-01 9am", Block{visibleFrom: "2026-03-01", Job: Job{Posted: "2026-03-01"}}},
		{"created: !!timestamp '2014-03-22'", Block{visibleFrom: "2014-03-22", Job: Job{Posted: "2014-03-22"}}},
		{"app_close_date: FEBRUARY 26, 2018", Block{Job: Job{Closes: "2018-02-26"}}},
		{"validThrough: 12-Feb-2014", Block{Job: Job{Closes: "2014-02-12"}}},
		{"contract: permanent", Block{Job: Job{EmploymentTypes: []string{"full-time"}}}},
		{"contract: contract, 6 months (extendable)", Block{Job: Job{EmploymentTypes: []string{"contract"}}}},
		{"employment_type: [part-time, contract]", Block{Job: Job{EmploymentTypes: []string{"part-time", "contract"}}}},
		{"employmentType: FULL_TIME", Block{Job: Job{EmploymentTypes: []string{"full-time"}}}},
		{"employmentType: per-diem", Block{Job: Job{EmploymentTypes: []string{"per-diem"}}}},
		{"location: Bristol", Block{Job: Job{Locations: []string{"Bristol"}}}},
		{"location: Nottingham", Block{Job: Job{Locations: []string{"Nottingham"}}}},
		{"locations: [Bristol, Hamburg]", Block{Job: Job{Locations: []string{"Bristol", "Hamburg"}}}},
		{"location: {city: Bristol, country: UK}", Block{Job: Job{Locations: []string{"Bristol, UK"}}}},
		{"workplace: On-site", Block{Job: Job{Workplace: "onsite"}}},
		{"workMode: hybrid (2 days)", Block{Job: Job{Workplace: "hybrid"}}},
		{"remote: true", Block{Job: Job{Workplace: "remote"}}},
		{"remote: false", Block{}},
		{"apply: https://example.com/apply?a=1", Block{Job: Job{Apply: "https://example.com/apply?a=1"}}},
		{"apply: jobs@example.com", Block{Job: Job{Apply: "mailto:jobs@example.com"}}},
		{"apply: mailto:jobs@example.com?subject=Hi", Block{Job: Job{Apply: "mailto:jobs@example.com?subject=Hi"}}},
		{"contact: {name: Ann, email: ann@example.com}\nurl: https://example.com", Block{Job: Job{Apply: "mailto:ann@example.com"}}},
		{"contact: Ann\nurl: https://example.com", Block{Job: Job{Apply: "https://example.com"}}},
		{"url: /jobs/x", Block{}},
		{"skills: [Go, C++]", Block{Skills: names("Go", "C++")}},
		{"skills: Go, C#, .NET", Block{Skills: names("Go", "C#", ".NET")}},
		{"skills: []", Block{Skills: names()}},
		{"tags: [python]", Block{Tags: names("python")}},
		{"skills: [Go]\ntags: [python]\nkeywords: [uk]", Block{Skills: names("Go"), Tags: names("python")}},
		{"keywords: python, uk", Block{Tags: names("python", "uk")}},
		{"draft: true", Block{hiddenBecause: "draft: true"}},
		{"draft: no\narchived: off", Block{}},
		{"active: false", Block{hiddenBecause: "active: false"}},
		{"isListed: false", Block{hiddenBecause: "isListed: false"}},
		{"published: false", Block{hiddenBecause: "published: false"}},
		{"published: 2026-03-01", Block{visibleFrom: "2026-03-01", Job: Job{Posted: "2026-03-01"}}},
		{"status: closed", Block{hiddenBecause: "status: closed"}},
		{"status: Open", Block{}},
		{"base: &b {title: B, category: C}\n<<: *b\ntitle: A", Block{Keys: Keys{Title: "A", Unknown: []UnknownKey{{Name: "base"}}}, Category: "C"}},
		{"a: &a {title: A}\nb: &b {title: B, position: 2}\n<<: [*a, *b]", Block{Keys: Keys{Title: "A", Unknown: []UnknownKey{{Name: "a"}, {Name: "b"}}}, Position: 2}},
		{"categories: [A, B]", Block{Category: "A"}},
		{"categories: []\ncategory: C", Block{Category: "C"}},
		{"seniority: [Senior, Staff]", Block{Level: "Senior"}},
		{"level: []", Block{}},
		{"level: Principal", Block{Level: "Principal"}},
		{"layout: post\npermalink: /x", Block{}},
		{"categroy: A", Block{Keys: Keys{Unknown: []UnknownKey{{Name: "categroy"}}}}},
	}
	for _, tt := range tests {
		t.Run(tt.src, func(t *testing.T) {
			t.Parallel()
			got, _, diags := parse([]byte("---\n" + tt.src + "\n---\n"))
			for _, d := range diags {
				t.Error(lineOf(d))
			}
			tt.want.Present, tt.want.over, tt.want.withheld = true, got.over, got.withheld // which TestClosedPostingsAreTold compares
			if !got.equalValues(&tt.want) {
				t.Errorf("got  %+v\nwant %+v", got.withoutPositions(), tt.want.withoutPositions())
			}
		})
	}
}

func TestFormatsSayTheSame(t *testing.T) {
	t.Parallel()
	yamlText := "---\ntitle: \"é 🎉\"\nposition: 2.5\nskills:\n  - Go\n  - C++\ndraft: true\ncontact:\n  email: a@example.com\n---\nbody"
	want, _, _ := parse([]byte(yamlText))
	for name, src := range map[string]string{
		"yaml fence":  strings.Replace(yamlText, "---", "---yaml", 1),
		"crlf":        strings.ReplaceAll(yamlText, "\n", "\r\n"),
		"toml":        "+++\ntitle = \"é 🎉\"\nposition = 2.5\nskills = ['Go', 'C++']\ndraft = true\n[contact]\nemail = 'a@example.com'\n+++\nbody",
		"toml fence":  "---toml\ntitle = \"é 🎉\"\nposition = 2.5\nskills = ['Go', 'C++']\ndraft = true\ncontact.email = 'a@example.com'\n---\nbody",
		"json":        "{\n\"title\": \"\\u00e9 \\ud83c\\udf89\", \"position\": 2.5,\t\"skills\": [\"Go\", \"C++\"], \"draft\": true,\n\"contact\": {\"email\": \"a@example.com\"}\n}\n\nbody",
		"json fence":  "---json\n{\"title\": \"é 🎉\", \"position\": 2.5, \"skills\": [\"Go\", \"C++\"], \"draft\": true, \"contact\": {\"email\": \"a@example.com\"}}\n---\nbody",
		"semicolons":  ";;;\n{\"title\": \"é 🎉\", \"position\": 2.5, \"skills\": [\"Go\", \"C++\"], \"draft\": true, \"contact\": {\"email\": \"a@example.com\"}}\n;;;\nbody",
		"blank lines": "---\n\n" + yamlText[4:],
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, body, diags := parse([]byte(src))
			if len(diags) > 0 {
				t.Fatal(lineOf(diags[0]))
			}
			if !got.equalValues(want) {
				t.Errorf("got  %+v\nwant %+v", got.withoutPositions(), want.withoutPositions())
			}
			if src[body:] != "body" {
				t.Errorf("body is %q", src[body:])
			}
		})
	}
}

func TestValuesKnowTheirPlaces(t *testing.T) {
	t.Parallel()
	tests := []struct {
		src         string
		title, last string // place of the title's value, of the last skill
	}{
		{"---\ntitle: A\nskills: [Go, C++]\n---\n", "2:8", "3:14"},
		{"---\nskills:\n- Go\n- C++\ntitle: 'A'\n---\n", "5:8", "4:3"},
		{"---\ntitle: é\nskills: \"é, C++\"\n---\n", "2:8", "3:14"},
		{"+++\ntitle = 'A'\nskills = ['Go']\n+++\n", "2:9", "3:12"},
		{"{\n  \"title\": \"A\",\n  \"skills\": [\"Go\", \"C++\"]\n}\n", "2:12", "3:21"},
		{"\uFEFF---\ntitle: A\nskills: Go\n---\n", "2:8", "3:9"},
	}
	place := func(p diag.Position) string { return fmt.Sprintf("%d:%d", p.Line, p.Column) }
	for _, tt := range tests {
		fm, _, _ := parse([]byte(tt.src))
		at, _ := fm.At("title")
		if got := place(at); got != tt.title {
			t.Errorf("%q: title at %s, want %s", tt.src, got, tt.title)
		}
		if len(fm.Skills) == 0 {
			t.Errorf("%q: no skills", tt.src)
		} else if got := place(fm.Skills[len(fm.Skills)-1].At); got != tt.last {
			t.Errorf("%q: last skill at %s, want %s", tt.src, got, tt.last)
		}
	}
}

func TestTitleRunsPointAtTheTitle(t *testing.T) {
	t.Parallel()
	for src, want := range map[string]bool{
		"---\ntitle: Go engineer\n---\n":       true,
		"---\ntitle: 'Go engineer'\n---\n":     true,
		"---\ntitle: \"Go engineer\"\n---\n":   true,
		"+++\ntitle = \"Go engineer\"\n+++\n":  true,
		"---\ntitle: 'It''s us'\n---\n":        false,
		"---\ntitle: >\n  Go\n  engineer\n---": false,
		"---\ntitle: ''\n---\n":                false,
	} {
		fm, _, _ := parse([]byte(src))
		if len(fm.TitleRuns) == 0 {
			if want {
				t.Errorf("%q: no runs", src)
			}
			continue
		}
		r := fm.TitleRuns[0]
		if got := src[r.Offset : r.Offset+r.End-r.Start]; !want || got != fm.Title {
			t.Errorf("%q: the runs point at %q", src, got)
		}
	}
}

// TestEveryNameReads gives each name of the table of keys a value that its row
// takes.
func TestEveryNameReads(t *testing.T) {
	t.Parallel()
	values := map[string]string{
		"title": "A", "menuTitle": "A", "description": "A", "position": "3", "category": "A", "date": "2026-01-02",
		"closes": "2026-01-02", "employment_type": "intern", "location": "Bristol", "workplace": "remote",
		"level": "Senior", "language": "de", "more_locations": "Bristol", "city": "Bristol", "region": "Bavaria", "country": "Germany", "department": "Data", "team": "Platform", "company": "Acme",
		"company_url": "https://example.com/", "pay": "€45,000 a year", "pay_min": "45000", "pay_max": "50k", "pay_currency": "EUR", "pay_per": "year",
		"annual_salary": "45000", "monthly_salary": "4500", "day_rate": "£500", "hourly_rate": "$25", "reference": "R-17", "apply": "https://example.com/", "skills": "Go", "tags": "go", "draft": "true", "archived": "true", "published": "false",
		"active": "false", "listed": "false", "status": "draft",
	}
	for _, k := range keys {
		empty := Block{Keys: Keys{Present: true}, reading: newReading()}
		for _, name := range k.names() {
			fm, _, diags := parseKeys(diag.NewSource("a.md", []byte("---\n"+name+": "+values[k.name]+"\n---\n")))
			if len(diags) > 0 || fm.equalValues(&empty) {
				t.Errorf("%s: %q is not read: %v", name, values[k.name], diags)
			}
			if foreign[diag.FoldName(name)] {
				t.Errorf("%s is in the table and among the keys that mean nothing here", name)
			}
		}
	}
}

func TestHiddenPages(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 6, 15, 12, 0, 0, 0, time.UTC)
	tests := []struct {
		src  string
		now  time.Time
		want string
	}{
		{"title: A", now, ""},
		{"draft: true", now, "draft: true"},
		{"draft: true", time.Time{}, "draft: true"},
		{"date: 2026-06-15", now, ""},
		{"date: 2026-06-16", now, "due on 2026-06-16"},
		{"date: 2026-06-16", time.Time{}, ""},
		{"closes: 2026-06-15", now, ""},
		{"closes: 2026-06-14", now, "closed on 2026-06-14"},
		{"closes: 2026-06-14", time.Time{}, ""},
	}
	for _, tt := range tests {
		fm, _, _ := parse([]byte("---\n" + tt.src + "\n---\n"))
		if got := fm.Hidden(tt.now); got != tt.want {
			t.Errorf("%s at %v: hidden %q, want %q", tt.src, tt.now, got, tt.want)
		}
	}
}

// FuzzFrontMatter: nothing panics, every place lies in the file, the bounds
// are those that the library finds, and normalizing keeps what is said.
func FuzzFrontMatter(f *testing.F) {
	for _, src := range []string{
		"---\ntitle: A\nposition: 2\ncategory: Open Positions\n---\n\n# B\n",
		"\uFEFF---\r\ntitle: A\r\n---\r\nb", "\n---\ntitle: A\n---\n", "---\n", "---\n---", "+++\na = 1\n+++\n", "{\n\"a\": 1\n}\n\nb",
		"---\nsummary: |\n  # text\n\n# comment\ntitle: A\n\n---\n", "---\nweight: 1\ntitle: &x A\nmenuTitle: *x\n---\n",
		"---\ntags: [a, b]\ncreated: !!timestamp '2014-03-22'\ncontact: {email: a@b.c}\n---\n",
		"---\n? a\n: b\n---\n", "---\n<<: {title: A}\n---\n", "---\ntitle: 'a'b\n---\n", "---\na: \"\u2028\"\ntitle: [\n---\n", "---\r---\r",
	} {
		f.Add([]byte(src))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		s := diag.NewSource("a.md", src)
		fm, body, diags := parse(src)
		if body < 0 || body > len(src) {
			t.Fatalf("body at %d of %d", body, len(src))
		}
		places := []diag.Position{}
		for _, d := range diags {
			places = append(places, d.Position)
		}
		for _, p := range fm.places {
			at, _ := fm.At(p.key)
			places = append(places, at)
		}
		for _, skill := range slices.Concat(fm.Skills, fm.Tags) {
			places = append(places, skill.At)
		}
		for _, p := range places {
			if p.Line < 1 || p.Line > s.Lines() || p.Column < 1 || s.Offset(p) > len(src) {
				t.Fatalf("%+v is no place of %q", p, src)
			}
		}
		for _, r := range fm.TitleRuns {
			if got := string(src[r.Offset : r.Offset+r.End]); got != fm.Title {
				t.Fatalf("title %q, and its runs say %q", fm.Title, got)
			}
		}
		if read, _ := fence.Read(s, isKnown); read.Present && read.Body != body {
			t.Fatalf("body at %d, the library says %d", read.Body, body)
		}
		once := Normalize(src)
		if twice := Normalize(once); !reflect.DeepEqual(once, twice) {
			t.Fatalf("normalized %q, then %q", once, twice)
		}
		if again, _, _ := parse(once); !again.equalValues(fm) {
			t.Fatalf("%q says other than %q", once, src)
		}
	})
}

func TestNormalize(t *testing.T) {
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
			got := string(Normalize([]byte(tt.src)))
			if got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
			if again := string(Normalize([]byte(got))); again != got {
				t.Errorf("normalized again\n%s", again)
			}
		})
	}
}

func TestStringsOfAnyKey(t *testing.T) {
	t.Parallel()
	block, _, findings := parse([]byte("---\nDepart-ment: ' Data\n  Platform '\nteams: [A, '', {b: c}, 4]\nmap: {a: b}\nempty:\nweight: 3\nlocations: [Berlin]\n---\n"))
	if len(findings) > 0 {
		t.Fatal(lineOf(findings[0]))
	}
	for key, want := range map[string][]string{
		"department": {"Data Platform"}, "teams": {"A", "4"}, "map": nil, "empty": nil, "absent": nil,
		"position": {"3"}, "Weight": {"3"}, "location": {"Berlin"},
	} {
		if got := block.Strings(key); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", key, got, want)
		}
	}
	if got := new(Block).Strings("title"); got != nil {
		t.Errorf("a page without front matter has %q", got)
	}
}

func TestPlacesEndWhereOthersAreTakenAway(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Worldwide except Russia": "Worldwide", "Bristol (not Bath)": "Bristol", "Weltweit außer USA": "Weltweit", "Outside Germany": "",
		"Nottingham": "Nottingham", "Non-US": "", "Remote, excluding California": "Remote", "Notre-Dame-de-Gravenchon": "Notre-Dame-de-Gravenchon",
	} {
		if got, _ := cutExcept(text); got != want {
			t.Errorf("the places of %q are %q, want %q", text, got, want)
		}
	}
}
