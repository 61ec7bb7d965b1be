package web

import (
	"html/template"
	"strings"

	"github.com/careers-index/careers/search"
)

// Limits of one hit on a page: title, one line of facts, what matched.
const (
	maxHitSkills   = 5
	maxHitSnippets = 2
)

// hitView is a hit as pages show it.
type hitView struct {
	URL         string
	Title       template.HTML
	Facts       []string
	Skills      string // names, for the line of facts
	MoreSkills  int
	Description string // when nothing matched in the text
	Snippets    []snippetView
}

type snippetView struct {
	Heading, URL string
	HTML         template.HTML
	Section      string // shared section in words
}

// newHits shows hits; category is left out of the facts where the page says it.
func newHits(hits []search.Hit, withCategory bool) []hitView {
	out := make([]hitView, len(hits))
	for i, h := range hits {
		out[i] = newHit(h, withCategory)
	}
	return out
}

func newHit(h search.Hit, withCategory bool) hitView {
	v := hitView{URL: pathURL(h.Path), Title: template.HTML(h.TitleHTML)} // escaped text with <mark>, by search's contract
	if h.TitleHTML == "" {
		v.Title = template.HTML(template.HTMLEscapeString(h.Title)) // just escaped
	}
	if withCategory && h.Category != "" {
		v.Facts = append(v.Facts, h.Category)
	}
	v.Facts = append(v.Facts, jobFacts(h.Job)...)
	shown := h.Skills[:min(len(h.Skills), maxHitSkills)]
	v.Skills, v.MoreSkills = strings.Join(shown, ", "), len(h.Skills)-len(shown)
	for _, s := range h.Snippets[:min(len(h.Snippets), maxHitSnippets)] {
		u := v.URL
		if s.Anchor != "" {
			u += "#" + s.Anchor
		}
		v.Snippets = append(v.Snippets, snippetView{s.Heading, u, template.HTML(s.HTML), words(s.Section)}) // as the title
	}
	if len(v.Snippets) == 0 {
		v.Description = h.Description
	}
	return v
}

// words makes a section's name readable: "technical-stack" is "technical stack".
func words(name string) string { return strings.ReplaceAll(name, "-", " ") }

// jobFacts are place and manner of a job, shortest first line.
func jobFacts(j search.Job) []string {
	var facts []string
	if len(j.Locations) > 0 {
		facts = append(facts, strings.Join(j.Locations, " / "))
	}
	for _, s := range []string{workplaces[j.Workplace], employmentTypes[j.EmploymentType]} {
		if s != "" {
			facts = append(facts, s)
		}
	}
	return facts
}

var workplaces = map[string]string{"onsite": "On\u00a0site", "hybrid": "Hybrid", "remote": "Remote"}

// employmentTypes are schema.org's, in words. Full time goes without saying.
var employmentTypes = map[string]string{
	"PART_TIME": "Part\u00a0time", "CONTRACTOR": "Contract", "TEMPORARY": "Temporary",
	"INTERN": "Internship", "VOLUNTEER": "Volunteer", "PER_DIEM": "Per\u00a0diem",
}
