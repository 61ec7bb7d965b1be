package web

import (
	"cmp"
	"errors"
	"html/template"
	"strings"

	"github.com/careers-index/careers/search"
)

// Limits of the overview: groups on it and hits in each. More of either is a
// click away, as a filter.
const (
	maxGroups    = 24
	maxGroupHits = 12
)

// homeView is "/": the overview of a site, or the answer to a search.
type homeView struct {
	frameView
	Start   bool // nothing is asked yet
	Heading string
	Intro   *introView // on the overview, when the site has a page at "/"
	Search  searchForm
	Facets  []facetView
	Results *resultsView // of a search
	Groups  []groupView  // of the overview
	Total   int          // postings on the overview
}

// introView is the site's own first page. What stands below its first heading
// is folded, so that the search is never far.
type introView struct {
	Lead, Rest template.HTML
	Topics     []string // headings of Rest
}

// groupView is a category on the overview.
type groupView struct {
	Name, URL string
	Count     int
	Hits      []hitView
}

// home answers "/".
func (s *server) home(x *exchange) error {
	req, err := decode(x.r.URL.RawQuery)
	if err != nil {
		return err
	}
	req.PerPage = 0 // of the API only: a page of the site has one length
	canonical := encodeRequest(req)
	if x.fresh(canonical) {
		return nil
	}
	overview := req
	overview.SkillSearch = "" // looks at the facet only
	res, err := x.engine.Search(x.ctx, req)
	if err != nil {
		return err
	}
	req = chosen(req, res)
	v := homeView{Search: newSearchForm(req), Facets: newFacets(req, res, x.s.mastheadOf(x.site))}
	if encodeRequest(overview) == "" {
		err = x.overview(&v, res)
	} else {
		x.results(&v, req, res)
	}
	if err != nil {
		return err
	}
	return x.render(s.views.home, v)
}

// overview fills in what "/" shows before anything is asked: the site's own
// page, and its postings by category. Where postings have no categories it is
// the plain listing.
func (x *exchange) overview(v *homeView, res *search.Result) error {
	v.frameView = x.frame("")
	v.Start, v.Canonical = true, x.base()+"/"
	v.Heading = cmp.Or(x.site.Title, "Open positions")
	intro, err := x.engine.Page(x.ctx, "/")
	switch {
	case err == nil:
		v.Heading, v.Description = intro.Title, intro.Description
		v.Intro = newIntro(intro.HTML)
	case !errors.Is(err, search.ErrNotFound):
		return err
	}
	if !v.Masthead.grouped || len(v.Masthead.postings) > maxGroups {
		v.Results = newResults(search.Request{}, res)
		v.Results.One, v.Results.Many = "open position", "open positions"
		if v.Masthead.Mixed {
			v.Results.One, v.Results.Many = "page", "pages"
		}
		return nil
	}
	if v.Groups, err = x.groups(v.Masthead); err != nil {
		return err
	}
	for _, g := range v.Groups {
		v.Total += g.Count
	}
	return nil
}

// groups are the first postings of each category. They take a search each, so
// they are found once per generation.
func (x *exchange) groups(m *masthead) ([]groupView, error) {
	if found := m.overview.Load(); found != nil {
		return *found, nil
	}
	var out []groupView
	for _, category := range m.postings {
		req := search.Request{Categories: []string{category}, PerPage: maxGroupHits}
		res, err := x.engine.Search(x.ctx, req)
		if err != nil {
			return nil, err
		}
		req.PerPage = 0
		out = append(out, groupView{category, at("/", req), res.Total, titles(req, res.Hits)})
	}
	m.overview.Store(&out)
	return out, nil
}

// titles shows hits of one category to be scanned: without descriptions.
func titles(req search.Request, hits []search.Hit) []hitView {
	out := newHits(req, hits)
	for i := range out {
		out[i].Description = ""
	}
	return out
}

// results fills in the answer to a search.
func (x *exchange) results(v *homeView, req search.Request, res *search.Result) {
	title := describeRequest(req)
	if title == "" {
		title = "All pages"
	}
	v.frameView = x.frame(title)
	v.Heading = title
	v.NoIndex = true // every combination of facets is an address
	v.Results = newResults(req, res)
	v.Feeds = feedLinks(title, req)
}

// chosen replaces the aliases and spellings of a request's facets by the
// names that the result knows them under.
func chosen(req search.Request, res *search.Result) search.Request {
	for _, f := range res.Facets {
		var names []string
		for _, v := range f.Values {
			if v.Selected {
				names = append(names, v.Value)
			}
		}
		switch {
		case len(names) == 0:
		case f.Name == "category":
			req.Categories = names
		case f.Name == "skill":
			req.Skills = names
		}
	}
	return req
}

// shortIntro is the size of a page that is shown whole above the search.
const shortIntro = 1200

func newIntro(html string) *introView {
	headings, lead := outline(html)
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
	req.Page, req.SkillSearch = 0, ""
	return []feedLink{
		{"application/atom+xml", title + " (Atom)", at("/feed.atom", req)},
		{"application/feed+json", title + " (JSON Feed)", at("/feed.json", req)},
	}
}
