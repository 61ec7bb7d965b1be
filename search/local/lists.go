package local

import (
	"slices"

	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/index/terms"
	"github.com/careers-index/careers/search/field"
	"github.com/careers-index/careers/search/plan"
	"github.com/careers-index/careers/search/ranking"
)

// Reading the pages that have a run of terms. There are three ways, the fast one first:
//
//	one list for all fields    a word or a name, anywhere: package terms
//	a list for each field      a word or a name, in some of the fields
//	lists with places          other words side by side

// addText adds the score of each page that has the terms side by side.
func (m *matcher) addText(run plan.TermRun) error {
	term, dictionary := run.Terms[0], &m.terms.Words
	if len(run.Terms) > 1 {
		term, dictionary = index.JoinedTerm(run.Terms), &m.terms.Names
	}
	i, ok := dictionary.Find(term)
	switch {
	case ok && field.Set(dictionary.Fields(i))&^run.In == 0:
		return m.addList(dictionary.List(i))
	case ok:
		return m.eachField(run.In, func(f field.Field, visit func(index.Doc, int, int)) error {
			return m.Counts(f, []byte(term), visit)
		})
	case len(run.Terms) == 1 || run.IsName:
		return nil // no page has it
	default:
		return m.addPhrase(run)
	}
}

// addList adds the shares of all pages in a list.
func (m *matcher) addList(l terms.List, err error) error {
	if err == nil {
		err = m.Spend(l.Len())
	}
	if err != nil {
		return err
	}
	if m.isFirst() {
		m.found = slices.Grow(m.found, l.Len())
		for c := l.Chunks(); c.Next(); {
			for i := range c.Len() {
				doc, share, inTitle := c.At(i)
				m.found = append(m.found, finding{index.Doc(doc), share, inTitle})
			}
		}
		return nil
	}
	m.join()
	for c := l.Chunks(); c.Next(); {
		for i := range c.Len() {
			doc, share, inTitle := c.At(i)
			m.add(index.Doc(doc), share, inTitle)
		}
	}
	return nil
}

// addPhrase adds the score of each page that has the terms side by side, where these are
// no name that the index knows.
func (m *matcher) addPhrase(run plan.TermRun) error {
	var phrase [][]byte
	for _, term := range run.Terms {
		phrase = append(phrase, []byte(term))
	}
	return m.eachField(run.In, func(f field.Field, visit func(index.Doc, int, int)) error {
		return m.Phrase(f, phrase, visit)
	})
}

// eachField reads lists of single fields, and adds the shares of what they have.
func (m *matcher) eachField(in field.Set, read func(f field.Field, visit func(doc index.Doc, count, length int)) error) error {
	m.join()
	for f := range field.Texts {
		if !in.Has(f) {
			continue
		}
		err := read(f, func(doc index.Doc, count, length int) {
			m.add(doc, float32(m.fields[f].Share(count, length)), f == field.Title)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// addSkill adds the boost of each page that has the skill of that key.
func (m *matcher) addSkill(key string) error {
	v, ok := m.skills.WithOwnKey(key)
	if !ok {
		return nil
	}
	return m.addValue(v, func(strength uint8) float32 { return ranking.SkillBoosts[strength] }, false)
}

// addValue adds the score of each page that has a value.
func (m *matcher) addValue(v uint32, score func(strength uint8) float32, inTitle bool) error {
	docs, strengths := m.values.of(v)
	if err := m.Spend(len(docs)); err != nil {
		return err
	}
	if m.isFirst() {
		m.found = slices.Grow(m.found, len(docs))
		for i, doc := range docs {
			m.found = append(m.found, finding{doc, score(strengths[i]), inTitle})
		}
		return nil
	}
	m.join()
	for i, doc := range docs {
		m.add(doc, score(strengths[i]), inTitle)
	}
	return nil
}
