package web

// The search as browsers read it: OpenSearch 1.1 and its suggestions.

import (
	"bytes"
	"encoding/xml"
	"strings"
	"unicode/utf8"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web/address"
	"github.com/careers-index/careers/web/wording"
)

const xmlType = "application/xml; charset=utf-8"

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
		ShortName: c.shortName(), LongName: cut(c.site.Title, maxLongName),
		Description: "Search the open positions of " + c.organization(), InputEncoding: "UTF-8",
		Image: image{"image/svg+xml", c.base() + c.files.assets.iconPath(c.site)},
		URLs: []openSearchURL{
			{"text/html", "results", c.base() + "/?q={searchTerms}&page={startPage?}"},
			{"application/atom+xml", "results", c.base() + "/feed.atom?q={searchTerms}"},
			{suggestionsType, "suggestions", c.base() + "/api/v1/complete?q={searchTerms}"},
			{"application/opensearchdescription+xml", "self", c.base() + "/opensearch.xml"},
		},
	}
	return c.writeXML("application/opensearchdescription+xml; charset=utf-8", doc)
}

// shortName is the first name of the site that fits whole.
func (c *requestContext) shortName() string {
	for _, name := range []string{c.site.Title, c.organization()} {
		if name != "" && utf8.RuneCountInString(name) <= maxShortName {
			return name
		}
	}
	return "Careers"
}

const suggestionsType = "application/x-suggestions+json"

// openSearchSuggest answers GET /api/v1/complete?q= in the form that browsers
// read: what was typed, completions, descriptions, addresses.
func (c *requestContext) openSearchSuggest() error {
	typed, found, done, err := c.suggestions()
	if done || err != nil {
		return err
	}
	texts, about, addresses := []string{}, []string{}, []string{}
	for _, s := range found {
		to := address.At("/", search.Request{Query: s.Text})
		switch _, isFacet := c.site.Facets.Find(s.Kind); {
		case s.Path != "":
			to = address.Path(s.Path)
		case isFacet:
			to = address.At("/", withValues(search.Request{}, s.Kind, s.Text))
		}
		texts = append(texts, s.Text)
		about = append(about, wording.Count(s.Count)+" "+wording.Plural(s.Count, "page", "pages"))
		addresses = append(addresses, c.base()+to)
	}
	return c.writeJSON(suggestionsType, []any{typed, texts, about, addresses})
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
