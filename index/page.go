package index

// The three records of a page: the card for lists, the passages that snippets are cut
// from, and the rest.

import (
	"maps"
	"slices"
	"time"

	"github.com/careers-index/careers/content/place"
	"github.com/careers-index/careers/index/facet"
	"github.com/careers-index/careers/index/skills"
	"github.com/careers-index/careers/index/storage"
)

// Page is a page as a generation stores it.
type Page struct {
	Card
	File     string
	Skills   []skills.Skill // with evidence
	Headings []string       // in document order, those without text of their own too
	Passages []Passage
	HTML     string
	Language string // that front matter gives; not stored

	// For the build; not stored.
	text *keptText // has HTML, Headings and Passages; nil if the page has them
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

// newPage copies what a generation keeps of a page.
func newPage(p facet.Page) *Page {
	page := &Page{
		Card: Card{
			Path: p.Path, Title: p.Title, Menu: p.Menu, Description: p.Description, Category: p.Category,
			DescriptionDerived: p.DescriptionDerived, Position: p.Position, Posting: p.Posting, Job: newJob(p),
		},
		File: p.File, HTML: p.HTML, Language: p.Language,
	}
	for _, name := range slices.Sorted(maps.Keys(p.Custom)) {
		page.Custom = append(page.Custom, p.Custom[name]...)
	}
	page.Skills = append(page.Skills, p.Skills...)
	for _, h := range p.Headings {
		page.Headings = append(page.Headings, h.Text)
	}
	for _, s := range p.Passages {
		page.Passages = append(page.Passages, Passage{Heading: s.Heading, Anchor: s.Anchor, Section: s.Section, Text: s.Text})
	}
	page.text, _ = p.Text.(*keptText)
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

// facts are the facts of a job that are one text, in the order of the card.
func (j *Job) facts() []*string {
	return []*string{
		&j.Workplace, &j.Level, &j.Posted, &j.Updated, &j.Closes, &j.Apply, &j.Pay.Currency, &j.Pay.Per,
		&j.Department, &j.Team, &j.Company, &j.CompanyURL, &j.Reference,
	}
}

// encodeCard begins with the path: Find compares it in place.
func encodeCard(c *Card) []byte {
	var w storage.RecordWriter
	w.String(c.Path)
	w.String(c.Title)
	w.String(c.Menu)
	w.String(c.Description)
	w.String(c.Category)
	w.Bool(c.DescriptionDerived)
	w.Float(c.Position)
	w.Bool(c.Posting)
	w.Strings(c.Job.Locations)
	w.Uint(uint64(len(c.Job.Places)))
	for _, at := range c.Job.Places {
		for _, name := range []string{at.City, at.Region, at.Country, at.CountryCode, at.Area} {
			w.String(name)
		}
		w.Strings(at.Countries)
	}
	w.Strings(c.Job.Types)
	for _, fact := range c.Job.facts() {
		w.String(*fact)
	}
	w.Float(c.Job.Pay.Min)
	w.Float(c.Job.Pay.Max)
	w.Strings(c.Custom)
	return w.Bytes()
}

func decodeCard(b []byte) (c Card, err error) {
	r := storage.ReadRecord(b)
	c.Path = r.String()
	c.Title = r.String()
	c.Menu = r.String()
	c.Description = r.String()
	c.Category = r.String()
	c.DescriptionDerived = r.Bool()
	c.Position = r.Float()
	c.Posting = r.Bool()
	c.Job.Locations = r.Strings()
	if n := r.Count(); n > 0 {
		c.Job.Places = make([]Place, n)
	}
	for i := range c.Job.Places {
		at := &c.Job.Places[i]
		for _, name := range []*string{&at.City, &at.Region, &at.Country, &at.CountryCode, &at.Area} {
			*name = r.String()
		}
		at.Countries = r.Strings()
	}
	c.Job.Types = r.Strings()
	for _, fact := range c.Job.facts() {
		*fact = r.String()
	}
	c.Job.Pay.Min = r.Float()
	c.Job.Pay.Max = r.Float()
	c.Custom = r.Strings()
	return c, r.Err()
}

func encodePassages(list []Passage) []byte {
	var w storage.RecordWriter
	w.Uint(uint64(len(list)))
	for _, p := range list {
		w.String(p.Heading)
		w.String(p.Anchor)
		w.String(p.Section)
		w.String(p.Text)
	}
	return w.Bytes()
}

func decodePassages(b []byte) ([]Passage, error) {
	r := storage.ReadRecord(b)
	var list []Passage
	if n := r.Count(); n > 0 {
		list = make([]Passage, n)
	}
	for i := range list {
		list[i] = Passage{Heading: r.String(), Anchor: r.String(), Section: r.String(), Text: r.String()}
	}
	return list, r.Err()
}

// encodeBody encodes what only the view of the page itself needs. It is compressed with
// the encoded passages of the page.
func encodeBody(p *Page) []byte {
	var w storage.RecordWriter
	w.String(p.File)
	w.String(p.HTML)
	w.Strings(p.Headings)
	w.Uint(uint64(len(p.Skills)))
	for _, s := range p.Skills {
		w.String(s.Name)
		w.String(string(s.Strength))
		w.Uint(uint64(len(s.Evidence)))
		for _, e := range s.Evidence {
			w.String(e.File)
			w.Uint(uint64(e.Line))
			w.Uint(uint64(e.Column))
			w.String(e.Text)
			w.String(e.Section)
		}
	}
	return pack(w.Bytes(), encodePassages(p.Passages))
}

// decodeBody decodes a body into p. passages are those of the page, encoded.
func decodeBody(b, passages []byte, p *Page) error {
	entry, err := unpack(b, passages)
	if err != nil {
		return err
	}
	r := storage.ReadRecord(entry)
	p.File = r.String()
	p.HTML = r.String()
	p.Headings = r.Strings()
	if n := r.Count(); n > 0 {
		p.Skills = make([]skills.Skill, n)
	}
	for i := range p.Skills {
		s := &p.Skills[i]
		s.Name = r.String()
		s.Strength = skills.Strength(r.String())
		if n := r.Count(); n > 0 {
			s.Evidence = make([]skills.Evidence, n)
		}
		for j := range s.Evidence {
			s.Evidence[j] = skills.Evidence{File: r.String(), Line: int(r.Uint()), Column: int(r.Uint()), Text: r.String(), Section: r.String()}
		}
	}
	return r.Err()
}
