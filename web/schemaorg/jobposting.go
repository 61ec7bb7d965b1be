package schemaorg

import (
	"cmp"
	"encoding/json"
	"html"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/careers-index/careers/search"
)

// JobPosting is schema.org's JobPosting. Unknown properties are left out.
type JobPosting struct {
	Context          string          `json:"@context"`
	Type             string          `json:"@type"`
	Title            string          `json:"title"`
	Description      string          `json:"description"` // HTML
	URL              string          `json:"url"`
	Identifier       propertyValue   `json:"identifier"`
	Hiring           organization    `json:"hiringOrganization"`
	Posted           string          `json:"datePosted,omitempty"`
	Closes           string          `json:"validThrough,omitempty"`
	EmploymentType   oneOrMore       `json:"employmentType,omitempty"`
	LocationType     string          `json:"jobLocationType,omitempty"`
	Locations        []place         `json:"jobLocation,omitempty"`
	ApplicantsLiveIn []area          `json:"applicantLocationRequirements,omitempty"`
	BaseSalary       *monetaryAmount `json:"baseSalary,omitempty"`
	DirectApply      bool            `json:"directApply,omitempty"`
	Skills           []string        `json:"skills,omitempty"`
}

// oneOrMore is written as one text, or as a list.
type oneOrMore []string

// MarshalJSON implements [json.Marshaler].
func (o oneOrMore) MarshalJSON() ([]byte, error) {
	if len(o) == 1 {
		return json.Marshal(o[0])
	}
	return json.Marshal([]string(o))
}

type propertyValue struct {
	Type  string `json:"@type"`
	Name  string `json:"name"`
	Value string `json:"value"`
}

type organization struct {
	Type   string `json:"@type"`
	Name   string `json:"name"`
	SameAs string `json:"sameAs,omitempty"`
	Logo   string `json:"logo,omitempty"`
}

type place struct {
	Type    string  `json:"@type"`
	Address address `json:"address"`
}

type address struct {
	Type     string `json:"@type"`
	Locality string `json:"addressLocality,omitempty"`
	Region   string `json:"addressRegion,omitempty"`
	Country  string `json:"addressCountry,omitempty"`
}

// area is where applicants may live: a Country or a State.
type area struct {
	Type string `json:"@type"`
	Name string `json:"name"`
}

type monetaryAmount struct {
	Type     string            `json:"@type"`
	Currency string            `json:"currency"`
	Value    quantitativeValue `json:"value"`
}

type quantitativeValue struct {
	Type  string  `json:"@type"`
	Value float64 `json:"value,omitempty"`
	Min   float64 `json:"minValue,omitempty"`
	Max   float64 `json:"maxValue,omitempty"`
	Unit  string  `json:"unitText"`
}

// Company is who hires.
type Company struct {
	Name string
	Site string // absolute address of the careers site, without a slash at its end
	Home string // the address in the site's settings; "" for none
	Logo string // absolute address; "" for none
}

// confidential is the name of an employer that is not known.
const confidential = "confidential"

// employmentTypes are schema.org's names for the values of search.Job.Types.
var employmentTypes = map[string]string{
	"full-time": "FULL_TIME", "part-time": "PART_TIME", "contract": "CONTRACTOR", "temporary": "TEMPORARY",
	"internship": "INTERN", "volunteer": "VOLUNTEER", "per-diem": "PER_DIEM", "other": "OTHER",
}

// NewJobPosting describes a posting of a company. It is nil for a page that has
// nothing to describe it by.
func NewJobPosting(p *search.Page, c Company) *JobPosting {
	description := p.HTML
	if strings.TrimSpace(description) == "" && p.Description != "" {
		description = "<p>" + html.EscapeString(p.Description) + "</p>"
	}
	if strings.TrimSpace(description) == "" {
		return nil
	}
	hiring := newOrganization(p.Job, c)
	j := &JobPosting{
		Context: "https://schema.org", Type: "JobPosting",
		Title: bareTitle(p.Title, p.Job.Locations), Description: description,
		URL:        c.Site + (&url.URL{Path: p.Path}).EscapedPath(),
		Identifier: propertyValue{"PropertyValue", hiring.Name, cmp.Or(p.Job.Reference, p.Path)},
		Hiring:     hiring,
		Posted:     p.Job.Posted,
		BaseSalary: newSalary(p.Job.Pay),
		// Writing to the person who reads applications counts as applying
		// directly. Only the front matter names that person; an address in the
		// text may be anyone's.
		DirectApply: strings.HasPrefix(p.Job.Apply, "mailto:"),
		Skills:      p.Skills,
	}
	for _, kind := range p.Job.Types {
		if name := employmentTypes[kind]; name != "" {
			j.EmploymentType = append(j.EmploymentType, name)
		}
	}
	if p.Job.Closes != "" {
		j.Closes = p.Job.Closes + "T23:59:59Z" // the day included
	}
	if p.Job.Workplace == "remote" {
		j.setRemote(p.Job.Places)
		return j
	}
	for _, at := range p.Job.Places {
		if at.Area == "" {
			j.Locations = append(j.Locations, place{"Place", newAddress(at)})
		}
	}
	return j
}

// newOrganization is who hires: the posting's own company, or else the site's.
func newOrganization(j search.Job, c Company) organization {
	if j.Company != "" && j.Company != c.Name {
		return organization{Type: "Organization", Name: j.Company, SameAs: j.CompanyURL}
	}
	if c.Name == "" {
		return organization{Type: "Organization", Name: confidential}
	}
	return organization{"Organization", c.Name, c.Home, c.Logo}
}

// newSalary is the pay, if its currency and period are known; else nil.
func newSalary(p search.Pay) *monetaryAmount {
	if p.Currency == "" || p.Per == "" || p.Min+p.Max == 0 {
		return nil
	}
	value := quantitativeValue{Type: "QuantitativeValue", Min: p.Min, Max: p.Max, Unit: strings.ToUpper(p.Per)}
	if p.Min == p.Max {
		value.Value, value.Min, value.Max = p.Min, 0, 0
	}
	return &monetaryAmount{"MonetaryAmount", p.Currency, value}
}

// setRemote says from where the work can be done. Without a country, the job is not
// marked as remote, because Google would reject it.
func (j *JobPosting) setRemote(places []search.Place) {
	add := func(kind, name string) {
		if a := (area{kind, name}); !slices.Contains(j.ApplicantsLiveIn, a) {
			j.ApplicantsLiveIn = append(j.ApplicantsLiveIn, a)
		}
	}
	for _, at := range places {
		switch {
		case at.City == "" && at.Region != "" && at.Country != "":
			add("State", at.Region+", "+at.Country)
		case at.Country != "":
			add("Country", at.Country)
		}
		for _, country := range at.Countries {
			add("Country", country)
		}
	}
	if len(j.ApplicantsLiveIn) > 0 {
		j.LocationType = "TELECOMMUTE"
	}
}

// titleEnd is the end of a title that may be a place: in brackets, or after a dash, a
// bar or a comma.
var titleEnd = regexp.MustCompile(`^(.*\S)(?:\s*[(\[]([^()\[\]]*)[)\]]|\s+[-–—|]\s+([^-–—|]+)|,\s+([^,]+))$`)

// bareTitle is a title without the places at its end: "(Remote)" and "- New York"
// belong to other properties.
func bareTitle(title string, locations []string) string {
	for {
		m := titleEnd.FindStringSubmatch(title)
		if m == nil {
			return title
		}
		workplace := workplaceWord.MatchString(m[2]+m[3]) || workplaceAlone.MatchString(m[4])
		if !workplace && !isPlace(m[2]+m[3]+m[4], locations) {
			return title
		}
		title = m[1]
	}
}

// workplaceWord begins or ends the end of a title that says where one works. After a
// comma it is alone: "Scientist, Remote Sensing".
var (
	workplaceWord  = regexp.MustCompile(`(?i)^(?:100% |fully )?(?:remote|hybrid|on-?site)\b|\b(?:remote|hybrid|on-?site)$`)
	workplaceAlone = regexp.MustCompile(`(?i)^(?:remote|hybrid|on-?site)$`)
)

// isPlace reports whether the end of a title is a place of the job.
func isPlace(text string, locations []string) bool {
	text = strings.TrimSpace(text)
	return slices.ContainsFunc(locations, func(location string) bool {
		parts := append(strings.FieldsFunc(location, func(r rune) bool { return strings.ContainsRune(",;/()", r) }), location)
		return slices.ContainsFunc(parts, func(part string) bool { return strings.EqualFold(strings.TrimSpace(part), text) })
	})
}

// newAddress is the address of a place.
func newAddress(at search.Place) address {
	return address{Type: "PostalAddress", Locality: at.City, Region: at.Region, Country: at.CountryCode}
}
