package web

import (
	"bytes"
	"cmp"
	"embed"
	"fmt"
	"html/template"
	"net/http"
	"time"

	"github.com/careers-index/careers/search"
)

//go:embed templates
var templateFiles embed.FS

// views are the templates of the pages, each within frame.html. A template's
// data is the struct of the same name with View.
type views struct{ home, page, error *template.Template }

// parseViews parses every template; the digest changes with any of them.
func parseViews() (*views, string, error) {
	var v views
	var sources [][]byte
	for _, p := range []struct {
		name string
		into **template.Template
	}{{"home.html", &v.home}, {"page.html", &v.page}, {"error.html", &v.error}} {
		files := []string{"templates/frame.html", "templates/search.html", "templates/hit.html", "templates/" + p.name}
		t, err := template.New("frame.html").Funcs(functions).ParseFS(templateFiles, files...)
		if err != nil {
			return nil, "", fmt.Errorf("templates: %w", err)
		}
		*p.into = t
		for _, name := range files {
			b, err := templateFiles.ReadFile(name)
			if err != nil {
				return nil, "", fmt.Errorf("templates: %w", err)
			}
			sources = append(sources, b)
		}
	}
	return &v, digest(sources...), nil
}

var functions = template.FuncMap{
	"count":  count,
	"plural": func(n int, one, many string) string { return plural(n, one, many) },
	"date":   longDate,
	"path":   pathURL,
}

// count writes n with thousands apart: "26,254".
func count(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// longDate writes "2006-01-02" for people, and what is no date as it is.
func longDate(s string) string {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return s
	}
	return t.Format("2 January 2006")
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
	Feeds       []feedLink
	Masthead    *masthead
	Path        string // of the page shown, for aria-current
	Section     string // its category
}

type feedLink struct{ Type, Title, URL string }

// frame makes the frame of a page with the given title, "" for the site's.
func (x *exchange) frame(title string) frameView {
	f := frameView{
		Site: x.site, Title: title, Kind: "website",
		Style: x.s.assets.style, Script: x.s.assets.script,
		Theme: x.s.assets.themePath(x.site), Icon: x.s.assets.iconPath(x.site),
		Masthead: x.s.mastheadOf(x.site),
		Path:     x.r.URL.Path,
	}
	f.Feeds = f.Masthead.Feeds
	switch {
	case title == "":
		f.Title = cmp.Or(x.site.Title, "Careers")
	case x.site.Title != "" && title != x.site.Title:
		f.Title = title + " · " + x.site.Title
	}
	return f
}

// render executes a template to memory and sends it whole.
func (x *exchange) render(t *template.Template, data any) error {
	var b bytes.Buffer
	if err := t.Execute(&b, data); err != nil {
		return err
	}
	return x.write("text/html; charset=utf-8", b.Bytes())
}

// errorView is the page of an answer that is not the page asked for.
type errorView struct {
	frameView
	Heading string
	Problem problem
	Search  searchForm
}

// errorHeadings say kindly what a status says shortly.
var errorHeadings = map[int]string{
	http.StatusBadRequest:          "That cannot be answered",
	http.StatusNotFound:            "Nothing is here",
	http.StatusInternalServerError: "Something broke",
	http.StatusServiceUnavailable:  "Too busy for a moment",
}

func (x *exchange) errorView(p problem) errorView {
	v := errorView{frameView: x.frame(p.Title), Heading: cmp.Or(errorHeadings[p.Status], p.Title), Problem: p, Search: newSearchForm(search.Request{})}
	v.NoIndex = true
	return v
}
