package web

import (
	"bytes"
	"cmp"
	"embed"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web/address"
	"github.com/careers-index/careers/web/rows"
	"github.com/careers-index/careers/web/wording"
)

//go:embed templates assets
var embeddedFiles embed.FS

// files are the templates and assets that answers are made with.
type files struct {
	views   *views
	assets  *assets
	version string // changes with any of them
}

// loadFiles reads templates/ and assets/ of a file system.
func loadFiles(fsys fs.FS) (*files, error) {
	a, err := loadAssets(fsys)
	if err != nil {
		return nil, err
	}
	v, version, err := parseViews(fsys)
	if err != nil {
		return nil, err
	}
	return &files{v, a, version + a.digest}, nil
}

// views are the templates of the pages, each within frame.html. The data of a
// template is the struct named after it: homeView for home.html. What repeats is in package rows.
type views struct{ home, page, error, insights, gone, author *template.Template }

// parseViews parses every template; the digest changes with any of them.
func parseViews(fsys fs.FS) (*views, string, error) {
	var v views
	var sources [][]byte
	for _, p := range []struct {
		name string
		into **template.Template
	}{{"home.html", &v.home}, {"page.html", &v.page}, {"error.html", &v.error}, {"insights.html", &v.insights}, {"gone.html", &v.gone}, {"author.html", &v.author}} {
		names := []string{"templates/frame.html", "templates/search.html", "templates/notes.html", "templates/" + p.name}
		t, err := template.New("frame.html").Funcs(functions).ParseFS(fsys, names...)
		if err != nil {
			return nil, "", fmt.Errorf("templates: %w", err)
		}
		*p.into = t
		for _, name := range names {
			b, err := fs.ReadFile(fsys, name)
			if err != nil {
				return nil, "", fmt.Errorf("templates: %w", err)
			}
			sources = append(sources, b)
		}
	}
	return &v, digest(sources...), nil
}

var functions = template.FuncMap{
	"count":  wording.Count,
	"plural": wording.Plural,
	"date":   wording.Date,
	"path":   address.Path,
	"hits":   rows.Hits,
	"values": rows.Values,
	"place":  place,
}

// frameView is what every page has around its content.
type frameView struct {
	Site        *search.Site
	Title       string // of the document
	Description string
	Canonical   string // absolute; "" for none
	NoIndex     bool
	Kind        string // Open Graph: website, article
	Style       string
	Theme       string
	Icon        string
	Script      string
	Live        string // script that loads the page again; "" for none
	Notes       *notesView
	NotesStyle  string
	Feeds       []feedLink
	Twin        string // the page as Markdown; "" for none
	Card        string // absolute address of its image for other sites; "" for none
	Masthead    *masthead
	Path        string // of the page shown, for aria-current
	Section     string // its category
}

type feedLink struct{ Type, Title, URL string }

// frame makes the frame of a page with the given title, "" for the site's.
func (c *requestContext) frame(title string) (frameView, error) {
	m, err := c.masthead()
	if err != nil {
		return frameView{}, err
	}
	return c.frameWith(m, title), nil
}

func (c *requestContext) frameWith(m *masthead, title string) frameView {
	a := c.files.assets
	f := frameView{
		Site: c.site, Title: title, Kind: "website",
		Style: a.style, Script: a.script, Theme: a.themePath(c.site), Icon: a.iconPath(c.site),
		Masthead: m, Feeds: m.Feeds,
		Path: c.r.URL.Path,
	}
	if c.s.options.Live {
		f.Live = a.live
	}
	if c.notes != nil {
		f.Notes, f.NotesStyle = c.notes, a.authorStyle
	}
	switch {
	case title == "":
		f.Title = cmp.Or(c.site.Title, "Careers")
	case c.site.Title != "" && title != c.site.Title:
		f.Title = title + " · " + c.site.Title
	}
	return f
}

// render executes a template to memory and makes the answer.
func (c *requestContext) render(t *template.Template, data any) error {
	return c.writeWith("text/html; charset=utf-8", func(b *bytes.Buffer) error { return t.Execute(b, data) })
}

// errorView is the page of an answer other than the page that was asked for.
type errorView struct {
	frameView
	Heading string
	Problem problem
	Search  searchForm
}

// errorHeadings say a status in words for people.
var errorHeadings = map[int]string{
	http.StatusBadRequest:          "This search has a mistake",
	http.StatusNotFound:            "Page not found",
	http.StatusMethodNotAllowed:    "This page can only be read",
	http.StatusGone:                "This position is closed",
	http.StatusRequestURITooLong:   "This search is too long",
	http.StatusTooManyRequests:     "Too many searches for a moment",
	http.StatusInternalServerError: "Something went wrong",
	http.StatusServiceUnavailable:  "Too busy for a moment",
}

// errorView shows a problem. Its navigation is empty when the site's pages
// cannot be read, which may be the problem itself, or when they would have to be
// read for a refusal.
func (c *requestContext) errorView(p problem) errorView {
	m := c.madeMasthead()
	if m == nil && !c.refused(p) {
		m, _ = c.masthead()
	}
	if m == nil {
		m = &masthead{}
	}
	heading := cmp.Or(errorHeadings[p.Status], p.Title)
	v := errorView{frameView: c.frameWith(m, heading), Heading: heading, Problem: p, Search: newSearchForm(search.Request{})}
	v.NoIndex = true
	if c.refused(p) {
		v.Path, v.Notes = "", nil // the answer is for every address
	}
	return v
}
