package local

// bleve's own queries and facets, over an index of its own with the same terms, agree with ours.

import (
	"fmt"
	"strings"
	"testing"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/search/query"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/index/fulltext"
	"github.com/careers-index/careers/index/indextest"
	"github.com/careers-index/careers/index/indextest/blevetest"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/field"
	"github.com/careers-index/careers/search/searchtest"
)

// bleveOf is bleve's own index of an engine's pages, with the keys of their facets.
func bleveOf(t *testing.T, e *Engine) bleve.Index {
	t.Helper()
	var facets []string
	for i := range e.known.Facets {
		facets = append(facets, e.known.Facets[i].Field())
	}
	i, err := bleve.NewUsing("", blevetest.Mapping(t, field.TextNames[:], facets), scorch.Name, scorch.Name, nil) // in memory
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = i.Close() }) // in memory
	batch := i.NewBatch()
	for n := range index.Ordinal(e.g.Len()) {
		p, err := e.g.Page(n)
		if err != nil {
			t.Fatal(err)
		}
		doc := map[string]any{}
		for _, name := range field.TextNames {
			doc[name] = fulltext.FieldText(name, p)
		}
		for i := range e.known.Facets {
			f, keys := &e.known.Facets[i], []string{}
			for _, number := range e.g.Values(e.g.Document(n)) {
				if f.Has(number) {
					keys = append(keys, f.Key(f.Value(number)))
				}
			}
			doc[f.Field()] = keys
		}
		if err := batch.Index(p.Path, doc); err != nil {
			t.Fatal(err)
		}
	}
	if err := i.Batch(batch); err != nil {
		t.Fatal(err)
	}
	return i
}

// anyTextField is bleve's query for a term in any of the text fields.
func anyTextField(term string) query.Query {
	either := bleve.NewDisjunctionQuery()
	for f := range field.Texts {
		q := bleve.NewTermQuery(term)
		q.SetField(field.TextNames[f])
		either.AddQuery(q)
	}
	return either
}

func TestBlevesOwnQueriesAndFacetsGiveOurTotalsAndCounts(t *testing.T) {
	t.Parallel()
	e := engineOf(t, indextest.Site(1200, 2))
	words, peer := e.known.Planner.Words, bleveOf(t, e)
	for i := 0; i < words.Len(); i += 1 + words.Len()/60 {
		term := words.Word(i)
		ours := searchtest.Ask(t, e, search.Request{Query: `"` + term + `"`})
		req := bleve.NewSearchRequestOptions(anyTextField(term), 0, 0, false)
		for j := range e.known.Facets {
			req.AddFacet(e.known.Facets[j].Name, bleve.NewFacetRequest(e.known.Facets[j].Field(), 10_000))
		}
		theirs, err := peer.Search(req)
		if err != nil {
			t.Fatal(err)
		}
		if len(analysis.Terms(term)) != 1 || analysis.Terms(term)[0] != term {
			continue // a term that analysis changes again cannot be asked for as text
		}
		if int(theirs.Total) != ours.Total {
			t.Errorf("%s: bleve finds %d, we %d", term, theirs.Total, ours.Total)
		}
		for _, facet := range ours.Facets {
			counts := map[string]int{}
			for _, c := range theirs.Facets[facet.Name].Terms.Terms() {
				counts[c.Term] = c.Count
			}
			f, _ := e.g.Facet(facet.Name)
			if len(facet.Values) != len(counts) {
				t.Errorf("%s: bleve counts %d values of %s, we %d", term, len(counts), facet.Name, len(facet.Values))
			}
			for _, v := range facet.Values {
				if got := counts[f.Key(v.Value)]; got != v.Count {
					t.Errorf("%s: bleve counts %d for %s %s, we %d", term, got, facet.Name, v.Value, v.Count)
				}
			}
		}
	}
}

// From 641 pages on a build inverts the texts in several pieces. bleve counts the same pages
// as we do, and each hit is the page that it says.
func TestSeveralPiecesAnswerAsOne(t *testing.T) {
	t.Parallel()
	words, others := []string{"alfen", "borgan", "celtor"}, []string{"dunvel", "ostrim", "pelgat", "quorin", "tervok"}
	site := &content.Site{}
	for i := range 1_300 {
		path := fmt.Sprintf("/jobs/%d", i)
		site.Pages = append(site.Pages, &content.Page{
			Path: path, File: path + ".md", Title: words[i%3] + " " + others[i%5] + fmt.Sprintf(" x%dx", i), Position: float64(i % 7),
		})
	}
	e := engineOf(t, site)
	peer := bleveOf(t, e)
	for _, q := range []string{"alfen", "ostrim", "borgan tervok", `"celtor pelgat"`, "x1191x", "quorin -alfen"} {
		ours := searchtest.Ask(t, e, search.Request{Query: q, PerPage: 50})
		theirs := bleve.NewBooleanQuery()
		for _, word := range strings.Fields(strings.ReplaceAll(q, `"`, "")) {
			match := bleve.NewMatchQuery(strings.TrimPrefix(word, "-"))
			match.SetField(fulltext.FieldTitle)
			if strings.HasPrefix(word, "-") {
				theirs.AddMustNot(match)
			} else {
				theirs.AddMust(match)
			}
		}
		found, err := peer.Search(bleve.NewSearchRequestOptions(theirs, len(site.Pages), 0, false))
		if err != nil || int(found.Total) != ours.Total || ours.Total == 0 {
			t.Errorf("%s: bleve finds %d, %v, we %d", q, found.Total, err, ours.Total)
		}
		ids := map[string]bool{}
		for _, hit := range found.Hits {
			ids[hit.ID] = true
		}
		for _, hit := range ours.Hits {
			if !ids[hit.Path] {
				t.Errorf("%s: we find %s, and bleve does not", q, hit.Path)
			}
		}
	}
}
