package frontmatter

// What a site says for all of its postings.

import (
	"slices"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/mapping"
	"github.com/careers-index/careers/content/pay"
)

// Defaults are facts of a site's postings that need not be said in each of them. The
// zero value changes nothing.
type Defaults struct {
	job Job
	// country completes places without one; it is not a place of its own.
	country string
	// pay has the currency and the period of pay that does not say them.
	pay pay.Pay
}

// defaultKeys are the keys of front matter that can have a default.
var defaultKeys = []string{"employment_type", "location", "city", "region", "country", "workplace", "apply", "company_url", "pay_currency", "pay_per"}

// ReadDefaults reads the defaults of a site: a mapping of keys as in front matter. What
// is wrong with one leaves out that one.
func ReadDefaults(v mapping.Value) (Defaults, []diag.Finding) {
	b := &Block{reading: newReading()}
	var findings []diag.Finding
	for _, p := range v.Pairs() {
		at, known := rowOfName[diag.FoldName(p.Key)]
		if !known || !slices.Contains(defaultKeys, keys[at.row].name) {
			findings = append(findings, diag.New(diag.RuleSettings, p.At, "defaults: there is no default for %s%s", diag.Quote(p.Key), diag.DidYouMean(p.Key, defaultKeys)))
			continue
		}
		for _, f := range keys[at.row].readBest(b, []occurrence{{value: p.Value}}) {
			f.Rule, f.Severity, f.Message = diag.RuleSettings, diag.Error, "defaults: "+f.Message
			findings = append(findings, f)
		}
	}
	d := Defaults{country: b.locationParts.country(), pay: b.payParts}
	if len(b.locationParts[city])+len(b.locationParts[region]) == 0 {
		b.locationParts[country] = nil
	}
	b.combineLocation()
	b.combineWorkplace()
	d.job = b.Job
	return d, findings
}

// Complete returns a posting's facts with the defaults where it says nothing.
func (d Defaults) Complete(j Job) Job {
	if len(j.EmploymentTypes) == 0 {
		j.EmploymentTypes = d.job.EmploymentTypes
	}
	if j.Workplace == "" {
		j.Workplace = d.job.Workplace
	}
	switch {
	case len(j.Locations) > 0:
		j.Locations = withCountry(j.Locations, d.country)
	case len(d.job.Locations) > 0:
		j.Locations = d.job.Locations
	case j.Workplace == "remote" && d.country != "":
		j.Locations = []string{"Remote (" + d.country + ")"}
	}
	if j.Apply == "" {
		j.Apply = d.job.Apply
	}
	if j.Company == "" && j.CompanyURL == "" {
		j.CompanyURL = d.job.CompanyURL
	}
	if !j.Pay.IsZero() {
		if j.Pay.Currency == "" {
			j.Pay.Currency = d.pay.Currency
		}
		if j.Pay = j.Pay.Complete(); j.Pay.Per == "" {
			j.Pay.Per = d.pay.Per
		}
	}
	return j
}
