package check

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/diag"
)

func TestWhatSearchEnginesAskOfAPosting(t *testing.T) {
	t.Parallel()
	const (
		settings = "-- careers.yaml --\ntitle: Jobs\nurl: https://jobs.example.com\n"
		noDate   = "search engines list a job only with the date of its publication; add the key date (2006-01-31)"
	)
	page := func(name, keys string) string {
		return fmt.Sprintf("-- %s.md --\n---\ntitle: %s\n%s---\nx\n", name, name, keys)
	}
	good := "date: 2026-01-05\nlocation: Berlin\n"
	for name, tt := range map[string]struct {
		archive string
		want    []string
	}{
		"complete":                          {settings + page("a", good), nil},
		"a site without an address":         {page("a", ""), nil},
		"no date":                           {settings + page("a", "location: Berlin\n"), []string{"a.md:1:1 " + noDate}},
		"no place":                          {settings + page("a", "date: 2026-01-05\n"), []string{"a.md:1:1 search engines list a job only with a place; add the key location"}},
		"unknown country":                   {settings + page("a", "date: 2026-01-05\nlocation: [Berlin, Atlantis]\n"), []string{`a.md:4:11 search engines list a job only with a country, and that of "Atlantis" is not known; write it ("Atlantis, Germany")`}},
		"the country of the site":           {settings + "defaults: {country: Germany}\n" + page("a", "date: 2026-01-05\nlocation: Atlantis\n"), nil},
		"remote without a country":          {settings + page("a", "date: 2026-01-05\nlocation: Remote\n"), []string{"a.md:4:11 search engines list a remote job only with the countries that people can work from; write location: Remote (Germany)"}},
		"remote in an area":                 {settings + page("a", "date: 2026-01-05\nlocation: Remote (Europe)\n"), nil},
		"remote in a site's country":        {settings + "defaults: {country: Germany}\n" + page("a", "date: 2026-01-05\nlocation: Remote\n"), nil},
		"an office in an area":              {settings + page("a", "date: 2026-01-05\nlocation: Europe\n"), []string{`a.md:4:11 search engines list a job only with a city or country to work in, and "Europe" is neither`}},
		"no employer":                       {"-- careers.yaml --\nurl: https://jobs.example.com\n" + page("a", good), []string{"a.md:1:1 search engines list a job only with who hires; set organization in careers.yaml"}},
		"its own employer":                  {"-- careers.yaml --\nurl: https://jobs.example.com\n" + page("a", good+"company: Acme\n"), nil},
		"not a posting":                     {settings + "posting_category: Jobs\n" + page("a", good+"category: Jobs\n") + page("about", "category: About\n"), nil},
		"hidden":                            {settings + page("a", "draft: true\n"), nil},
		"many alike":                        {settings + page("a", "location: Berlin\n") + page("b", "location: Berlin\n") + page("c", "location: Berlin\n") + page("d", "location: Berlin\n"), []string{"a.md:1:1 " + noDate + " (4 postings lack it)"}},
		"pay without a currency":            {page("a", "pay: 60000\n"), []string{"a.md:3:6 the currency of the pay is not known; write it"}},
		"pay without a period":              {page("a", "salary: $4,000\n"), []string{"a.md:3:9 the pay does not say for how long; write it"}},
		"pay with the currency of the site": {"-- careers.yaml --\ndefaults: {pay_currency: EUR, pay_per: month}\n" + page("a", "pay: 4000\n"), nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, f := range loadArchive(t, tt.archive, content.Options{}).Findings {
				if f.Rule == diag.RuleIncompletePosting || f.IsError() {
					got = append(got, fmt.Sprintf("%s:%d:%d %s", f.File, f.Line, f.Column, f.Message))
				}
			}
			if !slices.EqualFunc(got, tt.want, strings.HasPrefix) {
				t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(tt.want, "\n  "))
			}
		})
	}
}

func TestDefaultsAreForPostingsAlone(t *testing.T) {
	t.Parallel()
	site := loadArchive(t, "-- careers.yaml --\nposting_category: Jobs\ndefaults: {employment_type: full-time}\n"+
		"-- a.md --\n---\ntitle: A\ncategory: Jobs\n---\nx\n-- b.md --\n---\ntitle: B\ncategory: About\n---\nx\n", content.Options{})
	if got := fmt.Sprint(site.Pages[0].Job.EmploymentTypes, site.Pages[1].Job.EmploymentTypes); got != "[full-time] []" {
		t.Errorf("types %s", got)
	}
}

// TestEachPostingSaysHowToApply: in a key, the settings, a link, an address or a heading, its
// own or a section's.
func TestEachPostingSaysHowToApply(t *testing.T) {
	t.Parallel()
	const posting = "-- a.md --\n---\ntitle: A\ncategory: Open Positions\n%s---\n%s\n"
	for name, tt := range map[string]struct {
		archive string
		found   bool
	}{
		"nothing":                   {fmt.Sprintf(posting, "", "You apply statistics and know the ideal candidate."), true},
		"a key":                     {fmt.Sprintf(posting, "apply: jobs@example.com\n", "x"), false},
		"a key that is no address":  {fmt.Sprintf(posting, "apply: soon\n", "x"), true},
		"the settings":              {"-- careers.yaml --\ndefaults: {apply: jobs@example.com}\n" + fmt.Sprintf(posting, "", "x"), false},
		"a link to write":           {fmt.Sprintf(posting, "", "[Write](mailto:a@example.com)"), false},
		"a link that says so":       {fmt.Sprintf(posting, "", "[Apply](https://example.com/x)"), false},
		"a sentence that says so":   {fmt.Sprintf(posting, "", "Click [here](https://example.com/x) to apply."), false},
		"another link":              {fmt.Sprintf(posting, "", "We [build](https://example.com/x) it.\n\nYou apply statistics."), true},
		"a form":                    {fmt.Sprintf(posting, "", "Go [there](https://boards.greenhouse.io/x/1)."), false},
		"an address":                {fmt.Sprintf(posting, "", "Write to jobs [at] example.com."), false},
		"a heading":                 {fmt.Sprintf(posting, "", "## Bewerben\n\nCome by."), false},
		"a heading of another kind": {fmt.Sprintf(posting, "", "## The ideal candidate\n\nx"), true},
		"a section":                 {fmt.Sprintf(posting, "", "<common-section section-name=\"s\"/>") + "-- sections/s.md --\nMail jobs@example.com.\n", false},
		"no text":                   {fmt.Sprintf(posting, "", ""), false},
		"a draft":                   {fmt.Sprintf(posting, "draft: true\n", "x"), false},
		"another page":              {fmt.Sprintf(posting, "apply: jobs@example.com\n", "x") + "-- b.md --\n---\ntitle: B\n---\nx\n", false},
		"a site without postings":   {"-- a.md --\n---\ntitle: A\nlocation: Berlin\n---\nx\n", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			isAbout := func(f diag.Finding) bool { return f.Rule == diag.RuleNoApply }
			if got := slices.ContainsFunc(loadArchive(t, tt.archive, content.Options{}).Findings, isAbout); got != tt.found {
				t.Errorf("found: %v", got)
			}
		})
	}
}
