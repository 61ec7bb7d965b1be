package rows

import (
	"html/template"
	"net/url"
	"strings"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web/address"
	"github.com/careers-index/careers/web/wording"
)

// Limits of one hit on a page: title, one line of facts, what matched.
const (
	maxHitSkills   = 3
	maxHitSnippets = 2
)

// Hit is a hit as pages show it.
type Hit struct {
	URL         string
	Title       template.HTML
	Where       []string // place and workplace, what people look for first
	Facts       []string
	Posted      string   // date
	Missing     []string // words of the query that the page lacks
	Skills      string   // names, for the line of facts
	MoreSkills  int
	Description string // when nothing matched in the text
	Snippets    []Snippet
}

// Snippet is a line that matched, below its heading.
type Snippet struct {
	URL           string
	Heading, HTML template.HTML
	Section       string // shared section in words
}

// NewHits shows the hits of a request. The category is left out of the facts
// where all hits share the one that was chosen.
func NewHits(facets search.Facets, req search.Request, hits []search.Hit) []Hit {
	out := make([]Hit, len(hits))
	for i, h := range hits {
		out[i] = newHit(h, facets)
		if len(req.Filter(search.CategoryFacet).Values) != 1 && h.Category != "" {
			out[i].Facts = append([]string{h.Category}, out[i].Facts...)
		}
	}
	return out
}

func newHit(h search.Hit, facets search.Facets) Hit {
	v := Hit{URL: address.Path(h.Path), Title: marked(h.TitleHTML, h.Title), Missing: h.Missing}
	v.Where, v.Facts, v.Posted = wording.Where(h.Job, facets), wording.Others(h.Job, facets), h.Job.Posted
	if h.Job.Company != "" {
		v.Facts = append([]string{h.Job.Company}, v.Facts...)
	}
	shown := h.Skills[:min(len(h.Skills), maxHitSkills)] // search puts first what matters most
	v.Skills, v.MoreSkills = strings.Join(shown, ", "), len(h.Skills)-len(shown)
	for _, s := range h.Snippets {
		if len(v.Snippets) == maxHitSnippets {
			break
		}
		line := oneLine(s.HTML)
		if repeats(line, v.Title) {
			continue
		}
		u := v.URL
		if s.Anchor != "" {
			u += "#" + (&url.URL{Fragment: s.Anchor}).EscapedFragment()
		}
		v.Snippets = append(v.Snippets, Snippet{u, marked(s.HeadingHTML, s.Heading), template.HTML(line), wording.Name(s.Section)}) // as in marked
	}
	if len(v.Snippets) == 0 && !repeats(template.HTMLEscapeString(h.Description), v.Title) {
		v.Description = h.Description
	}
	return v
}

// repeats reports whether a line says the title again. Both are escaped text with <mark>.
func repeats(line string, title template.HTML) bool {
	return strings.EqualFold(unmarked.Replace(line), unmarked.Replace(string(title)))
}

// marked is escaped text with <mark>, by search's contract, or else the text.
func marked(html, text string) template.HTML {
	if html == "" {
		html = template.HTMLEscapeString(text)
	}
	return template.HTML(html)
}
