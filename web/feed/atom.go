package feed

import (
	"encoding/xml"
	"io"
	"time"

	"github.com/careers-index/careers/web/absolute"
)

type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string      `xml:"xml:lang,attr,omitempty"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Author  *atomAuthor `xml:"author"`
	Icon    string      `xml:"icon,omitempty"`
	Links   []atomLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

type atomAuthor struct {
	Name string `xml:"name"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID         string         `xml:"id"`
	Title      string         `xml:"title"`
	Updated    string         `xml:"updated"`
	Published  string         `xml:"published,omitempty"`
	Author     *atomAuthor    `xml:"author"`
	Link       atomLink       `xml:"link"`
	Categories []atomCategory `xml:"category"`
	Summary    string         `xml:"summary,omitempty"`
	Content    *atomContent   `xml:"content"`
}

type atomCategory struct {
	Scheme string `xml:"scheme,attr,omitempty"`
	Term   string `xml:"term,attr"`
	Label  string `xml:"label,attr,omitempty"`
}

type atomContent struct {
	Type string `xml:"type,attr"`
	Base string `xml:"xml:base,attr,omitempty"`
	HTML string `xml:",chardata"`
}

const atomType = "application/atom+xml"

// Atom writes the feed as Atom.
func (f *Feed) Atom(w io.Writer) error {
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", " ")
	if err := e.Encode(f.atom()); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

func (f *Feed) atom() atomFeed {
	oldest, latest := f.span()
	doc := atomFeed{
		Lang: f.Language, ID: f.ID, Title: f.Title, Icon: f.Icon, Updated: latest.Format(time.RFC3339), Author: &atomAuthor{f.Author},
	}
	for _, link := range []atomLink{
		{"self", atomType, f.Self}, {"alternate", "text/html", f.Home},
		{"first", atomType, f.First}, {"previous", atomType, f.Previous}, {"next", atomType, f.Next}, {"last", atomType, f.Last},
	} {
		if link.Href != "" {
			doc.Links = append(doc.Links, link)
		}
	}
	for i := range f.Entries {
		e := &f.Entries[i]
		at := e.changed()
		if at.IsZero() {
			at = oldest
		}
		entry := atomEntry{
			ID: e.URL, Title: e.Title, Updated: at.Format(time.RFC3339), Summary: e.Summary,
			Link: atomLink{"alternate", "text/html", e.URL},
		}
		if !e.Published.IsZero() {
			entry.Published = e.Published.Format(time.RFC3339)
		}
		if e.Author != "" {
			entry.Author = &atomAuthor{e.Author}
		}
		for _, c := range e.Categories {
			entry.Categories = append(entry.Categories, atomCategory(c))
		}
		if e.HTML != "" {
			entry.Content = &atomContent{"html", e.URL, absolute.HTML(e.HTML, e.URL)}
		}
		doc.Entries = append(doc.Entries, entry)
	}
	return doc
}
