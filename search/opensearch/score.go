package opensearch

import (
	"math"
	"slices"

	"github.com/careers-index/careers/search/opensearch/schema"
	"github.com/careers-index/careers/search/plan"
	"github.com/careers-index/careers/search/ranking"
)

// What orders the pages that match, as queries of OpenSearch that score: package ranking's
// sort key, in one number of 24 bits.
//
//	score = steps · stepScore + sum
//
// steps are whole numbers, and exact. The sum is rounded at 1/32, so within a page of hits
// it is asked for by name and compared again.

const (
	// stepScore is more than the sums of nearly all queries.
	stepScore = 4096
	// Names of the parts of a query that a hit tells its score of.
	stepsName = "steps"
	titleName = "title"
	sumName   = "sum"
)

// constant scores what a query selects.
func constant(filter object, score float64) object {
	return object{"constant_score": object{"filter": filter, "boost": score}}
}

// sumOf adds the scores of queries; pages that none selects are selected, too.
func sumOf(name string, queries []object) object {
	b := object{"should": queries, "minimum_should_match": 0}
	if name != "" {
		b["_name"] = name
	}
	if len(queries) == 0 {
		b["should"] = []object{constant(everything, 0)}
	}
	return object{"bool": b}
}

// levels are queries that select the pages in which a clause has each level, or a better
// one that comes before it. The best comes first.
func (e *Engine) levels(c *clause) []levelQuery {
	var list []levelQuery
	for at := range ranking.MissingLevel {
		var queries []object
		for i := range c.ways {
			w := &c.ways[i]
			if ranking.LevelOf(w.Tier, true) == at {
				queries = append(queries, e.inTitle(w)...)
			}
			if ranking.LevelOf(w.Tier, false) == at {
				queries = append(queries, e.anywhere(w)...)
			}
		}
		if len(queries) > 0 {
			list = append(list, levelQuery{at, anyOf(queries)})
		}
	}
	return list
}

type levelQuery struct {
	level ranking.Level
	query object
}

// halfLevels are queries whose scores sum up to the mean level of the clauses as package
// ranking counts it: in half levels, the more the better, rounded. With partial, a page may
// lack clauses. Without rounded they are as they are.
func (e *Engine) halfLevels(clauses []clause, partial, rounded bool) []object {
	total := 0.0
	for i := range clauses {
		total += clauses[i].weight
	}
	if total == 0 {
		return []object{constant(everything, halfLevelScore(float64(ranking.MissingLevel)))}
	}
	var each []object
	means := []float64{0} // that pages may have
	least, best := 0.0, 0.0
	for i := range clauses {
		levels := e.levels(&clauses[i])
		if clauses[i].weight == 0 || len(levels) == 0 {
			continue
		}
		share := clauses[i].weight / total
		var of []object
		var worths []float64
		for _, l := range levels {
			worth := share * float64(ranking.MissingLevel-l.level)
			of, worths = append(of, constant(l.query, worth)), append(worths, worth)
		}
		if partial {
			worths = append(worths, 0)
		}
		each = append(each, object{"dis_max": object{"queries": of}})
		means = sums(means, worths)
		least, best = least+slices.Min(worths), best+slices.Max(worths)
	}
	if means == nil { // of the sums, too: where the half levels of all clauses together begin
		means = halfLevelsBetween(least, best)
	}
	if !rounded && len(each) > 1 {
		return unrounded(each)
	}
	return steps(each, means)
}

// unrounded are queries that score the sum of others without rounding it, for queries of so
// many words that steps would be too much. Hits are rounded when they are shown.
func unrounded(each []object) []object {
	for _, c := range each {
		for _, q := range c["dis_max"].(object)["queries"].([]object) {
			of := q["constant_score"].(object)
			of["boost"] = 2 * of["boost"].(float64) * float64(ranking.HalfLevel) * stepScore
		}
	}
	return each
}

// steps are queries that score the sum of others, rounded to half levels. means are the
// values that it may have. OpenSearch cannot round: there is a query for each step, which
// selects the pages that reach it.
func steps(each []object, means []float64) []object {
	if len(each) == 1 { // whole levels
		for _, q := range each[0]["dis_max"].(object)["queries"].([]object) {
			of := q["constant_score"].(object)
			of["boost"] = halfLevelScore(of["boost"].(float64))
		}
		return each
	}
	slices.Sort(means)
	list := []object{constant(everything, halfLevelScore(means[0]))}
	for i := 1; i < len(means); i++ {
		more := halfLevelScore(means[i]) - halfLevelScore(means[i-1])
		if more == 0 {
			continue
		}
		reached := object{"function_score": object{"query": sumOf("", each), "min_score": (means[i-1] + means[i]) / 2}}
		list = append(list, constant(reached, more))
	}
	return list
}

// halfLevelScore is what a mean level scores, of which the best has MissingLevel and the
// worst 0.
func halfLevelScore(mean float64) float64 {
	return math.Floor(2*mean+0.5+rounding) * float64(ranking.HalfLevel) * stepScore
}

// rounding is more than the error of a few sums.
const rounding = 1e-6

// maxMeans is how many mean levels are told from each other.
const maxMeans = 4096

// sums are all sums of two numbers, one of each list, each once; nil if they are too many.
func sums(a, b []float64) []float64 {
	var out []float64
	for _, x := range a {
		for _, y := range b {
			out = append(out, x+y)
		}
	}
	slices.Sort(out)
	out = slices.CompactFunc(out, func(x, y float64) bool { return math.Abs(x-y) < rounding })
	if len(out) > maxMeans {
		return nil
	}
	return out
}

// halfLevelsBetween are values around where half levels begin.
func halfLevelsBetween(least, best float64) []float64 {
	out := []float64{least}
	for at := math.Ceil(2*least+0.5)/2 - 0.25; at < best; at += 0.5 {
		out = append(out, at-rounding, at+rounding)
	}
	return append(out, best)
}

// score sums up what a clause adds: the best tier that a page matches, and names of skills
// in every tier. factor is how much of it counts.
func (e *Engine) score(c *clause, factor float64, budget *int) []object {
	var list, better, betterInTitle []object
	for i := range c.ways {
		w := &c.ways[i]
		if i > 0 && c.ways[i-1].Tier != w.Tier {
			for j := range c.ways[:i] {
				if b := &c.ways[j]; b.Tier == c.ways[i-1].Tier {
					better, betterInTitle = append(better, e.anywhere(b)...), append(betterInTitle, e.inTitle(b)...)
				}
			}
		}
		added := e.sumsOf(w, c.idf[i]*factor, budget)
		if len(added) == 0 {
			continue
		}
		if w.AddsInAnyTier || len(better) == 0 {
			list = append(list, added...)
			continue
		}
		counts := []object{allOf(nil, better)}
		if title := e.inTitle(w); w.Tier < plan.Prefix && len(title) > 0 {
			counts = append(counts, allOf([]object{anyOf(title)}, betterInTitle))
		}
		list = append(list, object{"bool": object{"filter": anyOf(counts), "should": added}})
	}
	return list
}

// sumsOf are queries whose scores sum up to what a way adds: BM25 by idf, and boosts.
func (e *Engine) sumsOf(w *way, idf float64, budget *int) []object {
	if idf == 0 {
		return nil
	}
	var list []object
	var rest []string
	for i := range w.runs {
		r := &w.runs[i]
		switch {
		case r.shares != "" && *budget > 0:
			*budget--
			list = append(list, object{"term": object{schema.SharesField: object{"value": r.shares, "boost": e.boostOf(r.pages) * idf}}})
		case r.shares != "":
			rest = append(rest, r.shares)
		default:
			for _, in := range r.fields {
				*budget--
				list = append(list, in.query(e.fields[in.field].Boost*idf/in.idf))
			}
		}
	}
	if len(rest) > 0 {
		list = append(list, constant(hasAny(schema.SharesField, rest), averageShare*idf))
	}
	if w.Skill != "" {
		for rank, s := range schema.Strengths {
			*budget--
			list = append(list, constant(hasAny(schema.StrengthField(s), []string{w.Skill}), float64(ranking.SkillBoosts[rank])*idf))
		}
	}
	if len(w.Values) > 0 && w.Boost > 0 {
		list = append(list, constant(e.valuesQuery(w.Values), float64(w.Boost)*idf))
	}
	return list
}

// averageShare is what a word counts that is not scored by itself.
const averageShare = 2

// boostOf makes the share of a word that so many pages have of what OpenSearch computes
// for it: it undoes its idf.
func (e *Engine) boostOf(pages int) float64 {
	idf := luceneIDF(e.meta.WithWords, pages)
	return schema.MaxShare / (idf * (schema.SharesK1 + 1))
}
