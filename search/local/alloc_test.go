//go:build !race

// The race detector drops memory that is kept for the next use.

package local

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/careers-index/careers/index/indextest"
	"github.com/careers-index/careers/search"
)

// mostAllocs is how many pieces of memory an answer may take, whatever is asked.
const mostAllocs = 400

// TestAnswersTakeLittleMemory asks every kind of query that is accepted. What people ask has
// the same words again and again: each is asked before it is counted.
func TestAnswersTakeLittleMemory(t *testing.T) {
	e := engineOf(t, indextest.Site(3_000, 1))
	many := func(word func(i int) string) string {
		words := make([]string, search.MaxUnits)
		for i := range words {
			words[i] = word(i)
		}
		return strings.Join(words, " ")
	}
	frequent := []string{"scala", "python", "engineer", "team", "remote", "data", "java", "kubernetes"}
	filters := []search.Filter{{Facet: "category", Values: []string{"Open Positions"}}, {Facet: "skill", Values: []string{"Scala", "Python"}}}
	var body bytes.Buffer
	for name, r := range map[string]search.Request{
		"everything":          {},
		"a page of many":      {PerPage: 10, Page: 7},
		"a word":              {Query: "scala"},
		"a frequent word":     {Query: "the"},
		"an unknown word":     {Query: "xqzzkw"},
		"words":               {Query: "senior backend engineer"},
		"any of the words":    {Query: "scala OR python OR engineer"},
		"a phrase":            {Query: `"what you bring"`},
		"a beginning":         {Query: "pyth"},
		"a letter":            {Query: "e"},
		"a mistake":           {Query: "kuberntes"},
		"rare words mistyped": {Query: "skalla pyhton kuberntes javva"},
		"names mistyped":      {Query: "pythn redqs gqaphql elasticseaxch elastcisearch", PerPage: search.DefaultPerPage},
		"a field":             {Query: "title:engineer"},
		"facets":              {Query: "skill:scala category:positions"},
		"a path":              {Query: "path:jobs engineer"},
		"without words":       {Query: "engineer -scala -python"},
		"only without":        {Query: "-scala"},
		"words with marks":    {Query: "scala/python/java/kubernetes/go"},
		"filters":             {Query: "engineer", Filters: filters},
		"filters alone":       {Filters: filters},
		"all of the filters":  {Query: "engineer", Filters: []search.Filter{{Facet: "skill", Values: []string{"Scala", "Python"}, All: true}}},
		"newest first":        {Query: "engineer", Sort: search.ByNewest},
		"pay":                 {Query: "engineer", PayMin: 50_000},
		"many unknown words":  {Query: many(func(i int) string { return fmt.Sprintf("xq%czzk%c", 'a'+i%26, 'c'+i%20) })},
		"many mistyped words": {Query: many(func(i int) string { return fmt.Sprintf("engin%cer%c", 'a'+i%26, 'c'+i%20) })},
		"many letters":        {Query: many(func(i int) string { return string(rune('a' + i%26)) })},
		"many times one word": {Query: many(func(int) string { return "engineer" })},
		"many frequent words": {Query: many(func(i int) string { return frequent[i%len(frequent)] })},
		"any of many":         {Query: strings.ReplaceAll(many(func(i int) string { return frequent[i%len(frequent)] }), " ", " OR ")},
		"a phrase of many":    {Query: `"` + many(func(i int) string { return frequent[i%len(frequent)] }) + `"`},
		"a word and unknown":  {Query: "scala xqzzkw"},
		"function words":      {Query: "which jobs are there for the engineer"},
	} {
		if r.PerPage == 0 {
			r.PerPage = 10
		}
		var answered error
		allocs := testing.AllocsPerRun(5, func() {
			res, err := e.Search(context.Background(), r)
			if answered = err; err == nil {
				body.Reset()
				answered = res.WriteJSON(&body)
			}
		})
		if answered != nil {
			t.Errorf("%s: %v", name, answered)
		}
		if allocs > mostAllocs {
			t.Errorf("%s: %.0f allocations, more than %d", name, allocs, mostAllocs)
		}
	}
}
