package web_test

import (
	"encoding/xml"
	"fmt"
	"testing"
	"time"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web"
)

// atomFeed is what RFC 4287 requires of a feed, and links.
type atomFeed struct {
	XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
	ID      []string `xml:"id"`
	Title   []string `xml:"title"`
	Updated []string `xml:"updated"`
	Author  []string `xml:"author>name"`
	Links   []struct {
		Rel  string `xml:"rel,attr"`
		Href string `xml:"href,attr"`
	} `xml:"link"`
	Entries []struct {
		ID      []string `xml:"id"`
		Title   []string `xml:"title"`
		Updated []string `xml:"updated"`
	} `xml:"entry"`
}

func one(values ...[]string) error {
	for _, v := range values {
		if len(v) != 1 || v[0] == "" {
			return fmt.Errorf("%q is not exactly one value", v)
		}
	}
	return nil
}

func TestAtomHasWhatTheStandardRequires(t *testing.T) {
	t.Parallel()
	hits := []search.Hit{
		{Path: "/a b", Title: "A & B", Job: search.Job{Posted: "2026-03-01"}},
		{Path: "/c", Title: "C"},
		{Path: "/d", Title: "D", Description: "About D", Job: search.Job{Posted: "2026-05-01"}},
	}
	engine := &fakeEngine{search: func(search.Request) (*search.Result, error) {
		return &search.Result{Total: 3, Page: 1, PerPage: 50, Pages: 1, Hits: hits}, nil
	}}
	engine.site.Title, engine.site.URL = "Jobs", "https://jobs.example.com/"
	h := newHandler(t, engine, web.Options{})
	var f atomFeed
	if err := xml.Unmarshal(get(t, h, "/feed.atom?q=x").Body.Bytes(), &f); err != nil {
		t.Fatal(err)
	}
	if err := one(f.ID, f.Title, f.Updated, f.Author); err != nil {
		t.Error(err)
	}
	rels := map[string]string{}
	for _, l := range f.Links {
		rels[l.Rel] = l.Href
	}
	if rels["self"] != "https://jobs.example.com/feed.atom?q=x" || rels["alternate"] != "https://jobs.example.com/?q=x" {
		t.Errorf("links %v", rels)
	}
	// The feed is as new as its newest entry; an entry without a date is as old as its oldest.
	want := []string{"2026-03-01", "2026-03-01", "2026-05-01"}
	ids := []string{"https://jobs.example.com/a%20b", "https://jobs.example.com/c", "https://jobs.example.com/d"}
	for i, e := range f.Entries {
		if err := one(e.ID, e.Title, e.Updated); err != nil {
			t.Error(err)
		}
		at, err := time.Parse(time.RFC3339, e.Updated[0])
		if err != nil || at.Format(time.DateOnly) != want[i] || e.ID[0] != ids[i] {
			t.Errorf("entry %d: %s at %s, want %s at %s (%v)", i, e.ID[0], e.Updated[0], ids[i], want[i], err)
		}
	}
	if f.Updated[0] != "2026-05-01T00:00:00Z" {
		t.Errorf("updated %s", f.Updated[0])
	}
}
