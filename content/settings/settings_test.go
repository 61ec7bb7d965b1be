package settings

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/careers-index/careers/content/diag"
)

func TestSettings(t *testing.T) {
	t.Parallel()
	const origin = `{"title": "Origin", "url": "https://jobs.example.com/", "logo": {"light": "/l.svg", "dark": "/d.svg"}, "github": "x/y"}`
	defaults := Settings{Language: "en", PostingCategories: []string{"Open Positions"}}
	with := func(change func(*Settings)) Settings {
		s := defaults
		change(&s)
		return s
	}
	tests := []struct {
		name, yaml, json string
		want             Settings
		problems         []string
	}{
		{name: "none", want: defaults},
		{name: "empty", yaml: "# later\n", json: origin, want: defaults},
		{name: "origin", json: origin, want: with(func(s *Settings) {
			s.Title, s.URL, s.LogoLight, s.LogoDark, s.Organization = "Origin", "https://jobs.example.com", "/l.svg", "/d.svg", "Origin"
			s.Logos = []Logo{{"/l.svg", diag.Position{File: "../settings.json", Line: 1, Column: 75}}, {"/d.svg", diag.Position{File: "../settings.json", Line: 1, Column: 93}}}
		})},
		{name: "careers.yaml wins whole", yaml: "title: Ours\n", json: origin, want: with(func(s *Settings) { s.Title, s.Organization = "Ours", "Ours" })},
		{
			name: "all",
			yaml: "title: T\nurl: https://e.com/jobs/\nlanguage: de\naccent: '#0AF'\nlogo: /logo.svg\norganization: O\nposting_category: [A, B]\nrules:\n  dead-link: error\n  no-description: false\nskills:\n  Go: [golang]\n",
			want: Settings{Title: "T", URL: "https://e.com/jobs", Language: "de", Accent: "#00aaff", LogoLight: "/logo.svg", LogoDark: "/logo.svg", Logos: []Logo{{"/logo.svg", diag.Position{File: FileName, Line: 5, Column: 7}}},
				Organization: "O", PostingCategories: []string{"A", "B"}, PostingCategoriesAt: diag.Position{File: FileName, Line: 7, Column: 19}, Skills: []byte(strings.Repeat("\n", 11) + "  Go: [golang]\n"), SkillsAt: diag.Position{File: FileName, Line: 12, Column: 3},
				Rules: map[string]diag.Severity{"dead-link": diag.Error, "no-description": diag.Off}},
		},
		{name: "one category", yaml: "posting_category: Jobs\n", want: with(func(s *Settings) {
			s.PostingCategories, s.PostingCategoriesAt = []string{"Jobs"}, diag.Position{File: FileName, Line: 1, Column: 19}
		})},
		{name: "unknown key", yaml: "titel: T\n", want: defaults, problems: []string{`1:1 error settings: there is no setting "titel"; did you mean "title"?`}},
		{name: "far from any key", yaml: "colour_of_the_sky: blue\n", want: defaults,
			problems: []string{`1:1 error settings: there is no setting "colour_of_the_sky"; there are accent, defaults, facets, insights, language, logo, organization, posting_category, rules, skills, synonyms, title, url`}},
		{name: "unknown rule", yaml: "rules:\n  ded-link: off\n", want: with(func(s *Settings) { s.Rules = map[string]diag.Severity{} }),
			problems: []string{`2:3 error settings: there is no rule "ded-link"; did you mean "dead-link"?`}},
		{name: "unknown severity", yaml: "rules: {dead-link: loud}\n", want: with(func(s *Settings) { s.Rules = map[string]diag.Severity{} }),
			problems: []string{`1:20 error settings: want error, warning or off, got "loud"`}},
		{name: "fixed rule", yaml: "rules:\n  missing-section: warning\n", want: with(func(s *Settings) { s.Rules = map[string]diag.Severity{} }),
			problems: []string{`2:20 error settings: the rule missing-section is always an error: such a page cannot be shown`}},
		{name: "relative URL", yaml: "url: jobs.example.com\n", want: defaults,
			problems: []string{`1:6 error settings: url: want an absolute address such as https://jobs.example.com, got "jobs.example.com"`}},
		{name: "colour as a comment", yaml: "accent: blue\n", want: defaults, problems: []string{`1:9 error settings: accent: want a colour such as "#0a6cff", in quotes, got "blue"`}},
		{name: "a language's name", yaml: "language: Deutsch!\n", want: defaults, problems: []string{`1:11 error settings: language: want a language tag such as en or pt-BR, got "Deutsch!"`}},
		{name: "logo with an unknown key", yaml: "logo: {night: a}\n", want: defaults, problems: []string{`1:7 error settings: logo: there is no "night"; write light and dark`}},
		{name: "map as a title", yaml: "title: {a: b}\n", want: defaults, problems: []string{`1:8 error settings: title: want text, got a map of keys`}},
		{name: "defaults as a list", yaml: "defaults: [a]\n", want: defaults, problems: []string{`1:11 error settings: defaults: want keys such as employment_type, country and apply, got a list`}},
		{name: "unknown default", yaml: "defaults: {title: a}\n", want: defaults, problems: []string{`1:12 error settings: defaults: there is no default for "title"; there are employment_type, location, city, region, country, workplace, apply, company_url, pay_currency, pay_per`}},
		{name: "skills as a list", yaml: "skills: [Go]\n", want: defaults, problems: []string{`1:9 error settings: skills: want names of skills with their aliases, got a list`}},
		{name: "rules as a list", yaml: "rules: [dead-link]\n", want: defaults, problems: []string{`1:8 error settings: rules: want rules with error, warning or off, got a list`}},
		{name: "logo as a list", yaml: "logo: [a]\n", want: defaults, problems: []string{`1:7 error settings: logo: want a path, or the keys light and dark, got a list`}},
		{name: "logo in a list", yaml: "logo: {light: [a]}\n", want: defaults, problems: []string{`1:7 error settings: logo: want a path, got a list`}},
		{name: "categories as a map", yaml: "posting_category: {a: b}\n", want: defaults, problems: []string{`1:19 error settings: posting_category: want a category or a list of categories, got a map of keys`}},
		{name: "no YAML", yaml: "title: a: b\n", want: defaults, problems: []string{`1:9 error settings: a value cannot hold ": "; put the value in quotes`}},
		{name: "twice", yaml: "title: a\ntitle: b\n", want: defaults, problems: []string{`2:1 error settings: the key "title" is given twice (in the line above, too); keep one`}},
		{name: "not UTF-8", yaml: "title: \xE9\n", want: defaults,
			problems: []string{`1:8 error not-utf8: the byte 0xE9 is not UTF-8; save the file as UTF-8 (it looks like Latin-1 or Windows-1252)`}},
		{name: "broken origin", json: `{"title": }`, want: defaults, problems: []string{`1:11 error settings: this is not JSON: invalid character '}' looking for beginning of value`}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			root, parent := fstest.MapFS{}, fstest.MapFS{}
			if tt.yaml != "" {
				root[FileName] = &fstest.MapFile{Data: []byte(tt.yaml)}
			}
			if tt.json != "" {
				parent[originFile] = &fstest.MapFile{Data: []byte(tt.json)}
			}
			from := Read(root, parent)
			got, diags := from.Settings, from.Findings
			var problems []string
			for _, d := range diags {
				problems = append(problems, fmt.Sprintf("%d:%d %s %s: %s", d.Line, d.Column, d.Severity, d.Rule, d.Message))
			}
			if !slices.Equal(problems, tt.problems) {
				t.Errorf("problems\n got %q\nwant %q", problems, tt.problems)
			}
			if !reflect.DeepEqual(got, tt.want) {
				t.Errorf("settings\n got %+v\nwant %+v", got, tt.want)
			}
		})
	}
}

func TestSettingsThatCannotBeRead(t *testing.T) {
	t.Parallel()
	for name, root := range map[string]fstest.MapFS{
		"a folder": {FileName + "/x": {}},
	} {
		from := Read(root, nil)
		if len(from.Findings) != 1 || !strings.HasPrefix(from.Findings[0].Message, "the settings cannot be read") {
			t.Errorf("%s: %v", name, from.Findings)
		}
	}
}

func TestFacets(t *testing.T) {
	t.Parallel()
	many := make([]string, maxFacets+2)
	for i := range many {
		many[i] = fmt.Sprintf("{name: f%d}", i)
	}
	tests := []struct {
		name, yaml string
		want       string // name|label|key@line:column, "nil" for no setting
		problems   []string
	}{
		{name: "none", yaml: "title: A", want: "nil"},
		{name: "empty key", yaml: "facets:", want: "nil"},
		{name: "no facets", yaml: "facets: []", want: ""},
		{name: "all kinds", yaml: "facets: [category, {name: place, label: Location}, {name: team, label: Our teams, key: department}, {name: pay-band}]",
			want: "category||@1:10 place|Location|@1:20 team|Our teams|department@1:52 pay-band|Pay-band|pay-band@1:101"},
		{name: "a misspelled built-in", yaml: "facets:\n  - categroy\n  - skill", want: "skill||@3:5",
			problems: []string{`2:5 facets: there is no built-in facet "categroy"; did you mean "category"? (a facet of the site's own is {name: team, key: department})`}},
		{name: "far from any", yaml: "facets: [department]", want: "",
			problems: []string{`1:10 facets: there is no built-in facet "department"; there are category, skill, place, workplace, type, level (a facet of the site's own is {name: team, key: department})`}},
		{name: "twice", yaml: "facets: [skill, {name: skill, label: Skills}]", want: "skill||@1:10", problems: []string{`1:17 facets: "skill" is there twice; keep one`}},
		{name: "not a name", yaml: "facets: [{name: Our Team}]", want: "",
			problems: []string{`1:17 facets: the name "Our Team" must be lower-case letters, digits and hyphens, start with a letter, and have at most 40 characters`}},
		{name: "a long name", yaml: "facets: [{name: " + strings.Repeat("a", 41) + "}]", want: "", problems: []string{`1:17 facets: the name "` + strings.Repeat("a", 39) + `…" must be lower-case letters, digits and hyphens, start with a letter, and have at most 40 characters`}},
		{name: "the longest name", yaml: "facets: [{name: " + strings.Repeat("a", 40) + "}]", want: strings.Repeat("a", 40) + "|A" + strings.Repeat("a", 39) + "|" + strings.Repeat("a", 40) + "@1:10"},
		{name: "no name", yaml: "facets: [{label: Team}]", want: "", problems: []string{`1:10 facets: a facet needs a name: {name: team, key: department}`}},
		{name: "reserved", yaml: "facets: [{name: per_page}]", want: "", problems: []string{`1:17 facets: the name "per_page" means something else in an address; choose another, such as "job-per-page"`}},
		{name: "a built-in with a key", yaml: "facets: [{name: place, key: city}]", want: "", problems: []string{`1:29 facets: "place" is built in and has values of its own; delete the key, or choose another name`}},
		{name: "an unknown key", yaml: "facets: [{name: team, lable: Team}]", want: "", problems: []string{`1:23 facets: there is no key "lable"; did you mean "label"?`}},
		{name: "a list as a label", yaml: "facets: [{name: team, label: [a]}]", want: "", problems: []string{`1:30 facets: label: want text, got a list`}},
		{name: "a list in a list", yaml: "facets: [[a]]", want: "", problems: []string{`1:10 facets: want the name of a facet, or the keys name, label and key, got a list`}},
		{name: "not a list", yaml: "facets: category", want: "nil", problems: []string{`1:9 facets: want a list of facets, got "category"`}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			from := Read(fstest.MapFS{FileName: {Data: []byte(tt.yaml + "\n")}}, nil)
			var facets, problems []string
			for _, f := range from.Facets {
				facets = append(facets, fmt.Sprintf("%s|%s|%s@%d:%d", f.Name, f.Label, f.Key, f.At.Line, f.At.Column))
			}
			for _, d := range from.Findings {
				problems = append(problems, fmt.Sprintf("%d:%d %s", d.Line, d.Column, d.Message))
			}
			got := strings.Join(facets, " ")
			if from.Facets == nil {
				got = "nil"
			}
			if got != tt.want || !slices.Equal(problems, tt.problems) {
				t.Errorf("facets %q, want %q\nproblems\n got %q\nwant %q", got, tt.want, problems, tt.problems)
			}
		})
	}
	from := Read(fstest.MapFS{FileName: {Data: []byte("facets: [" + strings.Join(many, ", ") + "]\n")}}, nil)
	if len(from.Facets) != maxFacets || len(from.Findings) != 1 || !strings.Contains(from.Findings[0].Message, "more than 20") {
		t.Errorf("%d facets of %d, findings %v", len(from.Facets), len(many), from.Findings)
	}
}

func TestSettingsSetSeverities(t *testing.T) {
	t.Parallel()
	s := Settings{Rules: map[string]diag.Severity{diag.RuleNoTitle: diag.Off, diag.RuleNotUTF8: diag.Off}}
	for rule, want := range map[string]diag.Severity{diag.RuleNoTitle: diag.Off, diag.RuleDeadLink: diag.Warning, diag.RuleNotUTF8: diag.Error} {
		if got := s.Severity(rule); got != want {
			t.Errorf("%s is %s, want %s", rule, got, want)
		}
	}
}
