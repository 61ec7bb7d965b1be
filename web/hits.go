package web

import (
	"html/template"
	"net/url"
	"strings"

	"github.com/careers-index/careers/search"
)

// Hits in lists, and the facts of a job.

// Limits of one hit on a page: title, one line of facts, what matched.
const (
	maxHitSkills   = 3
	maxHitSnippets = 2
)

// hitView is a hit as pages show it.
type hitView struct {
	URL         string
	Title       template.HTML
	Where       []string // place and workplace, what people look for first
	Facts       []string
	Posted      string   // date
	Missing     []string // words of the query that the page lacks
	Skills      string   // names, for the line of facts
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
func newHits(facets search.Facets, req search.Request, hits []search.Hit) []hitView {
	out := make([]hitView, len(hits))
	for i, h := range hits {
		out[i] = newHit(h, facets)
		if len(req.Filter(categoryFacet).Values) != 1 && h.Category != "" {
			out[i].Facts = append([]string{h.Category}, out[i].Facts...)
		}
	}
	return out
}

func newHit(h search.Hit, facets search.Facets) hitView {
	v := hitView{URL: pathURL(h.Path), Title: marked(h.TitleHTML, h.Title), Missing: h.Missing}
	v.Where, v.Facts, v.Posted = whereFacts(h.Job, facets), otherFacts(h.Job, facets), h.Job.Posted
	if h.Job.Company != "" {
		v.Facts = append([]string{h.Job.Company}, v.Facts...)
	}
	shown := h.Skills[:min(len(h.Skills), maxHitSkills)] // search puts first what matters most
	v.Skills, v.MoreSkills = strings.Join(shown, ", "), len(h.Skills)-len(shown)
	for _, s := range h.Snippets[:min(len(h.Snippets), maxHitSnippets)] {
		u := v.URL
		if s.Anchor != "" {
			u += "#" + (&url.URL{Fragment: s.Anchor}).EscapedFragment()
		}
		v.Snippets = append(v.Snippets, snippetView{u, marked(s.HeadingHTML, s.Heading), template.HTML(oneLine(s.HTML)), words(s.Section)}) // as in marked
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

// jobFacts are who hires, the places, the workplace, the types and the pay of a job.
func jobFacts(j search.Job, facets search.Facets) []string {
	facts := append(whereFacts(j, facets), otherFacts(j, facets)...)
	if j.Company != "" {
		facts = append([]string{j.Company}, facts...)
	}
	return facts
}

// whereFacts are the places and the workplace of a job.
func whereFacts(j search.Job, facets search.Facets) []string {
	var facts []string
	places := strings.Join(j.Locations, " / ")
	if places != "" {
		facts = append(facts, places)
	}
	if !strings.Contains(strings.ToLower(places), j.Workplace) { // "Remote (Germany)" says it
		facts = append(facts, unbroken(facets.ValueLabel("workplace", j.Workplace)))
	}
	return facts
}

// otherFacts are the types and the pay of a job. Full time alone goes without saying.
func otherFacts(j search.Job, facets search.Facets) []string {
	var facts []string
	if len(j.Types) != 1 || j.Types[0] != "full-time" {
		for _, kind := range j.Types {
			facts = append(facts, unbroken(facets.ValueLabel("type", kind)))
		}
	}
	if text := payText(j.Pay); text != "" {
		facts = append(facts, unbroken(text))
	}
	return facts
}

// unbroken is a fact that stays on one line.
func unbroken(s string) string {
	return strings.ReplaceAll(s, " ", "\u00a0")
}
