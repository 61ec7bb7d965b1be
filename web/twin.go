package web

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	htmltomarkdown "github.com/JohannesKaufmann/html-to-markdown/v2"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web/absolute"
	"github.com/careers-index/careers/web/address"
	"github.com/careers-index/careers/web/wording"
)

// The Markdown of pages, sections resolved, for programs that read it more easily than HTML.

const (
	twinEnd      = ".md"
	twinOfStart  = "/index" + twinEnd
	markdownType = "text/markdown; charset=utf-8"
)

// twinURL is the address of the Markdown of a page.
func twinURL(path string) string {
	if path == "/" {
		return twinOfStart
	}
	return address.Path(path) + twinEnd
}

// twin answers PATH.md, or errNotFound if no page is at PATH.
func (c *requestContext) twin() error {
	path, ok := strings.CutSuffix(c.r.URL.Path, twinEnd)
	if !ok || path == "/" {
		return errNotFound
	}
	if c.r.URL.Path == twinOfStart {
		path = "/"
	}
	p, err := c.engine.Page(c.r.Context(), path)
	if errors.Is(err, search.ErrNotFound) {
		return errNotFound
	}
	if err != nil {
		return err
	}
	text, err := c.markdown(p)
	if err != nil {
		return err
	}
	c.header.Set("Content-Security-Policy", dataPolicy)
	c.header.Set("Access-Control-Allow-Origin", "*")
	c.header.Set("Link", fmt.Sprintf("<%s>; rel=\"canonical\"", c.base()+address.Path(p.Path)))
	return c.write(markdownType, []byte(text))
}

// markdown is a page as Markdown: its title, what is known of the job, and its text.
func (c *requestContext) markdown(p *search.Page) (string, error) {
	body, err := htmltomarkdown.ConvertString(absolute.HTML(p.HTML, c.base()+address.Path(p.Path)))
	if err != nil {
		return "", fmt.Errorf("markdown of %s: %w", p.Path, err)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n", plainLine(p.Title))
	for _, fact := range []struct{ name, value string }{
		{"Category", p.Category},
		{"Facts", strings.Join(wording.Facts(p.Job, c.site.Facets), ", ")},
		{"Skills", strings.Join(p.Skills, ", ")},
		{"Posted", p.Job.Posted},
		{"Closes", p.Job.Closes},
		{"Apply", c.absolute(p.Job.Apply)},
		{"Page", cmp.Or(c.base()+address.Path(p.Path), p.URL)},
	} {
		if value := plainLine(fact.value); value != "" {
			fmt.Fprintf(&b, "- %s: %s\n", fact.name, value)
		}
	}
	b.WriteString("\n" + strings.TrimSpace(body) + "\n")
	return b.String(), nil
}

// plainLine is a text on one line.
func plainLine(s string) string { return strings.Join(strings.Fields(s), " ") }
