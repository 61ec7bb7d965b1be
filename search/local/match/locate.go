package match

import (
	"context"
	"errors"
	"slices"

	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/index/terms"
	"github.com/careers-index/careers/search/field"
	"github.com/careers-index/careers/search/local/pageset"
	"github.com/careers-index/careers/search/plan"
	"github.com/careers-index/careers/search/ranking"
)

// Locating: which pages match a plan, and in which levels, as sets of pages. That is all
// that totals and counts need, and it tells which few pages can be among the best; only
// these are scored (match.go). A list becomes a set in about a nanosecond an entry, and to
// join sets costs little beside that; to score an entry takes several times as long.

// locator is what is located of one plan.
type locator struct {
	pages   pageset.Set // match all clauses
	clauses []located   // that pages must match, in the order of the plan
	sets    []pageset.Set
	used    int // of sets, which are kept for the next plan

	// What scoring needs to know of all pages, in the order in which it asks: the idf of
	// each alternative, and what was read from lists of single fields.
	idfs   []float32
	same   map[int]marked // alternatives that several clauses have, by their number
	visits []finding
	runs   []visited

	parts []part  // of the scores
	extra float32 // what is added at most to a score, for what pages need not have
}

// part is what an alternative of a clause adds to the scores of its pages.
type part struct {
	marked
	tier      plan.Tier
	inAnyTier bool
	worth     worth // at most
}

// located is where one clause was found.
type located struct {
	weight float32
	levels []leveled // the best first; the first that has a page counts
}

// leveled is pages that match a clause in a level. The set is that of the alternative.
type leveled struct {
	ranking.Level
	pages pageset.Set
}

// marked is what an alternative finds: its pages, and those where the title says it.
type marked struct {
	all, inTitle pageset.Set
	idf          float32
	most         worth // at most, before idf
}

// worth is a score of pages where the title says what was found, and of the others.
type worth struct{ inTitle, elsewhere float32 }

func (w *worth) add(inTitle, elsewhere float32) {
	w.inTitle += max(inTitle, elsewhere)
	w.elsewhere += elsewhere
}

// visited are those of the visits that are for one run of terms.
type visited struct{ start, end int }

// reset forgets the last plan.
func (l *locator) reset() {
	l.clauses, l.used, l.idfs, l.visits, l.runs = l.clauses[:0], 0, l.idfs[:0], l.visits[:0], l.runs[:0]
	l.parts, l.extra = l.parts[:0], 0
	if l.same == nil {
		l.same = map[int]marked{}
	}
	clear(l.same)
}

// NewSet is an empty set, which is valid until the next plan is located.
func (l *locator) NewSet(pages int) pageset.Set {
	if l.used == len(l.sets) {
		l.sets = append(l.sets, pageset.New(pages))
	}
	s := l.sets[l.used]
	l.used++
	clear(s)
	return s
}

// Locate finds the pages that match the plan. They are valid until the next plan is located.
func (m *Matcher) Locate(ctx context.Context, p plan.Plan) (pageset.Set, error) {
	err := m.locate(ctx, p)
	return m.pages, err
}

// locate leaves the pages that match the plan in m.pages.
func (m *Matcher) locate(ctx context.Context, p plan.Plan) error {
	m.locator.reset()
	m.titles = ranking.NewTitleMatcher(p)
	m.pages = m.NewSet(len(m.docs))
	m.pages.Fill(len(m.docs))
	for _, c := range p.Clauses {
		if c.Not || c.Optional {
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := m.locateClause(ctx, c); err != nil {
			return err
		}
		if m.pages.IsEmpty() {
			return nil
		}
	}
	if err := m.locateExcluded(ctx, p); err != nil {
		return err
	}
	err := m.markRewards(ctx, p)
	if errors.Is(err, ErrReads) {
		return nil // scoring stops there, too
	}
	return err
}

// locateExcluded removes the pages that have what the query excludes. Scoring does not ask
// for what was read for that.
func (m *Matcher) locateExcluded(ctx context.Context, p plan.Plan) error {
	visits, runs := len(m.visits), len(m.runs)
	defer func() { m.visits, m.runs = m.visits[:visits], m.runs[:runs] }()
	for _, c := range p.Clauses {
		if !c.Not {
			continue
		}
		for _, alt := range c.Alternatives {
			found, err := m.mark(ctx, alt)
			if err != nil {
				return err
			}
			m.pages.AndNot(found.all)
		}
	}
	return nil
}

// locateClause keeps the pages that match c.
func (m *Matcher) locateClause(ctx context.Context, c plan.Clause) error {
	at := m.newLocated(heaviest(c, len(m.docs)))
	pages := m.NewSet(len(m.docs))
	for _, alt := range c.Alternatives {
		found, err := m.mark(ctx, alt)
		if err != nil {
			return err
		}
		m.idfs = append(m.idfs, found.idf)
		m.parts = append(m.parts, part{found, alt.Tier, alt.AddsInAnyTier, worth{found.most.inTitle * found.idf, found.most.elsewhere * found.idf}})
		at.weight = min(at.weight, found.idf)
		pages.Or(found.all)
		at.levels = append(at.levels, leveled{ranking.LevelOf(alt.Tier, true), found.inTitle}, leveled{ranking.LevelOf(alt.Tier, false), found.all})
	}
	slices.SortFunc(at.levels, func(x, y leveled) int { return int(x.Level) - int(y.Level) })
	m.pages.And(pages)
	return nil
}

// newLocated adds a clause to those that pages must match.
func (m *Matcher) newLocated(weight float32) *located {
	n := len(m.clauses)
	m.clauses = slices.Grow(m.clauses, 1)[:n+1]
	at := &m.clauses[n]
	at.weight, at.levels = weight, at.levels[:0] // keeps the memory of the last plan
	return at
}

// mark finds the pages of an alternative.
func (m *Matcher) mark(ctx context.Context, alt plan.Alternative) (marked, error) {
	if err := ctx.Err(); err != nil {
		return marked{}, err
	}
	if found, ok := m.same[alt.Same]; ok {
		return found, nil
	}
	found := marked{all: m.NewSet(len(m.docs)), inTitle: m.NewSet(len(m.docs))}
	for _, run := range alt.Texts {
		if err := m.markText(run, &found); err != nil {
			return marked{}, err
		}
	}
	if v, ok := m.skills.WithOwnKey(alt.Skill); ok && alt.Skill != "" {
		if err := m.markValue(v, found.all); err != nil {
			return marked{}, err
		}
		most := slices.Max(ranking.SkillBoosts)
		found.most.add(most, most)
	}
	for _, v := range alt.Values {
		if err := m.markValue(v, found.all); err != nil {
			return marked{}, err
		}
		m.Values.AddTo(found.inTitle, v)
		found.most.add(alt.Boost, alt.Boost)
	}
	if alt.Path != "" {
		for _, n := range m.g.Under(alt.Path) {
			found.all.Add(m.g.Document(n))
			found.inTitle.Add(m.g.Document(n))
		}
	}
	found.idf = float32(ranking.IDF(len(m.docs), found.all.Len()))
	if alt.Same != 0 {
		m.same[alt.Same] = found
	}
	return found, nil
}

// markText adds the pages that have the terms side by side.
func (m *Matcher) markText(run plan.TermRun, to *marked) error {
	w, err := m.wayTo(run)
	switch {
	case err != nil:
		return err
	case w.kind == byList:
		if err := m.spend(w.list.Len()); err != nil {
			return err
		}
		w.list.Mark(to.all, to.inTitle)
		to.most.add(w.list.Most())
		return nil
	case w.kind == byFields:
		return m.markFields(w, to)
	case w.kind == noWay:
		return nil
	}
	start := len(m.visits)
	var most [field.Texts]float32
	err = m.readFields(w, func(f field.Field, found finding) {
		m.visits = append(m.visits, found)
		most[f] = max(most[f], found.Share)
		to.all.Add(index.Doc(found.Doc))
		if found.InFirst {
			to.inTitle.Add(index.Doc(found.Doc))
		}
	})
	for _, share := range most {
		to.most.add(share, share)
	}
	m.runs = append(m.runs, visited{start, len(m.visits)})
	return err
}

// markFields adds the pages that have a term in some of the fields.
func (m *Matcher) markFields(w way, to *marked) error {
	if err := m.spend(w.list.PagesIn(w.fields)); err != nil {
		return err
	}
	w.list.MarkIn(w.fields, to.all, to.inTitle)
	for f := range field.Texts {
		if field.Set(w.fields).Has(f) {
			most := float32(m.fields[f].Boost * (terms.K1 + 1))
			to.most.add(most, most)
		}
	}
	return nil
}

// markValue adds the pages that have a value.
func (m *Matcher) markValue(v uint32, to pageset.Set) error {
	docs, _ := m.Values.of(v)
	if err := m.spend(len(docs)); err != nil {
		return err
	}
	m.Values.AddTo(to, v)
	return nil
}
