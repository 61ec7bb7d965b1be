package rows

import (
	"html/template"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/careers-index/careers/search"
)

// TestRowsShowTextAsText puts markup into every text of a row: it has to come out as
// text or as the value of an attribute, whole.
func TestRowsShowTextAsText(t *testing.T) {
	t.Parallel()
	evil := func(name string) string { return name + `"'><script>&amp;</script>` }
	hit := Hit{
		URL: evil("/url"), Title: "<mark>title</mark>", Where: []string{evil("where")}, Facts: []string{evil("fact")}, Missing: []string{evil("missing"), "other"}, Skills: evil("skills"), MoreSkills: 1234, Posted: "2026-01-02",
		Description: evil("description"), Snippets: []Snippet{{evil("/snippet"), "<mark>heading</mark>", "<mark>snippet</mark>", evil("section")}},
	}
	values := []Value{{evil("chosen"), 5, true, evil("/chosen"), false}, {evil("value"), 12345, false, evil("/value"), true}}
	for _, c := range []struct {
		got  template.HTML
		want string // each text, attribute and element, in order
	}{
		{Hits([]Hit{hit}), "ol class=hits li article class=hit h3 a href=" + evil("/url") + " mark title div class=line p class=facts span class=where " + evil("where") + " span " + evil("fact") +
			" p class=posted Posted time datetime=2026-01-02 2 January 2026 p class=facts span class=skills " + evil("skills") + " span class=more and 1,234 more p class=missing Missing: q " + evil("missing") + " , q other" +
			" p class=passage a href=" + evil("/snippet") + " mark heading mark snippet span class=from " + evil("section") + " p class=passage " + evil("description")},
		{Values(values), "li a href=" + evil("/chosen") + " rel=nofollow class=on span class=box aria-hidden=true span class=value " + evil("chosen") +
			" span class=unseen , chosen; remove span class=n span class=unseen ( 5 span class=unseen )" +
			" li a href=" + evil("/value") + " span class=box aria-hidden=true span class=value " + evil("value") +
			" span class=n span class=unseen ( 12,345 span class=unseen )"},
		{Hits([]Hit{{URL: "/", Posted: evil("posted")}}), "ol class=hits li article class=hit h3 a href=/ div class=line p class=facts p class=posted Posted time datetime=" + evil("posted") + " " + evil("posted")},
		{Hits([]Hit{{URL: "/", Title: "bare"}}), "ol class=hits li article class=hit h3 a href=/ bare"},
	} {
		if got := flat(string(c.got)); got != c.want {
			t.Errorf("%s\nis   %s\nwant %s", c.got, got, c.want)
		}
	}
}

// TestRowsLinkToThisSiteAlone gives rows addresses that lead elsewhere or run.
func TestRowsLinkToThisSiteAlone(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]string{
		"/a?q=b#c": "/a?q=b#c", "/javascript:x": "/javascript:x", "/a//b": "/a//b",
		"": "/", "javascript:alert(1)": "/", " javascript:alert(1)": "/", "JavaScript:alert(1)": "/", "data:text/html,x": "/", "https://x.example/": "/",
		"//x.example": "/", `/\x.example`: "/", `\\x.example`: "/", "/\t/x.example": "/", "/\n/x.example": "/", "a": "/",
	} {
		for _, row := range []template.HTML{
			Values([]Value{{URL: address}}), Hits([]Hit{{URL: address}}), Hits([]Hit{{URL: "/", Snippets: []Snippet{{URL: address, Heading: "h"}}}}),
		} {
			if got := flat(string(row)); !strings.Contains(got+" ", " href="+want+" ") || want == "/" && strings.Contains(got, "x.example") {
				t.Errorf("%q: %s, want %s", address, got, want)
			}
		}
	}
}

// flat is what a browser makes of HTML, without its end tags.
func flat(text string) string {
	var parts []string
	z := html.NewTokenizer(strings.NewReader(text))
	for z.Next() != html.ErrorToken {
		switch token := z.Token(); token.Type {
		case html.StartTagToken:
			parts = append(parts, token.Data)
			for _, a := range token.Attr {
				parts = append(parts, a.Key+"="+a.Val)
			}
		case html.TextToken:
			if s := strings.TrimSpace(token.Data); s != "" {
				parts = append(parts, s)
			}
		}
	}
	return strings.Join(parts, " ")
}

// TestALineThatIsTheTitleIsLeftOut: what is said once need not be read twice.
func TestALineThatIsTheTitleIsLeftOut(t *testing.T) {
	t.Parallel()
	title := search.Snippet{HTML: "R&amp;D <mark>lead</mark>"}
	other := search.Snippet{HTML: "You <mark>lead</mark> it"}
	for _, tt := range []struct {
		hit  search.Hit
		want string // snippets, description
	}{
		{search.Hit{Title: "R&D Lead", TitleHTML: "R&amp;D <mark>Lead</mark>", Snippets: []search.Snippet{title, other}}, "You <mark>lead</mark> it|"},
		{search.Hit{Title: "R&D Lead", Description: "R&D lead", Snippets: []search.Snippet{title}}, "|"},
		{search.Hit{Title: "R&D Lead", Description: "R&D lead wanted"}, "|R&D lead wanted"},
		{search.Hit{Title: "Lead", Snippets: []search.Snippet{other, title, other}}, "You <mark>lead</mark> it R&amp;D <mark>lead</mark>|"},
	} {
		h := newHit(tt.hit, nil)
		var lines []string
		for _, s := range h.Snippets {
			lines = append(lines, string(s.HTML))
		}
		if got := strings.Join(lines, " ") + "|" + h.Description; got != tt.want {
			t.Errorf("%+v shows %q, want %q", tt.hit, got, tt.want)
		}
	}
}
