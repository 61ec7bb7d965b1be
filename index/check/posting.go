package check

// The rules about what search engines ask of a posting: Google's list of required
// properties of JobPosting (package web/schemaorg has the structured data).

import (
	"fmt"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/frontmatter"
	"github.com/careers-index/careers/content/place"
)

// maxAlike is how many postings get the same finding each; from more, the first does,
// with their number.
const maxAlike = 3

// gaps are postings that lack the same.
type gaps struct {
	count int
	first []diag.Position // of maxAlike of them
}

// postings reports what search engines ask for and shown postings lack. Structured data
// is for sites that have an address: without the setting url, only pay is judged, which
// people see as well.
func (l *linter) postings() {
	all := map[string]*gaps{} // by message
	for _, p := range l.pages {
		if l.failed[p.File] || p.Hidden != "" || !l.isPosting(p) {
			continue
		}
		lack := func(key, message string) {
			g := all[message]
			if g == nil {
				g = &gaps{}
				all[message] = g
			}
			if g.count++; len(g.first) < maxAlike {
				g.first = append(g.first, keyAt(p, key))
			}
		}
		job := l.site.Settings.Defaults.Complete(p.Job)
		if !job.Pay.IsZero() && job.Pay.Currency == "" {
			lack("pay", `the currency of the pay is not known; write it ("€60,000 a year"), or set defaults: {pay_currency: EUR} in careers.yaml`)
		} else if !job.Pay.IsZero() && job.Pay.Per == "" {
			lack("pay", `the pay does not say for how long; write it ("€4,000 a month"), or set defaults: {pay_per: month} in careers.yaml`)
		}
		if l.home.Host == "" {
			continue
		}
		if job.Posted == "" {
			lack("date", "search engines list a job only with the date of its publication; add the key date (2006-01-31)")
		}
		if message := missingPlace(job); message != "" {
			lack("location", message)
		}
		if job.Company == "" && l.site.Settings.Organization == "" {
			lack("company", "search engines list a job only with who hires; set organization in careers.yaml, or add the key company")
		}
	}
	for message, g := range all {
		if g.count > maxAlike {
			message, g.first = fmt.Sprintf("%s (%d postings lack it)", message, g.count), g.first[:1]
		}
		for _, at := range g.first {
			l.report(diag.RuleIncompletePosting, at, "%s", message)
		}
	}
}

// noWayToApply reports a shown posting that says nowhere how to apply: with no key, default,
// link, address or heading. Where no page has the category of postings, every page counts
// as one; that is a guess, and no reason to ask for this.
func (l *linter) noWayToApply(p *content.Page) {
	if l.failed[p.File] || p.Hidden != "" || p.Blank || p.SaysHowToApply || !l.site.Settings.IsPostingCategory(p.Category) {
		return
	}
	if l.site.Settings.Defaults.Complete(p.Job).Apply == "" {
		l.report(diag.RuleNoApply, keyAt(p, "apply"), "the posting does not say how to apply; add the key apply (a web or e-mail address), or set defaults: {apply: …} in careers.yaml")
	}
}

// missingPlace says what a search engine misses about where a job is, "" for nothing.
func missingPlace(job frontmatter.Job) string {
	remote := job.Workplace == place.Remote
	var places, unknown []place.Place
	hasCountry := false
	for _, location := range job.Locations {
		places = append(places, place.Parse(location)...)
	}
	for _, at := range places {
		hasCountry = hasCountry || at.Country != "" || remote && len(at.Countries()) > 0
		if at.Country == "" && at.Area == "" {
			unknown = append(unknown, at)
		}
	}
	switch {
	case hasCountry && (remote || unknown == nil):
		return ""
	case unknown != nil:
		name := unknown[0].Name()
		return fmt.Sprintf(`search engines list a job only with a country, and that of %s is not known; write it ("%s, Germany"), or set defaults: {country: Germany} in careers.yaml`, diag.Quote(name), name)
	case remote:
		return "search engines list a remote job only with the countries that people can work from; write location: Remote (Germany), or set defaults: {country: Germany} in careers.yaml"
	case places != nil:
		return fmt.Sprintf("search engines list a job only with a city or country to work in, and %s is neither; add one to the key location", diag.Quote(places[0].Name()))
	}
	return "search engines list a job only with a place; add the key location (Berlin, Germany), or set defaults: {location: …} in careers.yaml"
}
