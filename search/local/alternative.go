package local

import (
	"context"

	"github.com/careers-index/careers/index"
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
	} else if err := m.look(alt); err != nil {
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

// look finds the pages of alt.
func (m *matcher) look(alt plan.Alternative) error {
	for _, run := range alt.Texts {
		if err := m.addText(run); err != nil {
			return err
		}
	}
	if alt.Skill != "" {
		if err := m.addSkill(alt.Skill); err != nil {
			return err
		}
	}
	for _, v := range alt.Values {
		docs, _ := m.values.of(v)
		if err := m.Spend(len(docs)); err != nil {
			return err
		}
		for _, doc := range docs {
			m.add(doc, alt.Boost, true)
		}
	}
	if alt.Path != "" {
		for _, n := range m.g.Under(alt.Path) {
			m.add(m.g.Document(n), 0, true)
		}
	}
	return nil
}

// add adds to the score of a page in the current alternative.
func (m *matcher) add(doc index.Doc, score float32, inTitle bool) {
	d := &m.docs[doc]
	if d.alternativeEpoch != m.currentAlternative {
		d.alternativeEpoch, d.alternativeScore, d.alternativeInTitle = m.currentAlternative, score, inTitle
		m.inAlternative = append(m.inAlternative, doc)
		return
	}
	d.alternativeScore += score
	d.alternativeInTitle = d.alternativeInTitle || inTitle
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
