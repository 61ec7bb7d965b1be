package opensearch

import (
	"slices"

	"github.com/careers-index/careers/search/field"
	"github.com/careers-index/careers/search/opensearch/schema"
	"github.com/careers-index/careers/search/plan"
	"github.com/careers-index/careers/search/ranking"
)

// How much of a page's title a query is, as package ranking compares them, in queries.

// maxSkipped is how many clauses of a query may be missing in a title in every combination.
// More than that stand in it, or the title is no match.
const maxSkipped = 4

// maxCombinations is how many combinations of clauses, and of readings of their words, are
// looked for in titles.
const maxCombinations = 1 << maxSkipped

// maxTitleTerms is how many terms all combinations may have: each is a part of three queries,
// and OpenSearch allows 1,024 parts of a query.
const maxTitleTerms = 80

// titleClause is what stands for one clause in titles.
type titleClause struct {
	texts    [][]string // terms, side by side
	optional bool       // set aside
	values   []uint32   // a page that has one need not say it in the title
}

func (c *titleClause) canBeSkipped() bool { return c.optional || len(c.values) > 0 }

// titleClauses are those of a plan. Beginnings and typing mistakes are not considered.
func titleClauses(p plan.Plan) []titleClause {
	var list []titleClause
	name := 0
	for _, c := range p.Clauses {
		if c.Not || c.Fixed || c.Name > 0 && c.Name == name {
			continue // a name of several clauses is one: each has all of its names
		}
		name = c.Name
		t := titleClause{optional: c.Optional}
		for _, a := range c.Alternatives {
			t.values = append(t.values, a.Values...)
			if a.Tier >= plan.Prefix || c.Name > 0 && a.Tier >= plan.Form {
				continue
			}
			for _, r := range a.Texts {
				if r.In.Has(field.Title) {
					t.texts = append(t.texts, r.Terms)
				}
			}
		}
		list = append(list, t)
	}
	return list
}

// titleMatches are queries that score titles by how much of them a plan is, in steps.
func (e *Engine) titleMatches(p plan.Plan) []object {
	clauses := titleClauses(p)
	if len(clauses) == 0 {
		return nil
	}
	found := map[ranking.TitleMatch][]object{}
	combinations := skips(clauses)
	slices.SortStableFunc(combinations, func(a, b []int) int { return len(a) - len(b) })
	left := maxTitleTerms
	for _, skip := range combinations {
		for i := range clauses {
			if !slices.Contains(skip, i) {
				left -= len(slices.Concat(clauses[i].texts...))
			}
		}
		if left < 0 {
			break // what is left are titles that lack several words of a long query
		}
		e.addTitles(found, clauses, skip, maxCombinations/len(combinations))
	}
	var list []object
	for m := ranking.WholeTitle; m > 0; m-- {
		if len(found[m]) > 0 {
			list = append(list, constant(anyOf(found[m]), float64(m.Steps()*stepScore)))
		}
	}
	if len(list) == 0 {
		return nil
	}
	return []object{{"dis_max": object{"queries": list}}}
}

// skips are the combinations of clauses that a title may lack, each as a list of their
// numbers.
func skips(clauses []titleClause) [][]int {
	list := [][]int{nil}
	skippable := 0
	for i := range clauses {
		if !clauses[i].canBeSkipped() || skippable == maxSkipped {
			continue
		}
		skippable++
		for _, s := range slices.Clone(list) {
			list = append(list, append(slices.Clone(s), i))
		}
	}
	return slices.DeleteFunc(list, func(s []int) bool { return len(s) == len(clauses) })
}

// addTitles adds the queries for titles with all clauses but those skipped: readings of
// their texts at most, of each kind of match.
func (e *Engine) addTitles(found map[ranking.TitleMatch][]object, clauses []titleClause, skip []int, readings int) {
	var texts [][][]string
	var values []object
	complete := true
	for i := range clauses {
		c := &clauses[i]
		switch {
		case !slices.Contains(skip, i):
			if len(c.texts) == 0 {
				return
			}
			texts = append(texts, c.texts)
		case c.optional:
			complete = false
		default:
			values = append(values, e.valuesQuery(c.values))
		}
	}
	add := func(m ranking.TitleMatch, span object) {
		found[m] = append(found[m], allOf(append([]object{span}, values...), nil))
	}
	for _, texts := range unambiguous(texts, readings) {
		inWhole, inHead := spansOf(schema.WholeTitleField, texts), spansOf(schema.HeadTitleField, texts)
		whole, head := between(schema.WholeTitleField, inWhole), between(schema.HeadTitleField, inHead)
		if !complete {
			add(ranking.MostOfTitle, whole)
			add(ranking.MostOfHead, head)
			continue
		}
		add(ranking.WholeTitle, whole)
		add(ranking.TitleHead, head)
		if len(clauses) > 1 {
			add(ranking.SideBySide, sideBySide(inWhole))
		}
	}
}

// unambiguous are the texts of some clauses such that of one clause no text begins another.
// Of "c++" and "c++ 17" Lucene's ordered spans would take the shorter one, and never try the
// longer one when what follows is not there. So each length of such texts has a query of its
// own, up to most.
func unambiguous(texts [][][]string, most int) [][][][]string {
	list := [][][][]string{nil}
	for _, ofClause := range texts {
		groups := [][][]string{ofClause}
		if byLength := groupsByLength(ofClause); haveBeginnings(ofClause) && len(list)*len(byLength) <= most {
			groups = byLength
		}
		var longer [][][][]string
		for _, l := range list {
			for _, g := range groups {
				longer = append(longer, append(slices.Clone(l), g))
			}
		}
		list = longer
	}
	return list
}

// haveBeginnings reports whether one of some texts begins another.
func haveBeginnings(texts [][]string) bool {
	return slices.ContainsFunc(texts, func(a []string) bool {
		return slices.ContainsFunc(texts, func(b []string) bool { return len(a) < len(b) && slices.Equal(a, b[:len(a)]) })
	})
}

func groupsByLength(texts [][]string) [][][]string {
	var groups [][][]string
	for _, t := range texts {
		i := slices.IndexFunc(groups, func(g [][]string) bool { return len(g[0]) == len(t) })
		if i < 0 {
			groups = append(groups, [][]string{t})
		} else {
			groups[i] = append(groups[i], t)
		}
	}
	return groups
}

// between is spans one after the other that are all of a title.
func between(field string, spans []object) object {
	return sideBySide(slices.Concat([]object{spanTerm(field, schema.TitleStart)}, spans, []object{spanTerm(field, schema.TitleEnd)}))
}

func sideBySide(spans []object) object {
	if len(spans) == 1 {
		return spans[0]
	}
	return object{"span_near": object{"clauses": spans, "slop": 0, "in_order": true}}
}

func spanTerm(field, term string) object { return object{"span_term": object{field: term}} }

// spansOf are any of the texts of each clause.
func spansOf(field string, texts [][][]string) []object {
	spans := make([]object, len(texts))
	for i := range texts {
		spans[i] = spanOf(field, texts[i])
	}
	return spans
}

// spanOf is any of texts.
func spanOf(field string, texts [][]string) object {
	var list []object
	for _, terms := range texts {
		var one []object
		for _, t := range terms {
			one = append(one, spanTerm(field, t))
		}
		list = append(list, sideBySide(one))
	}
	if len(list) == 1 {
		return list[0]
	}
	return object{"span_or": object{"clauses": list}}
}
