package web

import (
	"html/template"
	"strings"
)

// What a page of results has by the dozen, hits and values of facets, is written here
// and not by templates: those call a function by reflection for each text that they
// escape, and took longer than the search. Everything that is no markup goes through
// text, but what is HTML by its type.

// About the bytes that a row takes.
const (
	valueBytes = 350
	hitBytes   = 1200
)

// rows is HTML that is being written.
type rows struct{ strings.Builder }

// text writes each text, escaped.
func (b *rows) text(before, text, after string) {
	b.WriteString(before)
	b.WriteString(template.HTMLEscapeString(text))
	b.WriteString(after)
}

// html writes what is HTML.
func (b *rows) html(before string, html template.HTML, after string) {
	b.WriteString(before)
	b.WriteString(string(html))
	b.WriteString(after)
}

func (b *rows) done() template.HTML { return template.HTML(b.String()) } // escaped by text

// facetValues lists values of a facet.
func facetValues(values []valueView) template.HTML {
	var b rows
	b.Grow(len(values) * valueBytes)
	for _, v := range values {
		b.text(`<li><a href="`, v.URL, `"`)
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
		b.text(` <span class="n"><span class="unseen">(</span>`, count(v.Count), "<span class=\"unseen\">)</span></span></a></li>\n")
	}
	return b.done()
}

// hitList lists hits.
func hitList(hits []hitView) template.HTML {
	var b rows
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

func (b *rows) hit(h *hitView) {
	b.text("<article class=\"hit\">\n<h3><a href=\"", h.URL, `">`)
	b.html("", h.Title, "</a></h3>\n")
	if len(h.Where) > 0 || len(h.Facts) > 0 || h.Posted != "" {
		b.facts(h)
	}
	if h.Skills != "" {
		b.text(`<p class="facts"><span class="skills">`, h.Skills, "")
		if h.MoreSkills > 0 {
			b.text(` <span class="more">and `, count(h.MoreSkills), ` more</span>`)
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
			b.text(`<a href="`, s.URL, `">`)
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
func (b *rows) facts(h *hitView) {
	b.WriteString(`<div class="line"><p class="facts">`)
	for _, place := range h.Where {
		b.text(`<span class="where">`, place, `</span> `)
	}
	for _, fact := range h.Facts {
		b.text(`<span>`, fact, `</span> `)
	}
	b.WriteString(`</p>`)
	if h.Posted != "" {
		b.text(`<p class="posted"><time datetime="`, h.Posted, `">`)
		b.text("", longDate(h.Posted), "</time></p>")
	}
	b.WriteString("</div>\n")
}
