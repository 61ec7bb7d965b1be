package schemaorg

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/careers-index/careers/search"
)

// JobPosting is schema.org's JobPosting. Unknown properties are left out.
type JobPosting struct {
	Context          string        `json:"@context"`
	Type             string        `json:"@type"`
	Title            string        `json:"title"`
	Description      string        `json:"description"` // HTML
	URL              string        `json:"url"`
	Identifier       propertyValue `json:"identifier"`
	Hiring           organization  `json:"hiringOrganization"`
	Posted           string        `json:"datePosted,omitempty"`
	Closes           string        `json:"validThrough,omitempty"`
	EmploymentType   string        `json:"employmentType,omitempty"`
	LocationType     string        `json:"jobLocationType,omitempty"`
	Locations        []place       `json:"jobLocation,omitempty"`
	ApplicantsLiveIn []country     `json:"applicantLocationRequirements,omitempty"`
	DirectApply      bool          `json:"directApply,omitempty"`
	Skills           []string      `json:"skills,omitempty"`
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

type country struct {
	Type string `json:"@type"`
	Name string `json:"name"`
}

// Company is who hires.
type Company struct {
	Name string
	Site string // absolute address of the careers site, without a slash at its end
	Home string // the address in the site's settings; "" for none
	Logo string // absolute address; "" for none
}

// employmentTypes are schema.org's names for the values of search.Job.Type.
var employmentTypes = map[string]string{
	"full-time": "FULL_TIME", "part-time": "PART_TIME", "contract": "CONTRACTOR", "temporary": "TEMPORARY",
	"internship": "INTERN", "volunteer": "VOLUNTEER", "per-diem": "PER_DIEM", "other": "OTHER",
}

// NewJobPosting describes a posting of a company.
func NewJobPosting(p *search.Page, c Company) *JobPosting {
	j := &JobPosting{
		Context: "https://schema.org", Type: "JobPosting",
		Title: bareTitle(p.Title, p.Job.Locations), Description: p.HTML,
		URL:            c.Site + (&url.URL{Path: p.Path}).EscapedPath(),
		Identifier:     propertyValue{"PropertyValue", c.Name, p.Path},
		Hiring:         organization{"Organization", c.Name, c.Home, c.Logo},
		Posted:         p.Job.Posted,
		EmploymentType: employmentTypes[p.Job.Type],
		// Writing to the person who reads applications counts as applying
		// directly. Only the front matter names that person; an address in the
		// text may be anyone's.
		DirectApply: strings.HasPrefix(p.Job.Apply, "mailto:"),
		Skills:      p.Skills,
	}
	if p.Job.Closes != "" {
		j.Closes = p.Job.Closes + "T23:59:59Z" // the day included
	}
	if p.Job.Workplace == "remote" {
		j.setRemote(p.Job.Places)
		return j
	}
	for _, at := range p.Job.Places {
		j.Locations = append(j.Locations, place{"Place", newAddress(at)})
	}
	return j
}

// setRemote says from where the work can be done. Only countries count. Without
// one the job is not marked as remote, because Google would reject it.
func (j *JobPosting) setRemote(places []search.Place) {
	for _, at := range places {
		if at.Country != "" {
			j.ApplicantsLiveIn = append(j.ApplicantsLiveIn, country{"Country", at.Country})
		}
	}
	if len(j.ApplicantsLiveIn) > 0 {
		j.LocationType = "TELECOMMUTE"
	}
}

var lastParenthesis = regexp.MustCompile(`^(.+\S)\s*\(([^()]*)\)$`)

// bareTitle is a title without the place at its end: "(Remote)" and "(New York)"
// belong to other properties.
func bareTitle(title string, locations []string) string {
	m := lastParenthesis.FindStringSubmatch(title)
	if m == nil {
		return title
	}
	inside := strings.ToLower(m[2])
	place := slices.ContainsFunc(locations, func(l string) bool { return strings.Contains(strings.ToLower(l), inside) })
	for _, w := range []string{"remote", "hybrid", "on-site", "onsite"} {
		place = place || strings.Contains(inside, w)
	}
	if !place {
		return title
	}
	return m[1]
}

// newAddress is the address of a place. An area that spans countries is given as
// its locality, as it is written.
func newAddress(at search.Place) address {
	return address{Type: "PostalAddress", Locality: at.City + at.Area, Region: at.Region, Country: at.CountryCode}
}
