// Package feedtest checks feeds as feed validators do: what RFC 4287, RFC 5005 and JSON
// Feed 1.1 require, and what readers stumble over.
package feedtest

import (
	"encoding/json"
	"encoding/xml"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"
)

// AtomFeed is what a check looks at of an Atom document.
type AtomFeed struct {
	ID, Title, Updated string
	Links              map[string]string // by their relation
	Entries            []AtomEntry
}

// AtomEntry is an entry of an AtomFeed.
type AtomEntry struct {
	ID, Title, Updated, Published, Summary, Content string
	Categories                                      map[string]bool // terms
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

type atomDocument struct {
	XMLName xml.Name   `xml:"http://www.w3.org/2005/Atom feed"`
	ID      []string   `xml:"id"`
	Title   []string   `xml:"title"`
	Updated []string   `xml:"updated"`
	Author  []string   `xml:"author>name"`
	Links   []atomLink `xml:"link"`
	Entries []struct {
		ID         []string   `xml:"id"`
		Title      []string   `xml:"title"`
		Updated    []string   `xml:"updated"`
		Published  []string   `xml:"published"`
		Summary    string     `xml:"summary"`
		Links      []atomLink `xml:"link"`
		Categories []struct {
			Scheme string `xml:"scheme,attr"`
			Term   string `xml:"term,attr"`
		} `xml:"category"`
		Content struct {
			Type string `xml:"type,attr"`
			Text string `xml:",chardata"`
		} `xml:"content"`
	} `xml:"entry"`
}

// Atom checks an Atom document and returns what is in it.
func Atom(t *testing.T, body []byte) AtomFeed {
	t.Helper()
	var doc atomDocument
	if err := xml.Unmarshal(body, &doc); err != nil {
		t.Fatalf("%v in %s", err, body)
	}
	f := AtomFeed{one(t, "id", doc.ID), one(t, "title", doc.Title), one(t, "updated", doc.Updated), map[string]string{}, nil}
	one(t, "author's name", doc.Author)
	isTime(t, f.Updated)
	isAddress(t, f.ID)
	for _, l := range doc.Links {
		if f.Links[l.Rel] != "" || l.Type == "" {
			t.Errorf("the link %s %s is there twice, or has no type", l.Rel, l.Href)
		}
		isAddress(t, l.Href)
		f.Links[l.Rel] = l.Href
	}
	if f.Links["self"] == "" || f.Links["alternate"] == "" {
		t.Errorf("links %v: there is no self or no alternate", f.Links)
	}
	newest := ""
	ids := map[string]bool{f.ID: true}
	for _, e := range doc.Entries {
		entry := AtomEntry{
			ID: one(t, "id", e.ID), Title: one(t, "title", e.Title), Updated: one(t, "updated", e.Updated), Summary: e.Summary,
			Content: e.Content.Text, Categories: map[string]bool{},
		}
		if ids[entry.ID] {
			t.Errorf("two things have the id %s", entry.ID)
		}
		ids[entry.ID] = true
		isAddress(t, entry.ID)
		isTime(t, entry.Updated)
		if newest = max(newest, entry.Updated); len(e.Published) > 0 {
			entry.Published = one(t, "published", e.Published)
			isTime(t, entry.Published)
			if entry.Published > entry.Updated {
				t.Errorf("%s was published at %s and updated at %s", entry.ID, entry.Published, entry.Updated)
			}
		}
		if len(e.Links) != 1 || e.Links[0].Rel != "alternate" {
			t.Errorf("%s has the links %v", entry.ID, e.Links)
		}
		seen := map[string]bool{}
		for _, c := range e.Categories {
			if c.Term == "" || seen[c.Scheme+" "+c.Term] {
				t.Errorf("%s has the category %q twice, or one without a term", entry.ID, c.Term)
			}
			seen[c.Scheme+" "+c.Term], entry.Categories[c.Term] = true, true
		}
		isText(t, entry.ID, entry.Content)
		f.Entries = append(f.Entries, entry)
	}
	if newest != "" && f.Updated != newest {
		t.Errorf("the feed was updated at %s, and its newest entry at %s", f.Updated, newest)
	}
	return f
}

// JSON checks a JSON Feed and returns the ids of its items.
func JSON(t *testing.T, body []byte) []string {
	t.Helper()
	var doc struct {
		Version string `json:"version"`
		Title   string `json:"title"`
		Home    string `json:"home_page_url"`
		Self    string `json:"feed_url"`
		Items   []struct {
			ID        string   `json:"id"`
			URL       string   `json:"url"`
			HTML      string   `json:"content_html"`
			Text      string   `json:"content_text"`
			Published string   `json:"date_published"`
			Modified  string   `json:"date_modified"`
			Tags      []string `json:"tags"`
		} `json:"items"`
	}
	if err := json.Unmarshal(body, &doc); err != nil {
		t.Fatalf("%v in %s", err, body)
	}
	if doc.Version != "https://jsonfeed.org/version/1.1" || doc.Title == "" || doc.Items == nil {
		t.Errorf("version %q, title %q, items %v", doc.Version, doc.Title, doc.Items)
	}
	isAddress(t, doc.Home)
	isAddress(t, doc.Self)
	var ids []string
	seen := map[string]bool{}
	for _, item := range doc.Items {
		if item.ID == "" || seen[item.ID] || item.HTML+item.Text == "" {
			t.Errorf("%q has no id, one that is there twice, or no content", item.ID)
		}
		seen[item.ID] = true
		ids = append(ids, item.ID)
		isAddress(t, item.URL)
		isText(t, item.ID, item.HTML)
		for _, at := range []string{item.Published, item.Modified} {
			if at != "" {
				isTime(t, at)
			}
		}
	}
	return ids
}

func one(t *testing.T, what string, values []string) string {
	t.Helper()
	if len(values) != 1 || strings.TrimSpace(values[0]) == "" {
		t.Fatalf("%s: %q is not exactly one value", what, values)
	}
	return values[0]
}

func isTime(t *testing.T, text string) {
	t.Helper()
	at, err := time.Parse(time.RFC3339, text)
	if err != nil || at.Year() < 2000 {
		t.Errorf("%s is no time that anything was written at (%v)", text, err)
	}
}

func isAddress(t *testing.T, text string) {
	t.Helper()
	if u, err := url.Parse(text); err != nil || !u.IsAbs() || u.Host == "" {
		t.Errorf("%q is no absolute address (%v)", text, err)
	}
}

// what no reader may be given, and what it cannot follow.
var (
	active   = regexp.MustCompile(`(?i)<(?:script|style|iframe|object|embed|form)\b|\son\w+\s*=|javascript:`)
	relative = regexp.MustCompile(`(?i)\s(?:href|src)="(?:[^":/?#]*[/?#][^"]*|[^":]*)"`)
)

func isText(t *testing.T, id, html string) {
	t.Helper()
	if m := active.FindString(html); m != "" {
		t.Errorf("%s has %s", id, m)
	}
	if m := relative.FindString(html); m != "" {
		t.Errorf("%s has the relative address %s", id, m)
	}
}
