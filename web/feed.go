package web

import (
	"bytes"
	"cmp"
	"io"
	"time"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web/address"
	"github.com/careers-index/careers/web/feed"
	"github.com/careers-index/careers/web/wording"
)

// feedSize is how many hits a document of a feed holds: all of a usual site's postings, and
// few enough that readers may fetch it each hour.
const feedSize = 50

// atomFeed answers GET /feed.atom: any search as Atom 1.0 (RFC 4287), the newest first.
func (c *requestContext) atomFeed() error {
	return c.feed("application/atom+xml; charset=utf-8", (*feed.Feed).Atom)
}

// jsonFeed answers GET /feed.json: any search as JSON Feed 1.1, the newest first.
func (c *requestContext) jsonFeed() error {
	return c.feed("application/feed+json; charset=utf-8", (*feed.Feed).JSON)
}

// feed answers the search of the address as a feed.
func (c *requestContext) feed(contentType string, write func(*feed.Feed, io.Writer) error) error {
	req, err := address.Decode(c.r.URL.RawQuery, c.site.Facets)
	if err != nil {
		return err
	}
	req = address.WithoutPrefixes(req)
	req.Sort, req.PerPage = "", 0 // the feed's own
	if req.Show == address.ShownByDefault {
		req.Show = ""
	}
	if done, err := c.answered(address.Encode(req), feedSize); done || err != nil {
		return err
	}
	f, err := c.newFeed(req)
	if err != nil {
		return err
	}
	return c.writeWith(contentType, func(b *bytes.Buffer) error { return write(f, b) })
}

// newFeed makes one document of the feed of a search.
func (c *requestContext) newFeed(req search.Request) (*feed.Feed, error) {
	whole := address.Asked(req)
	whole.Sort, whole.PerPage = search.ByNewest, feedSize
	if _, _, err := whole.Check(c.site.Facets); err != nil {
		return nil, err
	}
	counted := whole // its total alone: what a list shows of hits takes longer than finding them
	counted.Page, counted.PerPage = 1, 1
	res, err := c.engine.Search(c.r.Context(), counted)
	if err != nil {
		return nil, err
	}
	at := func(path string, page int) string {
		req := req
		req.Page = page
		return c.base() + address.At(path, req)
	}
	f := &feed.Feed{
		ID: at(c.r.URL.Path, 0), Title: c.site.Title, Language: c.site.Language, Author: cmp.Or(c.organization(), "Careers"),
		Home: at("/", 0), Self: at(c.r.URL.Path, req.Page),
	}
	if d := wording.Describe(req, c.site.Facets); d != "" {
		f.Title += ": " + d
	}
	f.Title = cmp.Or(f.Title, "Careers")
	if res.Match == search.MatchSome {
		return f, nil // whoever subscribes to "go berlin" does not want all of Berlin
	}
	if page, last := max(req.Page, 1), search.Pages(res.Total, feedSize); last > 1 {
		f.First, f.Last = at(c.r.URL.Path, 1), at(c.r.URL.Path, last)
		if page > 1 {
			f.Previous = at(c.r.URL.Path, min(page-1, last))
		}
		if page < last {
			f.Next = at(c.r.URL.Path, page+1)
		}
	}
	for p, err := range c.engine.All(c.r.Context(), whole) {
		if err != nil {
			return nil, err
		}
		f.Entries = append(f.Entries, c.newEntry(p))
	}
	return f, nil
}

// newEntry is a page as feeds show it. Its values of facets are categories, each in the
// scheme of its facet but for the category itself.
func (c *requestContext) newEntry(p *search.Page) feed.Entry {
	e := feed.Entry{
		URL: c.base() + address.Path(p.Path), Title: p.Title, Summary: p.Description, HTML: p.HTML, Author: p.Job.Company,
		Published: dayOf(p.Job.Posted), Updated: timeOf(p.Job.UpdatedAt),
	}
	for _, f := range c.site.Facets {
		if f.Hidden {
			continue
		}
		scheme := c.base() + "/#" + f.Name
		if f.Name == search.CategoryFacet {
			scheme = ""
		}
		for _, v := range p.Values[f.Name] {
			label := f.ValueLabel(v)
			e.Categories = append(e.Categories, feed.Category{Scheme: scheme, Term: v, Label: label})
			e.Tags = append(e.Tags, label)
		}
	}
	if p.Posting {
		e.Extension = p.Job
	}
	return e
}

// dayOf is the start of a day such as "2006-01-02", or the zero time.
func dayOf(day string) time.Time {
	at, _ := time.Parse(time.DateOnly, day)
	return at
}

// timeOf is a time of RFC 3339, or the zero time.
func timeOf(text string) time.Time {
	at, _ := time.Parse(time.RFC3339, text)
	return at
}
