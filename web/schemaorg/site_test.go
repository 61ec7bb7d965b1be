package schemaorg

import (
	"slices"
	"testing"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/index/check"
	"github.com/careers-index/careers/search/local"
	"github.com/careers-index/careers/search/searchtest"
)

// The example site passes whole, and its check has nothing to say about it.
func TestTheExampleSiteFollowsTheRules(t *testing.T) {
	t.Parallel()
	site, err := check.Load(t.Context(), content.Example(), content.Options{}, check.Options{WithoutSpelling: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range site.Findings {
		if f.Rule == diag.RuleIncompletePosting {
			t.Error(f)
		}
	}
	engine, err := local.Open(searchtest.Build(t, site))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = engine.Close() }()
	postings, paid := 0, 0
	for _, p := range site.Pages {
		if !p.Posting {
			continue
		}
		page, err := engine.Page(t.Context(), p.Path)
		if err != nil {
			t.Fatal(err)
		}
		j := NewJobPosting(page, Company{Name: site.Settings.Organization, Site: site.Settings.URL, Home: site.Settings.URL})
		for _, b := range broken(t, j, slices.Concat(rules, complete)) {
			t.Errorf("%s: %s", p.Path, b)
		}
		if postings++; j.BaseSalary != nil {
			paid++
		}
	}
	if postings < 20 || paid == 0 {
		t.Errorf("%d postings, %d with pay", postings, paid)
	}
}
