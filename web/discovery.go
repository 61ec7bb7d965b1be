package web

// What programs read to find their way: sitemap, robots, OpenSearch, OpenAPI,
// and whether the server lives.

import (
	"bytes"
	_ "embed"
	"encoding/xml"
	"strings"

	"github.com/careers-index/careers/search"
)

const xmlType = "application/xml; charset=utf-8"

// maxSitemap is the protocol's limit of one sitemap file.
const maxSitemap = 50_000

type sitemapURL struct {
	Loc string `xml:"loc"`
}

// sitemap lists every page, up to the protocol's limit. It says nothing about when pages changed: the
// index does not know, and a made-up date costs a site the crawlers' trust.
func (s *server) sitemap(x *exchange) error {
	if x.fresh("") {
		return nil
	}
	var doc struct {
		XMLName xml.Name     `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		URLs    []sitemapURL `xml:"url"`
	}
	doc.URLs = append(doc.URLs, sitemapURL{x.base() + "/"})
	for p := range x.site.Pages {
		if p.Path != "/" && len(doc.URLs) < maxSitemap {
			doc.URLs = append(doc.URLs, sitemapURL{x.base() + pathURL(p.Path)})
		}
	}
	return x.writeXML(xmlType, doc)
}

// writeXML sends a document of ours, indented for people.
func (x *exchange) writeXML(contentType string, doc any) error {
	var b bytes.Buffer
	b.WriteString(xml.Header)
	e := xml.NewEncoder(&b)
	e.Indent("", " ")
	if err := e.Encode(doc); err != nil {
		return err
	}
	b.WriteByte('\n')
	return x.write(contentType, b.Bytes())
}

// robots keeps crawlers on pages: every combination of facets is an address.
func (s *server) robots(x *exchange) error {
	if x.fresh("") {
		return nil
	}
	return x.write("text/plain; charset=utf-8", []byte("User-agent: *\nDisallow: /?\nDisallow: /api/\n\nSitemap: "+x.base()+"/sitemap.xml\n"))
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
func (s *server) openSearch(x *exchange) error {
	if x.fresh("") {
		return nil
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
		ShortName: cut(x.site.Title, maxShortName), LongName: cut(x.site.Title, maxLongName),
		Description: "Search the open positions of " + x.organization(), InputEncoding: "UTF-8",
		Image: image{"image/svg+xml", x.base() + s.assets.iconPath(x.site)},
		URLs: []openSearchURL{
			{"text/html", "results", x.base() + "/?q={searchTerms}&page={startPage?}"},
			{"application/atom+xml", "results", x.base() + "/feed.atom?q={searchTerms}"},
			{"application/opensearchdescription+xml", "self", x.base() + "/opensearch.xml"},
		},
	}
	return x.writeXML("application/opensearchdescription+xml; charset=utf-8", doc)
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

//go:embed openapi.json
var openAPIDocument []byte

// openAPI answers the description of the API, which the tests hold against
// the handlers.
func (s *server) openAPI(x *exchange) error {
	if x.fresh("") {
		return nil
	}
	return x.write(jsonType, openAPIDocument)
}

// healthz says that the process answers.
func (s *server) healthz(x *exchange) error {
	x.w.Header().Set("Cache-Control", "no-store")
	return x.write("text/plain; charset=utf-8", []byte("ok\n"))
}

// readyz says that searches are answered: it makes one.
func (s *server) readyz(x *exchange) error {
	x.w.Header().Set("Cache-Control", "no-store")
	if _, err := x.engine.Search(x.ctx, search.Request{PerPage: 1}); err != nil {
		return err
	}
	return x.write("text/plain; charset=utf-8", []byte("ready "+x.site.Generation+"\n"))
}
