package local

import (
	"context"
	"encoding/json"
	"errors"
	"html"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/local/field"
)

// FuzzSearch asks anything of a site: the answer is one, or says what is wrong
// with the question, and its HTML is text and marks.
func FuzzSearch(f *testing.F) {
	e := engineOf(f, randomSite(rand.New(rand.NewPCG(5, 5))))
	f.Add("scala -java", "go", "Data", 1, 20)
	f.Add(strings.Repeat("a/", 200), "", "", 1, 10)
	f.Add("\xff\x00\u202e\"", "c#", "", -1, 1000)
	f.Add(`title:"x OR skill:go path:/ -"`, "", "\xff", 1<<40, 0)
	f.Fuzz(func(t *testing.T, q, skill, category string, page, perPage int) {
		res, err := e.Search(context.Background(), search.Request{Query: q, Filters: []search.Filter{skillFilter(skill), {Facet: "category", Values: []string{category}}}, Page: page, PerPage: perPage})
		if err != nil {
			var bad *search.BadRequestError
			if !errors.As(err, &bad) {
				t.Fatal(err)
			}
			return
		}
		body := []byte(bodyOf(t, res))
		if !json.Valid(body) || !utf8.Valid(body) {
			t.Fatalf("not JSON: %s", body)
		}
		for _, h := range res.Hits {
			checkMarkup(t, h.TitleHTML, h.Title)
			for _, s := range h.Snippets {
				checkMarkup(t, s.HTML, "")
			}
		}
	})
}

// checkMarkup holds HTML to what it may be: text, and marks that open and
// close in turn. Without marks it is the text, if that is given.
func checkMarkup(t *testing.T, h, text string) {
	t.Helper()
	rest := strings.ReplaceAll(strings.ReplaceAll(h, "<mark>", "\x01"), "</mark>", "\x02")
	if strings.ContainsAny(rest, "<>\"'") || !utf8.ValidString(h) {
		t.Fatalf("markup in %q", h)
	}
	open := false
	for _, r := range rest {
		if r == '\x01' && open || r == '\x02' && !open {
			t.Fatalf("marks do not match in %q", h)
		}
		open = r == '\x01' || open && r != '\x02'
	}
	plain := html.UnescapeString(strings.NewReplacer("\x01", "", "\x02", "").Replace(rest))
	if open || text != "" && plain != text {
		t.Fatalf("%q is not %q", h, text)
	}
}

// FuzzSnippet cuts anything.
func FuzzSnippet(f *testing.F) {
	f.Add("scala", "We use Scala.\nAnd <b>Spark</b>.")
	f.Add("a", strings.Repeat("é", 300)+" a "+strings.Repeat("ü", 300))
	f.Add("a b", strings.Repeat("b\n", 200)+"a b")
	f.Add("h", "0") // in the heading alone
	f.Fuzz(func(t *testing.T, query, text string) {
		if !utf8.ValidString(text) || strings.ContainsAny(text, "\x01\x02") {
			return // content has neither
		}
		var m highlighter
		m.reset(planOf(strings.Fields(query)[:min(3, len(strings.Fields(query)))]...))
		why := reasons{found: make([]search.Why, search.MaxUnits)}
		list := m.snippets([]index.Passage{{Text: text}, {Text: text, Section: "s", Heading: "h", Anchor: "a"}}, &why)
		for _, s := range list {
			checkMarkup(t, s.HTML, "")
			checkMarkup(t, s.HeadingHTML, "")
			if !strings.Contains(s.HTML+s.HeadingHTML, "<mark>") {
				t.Fatalf("%q in %q: nothing is marked: %+v", query, text, s)
			}
			// The texts are alike: the section's is shown for its heading alone.
			if s.Section != "" && s.HeadingHTML == "" {
				t.Fatalf("%q in %q: own text comes first: %+v", query, text, s)
			}
			plain := strings.NewReplacer("<mark>", "", "</mark>", "", " · ", "\n").Replace(s.HTML)
			if n := len(html.UnescapeString(plain)); n > 3*snippetBytes {
				t.Fatalf("%d bytes: %+v", n, s)
			}
		}
		if len(list) == 0 && len(m.find(text, field.OwnText)) > 0 {
			t.Fatalf("%q in %q has no snippet", query, text)
		}
	})
}
