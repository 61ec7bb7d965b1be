package feed_test

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/careers-index/careers/web/feed"
	"github.com/careers-index/careers/web/feed/feedtest"
)

func day(text string) time.Time {
	at, _ := time.Parse(time.DateOnly, text)
	return at
}

// written is what one of a feed's methods writes.
func written(t *testing.T, write func(io.Writer) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func sample(entries ...feed.Entry) *feed.Feed {
	return &feed.Feed{
		ID: "https://jobs.example.com/feed.atom", Title: "Jobs & more", Language: "en", Author: "Acme", Home: "https://jobs.example.com/",
		Self: "https://jobs.example.com/feed.atom?page=2", First: "https://jobs.example.com/feed.atom", Previous: "https://jobs.example.com/feed.atom", Entries: entries,
	}
}

var entries = []feed.Entry{
	{URL: "https://jobs.example.com/a%20b", Title: "A <b> & B", HTML: `<p>See <a href="../about?x=1&amp;y#z">us</a>, <a href="mailto:a@b.example">write</a>. <img src="/x.png" alt=""></p>`, Published: day("2026-03-01"), Updated: day("2026-04-02"), Categories: []feed.Category{{Term: "Engineering"}, {"https://jobs.example.com/#place", "Berlin", "Berlin"}}, Tags: []string{"Engineering", "Berlin"}},
	{URL: "https://jobs.example.com/c", Title: "C", Summary: "About C"},
	{URL: "https://jobs.example.com/d", Title: "D", Published: day("2026-05-01"), Updated: day("2026-01-01"), Author: "Galley"},
}

func TestAtomIsWhatTheStandardRequires(t *testing.T) {
	t.Parallel()
	body := written(t, sample(entries...).Atom)
	f := feedtest.Atom(t, body)
	if f.Updated != "2026-05-01T00:00:00Z" {
		t.Errorf("the feed was updated at %s", f.Updated)
	}
	// An entry without a date is as old as the oldest; one is never updated before it is published.
	for i, want := range []string{"2026-04-02", "2026-04-02", "2026-05-01"} {
		if got := f.Entries[i].Updated; !strings.HasPrefix(got, want) {
			t.Errorf("entry %d was updated at %s, want %s", i, got, want)
		}
	}
	for _, want := range []string{
		`<category term="Engineering"></category>`, `<category scheme="https://jobs.example.com/#place" term="Berlin" label="Berlin">`,
		`href=&#34;https://jobs.example.com/about?x=1&amp;amp;y#z&#34;`, `mailto:a@b.example`, `src=&#34;https://jobs.example.com/x.png&#34;`, `xml:base="https://jobs.example.com/a%20b"`,
		`<link rel="previous"`, `<name>Galley</name>`, `xml:lang="en"`,
	} {
		if !strings.Contains(string(body), want) {
			t.Errorf("%s is not in\n%s", want, body)
		}
	}
}

func TestNoDateIsMadeUp(t *testing.T) {
	t.Parallel()
	undated := sample(feed.Entry{URL: "https://jobs.example.com/a", Title: "A"})
	if f := feedtest.Atom(t, written(t, undated.Atom)); f.Updated != "2000-01-01T00:00:00Z" || f.Entries[0].Published != "" {
		t.Errorf("%+v", f)
	}
	if body := written(t, undated.JSON); strings.Contains(string(body), "date_") {
		t.Errorf("%s", body)
	}
	feedtest.Atom(t, written(t, sample().Atom))
}

func TestJSONIsWhatTheFormatRequires(t *testing.T) {
	t.Parallel()
	f := sample(entries...)
	f.Next = "https://jobs.example.com/feed.json?page=3"
	body := written(t, f.JSON)
	feedtest.JSON(t, body)
	var got struct {
		Next  string `json:"next_url"`
		Items []map[string]any
	}
	if err := json.Unmarshal(body, &got); err != nil {
		t.Fatal(err)
	}
	if got.Next != f.Next || got.Items[0]["date_modified"] != "2026-04-02T00:00:00Z" || got.Items[1]["content_text"] != "About C" || got.Items[2]["content_text"] != "D" {
		t.Errorf("%s", body)
	}
}
