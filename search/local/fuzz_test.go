package local

import (
	"context"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/highlight/highlighttest"
	"github.com/careers-index/careers/search/searchtest"
)

// FuzzSearch asks anything of a site: the answer is one, or says what is wrong
// with the question, and its HTML is text and marks.
func FuzzSearch(f *testing.F) {
	e := engineOf(f, searchtest.RandomSite(rand.New(rand.NewPCG(5, 5)), false))
	f.Add("scala -java", "go", "Data", 1, 20)
	f.Add(strings.Repeat("a/", 200), "", "", 1, 10)
	f.Add("\xff\x00\u202e\"", "c#", "", -1, 1000)
	f.Add(`title:"x OR skill:go path:/ -"`, "", "\xff", 1<<40, 0)
	f.Fuzz(func(t *testing.T, q, skill, category string, page, perPage int) {
		res, err := e.Search(context.Background(), search.Request{Query: q, Filters: []search.Filter{{Facet: "skill", Values: []string{skill}}, {Facet: "category", Values: []string{category}}}, Page: page, PerPage: perPage})
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
			highlighttest.CheckMarkup(t, h.TitleHTML, h.Title)
			for _, s := range h.Snippets {
				highlighttest.CheckMarkup(t, s.HTML, "")
			}
		}
	})
}
