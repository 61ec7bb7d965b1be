package rows

import (
	"html/template"
	"strings"

	"github.com/careers-index/careers/web/wording"
)

// About the bytes that a row takes.
const (
	valueBytes = 350
	hitBytes   = 1200
)

// Value is a facet's value. URL chooses it, or removes it when Selected.
type Value struct {
	Value    string
	Count    int
	Selected bool
	URL      string
	Indexed  bool // search engines may follow it
}

// writer is HTML that is being written.
type writer struct{ strings.Builder }

// text writes each text, escaped.
func (b *writer) text(before, text, after string) {
	b.WriteString(before)
	b.WriteString(template.HTMLEscapeString(text))
	b.WriteString(after)
}

// html writes what is HTML.
func (b *writer) html(before string, html template.HTML, after string) {
	b.WriteString(before)
	b.WriteString(string(html))
	b.WriteString(after)
}

// link writes the address of a link, escaped. Rows link to this site alone: any other
// address leads to its start.
func (b *writer) link(before, to, after string) {
	if !ofThisSite(to) {
		to = "/"
	}
	b.text(before, to, after)
}

// ofThisSite reports whether a browser takes an address for one of the site that it is on.
// "//" and "/\" begin the name of another one, also with a tab or a line end between.
func ofThisSite(address string) bool {
	return strings.HasPrefix(address, "/") && !strings.HasPrefix(address, "//") && !strings.ContainsAny(address, "\\\t\r\n")
}

func (b *writer) done() template.HTML { return template.HTML(b.String()) } // escaped by text

// Values lists values of a facet.
func Values(values []Value) template.HTML {
	var b writer
	b.Grow(len(values) * valueBytes)
	for _, v := range values {
		b.link(`<li><a href="`, v.URL, `"`)
		if !v.Indexed {
			b.WriteString(` rel="nofollow"`)
		}
		if v.Selected {
			b.WriteString(` class="on"`)
		}
		b.text(`><span class="box" aria-hidden="true"></span><span class="value">`, v.Value, `</span>`)
		if v.Selected {
			b.WriteString(`<span class="unseen">, chosen; remove</span>`)
		}
		b.text(` <span class="n"><span class="unseen">(</span>`, wording.Count(v.Count), "<span class=\"unseen\">)</span></span></a></li>\n")
	}
	return b.done()
}

// Hits lists hits.
func Hits(hits []Hit) template.HTML {
	var b writer
	b.Grow(len(hits) * hitBytes)
	b.WriteString("<ol class=\"hits\">\n")
	for i := range hits {
		b.WriteString(`<li>`)
		b.hit(&hits[i])
		b.WriteString("</li>\n")
	}
	b.WriteString(`</ol>`)
	return b.done()
}

func (b *writer) hit(h *Hit) {
	b.link("<article class=\"hit\">\n<h3><a href=\"", h.URL, `">`)
	b.html("", h.Title, "</a></h3>\n")
	if len(h.Where) > 0 || len(h.Facts) > 0 || h.Posted != "" {
		b.facts(h)
	}
	if h.Skills != "" {
		b.text(`<p class="facts"><span class="skills">`, h.Skills, "")
		if h.MoreSkills > 0 {
			b.text(` <span class="more">and `, wording.Count(h.MoreSkills), ` more</span>`)
		}
		b.WriteString("</span></p>\n")
	}
	if len(h.Missing) > 0 {
		b.WriteString(`<p class="missing">Missing: `)
		for i, w := range h.Missing {
			if i > 0 {
				b.WriteString(", ")
			}
			b.text("<q>", w, "</q>")
		}
		b.WriteString("</p>\n")
	}
	for _, s := range h.Snippets {
		b.WriteString(`<p class="passage">`)
		if s.Heading != "" {
			b.link(`<a href="`, s.URL, `">`)
			b.html("", s.Heading, "</a> ")
		}
		b.html("", s.HTML, "")
		if s.Section != "" {
			b.text(` <span class="from">`, s.Section, `</span>`)
		}
		b.WriteString("</p>\n")
	}
	if h.Description != "" {
		b.text(`<p class="passage">`, h.Description, "</p>\n")
	}
	b.WriteString(`</article>`)
}

// facts is the line below the title of a hit.
func (b *writer) facts(h *Hit) {
	b.WriteString(`<div class="line"><p class="facts">`)
	for _, place := range h.Where {
		b.text(`<span class="where">`, place, `</span> `)
	}
	for _, fact := range h.Facts {
		b.text(`<span>`, fact, `</span> `)
	}
	b.WriteString(`</p>`)
	if h.Posted != "" {
		b.text(`<p class="posted">Posted <time datetime="`, h.Posted, `">`)
		b.text("", wording.Date(h.Posted), "</time></p>")
	}
	b.WriteString("</div>\n")
}
