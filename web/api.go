package web

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/careers-index/careers/search"
)

// maxSuggestions are as many as a list under a search box can show.
const maxSuggestions = 8

const jsonType = "application/json; charset=utf-8"

// apiSearch answers GET /api/v1/search with a search.Result.
func (s *server) apiSearch(x *exchange) error {
	req, err := decode(x.r.URL.RawQuery)
	if err != nil {
		return err
	}
	if x.fresh(encodeRequest(req)) {
		return nil
	}
	res, err := x.engine.Search(x.ctx, req)
	if err != nil {
		return err
	}
	if link := pageLinks(req, res); link != "" {
		x.w.Header().Set("Link", link)
	}
	return x.write(jsonType, res.AppendJSON(nil))
}

// pageLinks is the Link header (RFC 8288) of one page of hits.
func pageLinks(req search.Request, res *search.Result) string {
	var links []string
	add := func(rel string, page int) {
		req.Page = page
		links = append(links, fmt.Sprintf("<%s>; rel=%q", at("/api/v1/search", req), rel))
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

// apiSuggest answers GET /api/v1/suggest?q= with completions of q.
func (s *server) apiSuggest(x *exchange) error {
	req, err := decode(x.r.URL.RawQuery)
	if err != nil {
		return err
	}
	if x.fresh(req.Query) {
		return nil
	}
	found, err := x.engine.Suggest(x.ctx, req.Query, maxSuggestions)
	if err != nil {
		return err
	}
	if found == nil {
		found = []search.Suggestion{} // a list in JSON, not null
	}
	return x.writeJSON(jsonType, struct {
		Suggestions []search.Suggestion `json:"suggestions"`
	}{found})
}

// apiPage answers GET /api/v1/pages/{path} with a search.Page.
func (s *server) apiPage(x *exchange) error {
	path := strings.TrimPrefix(x.r.URL.Path, "/api/v1/pages")
	if x.fresh("") {
		return nil
	}
	p, err := x.engine.Page(x.ctx, path)
	if err != nil {
		return err
	}
	return x.writeJSON(jsonType, p)
}

// pathURL escapes a path for a link.
func pathURL(path string) string {
	return (&url.URL{Path: path}).EscapedPath()
}
