package match

import (
	"slices"

	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/index/terms"
	"github.com/careers-index/careers/search/plan"
	"github.com/careers-index/careers/search/ranking"
)

// What one alternative of a clause finds: its pages, with their BM25.

// finding is a page that an alternative has found, with its BM25 before idf, and whether the
// title has it.
type finding = terms.Entry

// alternative returns the pages that alt finds, and the idf. They are valid until the next
// alternative is looked at.
func (m *Matcher) alternative(alt plan.Alternative) ([]finding, float32, error) {
	idf := float32(0)
	if m.only != nil { // of all pages, not just of these
		if m.nextIDF == len(m.idfs) {
			return nil, 0, ErrReads
		}
		idf = m.idfs[m.nextIDF]
		m.nextIDF++
	}
	found, ok := m.findings[alt.Same]
	if !ok {
		m.found, m.joining, m.foundEpoch = m.found[:0], false, m.nextEpoch()
		if err := m.look(alt); err != nil {
			return nil, 0, err
		}
		found = m.found
		if alt.Same != 0 {
			m.findings[alt.Same] = slices.Clone(found)
		}
	}
	if m.only == nil {
		idf = float32(ranking.IDF(len(m.docs), len(found)))
	}
	return found, idf, nil
}

// look finds the pages of alt.
func (m *Matcher) look(alt plan.Alternative) error {
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
		if err := m.addValue(v, func(uint8) float32 { return alt.Boost }, true); err != nil {
			return err
		}
	}
	if alt.Path != "" {
		m.join()
		for _, n := range m.g.Under(alt.Path) {
			if doc := m.g.Document(n); m.only == nil || m.only.Has(doc) {
				m.add(doc, 0, true)
			}
		}
	}
	return nil
}

// join makes what is found from now on join what was found so far. Before, each page is
// found once: most alternatives are one list.
func (m *Matcher) join() {
	if m.joining {
		return
	}
	m.joining = true
	for i, f := range m.found {
		d := &m.docs[f.Doc]
		d.foundEpoch, d.foundAt = m.foundEpoch, uint32(i)
	}
}

// isFirst reports whether nothing is found yet: what comes now need not be joined.
func (m *Matcher) isFirst() bool { return len(m.found) == 0 && !m.joining }

// add adds to the score of a page, after join.
func (m *Matcher) add(doc index.Doc, score float32, inTitle bool) {
	d := &m.docs[doc]
	if d.foundEpoch != m.foundEpoch {
		d.foundEpoch, d.foundAt = m.foundEpoch, uint32(len(m.found))
		m.found = append(m.found, finding{Doc: uint32(doc), Share: score, InFirst: inTitle})
		return
	}
	f := &m.found[d.foundAt]
	f.Share += score
	f.InFirst = f.InFirst || inTitle
}
