package insights

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"
)

// sumPay sums up what positions pay.
func (s *Sum) sumPay() Pay {
	p := Pay{Ranges: []Range{}, AtBest: []Step{}}
	var best []float64
	for _, currency := range slices.Sorted(maps.Keys(s.pay)) {
		list := s.pay[currency]
		p.Told += len(list)
		r := Range{Currency: currency, Positions: len(list), Low: math.MaxInt}
		middles := make([]float64, len(list))
		for i, a := range list {
			best = append(best, a.high)
			middles[i] = (a.low + a.high) / 2
			r.Low, r.High = min(r.Low, int(math.Round(a.low))), max(r.High, int(math.Round(a.high)))
		}
		slices.Sort(middles)
		r.Median = int(math.Round((middles[(len(middles)-1)/2] + middles[len(middles)/2]) / 2))
		p.Ranges = append(p.Ranges, r)
	}
	slices.SortFunc(p.Ranges, func(a, b Range) int {
		return cmp.Or(b.Positions-a.Positions, strings.Compare(a.Currency, b.Currency))
	})
	if len(best) > 0 {
		p.AtBest = steps(best)
	}
	return p
}

// steps count how many amounts reach each of a few round ones.
func steps(best []float64) []Step {
	step := roundStep(slices.Max(best) / maxSteps)
	out := []Step{}
	for amount := step; amount <= slices.Max(best) && len(out) < maxSteps; amount += step {
		n := 0
		for _, b := range best {
			if math.Round(b) >= amount {
				n++
			}
		}
		out = append(out, Step{int(amount), n})
	}
	return out
}

// roundStep is the least of 1, 2, 2.5 and 5 times a power of ten that is no less than n,
// and no less than 1,000.
func roundStep(n float64) float64 {
	for power := 1000.0; ; power *= 10 {
		for _, times := range []float64{1, 2, 2.5, 5} {
			if times*power >= n {
				return times * power
			}
		}
	}
}
