// Command bleve is bleve beside the others, used as its documentation shows: batches,
// one index, its own facets and highlighter.
//
//	bleve build DOCUMENTS DIR | answer DIR
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"unicode"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/custom"
	"github.com/blevesearch/bleve/v2/analysis/token/lowercase"
	"github.com/blevesearch/bleve/v2/analysis/tokenizer/character"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/registry"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/highlight/highlighter/html"
	"github.com/blevesearch/bleve/v2/search/query"
	bleveindex "github.com/blevesearch/bleve_index_api"

	"github.com/careers-index/careers/.peers/peer"
)

const (
	batchSize   = 500
	titleWeight = 3
	words       = "letters and digits"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "bleve:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	err := registry.RegisterTokenizer(words, func(map[string]any, *registry.Cache) (analysis.Tokenizer, error) {
		return character.NewCharacterTokenizer(func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }), nil
	})
	if err != nil {
		return err
	}
	switch {
	case len(args) == 3 && args[0] == "build":
		return build(args[1], args[2])
	case len(args) == 2 && args[0] == "answer":
		index, err := bleve.Open(args[1])
		if err != nil {
			return err
		}
		return peer.Answer(&engine{index: index}, os.Stdin, os.Stdout)
	default:
		return fmt.Errorf("usage: bleve build DOCUMENTS DIR | answer DIR")
	}
}

func newMapping() (mapping.IndexMapping, error) {
	m := bleve.NewIndexMapping()
	m.ScoringModel = bleveindex.BM25Scoring
	err := m.AddCustomAnalyzer("words", map[string]any{"type": custom.Name, "tokenizer": words, "token_filters": []string{lowercase.Name}})
	page := bleve.NewDocumentStaticMapping()
	for _, name := range []string{"title", "body"} {
		f := bleve.NewTextFieldMapping()
		f.Analyzer, f.IncludeInAll = "words", false
		page.AddFieldMappingsAt(name, f)
	}
	for _, name := range []string{"category", "skill"} {
		f := bleve.NewKeywordFieldMapping()
		f.IncludeInAll = false
		page.AddFieldMappingsAt(name, f)
	}
	m.DefaultMapping = page
	return m, err
}

func fields(d peer.Document) map[string]any {
	f := map[string]any{"title": d.Title, "body": d.Body, "skill": d.Skills}
	if d.Category != "" {
		f["category"] = d.Category
	}
	return f
}

func build(documents, dir string) error {
	m, err := newMapping()
	if err != nil {
		return err
	}
	index, err := bleve.New(dir, m)
	if err != nil {
		return err
	}
	batch := index.NewBatch()
	err = peer.Read(documents, func(d peer.Document) error {
		if err := batch.Index(d.ID, fields(d)); err != nil || batch.Size() < batchSize {
			return err
		}
		err := index.Batch(batch)
		batch.Reset()
		return err
	})
	if err != nil {
		return err
	}
	if err := index.Batch(batch); err != nil {
		return err
	}
	return index.Close()
}

type engine struct {
	index bleve.Index
	last  *peer.Found
}

// Search asks for hits, total and facets at once; where a value is chosen, each facet
// is counted by a search of its own.
func (e *engine) Search(r peer.Request) ([]byte, int, error) {
	q, err := newQuery(r)
	if err != nil {
		return nil, 0, err
	}
	req := bleve.NewSearchRequest(q)
	req.Fields = []string{"title", "category", "skill"}
	req.Highlight = bleve.NewHighlightWithStyle(html.Name)
	req.Highlight.AddField("body")
	facets := search.FacetResults{}
	if r.Category == "" && r.Skill == "" {
		req.AddFacet("category", bleve.NewFacetRequest("category", 200))
		req.AddFacet("skill", bleve.NewFacetRequest("skill", 200))
	} else {
		category, skill := chosen("category", r.Category), chosen("skill", r.Skill)
		req.Query = bleve.NewConjunctionQuery(q, category, skill)
		for name, others := range map[string]query.Query{"category": skill, "skill": category} {
			counted := bleve.NewSearchRequestOptions(bleve.NewConjunctionQuery(q, others), 0, 0, false)
			counted.AddFacet(name, bleve.NewFacetRequest(name, 200))
			result, err := e.index.Search(counted)
			if err != nil {
				return nil, 0, err
			}
			facets[name] = result.Facets[name]
		}
	}
	result, err := e.index.Search(req)
	if err != nil {
		return nil, 0, err
	}
	for name, f := range result.Facets {
		facets[name] = f
	}
	e.last = found(result, facets)
	body, err := json.Marshal(e.last)
	return body, e.last.Total, err
}

func (e *engine) Common() (*peer.Found, error) { return e.last, nil }

func (e *engine) Change(documents []peer.Document) error {
	batch := e.index.NewBatch()
	for _, d := range documents {
		if err := batch.Index(d.ID, fields(d)); err != nil {
			return err
		}
	}
	return e.index.Batch(batch)
}

func chosen(field, value string) query.Query {
	q := query.NewTermQuery(value)
	q.SetField(field)
	q.SetBoost(0)
	return q
}

func newQuery(r peer.Request) (query.Query, error) {
	var leaf func(word string) query.FieldableQuery
	switch r.Kind {
	case peer.Or, peer.And:
		leaf = func(word string) query.FieldableQuery { return query.NewTermQuery(strings.ToLower(word)) }
	case peer.Phrase:
		leaf = func(string) query.FieldableQuery { return query.NewMatchPhraseQuery(strings.Join(r.Words, " ")) }
	case peer.Prefix:
		leaf = func(word string) query.FieldableQuery { return query.NewPrefixQuery(strings.ToLower(word)) }
	case peer.Typo:
		leaf = func(word string) query.FieldableQuery { return query.NewFuzzyQuery(strings.ToLower(word)) }
	default:
		return nil, fmt.Errorf("unknown kind %q", r.Kind)
	}
	var clauses, leaves []query.Query
	for _, word := range r.Words {
		title, body := leaf(word), leaf(word)
		title.SetField("title")
		title.(query.BoostableQuery).SetBoost(titleWeight)
		body.SetField("body")
		leaves = append(leaves, title, body)
		clauses = append(clauses, query.NewDisjunctionQuery([]query.Query{title, body}))
	}
	switch {
	case r.Kind == peer.Or:
		return query.NewDisjunctionQuery(leaves), nil
	case len(clauses) == 1 || r.Kind != peer.And:
		return clauses[0], nil
	default:
		return query.NewConjunctionQuery(clauses), nil
	}
}

func found(result *bleve.SearchResult, facets search.FacetResults) *peer.Found {
	f := &peer.Found{Total: int(result.Total), Facets: peer.Facets{Category: counts(facets["category"]), Skill: counts(facets["skill"])}}
	for _, h := range result.Hits {
		hit := peer.Hit{ID: h.ID, Score: h.Score, Snippet: strings.Join(h.Fragments["body"], " ")}
		hit.Title, _ = h.Fields["title"].(string)
		hit.Category, _ = h.Fields["category"].(string)
		switch skills := h.Fields["skill"].(type) {
		case string:
			hit.Skills = []string{skills}
		case []any:
			for _, s := range skills {
				hit.Skills = append(hit.Skills, fmt.Sprint(s))
			}
		}
		f.Hits = append(f.Hits, hit)
	}
	return f
}

func counts(f *search.FacetResult) []peer.Count {
	if f == nil || f.Terms == nil {
		return nil
	}
	var out []peer.Count
	for _, t := range f.Terms.Terms() {
		out = append(out, peer.Count{Value: t.Term, Count: t.Count})
	}
	return out
}
