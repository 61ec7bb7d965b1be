package match

import (
	"context"
	"errors"

	"github.com/careers-index/careers/search/plan"
	"github.com/careers-index/careers/search/ranking"
)

// Rewards: what adds to the score of a page, and no page need have. Words of the query side
// by side, and words that are set aside.

// markRewards reads what adds to the score of pages.
func (m *Matcher) markRewards(ctx context.Context, p plan.Plan) error {
	add := func(alternatives []plan.Alternative, share float32) error {
		for _, alt := range alternatives {
			before := m.used
			found, err := m.mark(ctx, alt)
			if err != nil {
				return err
			}
			m.idfs = append(m.idfs, found.idf)
			m.extra += found.most.inTitle * found.idf * share
			if alt.Same == 0 {
				m.used = before // nobody needs its sets
			}
		}
		return nil
	}
	if err := add(p.SideBySide, 1); err != nil {
		return err
	}
	for _, c := range p.Clauses {
		if c.Optional {
			if err := add(c.Alternatives, ranking.RewardShare); err != nil {
				return err
			}
		}
	}
	return nil
}

// rewards adds the score of what pages need not have to those that do, of the pages with
// the given epoch. It stops where the query has read as much as it may: an answer without
// is as right.
func (m *Matcher) rewards(ctx context.Context, p plan.Plan, epoch uint16) error {
	err := m.rewardSideBySide(ctx, p, epoch)
	if err == nil {
		err = m.rewardAll(ctx, p, epoch)
	}
	if errors.Is(err, ErrReads) {
		return nil
	}
	return err
}

// rewardSideBySide adds the score of words side by side to the pages with the given epoch.
func (m *Matcher) rewardSideBySide(ctx context.Context, p plan.Plan, epoch uint16) error {
	for _, alt := range p.SideBySide {
		if err := ctx.Err(); err != nil {
			return err
		}
		found, idf, err := m.alternative(alt)
		if err != nil {
			return err
		}
		for _, f := range found {
			if d := &m.docs[f.Doc]; d.hitEpoch == epoch {
				d.totalScore += f.Share * idf
			}
		}
	}
	return nil
}

// rewardAll adds the score of the clauses that pages need not match to those that do, of
// the pages with the given epoch.
func (m *Matcher) rewardAll(ctx context.Context, p plan.Plan, epoch uint16) error {
	for _, c := range p.Clauses {
		if !c.Optional {
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if _, err := m.collect(c, epoch, false); err != nil {
			return err
		}
		for _, doc := range m.inClause {
			d := &m.docs[doc]
			d.totalScore += d.clauseScore * ranking.RewardShare
		}
	}
	return nil
}
