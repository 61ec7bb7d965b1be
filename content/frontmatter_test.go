package content

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

// lineOfDiagnostic is a finding as check prints it, without the file.
func lineOfDiagnostic(d Diagnostic) string {
	return fmt.Sprintf("%d:%d %s %s: %s", d.Line, d.Column, d.Severity, d.Rule, d.Message)
}

func TestFrontMatterProblems(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, src, want string }{
		{"none", "# Engineer\n", `1:1 warning no-front-matter: the page has no front matter; start`},
		{"empty block", "---\n---\ntext\n", ``},
		{"comment alone", "---\n# title\n---\ntext\n", ``},
		{"not at the first byte", "\n---\ntitle: A\n---\n", `2:1 warning front-matter-late: front matter must start at the first byte of the file; delete the blank space before it`},
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
		{"never closed, one line", "---", `1:1 error front-matter: the front matter that starts here never ends`},
		{"TOML never closed", "+++\ntitle = 'A'\n", `1:1 error front-matter: the front matter that starts here never ends; add a line +++`},
		{"fence inside a value", "---\ntitle: |\n  A\n  ---\n  B\n---\n", `4:3 error front-matter: a line --- ends the front matter even inside a value`},
		{"too large", "---\ntitle: " + strings.Repeat("a", maxFrontMatter) + "\n---\n", `1:1 error front-matter: front matter has 65544 bytes, more than 65536`},
		{"colon in a value", "---\ntitle: Engineer: backend\n---\n", `2:16 error front-matter: a value cannot hold ": "; put the value in quotes`},
		{"colon after a link", "---\nurl: https://example.com\ntitle: a: b\n---\n", `3:9 error front-matter: a value cannot hold`},
		{"quote in a quoted value", "---\ntitle: 'Chef d'équipe'\n---\n", `2:16 error front-matter: the quote before this ends the value, and text follows`},
		{"quote in a quoted value, below others", "---\ncategory: A\ntitle: 'Chef d'équipe'\n---\n", `3:16 error front-matter: the quote before`},
		{"quote never closed", "---\ntitle: \"Engineer\ncategory: A\n---\n", `2:8 error front-matter: a quote is opened here and never closed`},
		{"curly quote", "---\ntitle: 'Engineer’\n---\n", `2:8 error front-matter: a quote is opened here and never closed; a curly quote cannot close it`},
		{"tab", "---\ncontact:\n\tname: A\n---\n", `3:1 error front-matter: a tab indents this line; use blanks`},
		{"at sign", "---\ntitle: @home\n---\n", `2:8 error front-matter: a value cannot start with '@'; put it in quotes`},
		{"list as a title", "---\ntitle: [FR] Engineer\n---\n", `2:13 error front-matter: a value that begins with [ or {`},
		{"line that is no key", "---\ntitle: A\nJust text.\n---\n", `3:1 error front-matter: this line is neither a key (key: value) nor part of the value above; indent it, or end the front matter with a line --- before it`},
		{"no blank after the colon", "---\ntitle: A\nphone:12 34\n---\n", `3:6 error front-matter: write a blank behind this colon`},
		{"indented key", "---\ntitle: A\n  category: B\n---\n", `3:3 error front-matter: this line is indented, so it belongs`},
		{"outdented item", "---\ntags:\n  - a\n - b\n---\n", `4:2 error front-matter: this line does not fit the indentation`},
		{"unknown alias", "---\ntitle: *bold*\n---\n", `2:8 error front-matter: a value that begins with * or &`},
		{"alias of nothing", "---\na: 1\ntitle: *bold\n---\n", `3:8 error front-matter: nothing is called &bold`},
		{"escape", "---\ntitle: \"C:\\jobs\"\n---\n", `2:11 error front-matter: a backslash in double quotes starts an escape`},
		{"impossible date under an unknown key", "---\ntitle: A\nmet: !!timestamp '2018-30-07'\n---\n", `3:6 error front-matter: "2018-30-07" is no date`},
		{"duplicate key", "---\ntitle: A\ncategory: B\ntitle: C\n---\n", `4:1 error front-matter: the key "title" is given twice (2 lines above, too)`},
		{"duplicate key deep down", "---\ncontact:\n  a: 1\n  a: 2\n---\n", `4:3 error front-matter: the key "a" is given twice`},
		{"duplicate key in another spelling", "---\nmenuTitle: A\nmenu_title: B\n---\n", `3:1 error front-matter: the key "menu_title" is given twice (as "menuTitle", too); keep one`},
		{"second document", "---\ntitle: A\n...\ntitle: B\n---\n", `2:1 error front-matter: one list of keys is wanted`},
		{"text between fences", "---\nJust text.\n---\n", `2:1 error front-matter: a list of keys is wanted (title: …); this is none`},
		{"list between fences", "---\n- a\n---\n", `2:1 error front-matter: a list of keys is wanted`},
		{"aliases that multiply", "---\n" + aliasBomb() + "---\n", `2:1 error front-matter: document contains excessive aliasing`},
		{"nesting", "---\na: " + strings.Repeat("[", 20_000) + "\n---\n", `2:1 error front-matter: exceeded max depth of 10000`},
		{"NEL is a line break to YAML alone", "---\ntitle: \"a\u0085b\"\nposition: [1]\n---\n", `3:11 error front-matter-type`},
		{"columns are bytes", "---\n\"é\": 1\ntitle: {é: é, é: é}\n---\n", `3:17 error front-matter: the key "é" is given twice (in this line, too)`},
		{"broken TOML", "+++\ntitle = A\n+++\n", `2:9 error front-matter: expected value but found`},
		{"TOML given twice", "+++\ntitle = 'A'\ntitle = 'B'\n+++\n", `3:1 error front-matter: Key 'title' has already been defined`},
		{"broken JSON", "---json\n{\"title\": \"A\",}\n---\n", `2:15 error front-matter: this is not JSON: invalid character '}'`},
		{"JSON list", ";;;\n[1]\n;;;\n", `2:1 error front-matter: one JSON object is wanted`},
		{"JSON given twice", "{\n  \"title\": \"A\",\n  \"title\": \"B\"\n}\n\ntext", `3:3 error front-matter: the key "title" is given twice`},

		{"list as title", "---\ntitle: [a]\n---\n", `2:8 error front-matter-type: title: want a text, got a list`},
		{"map as category", "---\ncategory: {a: b}\n---\n", `2:11 error front-matter-type: category: want a text, got a map`},
		{"text as position", "---\nposition: Full-Time\n---\n", `2:11 error front-matter-type: position: want a number, the place of the page among others, got "Full-Time"`},
		{"infinite position", "---\nposition: .inf\n---\n", `2:11 error front-matter-type`},
		{"text as flag", "---\ndraft: perhaps\n---\n", `2:8 error front-matter-type: draft: want true or false, got "perhaps"`},
		{"no date", "---\ncloses: soon\n---\n", `2:9 error front-matter-type: closes: want a date such as 2006-01-31, got "soon"`},
		{"ambiguous date", "---\ndate: 03/04/2026\n---\n", `2:7 error front-matter-type: date: want a date`},
		{"no date under another site's key", "---\nexpiryDate: soon\n---\n", `2:13 warning front-matter-type: expiryDate: want a date`},
		{"map as skills", "---\nskills: {go: yes}\n---\n", `2:9 error front-matter-type: skills: want a list of names`},
		{"unknown employment type", "---\nemployment_type: sometimes\n---\n", `2:18 warning unknown-value: employment_type: "sometimes" is ignored; use full-time`},
		{"unknown workplace", "---\nworkplace: moon\n---\n", `2:12 warning unknown-value: workplace: "moon" is ignored`},
		{"script as apply", "---\napply: javascript:alert(1)\n---\n", `2:8 warning unknown-value: apply: "javascript:alert(1)" is ignored`},
		{"unknown status", "---\nstatus: green\n---\n", `2:9 warning unknown-value: status: "green" is ignored`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, _, diags := parseFrontMatter("a.md", []byte(tt.src))
			var got []string
			for _, d := range diags {
				got = append(got, lineOfDiagnostic(d))
			}
			if tt.want == "" && len(got) > 0 || tt.want != "" && (len(got) != 1 || !strings.HasPrefix(got[0], tt.want)) {
				t.Errorf("parseFrontMatter(%.200q)\n got %q\nwant %q", tt.src, got, tt.want)
			}
		})
	}
}

// aliasBomb is a list whose items are aliases of lists, nine levels deep.
func aliasBomb() string {
	var b strings.Builder
	b.WriteString("a0: &a0 [x, x, x, x, x, x, x, x, x]\n")
	for i := 1; i < 9; i++ {
		fmt.Fprintf(&b, "a%d: &a%[1]d [%s]\n", i, strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 8)+fmt.Sprintf("*a%d", i-1))
	}
	return b.String()
}

func TestFrontMatterValues(t *testing.T) {
	t.Parallel()
	names := func(names ...string) []DeclaredSkill {
		skills := []DeclaredSkill{}
		for _, n := range names {
			skills = append(skills, DeclaredSkill{Name: n})
		}
		return skills
	}
	tests := []struct {
		src  string
		want frontMatter
	}{
		{"title:", frontMatter{}},
		{"title: ''\nmenuTitle: Jobs", frontMatter{menuTitle: "Jobs"}},
		{"title: 2026", frontMatter{title: "2026"}},
		{"title: yes", frontMatter{title: "yes"}},
		{"title: >\n  Backend\n  engineer\n", frontMatter{title: "Backend engineer"}},
		{"Title: A\nMENU_TITLE: B", frontMatter{title: "A", menuTitle: "B"}},
		{"x: &x A\ntitle: *x", frontMatter{title: "A", unknown: []unknownKey{{name: "x"}}}},
		{"position: 3", frontMatter{position: 3}},
		{"position: -1.5", frontMatter{position: -1.5}},
		{"position: '07'", frontMatter{position: 7}},
		{"position: 012", frontMatter{position: 12}},
		{"position: 1e3", frontMatter{position: 1000}},
		{"position: 1_000", frontMatter{position: 1000}},
		{"position: ''", frontMatter{}},
		{"weight: 4\nposition: 2", frontMatter{position: 2}},
		{"date: 2026-03-01", frontMatter{publish: "2026-03-01", job: Job{Posted: "2026-03-01"}}},
		{"date: 2026-03-01T23:30:00-05:00", frontMatter{publish: "2026-03-01", job: Job{Posted: "2026-03-01"}}},
		{"date: 2026-03-01 9am", frontMatter{publish: "2026-03-01", job: Job{Posted: "2026-03-01"}}},
		{"created: !!timestamp '2014-03-22'", frontMatter{publish: "2014-03-22", job: Job{Posted: "2014-03-22"}}},
		{"app_close_date: FEBRUARY 26, 2018", frontMatter{job: Job{Closes: "2018-02-26"}}},
		{"validThrough: 12-Feb-2014", frontMatter{job: Job{Closes: "2014-02-12"}}},
		{"contract: permanent", frontMatter{job: Job{EmploymentType: "FULL_TIME"}}},
		{"contract: contract, 6 months (extendable)", frontMatter{job: Job{EmploymentType: "CONTRACTOR"}}},
		{"employment_type: [part-time, contract]", frontMatter{job: Job{EmploymentType: "PART_TIME"}}},
		{"employmentType: FULL_TIME", frontMatter{job: Job{EmploymentType: "FULL_TIME"}}},
		{"employmentType: per-diem", frontMatter{job: Job{EmploymentType: "PER_DIEM"}}},
		{"location: Bristol", frontMatter{job: Job{Locations: []string{"Bristol"}}}},
		{"locations: [Bristol, Hamburg]", frontMatter{job: Job{Locations: []string{"Bristol", "Hamburg"}}}},
		{"location: {city: Bristol, country: UK}", frontMatter{job: Job{Locations: []string{"Bristol, UK"}}}},
		{"workplace: On-site", frontMatter{job: Job{Workplace: "onsite"}}},
		{"workMode: hybrid (2 days)", frontMatter{job: Job{Workplace: "hybrid"}}},
		{"remote: true", frontMatter{job: Job{Workplace: "remote"}}},
		{"remote: false", frontMatter{}},
		{"apply: https://example.com/apply?a=1", frontMatter{job: Job{Apply: "https://example.com/apply?a=1"}}},
		{"apply: jobs@example.com", frontMatter{job: Job{Apply: "mailto:jobs@example.com"}}},
		{"apply: mailto:jobs@example.com?subject=Hi", frontMatter{job: Job{Apply: "mailto:jobs@example.com?subject=Hi"}}},
		{"contact: {name: Ann, email: ann@example.com}\nurl: https://example.com", frontMatter{job: Job{Apply: "mailto:ann@example.com"}}},
		{"contact: Ann\nurl: https://example.com", frontMatter{job: Job{Apply: "https://example.com"}}},
		{"url: /jobs/x", frontMatter{}},
		{"skills: [Go, C++]", frontMatter{skills: names("Go", "C++")}},
		{"skills: Go, C#, .NET", frontMatter{skills: names("Go", "C#", ".NET")}},
		{"skills: []", frontMatter{skills: names()}},
		{"tags: [python]", frontMatter{tags: names("python")}},
		{"skills: [Go]\ntags: [python]\nkeywords: [uk]", frontMatter{skills: names("Go"), tags: names("python")}},
		{"keywords: python, uk", frontMatter{tags: names("python", "uk")}},
		{"draft: true", frontMatter{withheld: "draft: true"}},
		{"draft: no\narchived: off", frontMatter{}},
		{"active: false", frontMatter{withheld: "active: false"}},
		{"isListed: false", frontMatter{withheld: "isListed: false"}},
		{"published: false", frontMatter{withheld: "published: false"}},
		{"published: 2026-03-01", frontMatter{publish: "2026-03-01", job: Job{Posted: "2026-03-01"}}},
		{"status: closed", frontMatter{withheld: "status: closed"}},
		{"status: Open", frontMatter{}},
		{"base: &b {title: B, category: C}\n<<: *b\ntitle: A", frontMatter{title: "A", category: "C", unknown: []unknownKey{{name: "base"}}}},
		{"a: &a {title: A}\nb: &b {title: B, position: 2}\n<<: [*a, *b]", frontMatter{title: "A", position: 2, unknown: []unknownKey{{name: "a"}, {name: "b"}}}},
		{"categories: [A, B]", frontMatter{category: "A"}},
		{"categories: []\ncategory: C", frontMatter{category: "C"}},
		{"layout: post\npermalink: /x\nteam: 18F", frontMatter{}},
		{"categroy: A", frontMatter{unknown: []unknownKey{{name: "categroy"}}}},
	}
	for _, tt := range tests {
		t.Run(tt.src, func(t *testing.T) {
			t.Parallel()
			got, _, diags := parseFrontMatter("a.md", []byte("---\n"+tt.src+"\n---\n"))
			for _, d := range diags {
				t.Error(lineOfDiagnostic(d))
			}
			tt.want.present = true
			if !got.says(&tt.want) {
				t.Errorf("got  %+v\nwant %+v", got.placeless(), tt.want.placeless())
			}
		})
	}
}

func TestFormatsSayTheSame(t *testing.T) {
	t.Parallel()
	yamlText := "---\ntitle: \"é 🎉\"\nposition: 2.5\nskills:\n  - Go\n  - C++\ndraft: true\ncontact:\n  email: a@example.com\n---\nbody"
	want, _, _ := parseFrontMatter("a.md", []byte(yamlText))
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
			got, body, diags := parseFrontMatter("a.md", []byte(src))
			if len(diags) > 0 {
				t.Fatal(lineOfDiagnostic(diags[0]))
			}
			if !got.says(&want) {
				t.Errorf("got  %+v\nwant %+v", got.placeless(), want.placeless())
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
		{"+++\ntitle = 'A'\nskills = ['Go']\n+++\n", "2:9", "3:10"},
		{"{\n  \"title\": \"A\",\n  \"skills\": [\"Go\", \"C++\"]\n}\n", "2:12", "3:20"},
		{"\uFEFF---\ntitle: A\nskills: Go\n---\n", "2:8", "3:9"},
	}
	place := func(p Position) string { return fmt.Sprintf("%d:%d", p.Line, p.Column) }
	for _, tt := range tests {
		fm, _, _ := parseFrontMatter("a.md", []byte(tt.src))
		if got := place(fm.at["title"]); got != tt.title {
			t.Errorf("%q: title at %s, want %s", tt.src, got, tt.title)
		}
		if len(fm.skills) == 0 {
			t.Errorf("%q: no skills", tt.src)
		} else if got := place(fm.skills[len(fm.skills)-1].At); got != tt.last {
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
		fm, _, _ := parseFrontMatter("a.md", []byte(src))
		if len(fm.titleRuns) == 0 {
			if want {
				t.Errorf("%q: no runs", src)
			}
			continue
		}
		r := fm.titleRuns[0]
		if got := src[r.Offset : r.Offset+r.End-r.Start]; !want || got != fm.title {
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
		"apply": "https://example.com/", "skills": "Go", "tags": "go", "draft": "true", "archived": "true", "published": "false",
		"active": "false", "listed": "false", "status": "draft",
	}
	for _, k := range keys {
		empty := frontMatter{present: true}
		for _, name := range append([]string{k.name}, k.names()...) {
			fm, _, diags := parseFrontMatter("a.md", []byte("---\n"+name+": "+values[k.name]+"\n---\n"))
			if len(diags) > 0 || fm.says(&empty) {
				t.Errorf("%s: %q is not read: %v", name, values[k.name], diags)
			}
			if foreign[foldKey(name)] {
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
		{"date: 2026-06-16", now, "published on 2026-06-16"},
		{"date: 2026-06-16", time.Time{}, ""},
		{"closes: 2026-06-15", now, ""},
		{"closes: 2026-06-14", now, "closed on 2026-06-14"},
		{"closes: 2026-06-14", time.Time{}, ""},
	}
	for _, tt := range tests {
		fm, _, _ := parseFrontMatter("a.md", []byte("---\n"+tt.src+"\n---\n"))
		if got := fm.hidden(tt.now); got != tt.want {
			t.Errorf("%s at %v: hidden %q, want %q", tt.src, tt.now, got, tt.want)
		}
	}
}

// FuzzFrontMatter: nothing panics, every place lies in the file, the bounds
// are those that the library finds, and tidying keeps what is said.
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
		s := newSource("a.md", src)
		fm, body, diags := parseFrontMatter("a.md", src)
		if body < 0 || body > len(src) {
			t.Fatalf("body at %d of %d", body, len(src))
		}
		places := []Position{}
		for _, d := range diags {
			places = append(places, d.Position)
		}
		for _, at := range fm.at {
			places = append(places, at)
		}
		for _, skill := range slices.Concat(fm.skills, fm.tags) {
			places = append(places, skill.At)
		}
		for _, p := range places {
			if p.Line < 1 || p.Line > len(s.starts) || p.Column < 1 || s.starts[p.Line-1]+p.Column-1 > len(src) {
				t.Fatalf("%+v is no place of %q", p, src)
			}
		}
		for _, r := range fm.titleRuns {
			if got := string(src[r.Offset : r.Offset+r.End]); got != fm.title {
				t.Fatalf("title %q, and its runs say %q", fm.title, got)
			}
		}
		if start, format := s.openingFence(); format != nil {
			if bounds, d := s.checkBlock(start, format); d == nil && bounds.body != body {
				t.Fatalf("body at %d, the library says %d", bounds.body, body)
			}
		}
		once := Tidy(src)
		if twice := Tidy(once); !reflect.DeepEqual(once, twice) {
			t.Fatalf("tidied %q, then %q", once, twice)
		}
		if again, _, _ := parseFrontMatter("a.md", once); !again.says(&fm) {
			t.Fatalf("%q says other than %q", once, src)
		}
	})
}
