package opensearch

import (
	"math"
	"strings"

	"github.com/careers-index/careers/index/fulltext"
	"github.com/careers-index/careers/search/field"
	"github.com/careers-index/careers/search/opensearch/cluster"
	"github.com/careers-index/careers/search/opensearch/schema"
	"github.com/careers-index/careers/search/plan"
)

// What a plan looks for, as queries of OpenSearch that only select: which pages match.

type object = cluster.Object

var (
	everything = object{"match_all": object{}}
	nothing    = object{"match_none": object{}}
)

// anyOf selects what one of the queries selects.
func anyOf(queries []object) object {
	switch len(queries) {
	case 0:
		return nothing
	case 1:
		return queries[0]
	}
	return object{"bool": object{"should": queries, "minimum_should_match": 1}}
}

// allOf selects what all of the queries select, less what one of the others does.
func allOf(queries, not []object) object {
	if len(not) == 0 {
		switch len(queries) {
		case 0:
			return everything
		case 1:
			return queries[0]
		}
	}
	b := object{}
	if len(queries) > 0 {
		b["filter"] = queries
	}
	if len(not) > 0 {
		b["must_not"] = not
	}
	return object{"bool": b}
}

// hasAny selects the pages that have one of the values in a field.
func hasAny(field string, values []string) object {
	if len(values) == 1 {
		return object{"term": object{field: values[0]}}
	}
	return object{"terms": object{field: values}}
}

// run is where a run of terms is looked for.
type run struct {
	plan.TermRun
	// shares is its term in the field of shares; "" when it is looked for in single fields.
	shares string
	pages  int       // that have it, if shares is set
	fields []inField // otherwise
}

// inField is a run in one text field.
type inField struct {
	field field.Field
	terms []string
	idf   float64 // of the cluster
}

// run finds out where to look for a run. There are three ways, as in the local engine: the
// field of shares, if it counts wherever it is; the fields that it may be in, one by one;
// and terms side by side in these.
func (e *Engine) run(r plan.TermRun) run {
	out := run{TermRun: r}
	term, dictionary := r.Terms[0], &e.site.Terms.Words
	if len(r.Terms) > 1 {
		term, dictionary = fulltext.JoinedTerm(r.Terms), &e.site.Terms.Names
	}
	i, ok := dictionary.Find(term)
	if ok && field.Set(dictionary.Fields(i))&^r.In == 0 {
		out.shares = schema.SharesTerm(term)
		out.pages, _ = dictionary.Pages(i) // counts are in memory
		return out
	}
	if !ok && (len(r.Terms) == 1 || r.IsName) {
		return out // no page has it
	}
	for f := range field.Texts {
		if idf := e.idfOf(f, r.Terms); r.In.Has(f) && idf > 0 {
			out.fields = append(out.fields, inField{f, r.Terms, idf})
		}
	}
	return out
}

// idfOf is what BM25 of the cluster multiplies by for terms side by side in a field: the
// sum over the terms. It is 0 if the field does not have all of them.
func (e *Engine) idfOf(f field.Field, terms []string) float64 {
	sum := 0.0
	for _, t := range terms {
		i, ok := e.site.Terms.Words.Find(t)
		if !ok || e.words[i][f] == 0 {
			return 0
		}
		sum += luceneIDF(e.meta.Fields[f], int(e.words[i][f]))
	}
	return sum
}

// luceneIDF is the inverse document frequency of Lucene's BM25Similarity.
func luceneIDF(pages, with int) float64 {
	return math.Log(1 + (float64(pages)-float64(with)+0.5)/(float64(with)+0.5))
}

// query selects the pages that have the terms side by side in the field. Its score is
// BM25's share by boost.
func (in inField) query(boost float64) object {
	name := schema.TextField(in.field)
	if len(in.terms) == 1 {
		return object{"term": object{name: object{"value": in.terms[0], "boost": boost}}}
	}
	return object{"match_phrase": object{name: object{"query": strings.Join(in.terms, " "), "boost": boost}}}
}

// way is one alternative, ready to be looked for.
type way struct {
	plan.Alternative
	runs []run
}

func (e *Engine) ways(list []plan.Alternative) []way {
	out := make([]way, len(list))
	for i, a := range list {
		out[i].Alternative = a
		for _, r := range a.Texts {
			out[i].runs = append(out[i].runs, e.run(r))
		}
	}
	return out
}

// anywhere selects the pages that a way finds.
func (e *Engine) anywhere(w *way) []object {
	var list []object
	var words []string
	for i := range w.runs {
		if r := &w.runs[i]; r.shares != "" {
			words = append(words, r.shares)
		} else {
			for _, in := range r.fields {
				list = append(list, in.query(1))
			}
		}
	}
	if len(words) > 0 {
		list = append(list, hasAny(schema.SharesField, words))
	}
	if w.Skill != "" {
		if v, ok := e.known.Skills.WithOwnKey(w.Skill); ok {
			list = append(list, e.valuesQuery([]uint32{v}))
		}
	}
	return append(list, e.sure(w)...)
}

// sure selects the pages that a way finds by what counts as the title does: values of
// facets, and paths.
func (e *Engine) sure(w *way) []object {
	var list []object
	if len(w.Values) > 0 {
		list = append(list, e.valuesQuery(w.Values))
	}
	if w.Path != "" {
		list = append(list, underPath(w.Path))
	}
	return list
}

// inTitle selects the pages that a way finds in the title, or by what counts as much.
func (e *Engine) inTitle(w *way) []object {
	list := e.sure(w)
	var words []string
	for i := range w.runs {
		r := &w.runs[i]
		switch {
		case !r.In.Has(field.Title) || r.shares == "" && len(r.fields) == 0:
		case len(r.Terms) == 1:
			words = append(words, r.Terms[0])
		default:
			list = append(list, inField{field: field.Title, terms: r.Terms}.query(1))
		}
	}
	if len(words) > 0 {
		list = append(list, hasAny(schema.TextField(field.Title), words))
	}
	return list
}

// underPath selects the page at a path and those below it.
func underPath(path string) object {
	if path == "/" {
		return everything
	}
	return anyOf([]object{{"term": object{schema.PathField: path}}, {"prefix": object{schema.PathField: path + "/"}}})
}

// valuesQuery selects the pages that have one of the values.
func (e *Engine) valuesQuery(values []uint32) object {
	var list []object
	for i := range e.known.Facets {
		f := &e.known.Facets[i]
		var keys []string
		for _, v := range values {
			if f.Has(v) {
				keys = append(keys, f.Key(f.Value(v)))
			}
		}
		if len(keys) > 0 {
			list = append(list, hasAny(f.Field(), keys))
		}
	}
	return anyOf(list)
}

// matches selects the pages that match a clause.
func (e *Engine) matches(ways []way) object {
	var list []object
	for i := range ways {
		list = append(list, e.anywhere(&ways[i])...)
	}
	return anyOf(list)
}
