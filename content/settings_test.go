package content

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
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
		})},
		{name: "careers.yaml wins whole", yaml: "title: Ours\n", json: origin, want: with(func(s *Settings) { s.Title, s.Organization = "Ours", "Ours" })},
		{
			name: "all",
			yaml: "title: T\nurl: https://e.com/jobs/\nlanguage: de\naccent: '#0AF'\nlogo: /logo.svg\norganization: O\nposting_category: [A, B]\nrules:\n  dead-link: error\n  no-description: off\nskills:\n  Go: [golang]\n",
			want: Settings{Title: "T", URL: "https://e.com/jobs", Language: "de", Accent: "#00aaff", LogoLight: "/logo.svg", LogoDark: "/logo.svg",
				Organization: "O", PostingCategories: []string{"A", "B"}, Skills: []byte(strings.Repeat("\n", 11) + "  Go: [golang]\n"), SkillsAt: Position{settingsFile, 12, 3},
				Rules: map[string]Severity{"dead-link": Error, "no-description": Off}},
		},
		{name: "one category", yaml: "posting_category: Jobs\n", want: with(func(s *Settings) { s.PostingCategories = []string{"Jobs"} })},
		{name: "unknown key", yaml: "titel: T\n", want: defaults, problems: []string{`1:1 error settings: there is no setting "titel"; did you mean "title"?`}},
		{name: "far from any key", yaml: "colour_of_the_sky: blue\n", want: defaults,
			problems: []string{`1:1 error settings: there is no setting "colour_of_the_sky"; there are accent, language, logo, organization, posting_category, rules, skills, title, url`}},
		{name: "unknown rule", yaml: "rules:\n  ded-link: off\n", want: with(func(s *Settings) { s.Rules = map[string]Severity{} }),
			problems: []string{`2:3 error settings: there is no rule "ded-link"; did you mean "dead-link"?`}},
		{name: "unknown severity", yaml: "rules: {dead-link: loud}\n", want: with(func(s *Settings) { s.Rules = map[string]Severity{} }),
			problems: []string{`1:20 error settings: want error, warning or off, got "loud"`}},
		{name: "fixed rule", yaml: "rules:\n  missing-section: warning\n", want: with(func(s *Settings) { s.Rules = map[string]Severity{} }),
			problems: []string{`2:20 error settings: the rule missing-section is always an error: such a page cannot be shown`}},
		{name: "relative URL", yaml: "url: jobs.example.com\n", want: defaults,
			problems: []string{`1:6 error settings: url: want an absolute address such as https://jobs.example.com, got "jobs.example.com"`}},
		{name: "colour as a comment", yaml: "accent: blue\n", want: defaults, problems: []string{`1:9 error settings: accent: want a colour such as "#0a6cff", in quotes, got "blue"`}},
		{name: "a language's name", yaml: "language: Deutsch!\n", want: defaults, problems: []string{`1:11 error settings: language: want a language tag such as en or pt-BR, got "Deutsch!"`}},
		{name: "logo with an unknown key", yaml: "logo: {night: a}\n", want: defaults, problems: []string{`1:7 error settings: logo: there is no "night"; write light and dark`}},
		{name: "map as a title", yaml: "title: {a: b}\n", want: defaults, problems: []string{`1:8 error settings: title: want a text, got a map of keys`}},
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
				root[settingsFile] = &fstest.MapFile{Data: []byte(tt.yaml)}
			}
			if tt.json != "" {
				parent[originFile] = &fstest.MapFile{Data: []byte(tt.json)}
			}
			got, _, _, diags := loadSettings(root, parent)
			var problems []string
			for _, d := range diags {
				problems = append(problems, lineOfDiagnostic(d))
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
