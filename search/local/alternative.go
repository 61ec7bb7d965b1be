package local

import (
	"context"

	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/search/local/field"
	"github.com/careers-index/careers/search/local/plan"
)

// What one alternative of a clause finds: its pages, with their BM25.

// alternative leaves the pages that alt finds in m.inAlternative, with their BM25
// before idf in alternativeScore, and returns the idf.
func (m *matcher) alternative(alt plan.Alternative) (float32, error) {
	m.inAlternative = m.inAlternative[:0]
	epoch := m.nextEpoch()
	m.currentAlternative = epoch
	if pages, ok := m.findings[alt.Same]; ok {
		m.repeat(pages, epoch)
	} else if err := m.look(alt, epoch); err != nil {
		return 0, err
	} else if alt.Same != 0 {
		m.keep(alt.Same)
	}
	return float32(idf(len(m.docs), len(m.inAlternative))), nil
}

// finding is a page that an alternative has found, for another clause that has it too.
type finding struct {
	doc     index.Doc
	score   float32
	inTitle bool
}

// keep keeps what the current alternative has found under its number.
func (m *matcher) keep(same int) {
	pages := make([]finding, len(m.inAlternative))
	for i, doc := range m.inAlternative {
		d := &m.docs[doc]
		pages[i] = finding{doc, d.alternativeScore, d.alternativeInTitle}
	}
	m.findings[same] = pages
}

func (m *matcher) repeat(pages []finding, epoch uint16) {
	for _, p := range pages {
		d := &m.docs[p.doc]
		d.alternativeEpoch, d.alternativeScore, d.alternativeInTitle = epoch, p.score, p.inTitle
		m.inAlternative = append(m.inAlternative, p.doc)
	}
}

// look reads the lists of alt.
func (m *matcher) look(alt plan.Alternative, epoch uint16) error {
	add := func(doc index.Doc, score float32) {
		d := &m.docs[doc]
		if d.alternativeEpoch != epoch {
			d.alternativeEpoch, d.alternativeScore, d.alternativeInTitle = epoch, 0, alt.Keys != nil || alt.Path != ""
			m.inAlternative = append(m.inAlternative, doc)
		}
		d.alternativeScore += score
	}
	for _, run := range alt.Texts {
		if err := m.addText(run, add); err != nil {
			return err
		}
	}
	if alt.Skill != "" {
		if err := m.addSkill([]byte(alt.Skill), add); err != nil {
			return err
		}
	}
	for _, key := range alt.Keys {
		if err := m.Pages(alt.FacetField, []byte(key), func(doc index.Doc) { add(doc, alt.Boost) }); err != nil {
			return err
		}
	}
	if alt.Path != "" {
		for _, n := range m.g.Under(alt.Path) {
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
func (m *matcher) addText(run plan.TermRun, add func(doc index.Doc, score float32)) error {
	var phrase [][]byte
	if len(run.Terms) > 1 {
		for _, term := range run.Terms {
			phrase = append(phrase, []byte(term))
		}
	}
	for f := range field.Texts {
		if !run.In.Has(f) {
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
			err = m.Counts(f, []byte(run.Terms[0]), visit)
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

// rewardSideBySide adds the score of words side by side to the pages with the given epoch.
func (m *matcher) rewardSideBySide(ctx context.Context, p plan.Plan, epoch uint16) error {
	for _, alt := range p.SideBySide {
		if err := ctx.Err(); err != nil {
			return err
		}
		idf, err := m.alternative(alt)
		if err != nil {
			return err
		}
		for _, doc := range m.inAlternative {
			if d := &m.docs[doc]; d.hitEpoch == epoch {
				d.totalScore += d.alternativeScore * idf
			}
		}
	}
	return nil
}
