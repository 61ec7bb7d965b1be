package opensearch

// From a plan to one query: its clauses, how rare each way to match them is, and what
// selects and scores pages.

import (
	"context"
	"encoding/json"
	"strconv"

	"github.com/careers-index/careers/search/plan"
	"github.com/careers-index/careers/search/ranking"
)

// prepared is a plan whose ways are ready to be looked for.
type prepared struct {
	must, optional, not []clause
	beside              clause // words side by side, which pages need not have
}

// clause is a clause of a plan with what looking for it takes.
type clause struct {
	plan.Clause
	at     int // in the plan
	ways   []way
	idf    []float64 // by way
	weight float64   // of the clause in the mean level
}

// prepare asks the cluster how many pages have what nothing in memory counts, if there is
// such a thing: phrases, and several words that count as one.
func (e *Engine) prepare(ctx context.Context, p plan.Plan) (*prepared, error) {
	out := &prepared{}
	for i, c := range p.Clauses {
		one := clause{Clause: c, at: i, ways: e.ways(c.Alternatives)}
		switch {
		case c.Not:
			out.not = append(out.not, one)
		case c.Optional:
			out.optional = append(out.optional, one)
		default:
			out.must = append(out.must, one)
		}
	}
	out.beside.ways = e.ways(p.SideBySide)
	var scored []*clause
	for _, list := range [][]clause{out.must, out.optional} {
		for i := range list {
			scored = append(scored, &list[i])
		}
	}
	scored = append(scored, &out.beside)
	var ways []*way
	for _, c := range scored {
		for i := range c.ways {
			ways = append(ways, &c.ways[i])
		}
	}
	counts, err := e.countAll(ctx, ways)
	if err != nil {
		return nil, err
	}
	pages := e.meta.Pages
	for _, c := range scored {
		if !c.Fixed {
			c.weight = ranking.IDF(pages, 0)
		}
		for range c.ways {
			idf := ranking.IDF(pages, counts[0])
			c.idf, counts = append(c.idf, idf), counts[1:]
			c.weight = min(c.weight, idf)
		}
	}
	return out, nil
}

// query selects the pages that match a plan, with scores. most is how many of the words
// that count a partial match has; 0 for a whole one. What of it is too large for a cluster
// is asked for with less detail in its order.
func (e *Engine) query(p plan.Plan, of *prepared, most int) object {
	matches := e.selection(of, most)
	for _, d := range details {
		matches["should"] = e.scores(p, of, most, d)
		if query := (object{"bool": matches}); partsOf([]object{query}) <= maxParts {
			return query
		}
	}
	return object{"bool": matches}
}

// selection selects the pages that match, without scores.
func (e *Engine) selection(of *prepared, most int) object {
	var filter, not, some []object
	for i := range of.must {
		c := &of.must[i]
		if matches := e.matches(c.ways); most > 0 && c.Counts() {
			some = append(some, constant(matches, 0))
			some[len(some)-1]["constant_score"].(object)["_name"] = strconv.Itoa(c.at)
		} else {
			filter = append(filter, matches)
		}
	}
	for i := range of.not {
		not = append(not, e.matches(of.not[i].ways))
	}
	if len(some) > 0 {
		filter = append(filter, object{"bool": object{"should": some, "minimum_should_match": most}})
	}
	if len(filter) == 0 {
		filter = []object{everything}
	}
	b := object{"filter": filter, "minimum_should_match": 0}
	if len(not) > 0 {
		b["must_not"] = not
	}
	return b
}

// scores are queries that order the pages that match.
func (e *Engine) scores(p plan.Plan, of *prepared, most int, d detail) []object {
	should := []object{sumOf(stepsName, e.halfLevels(of.must, most > 0, d.steps))}
	if d.scored > 0 {
		should = append(should, e.sum(of, d.scored))
	}
	if !d.titles {
		return should
	}
	if titles := e.titleMatches(p); len(titles) > 0 {
		should = append(should, sumOf(titleName, titles))
	}
	return should
}

// sum adds up what the clauses score, which counts more in postings.
// scored is how many terms are scored one by one.
func (e *Engine) sum(of *prepared, scored int) object {
	budget := scored
	var list []object
	for i := range of.must {
		list = append(list, e.score(&of.must[i], 1, &budget)...)
	}
	for i := range of.beside.ways {
		list = append(list, e.sumsOf(&of.beside.ways[i], of.beside.idf[i], &budget)...)
	}
	for i := range of.optional {
		list = append(list, e.score(&of.optional[i], ranking.RewardShare, &budget)...)
	}
	return object{"function_score": object{
		"_name": sumName, "query": sumOf("", list),
		"functions": []object{{"filter": isPosting, "weight": ranking.PostingBoost}},
	}}
}

// mostHeld is how many of the words that a partial match may lack some page has; 0 if no
// page has any.
func (e *Engine) mostHeld(ctx context.Context, of *prepared) (int, error) {
	var some, filter, not []object
	for i := range of.must {
		if c := &of.must[i]; c.Counts() {
			some = append(some, constant(e.matches(c.ways), 1))
		} else {
			filter = append(filter, e.matches(c.ways))
		}
	}
	for i := range of.not {
		not = append(not, e.matches(of.not[i].ways))
	}
	b := object{"should": some, "minimum_should_match": 1}
	if len(filter) > 0 {
		b["filter"] = filter
	}
	if len(not) > 0 {
		b["must_not"] = not
	}
	a, err := e.search(ctx, object{"size": 1, "_source": false, "track_total_hits": false, "query": object{"bool": b}})
	if err != nil || len(a.Hits.Hits) == 0 {
		return 0, err
	}
	return int(a.Hits.Max + 0.5), nil
}

// heldFilters select the pages that have each of the words that a partial match may lack.
func (e *Engine) heldFilters(of *prepared) object {
	filters := object{}
	for i := range of.must {
		if c := &of.must[i]; c.Counts() {
			filters[strconv.Itoa(c.at)] = e.matches(c.ways)
		}
	}
	return filters
}

// countAll is how many pages each way finds.
func (e *Engine) countAll(ctx context.Context, ways []*way) ([]int, error) {
	counts := make([]int, len(ways))
	var keys []string
	var queries []object
	asked := map[string][]int{} // places in counts
	for i, w := range ways {
		query := anyOf(e.anywhere(w))
		if n, ok := e.countInMemory(w); ok {
			counts[i] = n
			continue
		}
		b, err := json.Marshal(query)
		if err != nil {
			return nil, err
		}
		key := string(b)
		if n, ok := e.counted.get(key); ok {
			counts[i] = n
			continue
		}
		if asked[key] == nil {
			keys, queries = append(keys, key), append(queries, query)
		}
		asked[key] = append(asked[key], i)
	}
	if len(queries) == 0 {
		return counts, nil
	}
	found, err := e.countQueries(ctx, queries)
	if err != nil {
		return nil, err
	}
	for j, key := range keys {
		e.counted.put(key, found[j])
		for _, i := range asked[key] {
			counts[i] = found[j]
		}
	}
	return counts, nil
}

// countInMemory is how many pages a way finds, where it is one list.
func (e *Engine) countInMemory(w *way) (int, bool) {
	switch {
	case w.Path != "" || len(w.Values) > 1:
		return 0, false
	case len(w.runs) == 0 && len(w.Values) == 1 && w.Skill == "":
		return int(e.valueCounts[w.Values[0]]), true
	case len(w.runs) == 0 && w.Skill != "" && len(w.Values) == 0:
		v, ok := e.known.Skills.WithOwnKey(w.Skill)
		if !ok {
			return 0, true
		}
		return int(e.valueCounts[v]), true
	case len(w.runs) == 0 && w.Skill == "" && len(w.Values) == 0:
		return 0, true
	case len(w.runs) == 1 && w.runs[0].shares != "" && w.Skill == "" && len(w.Values) == 0:
		return w.runs[0].pages, true
	}
	return 0, false
}
