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
