package web

// What crawlers, browsers and monitors read: sitemap, robots, OpenSearch, and
// whether the server works.

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web/gate"
)

const xmlType = "application/xml; charset=utf-8"

// maxSitemap is the protocol's limit of one sitemap file.
const maxSitemap = 50_000

type sitemapURL struct {
	Loc string `xml:"loc"`
}

// sitemap lists every page, up to the protocol's limit. It does not say when
// pages changed: the index does not know, and crawlers stop trusting a site whose
// dates are made up.
func (c *requestContext) sitemap() error {
	if done, err := c.answered("", gate.LightCost+1); done || err != nil { // as long as the site
		return err
	}
	var doc struct {
		XMLName xml.Name     `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		URLs    []sitemapURL `xml:"url"`
	}
	doc.URLs = append(doc.URLs, sitemapURL{c.base() + "/"})
	for p, err := range c.site.Pages {
		if err != nil {
			return fmt.Errorf("pages of the site: %w", err)
		}
		if p.Path != "/" && len(doc.URLs) < maxSitemap {
			doc.URLs = append(doc.URLs, sitemapURL{c.base() + pathURL(p.Path)})
		}
	}
	return c.writeXML(xmlType, doc)
}

// writeXML makes a document, indented for people.
func (c *requestContext) writeXML(contentType string, doc any) error {
	return c.writeWith(contentType, func(b *bytes.Buffer) error {
		b.WriteString(xml.Header)
		e := xml.NewEncoder(b)
		e.Indent("", " ")
		if err := e.Encode(doc); err != nil {
			return err
		}
		return b.WriteByte('\n')
	})
}

// robots keeps crawlers on pages: every combination of facets is an address.
func (c *requestContext) robots() error {
	if done, err := c.answered("", 0); done || err != nil {
		return err
	}
	return c.write("text/plain; charset=utf-8", []byte("User-agent: *\nDisallow: /?\nDisallow: /api/\n\nSitemap: "+c.base()+"/sitemap.xml\n"))
}

// Limits of OpenSearch 1.1, in characters.
const (
	maxShortName = 16
	maxLongName  = 48
)

type openSearchURL struct {
	Type     string `xml:"type,attr"`
	Rel      string `xml:"rel,attr,omitempty"`
	Template string `xml:"template,attr"`
}

// openSearch describes the search to browsers, which offer it in their address
// bar.
func (c *requestContext) openSearch() error {
	if done, err := c.answered("", 0); done || err != nil {
		return err
	}
	type image struct {
		Type string `xml:"type,attr"`
		URL  string `xml:",chardata"`
	}
	doc := struct {
		XMLName       xml.Name `xml:"http://a9.com/-/spec/opensearch/1.1/ OpenSearchDescription"`
		ShortName     string
		LongName      string
		Description   string
		InputEncoding string
		Image         image
		URLs          []openSearchURL `xml:"Url"`
	}{
		ShortName: cut(c.site.Title, maxShortName), LongName: cut(c.site.Title, maxLongName),
		Description: "Search the open positions of " + c.organization(), InputEncoding: "UTF-8",
		Image: image{"image/svg+xml", c.base() + c.files.assets.iconPath(c.site)},
		URLs: []openSearchURL{
			{"text/html", "results", c.base() + "/?q={searchTerms}&page={startPage?}"},
			{"application/atom+xml", "results", c.base() + "/feed.atom?q={searchTerms}"},
			{"application/opensearchdescription+xml", "self", c.base() + "/opensearch.xml"},
		},
	}
	return c.writeXML("application/opensearchdescription+xml; charset=utf-8", doc)
}

// cut shortens s to n characters, at a word if there is one.
func cut(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	s = string(r[:n])
	if i := strings.LastIndexByte(s, ' '); i > 0 {
		s = s[:i]
	}
	return s
}

// healthz says that the process answers.
func (c *requestContext) healthz() error {
	c.header.Set("Cache-Control", "no-store")
	return c.write("text/plain; charset=utf-8", []byte("ok\n"))
}

var errLeaving = &statusError{http.StatusServiceUnavailable, "The server is about to stop."}

// readyFor is how long one answer of readyz holds: however often it is asked, it
// costs little.
const readyFor = 100 * time.Millisecond

// readiness is what readyz found last.
type readiness struct {
	mu   sync.Mutex
	site *search.Site // that was ready
	at   time.Time
}

// readyz says that searches are answered: it makes one, which passes the gate.
func (c *requestContext) readyz() error {
	c.header.Set("Cache-Control", "no-store")
	if c.s.leaving() {
		return errLeaving
	}
	if search.Damage(c.engine) != nil {
		return errDamaged
	}
	ready := &c.s.ready
	ready.mu.Lock()
	defer ready.mu.Unlock()
	if ready.site != c.site || time.Since(ready.at) > readyFor {
		if _, err := c.engine.Search(c.r.Context(), search.Request{PerPage: 1}); err != nil {
			ready.site = nil
			return err
		}
		ready.site, ready.at = c.site, time.Now()
	}
	return c.write("text/plain; charset=utf-8", []byte("ready "+c.site.Generation+"\n"))
}
