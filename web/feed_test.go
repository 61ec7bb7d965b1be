package web_test

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web"
	"github.com/careers-index/careers/web/feed/feedtest"
)

func TestFeedsOfTheExampleAreSound(t *testing.T) {
	t.Parallel()
	h := example(t)
	for _, query := range []string{"", "?q=rust", "?show=all", "?category=Engineering&sort=title", "?skill=Go&place=Bristol", "?q=zzzqqqxxy", "?show=pages&page=2"} {
		f := feedtest.Atom(t, get(t, h, "/feed.atom"+query).Body.Bytes())
		for i, e := range f.Entries {
			if i > 0 && e.Published > f.Entries[i-1].Published && f.Entries[i-1].Published != "" {
				t.Errorf("%s: %s comes after an older one", query, e.ID)
			}
		}
		ids := feedtest.JSON(t, get(t, h, "/feed.json"+query).Body.Bytes())
		if len(ids) != len(f.Entries) {
			t.Errorf("%s: %d entries and %d items", query, len(f.Entries), len(ids))
		}
	}
	body := get(t, h, "/feed.atom").Body.String()
	for _, want := range []string{`<category term="Engineering" label="Engineering">`, `#place" term="Bristol"`, "&lt;p&gt;"} {
		if !strings.Contains(body, want) {
			t.Errorf("%s is in no entry", want)
		}
	}
}

// TestANewPostingIsInEveryFeedThatItMatches: whatever is added to a site of many postings is
// the first entry of each feed that has it.
func TestANewPostingIsInEveryFeedThatItMatches(t *testing.T) {
	t.Parallel()
	var pages []string
	for i := range 130 {
		pages = append(pages, fmt.Sprintf("title: Old %d\ncategory: Open Positions\nposition: %d\nlocation: Berlin, Germany\ndate: 2026-01-%02d\n---\nKnow Scala.", i, i, i%28+1))
	}
	pages = append(pages, "title: New\ncategory: Open Positions\nposition: 999\nlocation: Berlin, Germany\ndate: 2026-06-01\n---\nKnow Scala.")
	h := siteOf(t, pages...)
	for _, query := range []url.Values{
		{}, {"q": {"scala"}}, {"category": {"Open Positions"}}, {"skill": {"Scala"}}, {"place": {"Berlin", "Hamburg"}}, {"show": {"all"}},
		{"place": {"Germany"}, "q": {"know"}}, {"sort": {"position"}}, {"q": {"title:new"}}, {"per_page": {"1"}},
	} {
		f := feedtest.Atom(t, get(t, h, "/feed.atom?"+query.Encode()).Body.Bytes())
		if len(f.Entries) == 0 || f.Entries[0].Title != "New" {
			t.Errorf("%v: the new posting is not the first entry of %d", query, len(f.Entries))
		}
	}
}

// TestPagesOfAFeedAreWhole follows the links of RFC 5005 from the first document to the last.
func TestPagesOfAFeedAreWhole(t *testing.T) {
	t.Parallel()
	var pages []string
	for i := range 120 {
		pages = append(pages, fmt.Sprintf("title: Job %d\ncategory: Open Positions\n---\nKnow Scala.", i))
	}
	h := siteOf(t, pages...)
	seen := map[string]bool{}
	target, id, before := "/feed.atom?q=scala", "", ""
	documents := 0
	for target != "" {
		f := feedtest.Atom(t, get(t, h, target).Body.Bytes())
		if documents++; documents > 3 {
			t.Fatal("the feed does not end")
		}
		if id == "" {
			id = f.ID
		}
		if f.ID != id || f.Links["previous"] != before {
			t.Errorf("%s: id %s, previous %q; want %s and %q", target, f.ID, f.Links["previous"], id, before)
		}
		before = "https://jobs.example.com/feed.atom?q=scala"
		if documents > 1 {
			before += fmt.Sprintf("&page=%d", documents)
		}
		for _, e := range f.Entries {
			seen[e.ID] = true
		}
		target = strings.TrimPrefix(f.Links["next"], "https://jobs.example.com")
	}
	if len(seen) != 120 || documents != 3 {
		t.Errorf("%d entries in %d documents", len(seen), documents)
	}
}

func TestAPartialMatchIsNoEntry(t *testing.T) {
	t.Parallel()
	engine := &fakeEngine{search: func(search.Request) (*search.Result, error) {
		return &search.Result{Total: 1, Page: 1, PerPage: 50, Pages: 1, Match: search.MatchSome, Hits: []search.Hit{{Path: "/a", Title: "A"}}}, nil
	}}
	h := newHandler(t, engine, web.Options{})
	if f := feedtest.Atom(t, get(t, h, "/feed.atom?q=go+berlin").Body.Bytes()); len(f.Entries) != 0 {
		t.Errorf("%d entries", len(f.Entries))
	}
}
