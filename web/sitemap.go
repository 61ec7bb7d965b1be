package web

// What programs read to find their way: the sitemap, robots.txt, llms.txt, and pages as Markdown.

import (
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web/address"
	"github.com/careers-index/careers/web/gate"
	"github.com/careers-index/careers/web/twin"
)

// maxSitemap is the protocol's limit of one sitemap file, and of the files of one index.
const maxSitemap = 50_000

type sitemapURL struct {
	Loc     string `xml:"loc"`
	LastMod string `xml:"lastmod,omitempty"`
}

type urlSet struct {
	XMLName xml.Name     `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	URLs    []sitemapURL `xml:"url"`
}

// sitemap lists every page and indexed listing; on a large site, the files that do.
func (c *requestContext) sitemap() error {
	if done, err := c.answered("", gate.LightCost+1); done || err != nil { // as long as the site
		return err
	}
	urls, err := c.sitemapURLs()
	if err != nil {
		return err
	}
	if len(urls) <= maxSitemap {
		return c.writeXML(xmlType, urlSet{URLs: urls})
	}
	var index struct {
		XMLName xml.Name     `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex"`
		Parts   []sitemapURL `xml:"sitemap"`
	}
	for part := 0; part*maxSitemap < len(urls); part++ {
		in := urls[part*maxSitemap : min((part+1)*maxSitemap, len(urls))]
		index.Parts = append(index.Parts, sitemapURL{fmt.Sprintf("%s/sitemap-%d.xml", c.base(), part+1), latest(in)})
	}
	return c.writeXML(xmlType, index)
}

// sitemapPart is a file of the sitemap of a large site.
func (c *requestContext) sitemapPart() error {
	part, err := strconv.Atoi(strings.TrimSuffix(strings.TrimPrefix(c.r.URL.Path, "/sitemap-"), ".xml"))
	if err != nil || part < 1 || part > maxSitemap {
		return errNotFound
	}
	if done, err := c.answered("", gate.LightCost+1); done || err != nil {
		return err
	}
	urls, err := c.sitemapURLs()
	if err != nil {
		return err
	}
	first := (part - 1) * maxSitemap
	if len(urls) <= maxSitemap || first >= len(urls) {
		return errNotFound
	}
	return c.writeXML(xmlType, urlSet{URLs: urls[first:min(first+maxSitemap, len(urls))]})
}

// sitemapURLs are the start, every page, and the listing of each category and skill. A page
// changed when its history says so: crawlers stop trusting a site whose dates are made up.
func (c *requestContext) sitemapURLs() ([]sitemapURL, error) {
	urls := []sitemapURL{{Loc: c.base() + "/"}}
	for p, err := range c.site.Pages {
		if err != nil {
			return nil, fmt.Errorf("pages of the site: %w", err)
		}
		if p.Path != "/" {
			urls = append(urls, sitemapURL{c.base() + address.Path(p.Path), p.Updated})
		}
	}
	urls[0].LastMod = latest(urls)
	res, err := c.engine.Search(c.r.Context(), address.Asked(search.Request{PerPage: 1}))
	if err != nil {
		return nil, err
	}
	for _, f := range res.Facets {
		for _, v := range f.Values {
			if listing := withValues(search.Request{}, f.Name, v.Value); v.Count > 0 && indexed(listing) {
				urls = append(urls, sitemapURL{Loc: c.base() + address.At("/", listing)})
			}
		}
	}
	return urls, nil
}

// latest is the last change of pages; the times are of one form, and all in UTC.
func latest(urls []sitemapURL) string {
	last := ""
	for _, u := range urls {
		last = max(last, u.LastMod)
	}
	return last
}

// robots keeps crawlers away from what is for programs. It does not forbid the searches
// that are not to be indexed: whoever may not read them does not see that they say so.
func (c *requestContext) robots() error {
	if done, err := c.answered("", 0); done || err != nil {
		return err
	}
	return c.write("text/plain; charset=utf-8", []byte("User-agent: *\nDisallow: /api/\nDisallow: /export.\n\nSitemap: "+c.base()+"/sitemap.xml\n"))
}

// maxListed is how many positions llms.txt names; programs that want more have exports.
const maxListed = 500

// llms answers GET /llms.txt (llmstxt.org): what the site is, its positions, and where the
// rest is.
func (c *requestContext) llms() error {
	if done, err := c.answered("", gate.LightCost+1); done || err != nil {
		return err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n> Open positions at %s. Each page is Markdown at its address with .md.\n", cmp.Or(c.site.Title, "Careers"), cmp.Or(c.organization(), "this company"))
	for _, part := range []struct {
		title string
		show  search.Show
		sort  search.Sort
	}{{"Open positions", search.ShowPositions, search.ByNewest}, {"Other pages", search.ShowPages, search.ByPosition}} {
		n := 0
		for p, err := range c.engine.All(c.r.Context(), search.Request{Show: part.show, Sort: part.sort}) {
			if err != nil {
				return err
			}
			if n == 0 {
				fmt.Fprintf(&b, "\n## %s\n\n", part.title)
			}
			if n++; n > maxListed {
				b.WriteString("- More are in the exports below.\n")
				break
			}
			b.WriteString(twin.Item(p, c.base(), c.site.Facets))
		}
	}
	fmt.Fprintf(&b, "\n## Data\n\n- [Search API](%[1]s/openapi.json): OpenAPI 3.1\n- [All pages as JSON, one a line](%[1]s/export.ndjson)\n- [Feed of open positions](%[1]s/feed.atom)\n", c.base())
	return c.write("text/plain; charset=utf-8", []byte(b.String()))
}

// twin answers PATH.md, or errNotFound if no page is at PATH.
func (c *requestContext) twin() error {
	path := twin.Path(c.r.URL.Path)
	if path == "" {
		return errNotFound
	}
	p, err := c.engine.Page(c.r.Context(), path)
	if errors.Is(err, search.ErrNotFound) {
		return errNotFound
	}
	if err != nil {
		return err
	}
	text, err := twin.Of(p, c.base(), c.site.Facets)
	if err != nil {
		return err
	}
	c.header.Set("Content-Security-Policy", dataPolicy)
	c.header.Set("Access-Control-Allow-Origin", "*")
	c.header.Set("Link", fmt.Sprintf("<%s>; rel=\"canonical\"", c.base()+address.Path(p.Path)))
	return c.write("text/markdown; charset=utf-8", []byte(text))
}
