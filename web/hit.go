package web

import (
	"html/template"
	"strings"

	"github.com/careers-index/careers/search"
)

// Limits of one hit on a page: title, one line of facts, what matched.
const (
	maxHitSkills   = 4
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
	URL           string
	Heading, HTML template.HTML
	Section       string // shared section in words
}

// newHits shows the hits of a request. The category is left out of the facts
// where all hits share the one that was chosen.
func newHits(req search.Request, hits []search.Hit) []hitView {
	out := make([]hitView, len(hits))
	for i, h := range hits {
		out[i] = newHit(h)
		if len(req.Categories) != 1 && h.Category != "" {
			out[i].Facts = append([]string{h.Category}, out[i].Facts...)
		}
	}
	return out
}

func newHit(h search.Hit) hitView {
	v := hitView{URL: pathURL(h.Path), Title: marked(h.TitleHTML, h.Title)}
	v.Facts = jobFacts(h.Job)
	shown := h.Skills[:min(len(h.Skills), maxHitSkills)] // search puts first what matters most
	v.Skills, v.MoreSkills = strings.Join(shown, ", "), len(h.Skills)-len(shown)
	for _, s := range h.Snippets[:min(len(h.Snippets), maxHitSnippets)] {
		u := v.URL
		if s.Anchor != "" {
			u += "#" + s.Anchor
		}
		v.Snippets = append(v.Snippets, snippetView{u, marked(s.HeadingHTML, s.Heading), template.HTML(s.HTML), words(s.Section)}) // as in marked
	}
	if len(v.Snippets) == 0 {
		v.Description = h.Description
	}
	return v
}

// marked is escaped text with <mark>, by search's contract, or else the text.
func marked(html, text string) template.HTML {
	if html == "" {
		html = template.HTMLEscapeString(text)
	}
	return template.HTML(html)
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
