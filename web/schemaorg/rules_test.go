package schemaorg

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/careers-index/careers/search"
)

// rule is one of Google's rules for job postings, as its page about structured data
// for JobPosting has them. broken returns what breaks it, "" for nothing.
type rule struct {
	name   string
	broken func(j map[string]any) string
}

// Rules that hold for every JobPosting, complete or not.
var rules = []rule{
	{"it is a JobPosting of schema.org", func(j map[string]any) string {
		return unless(j["@type"] == "JobPosting" && j["@context"] == "https://schema.org", j["@type"])
	}},
	{"no value is empty", func(j map[string]any) string { return empty("", j) }},
	{"the title is the job's alone", func(j map[string]any) string {
		title, _ := j["title"].(string)
		return unless(!regexp.MustCompile(`(?i)[([](remote|hybrid|on-?site)`).MatchString(title), title)
	}},
	{"the description is HTML, and not the title", func(j map[string]any) string {
		d, _ := j["description"].(string)
		return unless(strings.Contains(d, "<") && d != j["title"], d)
	}},
	{"the employer has a name", func(j map[string]any) string {
		return unless(member(j, "hiringOrganization", "name") != nil && member(j, "hiringOrganization", "@type") == "Organization", j["hiringOrganization"])
	}},
	{"dates are ISO 8601", func(j map[string]any) string {
		posted, isPosted := j["datePosted"].(string)
		closes, closing := j["validThrough"].(string)
		_, err1 := time.Parse(time.DateOnly, posted)
		_, err2 := time.Parse(time.RFC3339, closes)
		return unless((!isPosted || err1 == nil) && (!closing || err2 == nil), posted, closes)
	}},
	{"employment types are Google's", func(j map[string]any) string {
		known := []any{"FULL_TIME", "PART_TIME", "CONTRACTOR", "TEMPORARY", "INTERN", "VOLUNTEER", "PER_DIEM", "OTHER"}
		return unless(!slices.ContainsFunc(values(j["employmentType"]), func(v any) bool { return !slices.Contains(known, v) }), j["employmentType"])
	}},
	{"a place is an address with a country, and no workplace", func(j map[string]any) string {
		for _, at := range values(j["jobLocation"]) {
			a, _ := at.(map[string]any)["address"].(map[string]any)
			locality := fmt.Sprint(a["addressLocality"])
			if at.(map[string]any)["@type"] != "Place" || a["@type"] != "PostalAddress" || regexp.MustCompile(`(?i)remote|hybrid|;|anywhere`).MatchString(locality) {
				return fmt.Sprint(at)
			}
		}
		return ""
	}},
	{"a remote job says where applicants live", func(j map[string]any) string {
		remote, live := j["jobLocationType"], values(j["applicantLocationRequirements"])
		return unless((remote == nil || remote == "TELECOMMUTE") && (remote == nil) == (len(live) == 0), remote, live)
	}},
	{"applicants live in countries or states", func(j map[string]any) string {
		return unless(!slices.ContainsFunc(values(j["applicantLocationRequirements"]), func(v any) bool {
			kind := v.(map[string]any)["@type"]
			return kind != "Country" && kind != "State"
		}), j["applicantLocationRequirements"])
	}},
	{"pay has a currency, a unit and an amount", func(j map[string]any) string {
		if j["baseSalary"] == nil {
			return ""
		}
		value, _ := member(j, "baseSalary", "value").(map[string]any)
		currency, _ := member(j, "baseSalary", "currency").(string)
		units := []any{"HOUR", "DAY", "WEEK", "MONTH", "YEAR"}
		amount := value["value"] != nil || value["minValue"] != nil || value["maxValue"] != nil
		return unless(len(currency) == 3 && slices.Contains(units, value["unitText"]) && amount, j["baseSalary"])
	}},
	{"the identifier has a name and a value", func(j map[string]any) string {
		return unless(member(j, "identifier", "name") != nil && member(j, "identifier", "value") != nil, j["identifier"])
	}},
}

// complete are the rules that need what the author has to say.
var complete = []rule{
	{"required properties are there", func(j map[string]any) string {
		for _, name := range []string{"title", "description", "datePosted", "hiringOrganization"} {
			if j[name] == nil {
				return name
			}
		}
		return ""
	}},
	{"there is a place, or applicants live somewhere", func(j map[string]any) string {
		return unless(j["jobLocation"] != nil || j["applicantLocationRequirements"] != nil, "neither")
	}},
	{"each place has a country", func(j map[string]any) string {
		for _, at := range values(j["jobLocation"]) {
			if member(at.(map[string]any), "address", "addressCountry") == nil {
				return fmt.Sprint(at)
			}
		}
		return ""
	}},
}

func unless(ok bool, what ...any) string {
	if ok {
		return ""
	}
	return "got " + fmt.Sprint(what...)
}

func member(j map[string]any, names ...string) any {
	for _, name := range names[:len(names)-1] {
		j, _ = j[name].(map[string]any)
	}
	return j[names[len(names)-1]]
}

// values are those of a property that has one value or a list.
func values(v any) []any {
	switch v := v.(type) {
	case nil:
		return nil
	case []any:
		return v
	}
	return []any{v}
}

// empty is the path of an empty value.
func empty(path string, v any) string {
	switch v := v.(type) {
	case string:
		return unless(strings.TrimSpace(v) != "", path)
	case []any:
		for _, item := range v {
			if e := empty(path+"[]", item); e != "" {
				return e
			}
		}
		return unless(len(v) > 0, path)
	case map[string]any:
		for name, item := range v {
			if e := empty(path+"."+name, item); e != "" {
				return e
			}
		}
		return unless(len(v) > 0, path)
	case nil:
		return path
	}
	return ""
}

// broken are the rules that a JobPosting breaks.
func broken(t *testing.T, j *JobPosting, rules []rule) []string {
	t.Helper()
	b, err := json.Marshal(j)
	if err != nil {
		t.Fatal(err)
	}
	var m map[string]any
	if err := json.Unmarshal(b, &m); err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, r := range rules {
		if what := r.broken(m); what != "" {
			out = append(out, r.name+": "+what)
		}
	}
	return out
}

func TestEveryPostingFollowsTheRules(t *testing.T) {
	t.Parallel()
	berlin := search.Place{City: "Berlin", Country: "Germany", CountryCode: "DE"}
	europe := search.Place{Area: "Europe", Countries: []string{"France", "Germany"}}
	acme := Company{Name: "Acme", Site: "https://jobs.acme.example", Home: "https://acme.example", Logo: "https://acme.example/l.svg"}
	for name, tt := range map[string]struct {
		page search.Page
		by   Company
		full bool // everything that is required is there
	}{
		"a city":          {search.Page{Title: "Cook", HTML: "<p>Cook.</p>", Job: search.Job{Posted: "2026-01-05", Places: []search.Place{berlin}, Types: []string{"full-time"}}}, acme, true},
		"two types":       {search.Page{Title: "Cook", HTML: "<p>Cook.</p>", Job: search.Job{Posted: "2026-01-05", Closes: "2026-03-01", Places: []search.Place{berlin, berlin}, Types: []string{"full-time", "contract"}}}, acme, true},
		"remote, Europe":  {search.Page{Title: "Cook (Remote)", HTML: "<p>Cook.</p>", Job: search.Job{Posted: "2026-01-05", Workplace: "remote", Places: []search.Place{europe}}}, acme, true},
		"remote, a state": {search.Page{Title: "Cook", HTML: "<p>Cook.</p>", Job: search.Job{Posted: "2026-01-05", Workplace: "remote", Places: []search.Place{{Region: "Texas", Country: "United States", CountryCode: "US"}}}}, acme, true},
		"pay":             {search.Page{Title: "Cook", HTML: "<p>Cook.</p>", Job: search.Job{Posted: "2026-01-05", Places: []search.Place{berlin}, Pay: search.Pay{Min: 20, Currency: "EUR", Per: "hour"}}}, acme, true},
		"its own company": {search.Page{Title: "Cook", HTML: "<p>Cook.</p>", Job: search.Job{Posted: "2026-01-05", Places: []search.Place{berlin}, Company: "Other", Reference: "R-1"}}, acme, true},
		"no text":         {search.Page{Title: "Cook", Description: "Cook & serve.", Job: search.Job{Posted: "2026-01-05", Places: []search.Place{berlin}}}, acme, true},
		"nothing":         {search.Page{Title: "Cook", HTML: "<p>Cook.</p>"}, Company{}, false},
		"remote anywhere": {search.Page{Title: "Cook", HTML: "<p>Cook.</p>", Job: search.Job{Workplace: "remote"}}, acme, false},
		"an area to sit":  {search.Page{Title: "Cook", HTML: "<p>Cook.</p>", Job: search.Job{Workplace: "hybrid", Places: []search.Place{europe}}}, acme, false},
		"unknown country": {search.Page{Title: "Cook", HTML: "<p>Cook.</p>", Job: search.Job{Posted: "2026-01-05", Places: []search.Place{{City: "Atlantis"}}}}, acme, false},
		"half a pay":      {search.Page{Title: "Cook", HTML: "<p>Cook.</p>", Job: search.Job{Pay: search.Pay{Min: 20, Max: 30, Per: "hour"}}}, acme, false},
		"unknown type":    {search.Page{Title: "Cook", HTML: "<p>Cook.</p>", Job: search.Job{Types: []string{"gig"}}}, acme, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tt.page.Path = "/jobs/cook"
			j := NewJobPosting(&tt.page, tt.by)
			for _, b := range broken(t, j, rules) {
				t.Error(b)
			}
			if missing := broken(t, j, complete); (missing == nil) != tt.full {
				t.Errorf("complete: %v, want %v: %q", missing == nil, tt.full, missing)
			}
		})
	}
}

// The rules find what they are for: without them the test above would say nothing.
func TestTheRulesFindMistakes(t *testing.T) {
	t.Parallel()
	good := JobPosting{
		Context: "https://schema.org", Type: "JobPosting", Title: "Cook", Description: "<p>Cook.</p>", URL: "https://a.example/",
		Identifier: propertyValue{"PropertyValue", "Acme", "/a"}, Hiring: organization{Type: "Organization", Name: "Acme"}, Posted: "2026-01-05",
		Locations: []place{{"Place", address{"PostalAddress", "Berlin", "", "DE"}}},
	}
	if got := broken(t, &good, slices.Concat(rules, complete)); got != nil {
		t.Fatal(got)
	}
	for name, spoil := range map[string]func(*JobPosting){
		"context": func(j *JobPosting) { j.Context = "" }, "type": func(j *JobPosting) { j.Type = "Job" },
		"title": func(j *JobPosting) { j.Title = "Cook (Remote)" }, "description": func(j *JobPosting) { j.Description = "Cook" },
		"employer": func(j *JobPosting) { j.Hiring.Name = "" }, "posted": func(j *JobPosting) { j.Posted = "5 May" }, "no date": func(j *JobPosting) { j.Posted = "" },
		"closes": func(j *JobPosting) { j.Closes = "soon" }, "employment": func(j *JobPosting) { j.EmploymentType = oneOrMore{"full-time"} },
		"place": func(j *JobPosting) { j.Locations[0].Address.Locality = "Remote" }, "country": func(j *JobPosting) { j.Locations[0].Address.Country = "" },
		"remote": func(j *JobPosting) { j.LocationType = "TELECOMMUTE" }, "area": func(j *JobPosting) { j.ApplicantsLiveIn = []area{{"Area", "Europe"}} },
		"nowhere": func(j *JobPosting) { j.Locations = nil }, "pay": func(j *JobPosting) { j.BaseSalary = &monetaryAmount{Type: "MonetaryAmount", Currency: "EUR"} },
		"identifier": func(j *JobPosting) { j.Identifier.Value = "" },
	} {
		bad := good
		bad.Locations = slices.Clone(good.Locations)
		spoil(&bad)
		if got := broken(t, &bad, slices.Concat(rules, complete)); got == nil {
			t.Errorf("%s: no rule is broken", name)
		}
	}
}
