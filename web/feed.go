package web

import (
	"encoding/xml"
	"time"

	"github.com/gorilla/feeds"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web/address"
	"github.com/careers-index/careers/web/gate"
)

// feedSize is how many hits a feed holds: all of a usual site's postings, and
// few enough that readers may fetch it each hour.
const feedSize = 50

// undated is the date of what has none. Atom requires a date of every entry: one
// without gets the oldest of the feed, or this where there is none. The time of
// the build would show every posting as new after every build.
var undated = time.Unix(0, 0).UTC()

// searchFeed is a search as both feeds show it.
type searchFeed struct {
	title, home, self string // home and self are absolute addresses
	result            *search.Result
}

// feed answers the search of the address for a feed at the given path.
func (c *requestContext) feed() (f searchFeed, done bool, err error) {
	req, err := address.Decode(c.r.URL.RawQuery, c.site.Facets)
	if err != nil {
		return f, false, err
	}
	req = address.WithoutPrefixes(req)
	req.Page, req.PerPage = 0, feedSize
	if done, err = c.answered(address.Encode(req), gate.Cost(req)); done || err != nil {
		return f, done, err
	}
	if f.result, err = c.engine.Search(c.r.Context(), asked(req)); err != nil {
		return f, false, err
	}
	if f.result.Match == search.MatchSome {
		f.result.Hits = nil // whoever subscribes to "go berlin" does not want all of Berlin
	}
	req.PerPage = 0
	f.title = c.site.Title
	if d := describe(req, c.site.Facets); d != "" {
		f.title += ": " + d
	}
	f.home = c.base() + address.At("/", req)
	f.self = c.base() + address.At(c.r.URL.Path, req)
	return f, false, nil
}

// atomDocument is the library's feed with several links: the library allows one.
type atomDocument struct {
	feeds.AtomFeed
	Links []feeds.AtomLink
}

// atomFeed answers GET /feed.atom: any search as Atom 1.0 (RFC 4287).
func (c *requestContext) atomFeed() error {
	f, done, err := c.feed()
	if done || err != nil {
		return err
	}
	doc := atomDocument{
		AtomFeed: feeds.AtomFeed{
			XMLName: xml.Name{Space: "", Local: "feed"}, Xmlns: "http://www.w3.org/2005/Atom",
			Title: f.title, Id: f.home,
			Author: &feeds.AtomAuthor{AtomPerson: feeds.AtomPerson{Name: c.organization()}},
		},
		Links: []feeds.AtomLink{
			{Href: f.self, Rel: "self", Type: "application/atom+xml"},
			{Href: f.home, Rel: "alternate", Type: "text/html"},
		},
	}
	oldest, latest := span(f.result.Hits)
	for _, h := range f.result.Hits {
		at := posted(h)
		if at.Equal(undated) {
			at = oldest
		}
		address := c.base() + pathURL(h.Path)
		doc.Entries = append(doc.Entries, &feeds.AtomEntry{
			Title: h.Title, Id: address, Updated: at.Format(time.RFC3339),
			Links:   []feeds.AtomLink{{Href: address, Rel: "alternate", Type: "text/html"}},
			Summary: &feeds.AtomSummary{Content: h.Description, Type: "text"},
		})
	}
	doc.Updated = latest.Format(time.RFC3339)
	return c.writeXML("application/atom+xml; charset=utf-8", doc)
}

// jsonItems is the library's feed with the list of items that the format
// requires: the library leaves out an empty one.
type jsonItems struct {
	feeds.JSONFeed
	Items []*feeds.JSONItem `json:"items"`
}

// jsonFeed answers GET /feed.json: any search as JSON Feed 1.1.
func (c *requestContext) jsonFeed() error {
	f, done, err := c.feed()
	if done || err != nil {
		return err
	}
	doc := jsonItems{
		JSONFeed: feeds.JSONFeed{
			Version: "https://jsonfeed.org/version/1.1", Title: f.title, Language: c.site.Language,
			HomePageUrl: f.home, FeedUrl: f.self, Authors: []*feeds.JSONAuthor{{Name: c.organization()}},
		},
		Items: []*feeds.JSONItem{},
	}
	for _, h := range f.result.Hits {
		address := c.base() + pathURL(h.Path)
		item := &feeds.JSONItem{Id: address, Url: address, Title: h.Title, ContentText: h.Description, Tags: h.Skills}
		if item.ContentText == "" {
			item.ContentText = h.Title // the format wants content
		}
		if at := posted(h); !at.Equal(undated) {
			item.PublishedDate = &at
		}
		doc.Items = append(doc.Items, item)
	}
	return c.writeJSON("application/feed+json; charset=utf-8", doc)
}

// span is from the oldest to the latest date of hits, or undated.
func span(hits []search.Hit) (oldest, latest time.Time) {
	oldest, latest = undated, undated
	for _, h := range hits {
		at := posted(h)
		if at.Equal(undated) {
			continue
		}
		if oldest.Equal(undated) || at.Before(oldest) {
			oldest = at
		}
		if at.After(latest) {
			latest = at
		}
	}
	return oldest, latest
}

// posted is when a posting says that it was put up, or undated.
func posted(h search.Hit) time.Time {
	at, err := time.Parse(time.DateOnly, h.Job.Posted)
	if err != nil {
		return undated
	}
	return at
}
