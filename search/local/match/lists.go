package match

import (
	"slices"

	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/index/fulltext"
	"github.com/careers-index/careers/index/terms"
	"github.com/careers-index/careers/search/field"
	"github.com/careers-index/careers/search/plan"
	"github.com/careers-index/careers/search/ranking"
)

// Reading the pages that have a run of terms. There are three ways, the fast one first:
//
//	one list for all fields    a word or a name, anywhere
//	its places                 a word or a name, in some of the fields
//	places of several lists    other words side by side

// way is how a run of terms is read.
type way struct {
	kind   wayKind
	list   terms.List
	lists  []terms.List // of a phrase, valid until the next way
	fields uint8
}

type wayKind uint8

const (
	noWay    wayKind = iota // no page has it
	byList                  // list
	byFields                // places of list
	byPhrase                // places of lists
)

// wayTo is the fastest one.
func (m *Matcher) wayTo(run plan.TermRun) (way, error) {
	dictionary := &m.terms.Words
	if len(run.Terms) > 1 {
		dictionary = &m.terms.Names
	}
	m.term = fulltext.AppendJoined(m.term[:0], run.Terms)
	i, ok := dictionary.Find(string(m.term))
	if !ok && len(run.Terms) > 1 && !run.IsName {
		return m.wayToPhrase(run)
	}
	if !ok {
		return way{}, nil
	}
	l, err := dictionary.List(i)
	if err != nil || field.Set(dictionary.Fields(i))&^run.In == 0 {
		return way{kind: byList, list: l}, err
	}
	return way{kind: byFields, list: l, fields: uint8(run.In)}, nil
}

// wayToPhrase is the way to terms that are no name which the index knows.
func (m *Matcher) wayToPhrase(run plan.TermRun) (way, error) {
	m.phrase = m.phrase[:0]
	for _, term := range run.Terms {
		n, ok := m.terms.Words.Find(term)
		if !ok {
			return way{}, nil
		}
		l, err := m.terms.Words.List(n)
		if err != nil {
			return way{}, err
		}
		m.phrase = append(m.phrase, l)
	}
	return way{kind: byPhrase, lists: m.phrase, fields: uint8(run.In)}, nil
}

// addText adds the score of each page that has the terms side by side.
func (m *Matcher) addText(run plan.TermRun) error {
	w, err := m.wayTo(run)
	switch {
	case err != nil:
		return err
	case w.kind == byList:
		return m.addList(w.list)
	case w.kind == noWay:
		return nil
	case m.only != nil && w.kind == byPhrase:
		m.addVisited()
		return nil
	default:
		m.join()
		return m.readFields(w, func(_ field.Field, f finding) { m.add(index.Doc(f.Doc), f.Share, f.InFirst) })
	}
}

// addVisited adds what locating has read of the run of terms that comes next.
func (m *Matcher) addVisited() {
	m.join()
	run := m.runs[m.nextRun]
	m.nextRun++
	for _, f := range m.visits[run.start:run.end] {
		if doc := index.Doc(f.Doc); m.only.Has(doc) {
			m.add(doc, f.Share, f.InFirst)
		}
	}
}

// addList adds the shares of the pages in a list.
func (m *Matcher) addList(l terms.List) error {
	if m.only == nil {
		if err := m.spend(l.Len()); err != nil {
			return err
		}
	}
	if m.isFirst() {
		m.found = m.entries(m.found, l)
		return nil
	}
	m.join()
	m.more = m.entries(m.more[:0], l)
	for _, f := range m.more {
		m.add(index.Doc(f.Doc), f.Share, f.InFirst)
	}
	return nil
}

// entries appends the entries of a list that count.
func (m *Matcher) entries(to []finding, l terms.List) []finding {
	if m.only != nil {
		return l.AppendIn(to, m.only, m.onlyLen)
	}
	return l.Append(slices.Grow(to, l.Len()))
}

// placeCost is how many entries of a list cost as much as one with its places.
const placeCost = 4

// readFields reads by fields, with the share of what the pages have that count.
func (m *Matcher) readFields(w way, visit func(field.Field, finding)) error {
	found := func(f terms.Found) {
		visit(field.Field(f.Field), finding{Doc: f.Doc, Share: float32(m.fields[f.Field].Share(f.Count, f.Length)), InFirst: f.Field == int(field.Title)})
	}
	if w.kind == byFields {
		if m.only == nil {
			if err := m.spend(w.list.PagesIn(w.fields)); err != nil {
				return err
			}
		}
		m.places.ByField(w.list, w.fields, m.only, found)
		return nil
	}
	err := m.spend(terms.PagesWithPlaces(w.lists, w.fields) * len(w.lists) * placeCost)
	if err == nil {
		m.places.Phrase(w.lists, w.fields, found)
	}
	return err
}

// addSkill adds the boost of each page that has the skill of that key.
func (m *Matcher) addSkill(key string) error {
	v, ok := m.skills.WithOwnKey(key)
	if !ok {
		return nil
	}
	return m.addValue(v, func(strength uint8) float32 { return ranking.SkillBoosts[strength] }, false)
}

// addValue adds the score of each page that has a value.
func (m *Matcher) addValue(v uint32, score func(strength uint8) float32, inTitle bool) error {
	docs, strengths := m.Values.of(v)
	if m.only == nil {
		if err := m.spend(len(docs)); err != nil {
			return err
		}
	}
	isFirst := m.isFirst()
	if !isFirst {
		m.join()
	}
	for i, doc := range docs {
		switch {
		case m.only != nil && !m.only.Has(doc):
		case isFirst:
			m.found = append(m.found, finding{Doc: uint32(doc), Share: score(strengths[i]), InFirst: inTitle})
		default:
			m.add(doc, score(strengths[i]), inTitle)
		}
	}
	return nil
}
