package web

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strconv"
	"strings"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web/address"
	"github.com/careers-index/careers/web/author"
	"github.com/careers-index/careers/web/rows"
	"github.com/careers-index/careers/web/wording"
)

// What the author of a site sees while it is written: notes on each page, and ?preview.

// previewParam asks for the author's view of a page.
const previewParam = "preview"

// notesView is what a page tells its author.
type notesView struct {
	author.Notes
	Errors, Warnings int
	Preview          string // address of the author's view; "" for none
	Tag              string // changes with the notes
	Said             string // changes with what they say, wherever it is: lines move as one writes
}

// notesOf are the notes on the page that a request asks for; nil if there is no author, or
// if someone else asks. A server that watches a folder may be a public one.
func (s *server) notesOf(r *http.Request, k kind) *notesView {
	if s.options.Author == nil || k != pageKind || !isOnThisMachine(r) {
		return nil
	}
	v := &notesView{Notes: s.options.Author.Notes(strings.TrimSuffix(r.URL.Path, "/"))}
	if r.URL.Path == "/" {
		v.Notes = s.options.Author.Notes("/")
	}
	for _, f := range v.Findings {
		if f.Severity == "error" {
			v.Errors++
		} else {
			v.Warnings++
		}
	}
	if v.File != "" {
		v.Preview = address.Path(r.URL.Path) + "?" + previewParam
	}
	v.Tag = tagOf(v.Notes)
	said := v.Notes
	said.Findings = slices.Clone(said.Findings)
	for i := range said.Findings {
		said.Findings[i].Line, said.Findings[i].Column = 0, 0
	}
	v.Said = tagOf(said)
	return v
}

// notesTag changes with the notes on the page.
func (c *requestContext) notesTag() string {
	if c.notes == nil {
		return ""
	}
	return c.notes.Tag
}

// tagForAuthor gives an error about the page an ETag, by which the script of its author
// knows when there is something new to see.
func (c *requestContext) tagForAuthor() {
	if c.notes != nil && c.made.Status < http.StatusInternalServerError && c.made.Header.Get("ETag") == "" {
		c.made.Header.Set("ETag", `W/"`+c.notes.Tag+`"`)
	}
}

// tagOf is a short text that changes with a value.
func tagOf(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		b = []byte(err.Error())
	}
	sum := sha256.Sum256(b)
	return base64.RawURLEncoding.EncodeToString(sum[:6])
}

// isOnThisMachine reports whether a browser on the machine of the server asks, as far as
// the server can tell: by a name of this machine, and not through a proxy that says so.
// The script that shows notes looks at the name in the browser as well.
func isOnThisMachine(r *http.Request) bool {
	for _, header := range []string{"Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip", "Via"} {
		if r.Header.Get(header) != "" {
			return false
		}
	}
	host, _, err := net.SplitHostPort(r.Host)
	if err != nil {
		host = r.Host
	}
	ip, err := netip.ParseAddr(strings.Trim(host, "[]"))
	return host == "localhost" || strings.HasSuffix(host, ".localhost") || err == nil && ip.IsLoopback()
}

// place is a place as check prints it.
func place(file string, line, column int) string {
	return file + ":" + strconv.Itoa(line) + ":" + strconv.Itoa(column)
}

// authorView is the author's view of a page.
type authorView struct {
	frameView
	Heading string
	Page    *search.Page // nil for one that is not shown
	Preview *author.Preview
	Facts   []factView
	Query   string
	Limit   int // of the query, in characters
	Found   *foundView
}

type factView struct{ Name, Value string }

// foundView is how a query finds the page.
type foundView struct {
	Hits    []rows.Hit // the page, if it is found
	Rank    int        // among all that are found; 0 for further down than is looked
	Total   int
	Looked  int
	Listing string // address of the search
	Why     []string
}

// asksForPreview reports whether the author asks for the author's view of a page.
func (c *requestContext) asksForPreview() bool {
	return c.notes != nil && c.notes.File != "" && c.r.URL.Query().Has(previewParam)
}

// preview answers the author's view of a page.
func (c *requestContext) preview() error {
	if err := c.enter(1); err != nil {
		return err
	}
	path := c.r.URL.Path
	made, err := c.s.options.Author.Preview(c.r.Context(), path)
	if errors.Is(err, author.ErrNoPage) {
		return errNotFound
	}
	if err != nil {
		return &statusError{http.StatusConflict, "The page cannot be read: " + err.Error() + "."}
	}
	page, err := c.engine.Page(c.r.Context(), path)
	if err != nil {
		if page = nil; !isAway(err) {
			return err
		}
	}
	query := strings.TrimSpace(c.r.URL.Query().Get("q"))
	if done, err := c.answered(previewParam+"\x00"+query+"\x00"+tagOf(made), 0); done || err != nil {
		return err
	}
	v := authorView{Heading: made.File, Page: page, Preview: made, Query: query, Limit: search.MaxQueryRunes}
	if page != nil {
		v.Heading, v.Facts = page.Title, pageFacts(page, c.site.Facets)
		if query != "" {
			if v.Found, err = c.found(c.r.Context(), path, query); err != nil {
				return err
			}
		}
	}
	if v.frameView, err = c.frame("Author’s view: " + v.Heading); err != nil {
		return err
	}
	v.NoIndex = true
	return c.render(c.files.views.author, v)
}

// isAway reports whether an error says that no page is shown at a path.
func isAway(err error) bool {
	var gone *search.GoneError
	var moved *search.MovedError
	return errors.Is(err, search.ErrNotFound) || errors.As(err, &gone) || errors.As(err, &moved)
}

// found is how a query finds the page at a path: how a list shows it, and as which hit.
func (c *requestContext) found(ctx context.Context, path, query string) (*foundView, error) {
	req := search.Request{Query: query, Show: search.ShowAll, PerPage: search.MaxPerPage}
	v := &foundView{Listing: address.At("/", search.Request{Query: query, Show: search.ShowAll})}
	for req.Page = 1; req.Page <= maxRankPages; req.Page++ {
		res, err := c.engine.Search(ctx, req)
		if err != nil {
			return nil, err
		}
		v.Total = res.Total
		for i, h := range res.Hits {
			v.Looked++
			if h.Path == path {
				v.Rank = v.Looked
				m, err := c.masthead()
				if err != nil {
					return nil, err
				}
				v.Hits = rows.NewHits(c.site.Facets, search.Request{Query: query}, m.distinct(res.Hits[i:i+1]))
				v.Why = whyFound(h)
				return v, nil
			}
		}
		if req.Page >= res.Pages {
			break
		}
	}
	return v, nil
}

// maxRankPages is how many pages of the longest length are looked through for a page.
const maxRankPages = 10

// whyFound says where each word of a query was found.
func whyFound(h search.Hit) []string {
	lines := make([]string, 0, len(h.Why))
	for _, w := range h.Why {
		line := "“" + w.Word + "” in the " + w.Field
		if !strings.EqualFold(w.Word, w.Term) {
			line += ", as “" + w.Term + "”"
		}
		line += " (" + w.Tier + ")"
		if w.Section != "" {
			line += ", from the section " + w.Section
		}
		lines = append(lines, line)
	}
	return lines
}

// pageFacts are the values of the facets and the facts of a job, as the page has them.
func pageFacts(p *search.Page, facets search.Facets) []factView {
	var facts []factView
	add := func(name, value string) {
		if value != "" {
			facts = append(facts, factView{name, value})
		}
	}
	kind := "page, no position"
	if p.Posting {
		kind = "position"
	}
	add("Kind", kind)
	add("Description", p.Description)
	for _, f := range facets {
		if f.Name != search.SkillFacet { // they have a table
			add(f.Label, strings.Join(p.Values[f.Name], ", "))
		}
	}
	if p.Posting {
		job := p.Job
		add("Location as written", strings.Join(job.Locations, "; "))
		add("Employment", strings.Join(job.Types, ", "))
		add("Pay", wording.Pay(job.Pay))
		add("Posted", job.Posted)
		add("Closes", job.Closes)
		add("Apply", job.Apply)
		add("Department", job.Department)
		add("Team", job.Team)
		add("Company", job.Company)
		add("Reference", job.Reference)
	}
	add("Updated", p.Job.Updated)
	return facts
}
