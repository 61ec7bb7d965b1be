package opensearch

// How much of a page's title a query is, as package ranking compares them, in queries.

import (
	"slices"

	"github.com/careers-index/careers/search/field"
	"github.com/careers-index/careers/search/plan"
	"github.com/careers-index/careers/search/ranking"
)

// maxSkipped is how many clauses of a query may be missing in a title in every combination.
// More than that stand in it, or the title is no match.
const maxSkipped = 4

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
	for _, skip := range skips(clauses) {
		e.addTitles(found, clauses, skip)
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

// addTitles adds the queries for titles with all clauses but those skipped.
func (e *Engine) addTitles(found map[ranking.TitleMatch][]object, clauses []titleClause, skip []int) {
	var inWhole, inHead, values []object
	complete := true
	for i := range clauses {
		c := &clauses[i]
		switch {
		case !slices.Contains(skip, i):
			if len(c.texts) == 0 {
				return
			}
			inWhole, inHead = append(inWhole, spanOf(wholeTitleField, c.texts)), append(inHead, spanOf(headTitleField, c.texts))
		case c.optional:
			complete = false
		default:
			values = append(values, e.valuesQuery(c.values))
		}
	}
	add := func(m ranking.TitleMatch, span object) {
		found[m] = append(found[m], allOf(append([]object{span}, values...), nil))
	}
	whole, head := between(wholeTitleField, inWhole), between(headTitleField, inHead)
	if !complete {
		add(ranking.MostOfTitle, whole)
		add(ranking.MostOfHead, head)
		return
	}
	add(ranking.WholeTitle, whole)
	add(ranking.TitleHead, head)
	if len(clauses) > 1 {
		add(ranking.SideBySide, sideBySide(inWhole))
	}
}

// between is spans one after the other that are all of a title.
func between(field string, spans []object) object {
	return sideBySide(slices.Concat([]object{spanTerm(field, titleStart)}, spans, []object{spanTerm(field, titleEnd)}))
}

func sideBySide(spans []object) object {
	if len(spans) == 1 {
		return spans[0]
	}
	return object{"span_near": object{"clauses": spans, "slop": 0, "in_order": true}}
}

func spanTerm(field, term string) object { return object{"span_term": object{field: term}} }

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
