package web

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web/address"
	"github.com/careers-index/careers/web/gate"
	"github.com/careers-index/careers/web/openapi"
)

// maxSuggestions are as many as a list under a search box can show.
const maxSuggestions = 8

const jsonType = "application/json; charset=utf-8"

// apiSearch answers GET /api/v1/search with a search.Result.
func (c *requestContext) apiSearch() error {
	req, err := address.Decode(c.r.URL.RawQuery, c.site.Facets)
	if err != nil {
		return err
	}
	if done, err := c.answered(address.Encode(req), gate.Cost(req)); done || err != nil {
		return err
	}
	res, err := c.engine.Search(c.r.Context(), req)
	if err != nil {
		return err
	}
	if link := pageLinks(req, res); link != "" {
		c.header.Set("Link", link)
	}
	return c.writeWith(jsonType, func(b *bytes.Buffer) error { return res.WriteJSON(b) })
}

// pageLinks is the Link header (RFC 8288) of one page of hits.
func pageLinks(req search.Request, res *search.Result) string {
	var links []string
	add := func(rel string, page int) {
		req.Page = page
		links = append(links, fmt.Sprintf("<%s>; rel=%q", address.At("/api/v1/search", req), rel))
	}
	last := res.Pages
	if res.Page < last {
		add("next", res.Page+1)
	}
	if res.Page > 1 && res.Page <= last {
		add("prev", res.Page-1)
	}
	if last > 1 {
		add("first", 1)
		add("last", last)
	}
	return strings.Join(links, ", ")
}

// suggestions completes the q of the address.
func (c *requestContext) suggestions() (typed string, found []search.Suggestion, done bool, err error) {
	req, err := address.Decode(c.r.URL.RawQuery, c.site.Facets)
	if err != nil {
		return "", nil, false, err
	}
	if done, err = c.answered(req.Query, 1); done || err != nil {
		return "", nil, done, err
	}
	found, err = c.engine.Suggest(c.r.Context(), req.Query, maxSuggestions)
	return req.Query, found, false, err
}

// apiSuggest answers GET /api/v1/suggest?q= with completions of q.
func (c *requestContext) apiSuggest() error {
	_, found, done, err := c.suggestions()
	if done || err != nil {
		return err
	}
	if found == nil {
		found = []search.Suggestion{} // a list in JSON, not null
	}
	return c.writeJSON(jsonType, struct {
		Suggestions []search.Suggestion `json:"suggestions"`
	}{found})
}

// apiPage answers GET /api/v1/pages/{path} with a search.Page.
func (c *requestContext) apiPage() error {
	path := strings.TrimPrefix(c.r.URL.Path, "/api/v1/pages")
	if done, err := c.answered("", 1); done || err != nil {
		return err
	}
	p, err := c.engine.Page(c.r.Context(), path)
	if err != nil {
		if done, err := c.away(err, func(to string) string { return "/api/v1/pages" + address.Path(to) }); done || err != nil {
			return err
		}
		return err
	}
	return c.writeJSON(jsonType, p)
}

// openAPI answers GET /openapi.json with the description of the API for the site's facets.
func (c *requestContext) openAPI() error {
	if done, err := c.answered("", 0); done || err != nil {
		return err
	}
	var operations []openapi.Operation
	for _, r := range routes() {
		if o := r.operation; o != nil {
			described := *o
			described.Address, described.Summary = r.address(), r.doc
			operations = append(operations, described)
		}
	}
	doc, err := openapi.Describe(c.site.Facets, operations, c.anyPath())
	if err != nil {
		return err
	}
	return c.write(jsonType, doc)
}

// anyPath is the path of a page, for an example that is answered.
func (c *requestContext) anyPath() string {
	for p, err := range c.site.Pages {
		if err != nil {
			break
		}
		if p.Path != "/" {
			return p.Path
		}
	}
	return "/"
}
