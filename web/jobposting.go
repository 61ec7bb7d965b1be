package web

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/careers-index/careers/search"
)

// jobPosting is schema.org's JobPosting with what Google's rules know of it.
// What a posting does not say is left out: a guess in structured data costs
// the site its listing.
type jobPosting struct {
	Context     string        `json:"@context"`
	Type        string        `json:"@type"`
	Title       string        `json:"title"`
	Description string        `json:"description"` // HTML
	URL         string        `json:"url"`
	Identifier  propertyValue `json:"identifier"`
	Hiring      organization  `json:"hiringOrganization"`
	Posted      string        `json:"datePosted,omitempty"`
	Closes      string        `json:"validThrough,omitempty"`
	Employment  string        `json:"employmentType,omitempty"`
	LocationTyp string        `json:"jobLocationType,omitempty"`
	Locations   []place       `json:"jobLocation,omitempty"`
	Applicants  []country     `json:"applicantLocationRequirements,omitempty"`
	DirectApply bool          `json:"directApply,omitempty"`
	Skills      []string      `json:"skills,omitempty"`
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

func newJobPosting(x *exchange, p *search.Page) *jobPosting {
	j := &jobPosting{
		Context: "https://schema.org", Type: "JobPosting",
		Title: bareTitle(p.Title, p.Job.Locations), Description: p.HTML, URL: x.base() + pathURL(p.Path),
		Identifier: propertyValue{"PropertyValue", x.organization(), p.Path},
		Hiring:     organization{"Organization", x.organization(), x.site.URL, x.absolute(x.s.mastheadOf(x.site).Logo.Light)},
		Posted:     p.Job.Posted,
		Employment: p.Job.EmploymentType,
		// The address of who reads applications counts as applying directly;
		// one somewhere in the text may be anybody's.
		DirectApply: strings.HasPrefix(p.Job.Apply, "mailto:"),
		Skills:      p.Skills,
	}
	if p.Job.Closes != "" {
		j.Closes = p.Job.Closes + "T23:59:59Z" // the day included
	}
	if p.Job.Workplace == "remote" {
		j.remote(p.Job.Locations)
	} else {
		for _, l := range p.Job.Locations {
			j.Locations = append(j.Locations, place{"Place", newAddress(l)})
		}
	}
	return j
}

// remote says from where the work can be done. Only countries count; where
// none is named the job is not marked as remote, which Google would refuse.
func (j *jobPosting) remote(locations []string) {
	_, names := countries()
	for _, l := range locations {
		if name := names[newAddress(l).Country]; name != "" {
			j.Applicants = append(j.Applicants, country{"Country", name})
		}
	}
	if len(j.Applicants) > 0 {
		j.LocationTyp = "TELECOMMUTE"
	}
}

// absolute makes an address of this site absolute; "" stays "".
func (x *exchange) absolute(address string) string {
	if !strings.HasPrefix(address, "/") {
		return address
	}
	u := url.URL{Path: address}
	return x.base() + u.EscapedPath()
}

var lastParenthesis = regexp.MustCompile(`^(.+\S)\s*\(([^()]*)\)$`)

// bareTitle is a title without place: titles often end in "(Remote)" or
// "(New York)", which belongs into other properties.
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

// newAddress reads "City", "City, Country" or "City, Region, Country". The
// country is only named when the last part is one.
func newAddress(location string) address {
	a := address{Type: "PostalAddress"}
	parts := strings.Split(location, ",")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	codes, _ := countries()
	if code := codes[strings.ToLower(parts[len(parts)-1])]; code != "" {
		a.Country = code
		parts = parts[:len(parts)-1]
	}
	if len(parts) > 0 {
		a.Locality = parts[0]
	}
	if len(parts) > 1 {
		a.Region = parts[1]
	}
	return a
}

// countries are the codes of ISO 3166-1 alpha-2 by English name in lower case,
// and the names by code. "UK" and "USA" are what people write.
var countries = sync.OnceValues(func() (codes, names map[string]string) {
	codes, names = map[string]string{}, map[string]string{}
	english := display.English.Regions()
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			code := string([]rune{a, b})
			region, err := language.ParseRegion(code)
			if err != nil || !region.IsCountry() || region.Canonicalize() != region || region.String() != code {
				continue
			}
			if name := english.Name(region); name != "" {
				codes[strings.ToLower(name)], names[code] = code, name
			}
		}
	}
	codes["uk"], codes["usa"] = "GB", "US"
	return codes, names
})
