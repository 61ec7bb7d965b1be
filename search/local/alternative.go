package local

import (
	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/search/local/field"
)

// What one alternative of a clause finds: its pages, with their BM25.

// alternative leaves the pages that alt finds in m.inAlternative, with their BM25
// before idf in alternativeScore, and returns the idf.
func (m *matcher) alternative(alt alternative) (float32, error) {
	m.inAlternative = m.inAlternative[:0]
	epoch := m.nextEpoch()
	m.currentAlternative = epoch
	if alt.again != nil && alt.again.known {
		m.repeat(alt.again, epoch)
	} else if err := m.look(alt, epoch); err != nil {
		return 0, err
	}
	if alt.again != nil && !alt.again.known {
		m.keep(alt.again)
	}
	return float32(idf(len(m.docs), len(m.inAlternative))), nil
}

// findings are the pages that an alternative has found, for another clause that has it
// too.
type findings struct {
	known bool
	pages []finding
}

type finding struct {
	doc     index.Doc
	score   float32
	inTitle bool
}

func (m *matcher) keep(f *findings) {
	f.known, f.pages = true, make([]finding, len(m.inAlternative))
	for i, doc := range m.inAlternative {
		d := &m.docs[doc]
		f.pages[i] = finding{doc, d.alternativeScore, d.alternativeInTitle}
	}
}

func (m *matcher) repeat(f *findings, epoch uint16) {
	for _, p := range f.pages {
		d := &m.docs[p.doc]
		d.alternativeEpoch, d.alternativeScore, d.alternativeInTitle = epoch, p.score, p.inTitle
		m.inAlternative = append(m.inAlternative, p.doc)
	}
}

// look reads the lists of alt.
func (m *matcher) look(alt alternative, epoch uint16) error {
	add := func(doc index.Doc, score float32) {
		d := &m.docs[doc]
		if d.alternativeEpoch != epoch {
			d.alternativeEpoch, d.alternativeScore, d.alternativeInTitle = epoch, 0, alt.keys != nil || alt.path != ""
			m.inAlternative = append(m.inAlternative, doc)
		}
		d.alternativeScore += score
	}
	for _, run := range alt.texts {
		if err := m.addText(run, add); err != nil {
			return err
		}
	}
	if alt.skill != "" {
		if err := m.addSkill([]byte(alt.skill), add); err != nil {
			return err
		}
	}
	for _, key := range alt.keys {
		if err := m.Pages(alt.facetField, []byte(key), func(doc index.Doc) { add(doc, alt.boost) }); err != nil {
			return err
		}
	}
	if alt.path != "" {
		for _, n := range m.g.Under(alt.path) {
			add(m.g.Document(n), 0)
		}
	}
	return nil
}

// wasFound reports whether the current alternative has found a page already.
func (m *matcher) wasFound(doc index.Doc) bool {
	return m.docs[doc].alternativeEpoch == m.currentAlternative
}

// addText adds the score of each page that has the terms side by side.
func (m *matcher) addText(run termRun, add func(doc index.Doc, score float32)) error {
	var phrase [][]byte
	if len(run.terms) > 1 {
		for _, term := range run.terms {
			phrase = append(phrase, []byte(term))
		}
	}
	for f := range field.Texts {
		if !run.in.Has(f) {
			continue
		}
		visit := func(doc index.Doc, count, length int) {
			add(doc, float32(boosts[f]*tfNorm(f, count, length, m.means[f])))
			if f == field.Title {
				m.docs[doc].alternativeInTitle = true
			}
		}
		var err error
		if phrase != nil {
			err = m.Phrase(f, phrase, visit)
		} else {
			err = m.Counts(f, []byte(run.terms[0]), visit)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// addSkill adds the boost of each page that has the skill. Every skill is in the
// field of all skills; pages that are not in the field of a strength only mention
// it.
func (m *matcher) addSkill(key []byte, add func(doc index.Doc, score float32)) error {
	for _, s := range strengthBoosts {
		if err := m.Pages(s.field, key, func(doc index.Doc) { add(doc, s.boost) }); err != nil {
			return err
		}
	}
	return m.Pages(m.skills, key, func(doc index.Doc) {
		if !m.wasFound(doc) {
			add(doc, mentionBoost)
		}
	})
}
