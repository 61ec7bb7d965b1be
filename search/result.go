package search

import (
	"cmp"
	"slices"
)

// Result is the answer to a Request, and the body of GET /api/v1/search.
type Result struct {
	Query       string       `json:"query"`
	Total       int          `json:"total"`
	Page        int          `json:"page"`
	PerPage     int          `json:"per_page"`
	Pages       int          `json:"pages"` // that can be asked for: 0 without a hit, at most to MaxDepth
	Sort        Sort         `json:"sort"`
	Show        Show         `json:"show"`
	Positions   int          `json:"positions"` // postings that match, whatever Show says
	Others      int          `json:"others"`    // other pages that match, whatever Show says
	Match       Match        `json:"match"`
	Generation  string       `json:"generation"`
	Hits        []Hit        `json:"hits"`
	Facets      []FacetCount `json:"facets"`              // category and skill first
	SetAside    []string     `json:"set_aside,omitempty"` // words of the query that hits need not have
	Showing     string       `json:"showing,omitempty"`   // the query as answered, when words of it were mistyped
	DidYouMean  string       `json:"did_you_mean,omitempty"`
	Relaxations []Relaxation `json:"relaxations,omitempty"`
}

// Match says which pages a result has.
type Match string

// A result has the pages that match the whole query. When the site has none, it has those
// that match most of its words ([Hit.Missing] says which they lack). That is decided
// without filters, so that a count is what a click on it gives.
const (
	MatchAll  Match = "all"
	MatchSome Match = "some"
)

// Hit is one page that matches. TitleHTML and the snippets' HTML are escaped
// text with <mark>; everything else is plain.
type Hit struct {
	Path        string    `json:"path"` // unescaped
	URL         string    `json:"url"`  // Site.PageURL
	Title       string    `json:"title"`
	TitleHTML   string    `json:"title_html"`
	Description string    `json:"description"`
	Category    string    `json:"category"`
	Skills      []string  `json:"skills"` // asked for first, then by strength, then name
	Position    float64   `json:"position"`
	Job         Job       `json:"job,omitzero"`
	Score       float64   `json:"score"` // 0 in a listing
	Snippets    []Snippet `json:"snippets"`
	Missing     []string  `json:"missing,omitempty"` // words of the query that the page lacks
	Why         []Why     `json:"why,omitempty"`

	Posting bool `json:"-"`
}

// Snippet is a piece of a passage that matched.
type Snippet struct {
	HTML    string `json:"html"`
	Heading string `json:"heading"`
	// HeadingHTML is the heading with what matched in it marked, if something did.
	HeadingHTML string `json:"heading_html,omitempty"`
	Anchor      string `json:"anchor"`
	Section     string `json:"section"`
}

// Why says how a word of the query matched a hit.
type Why struct {
	Word    string `json:"word"`              // as asked
	Term    string `json:"term"`              // as found
	Tier    string `json:"tier"`              // exact, alias, form, prefix, typo
	Field   string `json:"field"`             // title, headings, facts, description, text, skill, or the name of a facet
	Section string `json:"section,omitempty"` // the shared section, if only there
}

// Limits of a result.
const (
	// MaxFacetValues is the number of values of one facet that a result shows;
	// selected ones are always shown. More than that is not a choice for a reader:
	// [Filter.Prefix] finds the others.
	MaxFacetValues = 200
	// MaxSnippets of a hit: enough to show each word of most queries once.
	MaxSnippets = 3
	// MaxSuggestions is more than a list under a search box shows.
	MaxSuggestions = 20
)

// FacetCount is the values of one facet with their counts, by count, then name.
// Selected values are always there.
type FacetCount struct {
	Name   string       `json:"name"`
	Label  string       `json:"label"`
	Values []FacetValue `json:"values"`
}

// The facets that hits and pages name ([Hit.Category], [Hit.Skills]).
const (
	CategoryFacet = "category"
	SkillFacet    = "skill"
)

// The facets on demand.
const (
	PostedFacet  = "posted"  // the month in which a page was put up, 2006-01; of a posting without a date, Undated
	SectionFacet = "section" // the shared sections that a page includes

	Undated = "undated"
)

// leadingFacets come first in every result, in this order.
var leadingFacets = []string{CategoryFacet, SkillFacet}

// SortFacets puts the facets of a result into the order that the contract
// promises: category and skill first, the others as they are.
func SortFacets(facets []FacetCount) {
	place := func(f FacetCount) int {
		if i := slices.Index(leadingFacets, f.Name); i >= 0 {
			return i
		}
		return len(leadingFacets)
	}
	slices.SortStableFunc(facets, func(a, b FacetCount) int { return place(a) - place(b) })
}

// FacetValue counts what choosing the value would give.
type FacetValue struct {
	Value    string `json:"value"`
	Count    int    `json:"count"`
	Selected bool   `json:"selected"`
	Kind     string `json:"kind,omitempty"` // of a skill: language, framework, …
}

// Relaxation is a request that asks for less and has hits: another query, or
// the same one without some of the filters.
type Relaxation struct {
	Query   string   `json:"query"`
	Total   int      `json:"total"`
	Without []string `json:"without,omitempty"` // filters that are left out: facets, and pay_min
}

// Suggestion completes what a person types.
type Suggestion struct {
	Text  string `json:"text"`           // to put into the search box
	Kind  string `json:"kind"`           // a facet's name, title, or word
	Count int    `json:"count"`          // pages
	Path  string `json:"path,omitempty"` // of a title: the page
}

// Page is one page whole, and the body of GET /api/v1/pages/{path}.
type Page struct {
	Path        string   `json:"path"`
	URL         string   `json:"url"` // Site.PageURL
	Title       string   `json:"title"`
	Description string   `json:"description"`
	Category    string   `json:"category"`
	Skills      []string `json:"skills"`
	HTML        string   `json:"html"` // sanitized
	Job         Job      `json:"job,omitzero"`
	Sections    []string `json:"sections,omitempty"` // shared sections that it includes, sorted
	Similar     []Hit    `json:"similar,omitempty"`  // of a posting: those like it; no snippets

	Posting   bool                `json:"-"`
	Strengths []PageSkill         `json:"-"` // Skills with strength and evidence
	Values    map[string][]string `json:"-"` // of each facet that is not on demand, by its name, sorted
}

// PageSkill is a skill of a page with its strength: required, preferred,
// alternative, mentioned.
type PageSkill struct {
	Name, Kind, Strength string
	Quote                string // the words that say so
	Section              string // where they stand, "" for the page's own text
}

// Place is where a job is. Empty members are unknown; an Area, such as EMEA, spans
// countries and has none of the others.
type Place struct {
	City, Region, Country string
	CountryCode           string // ISO 3166-1, "DE"
	Area                  string
	Countries             []string // of an Area, in English
}

// Job is what a posting says about itself; empty members are unknown.
type Job struct {
	Locations []string `json:"locations,omitempty"` // as written
	Places    []Place  `json:"-"`                   // where these are
	Workplace string   `json:"workplace,omitempty"` // onsite, hybrid, remote
	Type      string   `json:"type,omitempty"`      // the first of Types
	Types     []string `json:"types,omitempty"`     // full-time, part-time, contract, temporary, internship, volunteer, per-diem, other
	Level     string   `json:"level,omitempty"`     // intern, junior, senior, lead, staff, principal, head, director
	Posted    string   `json:"posted,omitempty"`    // date, 2006-01-02: as the page says, else when it came to be
	Updated   string   `json:"updated,omitempty"`   // date of the last change of the page or a section of it
	UpdatedAt string   `json:"-"`                   // the time of it, RFC 3339
	Closes    string   `json:"closes,omitempty"`    // date, 2006-01-02
	Apply     string   `json:"apply,omitempty"`     // URL or mailto:
	Pay       Pay      `json:"pay,omitzero"`

	Department string `json:"department,omitempty"`
	Team       string `json:"team,omitempty"`
	Company    string `json:"company,omitempty"` // that hires, where it is not the site's organization
	CompanyURL string `json:"company_url,omitempty"`
	Reference  string `json:"reference,omitempty"` // of the employer
}

// Pay is what a job pays. An end that is 0 is open; both are equal for one amount.
type Pay struct {
	Min      float64 `json:"min,omitempty"`
	Max      float64 `json:"max,omitempty"`
	Currency string  `json:"currency,omitempty"` // ISO 4217
	Per      string  `json:"per,omitempty"`      // hour, day, week, month, year
}

// perYear is how many of a period a year of full-time work has: 52 weeks of five days of
// eight hours.
var perYear = map[string]float64{"hour": 2080, "day": 260, "week": 52, "month": 12, "year": 1}

// Yearly is the pay of a year of full-time work, from low to high, as [Request.PayMin]
// compares it. Both are 0 if the period is unknown; an open end is equal to the other one.
func (p Pay) Yearly() (low, high float64) {
	n := perYear[p.Per]
	low, high = p.Min*n, p.Max*n
	return cmp.Or(low, high), cmp.Or(high, low)
}
