package opensearch

import (
	"math"
	"testing"

	"github.com/careers-index/careers/search/ranking"
)

// A page of every combination of levels gets the half levels that package ranking gives it.
func TestStepsRoundAsRankingDoes(t *testing.T) {
	t.Parallel()
	for _, weights := range [][]float64{{1}, {1, 1}, {1, 3}, {0.3, 4.7}, {2, 3, 5}, {1, 1, 1, 1}, {0.1, 0.2, 0.7, 3, 8}} {
		levels := []ranking.Level{0, 1, 3, 5, 7}
		total := 0.0
		for _, w := range weights {
			total += w
		}
		means := []float64{0}
		var each []object
		for _, w := range weights {
			var of []object
			var worths []float64
			for _, l := range levels {
				worth := w / total * float64(ranking.MissingLevel-l)
				of, worths = append(of, constant(everything, worth)), append(worths, worth)
			}
			each, means = append(each, object{"dis_max": object{"queries": of}}), sums(means, worths)
		}
		queries := steps(each, means)
		for n := range pow(len(levels), len(weights)) {
			mean, worth := float32(0), 0.0
			for i, w := range weights {
				l := levels[n/pow(len(levels), i)%len(levels)]
				mean += float32(w/total) * float32(l)
				worth += w / total * float64(ranking.MissingLevel-l)
			}
			if at := 2*worth + 0.5; math.Abs(at-math.Round(at)) < 1e-5 {
				continue // single precision rounds it either way
			}
			want := ranking.SortKey(mean, 0, false) / ranking.KeyOf(1, 0) * stepScore
			if got := scoreOf(queries, worth, len(weights) == 1); got != want {
				t.Fatalf("weights %v, combination %d: %v, want %v", weights, n, got, want)
			}
		}
	}
}

func pow(x, n int) int { return int(math.Round(math.Pow(float64(x), float64(n)))) }

// scoreOf is what steps score for a page whose clauses sum up to worth.
func scoreOf(queries []object, worth float64, single bool) float64 {
	if single {
		return halfLevelScore(worth)
	}
	sum := 0.0
	for _, q := range queries {
		c := q["constant_score"].(object)
		f, ok := c["filter"].(object)["function_score"].(object)
		if !ok || worth >= f["min_score"].(float64) {
			sum += c["boost"].(float64)
		}
	}
	return sum
}
