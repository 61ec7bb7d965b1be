package stored

// What is stored of a page.

import (
	"maps"
	"slices"
	"time"

	"github.com/careers-index/careers/content/place"
	"github.com/careers-index/careers/index/facet"
	"github.com/careers-index/careers/index/skills"
)

// Page is a page as it is stored.
type Page struct {
	Card
	File     string
	Skills   []skills.Skill // with evidence
	Headings []string       // in document order, those without text of their own too
	Passages []Passage
	HTML     string
}

// Card is what a list shows of a page. Its skills are in the column.
type Card struct {
	Path, Title, Menu, Description, Category string
	DescriptionDerived                       bool
	Position                                 float64
	Posting                                  bool
	Job                                      Job
	Custom                                   []string // values of the site's own facets
}

// Job is what a posting says about itself, as search.Job.
type Job struct {
	Locations []string // as written
	Places    []Place  // where these are
	Workplace string   // onsite, hybrid, remote
	Types     []string // values of the facet
	Level     string   // value of the facet
	Posted    string   // date, 2006-01-02
	Updated   string   // time of the last change, RFC 3339
	Closes    string   // date
	Apply     string   // URL or mailto:
	Pay       Pay

	Department, Team    string
	Company, CompanyURL string // that hires, where it is not the site's organization
	Reference           string
}

// Place is where a job is, as search.Place.
type Place struct {
	City, Region, Country, CountryCode, Area string
	// Countries are those of an area, in English.
	Countries []string
}

// Pay is what a job pays, as search.Pay.
type Pay struct {
	Min, Max      float64
	Currency, Per string
}

// Passage is a run of a page's text under one heading with one origin.
type Passage struct {
	Heading, Anchor, Section, Text string
}

// New copies what is kept of a page.
func New(p facet.Page) *Page {
	page := &Page{
		Card: Card{
			Path: p.Path, Title: p.Title, Menu: p.Menu, Description: p.Description, Category: p.Category,
			DescriptionDerived: p.DescriptionDerived, Position: p.Position, Posting: p.Posting, Job: newJob(p),
		},
		File: p.File, HTML: p.HTML,
	}
	for _, name := range slices.Sorted(maps.Keys(p.Custom)) {
		page.Custom = append(page.Custom, p.Custom[name]...)
	}
	if len(p.Skills) > 0 {
		page.Skills = slices.Clip(p.Skills)
	}
	for _, h := range p.Headings {
		page.Headings = append(page.Headings, h.Text)
	}
	for _, s := range p.Passages {
		page.Passages = append(page.Passages, Passage{Heading: s.Heading, Anchor: s.Anchor, Section: s.Section, Text: s.Text})
	}
	return page
}

func newJob(p facet.Page) Job {
	return Job{
		Locations: p.Job.Locations, Places: newPlaces(p.Job.Locations), Workplace: p.Job.Workplace,
		Types: p.Job.EmploymentTypes, Level: facet.LevelOf(p),
		Posted: p.Job.Posted, Updated: timeText(p.Updated), Closes: p.Job.Closes, Apply: p.Job.Apply, Pay: Pay(p.Job.Pay),
		Department: p.Job.Department, Team: p.Job.Team,
		Company: p.Job.Company, CompanyURL: p.Job.CompanyURL, Reference: p.Job.Reference,
	}
}

// timeText writes a time, "" for the zero time.
func timeText(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.UTC().Format(time.RFC3339)
}

func newPlaces(locations []string) []Place {
	var places []Place
	for _, l := range locations {
		for _, at := range place.Parse(l) {
			places = append(places, Place{at.City, at.Region, at.Country, at.CountryCode(), at.Area, at.Countries()})
		}
	}
	return places
}
