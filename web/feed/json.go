package feed

import (
	"encoding/json"
	"io"
	"time"

	"github.com/careers-index/careers/web/absolute"
)

type jsonFeed struct {
	Version  string       `json:"version"`
	Title    string       `json:"title"`
	Home     string       `json:"home_page_url,omitempty"`
	Self     string       `json:"feed_url,omitempty"`
	Next     string       `json:"next_url,omitempty"`
	Icon     string       `json:"icon,omitempty"`
	Authors  []jsonAuthor `json:"authors,omitempty"`
	Language string       `json:"language,omitempty"`
	Items    []jsonItem   `json:"items"`
}

type jsonAuthor struct {
	Name string `json:"name"`
}

type jsonItem struct {
	ID        string       `json:"id"`
	URL       string       `json:"url"`
	Title     string       `json:"title"`
	HTML      string       `json:"content_html,omitempty"`
	Text      string       `json:"content_text,omitempty"`
	Summary   string       `json:"summary,omitempty"`
	Published *time.Time   `json:"date_published,omitempty"`
	Modified  *time.Time   `json:"date_modified,omitempty"`
	Authors   []jsonAuthor `json:"authors,omitempty"`
	Tags      []string     `json:"tags,omitempty"`
	Extension any          `json:"_job,omitempty"`
}

// JSON writes the feed as JSON Feed.
func (f *Feed) JSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(f.json())
}

func (f *Feed) json() jsonFeed {
	doc := jsonFeed{
		Version: "https://jsonfeed.org/version/1.1", Title: f.Title, Language: f.Language, Icon: f.Icon,
		Home: f.Home, Self: f.Self, Next: f.Next, Authors: []jsonAuthor{{f.Author}}, Items: []jsonItem{},
	}
	for i := range f.Entries {
		e := &f.Entries[i]
		item := jsonItem{ID: e.URL, URL: e.URL, Title: e.Title, Summary: e.Summary, Tags: e.Tags, Extension: e.Extension}
		if item.HTML = absolute.HTML(e.HTML, e.URL); item.HTML == "" {
			item.Text = e.Summary
		}
		if item.HTML+item.Text == "" {
			item.Text = e.Title // the format wants a text
		}
		if !e.Published.IsZero() {
			item.Published = &e.Published
		}
		if at := e.changed(); !at.IsZero() {
			item.Modified = &at
		}
		if e.Author != "" {
			item.Authors = []jsonAuthor{{e.Author}}
		}
		doc.Items = append(doc.Items, item)
	}
	return doc
}
