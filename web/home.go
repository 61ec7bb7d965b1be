package web

import (
	"cmp"
	"errors"
	"html/template"
	"strconv"
	"strings"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web/address"
	"github.com/careers-index/careers/web/gate"
	"github.com/careers-index/careers/web/outline"
	"github.com/careers-index/careers/web/rows"
	"github.com/careers-index/careers/web/wording"
)

// Limits of the overview: groups, and hits in each. More of either is one click
// away, as a filter.
const (
	maxGroups    = 24
	maxGroupHits = 12
	minGroupHits = 3
	maxHomeHits  = 40 // in all groups, unless that leaves less than minGroupHits
	minJumps     = 3  // groups, and postings, of an overview that has a list of its groups
	minJumpTotal = 12
)

// homeView is "/": the overview of a site, or the answer to a search.
type homeView struct {
	frameView
	Start   bool // nothing is asked yet
	Heading string
	Intro   *introView // on the overview, when the site has a page at "/"
	Search  searchForm
	Facets  []facetView
	Chosen  int          // filters in use
	Found   string       // what they leave: "88 positions"
	Pay     *payForm     // where some posting tells its pay
	Results *resultsView // of a search
	Groups  []groupView  // of the overview
	Offers  []facetView  // where nothing is found: what the site has most of
	Total   int          // postings on the overview
}

// introView is the site's own first page. What is below its first heading is
// folded, so that the search stays near.
type introView struct {
	Lead, Rest template.HTML
	Topics     []string // headings of Rest
}

// groupView is a category on the overview.
type groupView struct {
	Name, URL, ID string
	Count         int
	Hits          []rows.Hit
}

// Jumps are the groups of an overview that is too long to look over.
func (v homeView) Jumps() []groupView {
	if len(v.Groups) < minJumps || v.Total < minJumpTotal {
		return nil
	}
	return v.Groups
}

// home answers "/".
func (c *requestContext) home() error {
	if c.asksForPreview() {
		return c.preview()
	}
	req, err := address.Decode(c.r.URL.RawQuery, c.site.Facets)
	if err != nil {
		return err
	}
	req.PerPage = 0 // of the API only: a page of the site has one length
	if req.Show == address.ShownByDefault {
		req.Show = ""
	}
	if done, err := c.answered(address.Encode(req), gate.Cost(req)); done || err != nil {
		return err
	}
	m, err := c.masthead()
	if err != nil {
		return err
	}
	res, err := c.engine.Search(c.r.Context(), address.Asked(req))
	if err != nil {
		return err
	}
	req = canonicalValues(req, res)
	v := homeView{Search: newSearchForm(req), Facets: newFacets(c.site.Facets, req, res, m.postings), Chosen: chosen(req), Found: wording.Found(req, res.Total)}
	if c.site.Pays || req.PayMin > 0 {
		v.Pay = newPayForm(req)
	}
	if address.Encode(address.WithoutPrefixes(req)) == "" {
		err = c.overview(&v, m, res)
	} else {
		c.results(&v, m, req, res)
		if res.Total == 0 {
			v.Offers, err = c.offers(m)
		}
	}
	if err != nil {
		return err
	}
	return c.render(c.files.views.home, v)
}

// overview fills in what "/" shows before anything is asked: the site's own
// page, and its postings by category. Where postings have no categories it is
// the plain listing.
func (c *requestContext) overview(v *homeView, m *masthead, res *search.Result) error {
	v.frameView = c.frameWith(m, "")
	v.Start, v.Canonical = true, c.base()+"/"
	v.Heading = cmp.Or(c.site.Title, "Open positions")
	intro, err := c.engine.Page(c.r.Context(), "/")
	switch {
	case err == nil:
		v.Heading, v.Description = intro.Title, intro.Description
		v.Intro = newIntro(intro.HTML)
	case !errors.Is(err, search.ErrNotFound):
		return err
	}
	if !m.grouped || len(m.postings) > maxGroups {
		v.Results = newResults(m, nil, search.Request{}, res)
		return nil
	}
	if v.Groups, err = c.groups(m, res.Total); err != nil {
		return err
	}
	for _, g := range v.Groups {
		v.Total += g.Count
	}
	return nil
}

// groups are the first postings of each category, fewer where there are many postings
// in all. Each takes a search, so they are found once per generation.
func (c *requestContext) groups(m *masthead, total int) ([]groupView, error) {
	if found := m.overview.Load(); found != nil {
		return *found, nil
	}
	var out []groupView
	length := maxGroupHits
	if total > maxHomeHits {
		length = min(max(maxHomeHits/len(m.postings), minGroupHits), maxGroupHits)
	}
	for i, category := range m.postings {
		req := withValues(search.Request{PerPage: length}, search.CategoryFacet, category)
		res, err := c.engine.Search(c.r.Context(), address.Asked(req))
		if err != nil {
			return nil, err
		}
		req.PerPage = 0
		out = append(out, groupView{category, address.At("/", req), "site-group-" + strconv.Itoa(i+1), res.Total, titles(c.site.Facets, req, res.Hits)})
	}
	m.overview.Store(&out)
	return out, nil
}

// titles shows hits of one category for scanning: without descriptions.
func titles(facets search.Facets, req search.Request, hits []search.Hit) []rows.Hit {
	out := rows.NewHits(facets, req, hits)
	for i := range out {
		out[i].Description = ""
	}
	return out
}

// results fills in the answer to a search.
func (c *requestContext) results(v *homeView, m *masthead, req search.Request, res *search.Result) {
	v.Heading = wording.Title(req, c.site.Facets)
	v.frameView = c.frameWith(m, v.Heading)
	if indexed(req) && len(res.Hits) > 0 {
		v.Canonical = c.base() + address.At("/", req)
		v.Description = wording.Summary(req, c.site.Facets, res, c.organization())
	} else {
		v.NoIndex = true // every combination of facets is an address
	}
	v.Results = newResults(m, c.site.Facets, req, res)
	v.Feeds = feedLinks(v.Heading, req)
}

// maxOffers is the number of values of a facet that are offered where nothing is found.
const maxOffers = 8

// offers are the categories and the skills that most positions have. They take a
// search, so they are found once per generation.
func (c *requestContext) offers(m *masthead) ([]facetView, error) {
	if found := m.offers.Load(); found != nil {
		return *found, nil
	}
	res, err := c.engine.Search(c.r.Context(), address.Asked(search.Request{PerPage: 1}))
	if err != nil {
		return nil, err
	}
	var out []facetView
	for _, f := range newFacets(c.site.Facets, search.Request{}, res, nil) {
		if f.Name == search.CategoryFacet || f.Name == search.SkillFacet {
			f.Values = f.Values[:min(len(f.Values), maxOffers)]
			out = append(out, f)
		}
	}
	m.offers.Store(&out)
	return out, nil
}

// canonicalValues replaces aliases and other spellings of chosen values by the
// values of the result.
func canonicalValues(req search.Request, res *search.Result) search.Request {
	for _, f := range res.Facets {
		var values []string
		for _, v := range f.Values {
			if v.Selected {
				values = append(values, v.Value)
			}
		}
		if len(values) > 0 {
			filter := req.Filter(f.Name)
			filter.Values = values
			req = req.With(filter)
		}
	}
	return req
}

// shortIntro is the size of a page that is shown whole above the search.
const shortIntro = 1200

func newIntro(html string) *introView {
	headings, lead := outline.Of(html)
	v := &introView{Lead: template.HTML(html)} // sanitized by content
	if len(html)-lead > shortIntro {
		v.Lead, v.Rest = template.HTML(html[:lead]), template.HTML(html[lead:]) // cut between blocks
		for _, h := range headings {
			v.Topics = append(v.Topics, h.Text)
		}
	}
	if strings.TrimSpace(html) == "" {
		return nil
	}
	return v
}

// feedLinks are the feeds of a search.
func feedLinks(title string, req search.Request) []feedLink {
	req = address.WithoutPrefixes(req)
	req.Page = 0
	return []feedLink{
		{"application/atom+xml", title + " (Atom)", address.At("/feed.atom", req)},
		{"application/feed+json", title + " (JSON Feed)", address.At("/feed.json", req)},
	}
}
