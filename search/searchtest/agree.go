package searchtest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"testing"

	"github.com/careers-index/careers/search"
)

// Comparison is how the answers of two engines over the same site compare.
type Comparison struct {
	// Different is what differs, "" for nothing that matters: totals, facets, hits, tiers,
	// snippets, reasons and help are equal. Where sums of scores are nearly the same the
	// order may differ, so hits are compared where both pages have them; scores are near.
	Different string
	SameOrder bool  // the hits are the same ones in the same order
	Err       error // one of them could not answer
}

// Compare asks two engines for the same.
func Compare(ctx context.Context, want, got search.Engine, r search.Request) Comparison {
	a, errA := want.Search(ctx, r)
	b, errB := got.Search(ctx, r)
	var badA, badB *search.BadRequestError
	switch {
	case errors.As(errA, &badA) && errors.As(errB, &badB):
		return Comparison{SameOrder: true}
	case errA != nil || errB != nil:
		return Comparison{Err: errors.Join(errA, errB)}
	}
	c := Comparison{SameOrder: slices.EqualFunc(a.Hits, b.Hits, func(x, y search.Hit) bool { return x.Path == y.Path })}
	if c.Different = differenceOfHits(a.Hits, b.Hits); c.Different != "" {
		return c
	}
	x, y := *a, *b
	x.Hits, y.Hits = nil, nil
	if n := len(x.Relaxations); n > 0 && n < len(y.Relaxations) {
		y.Relaxations = y.Relaxations[:n] // an engine may stop looking for help
	}
	if len(a.Hits) != len(b.Hits) || !reflect.DeepEqual(x, y) {
		c.Different = fmt.Sprintf("%d hits, %s\nwant %d hits, %s", len(b.Hits), asJSON(y), len(a.Hits), asJSON(x))
	}
	return c
}

// differenceOfHits compares the hits that both have.
func differenceOfHits(want, got []search.Hit) string {
	byPath := map[string]search.Hit{}
	for _, h := range want {
		byPath[h.Path] = h
	}
	for _, h := range got {
		w, ok := byPath[h.Path]
		if !ok {
			continue
		}
		apart := math.Abs(h.Score - w.Score)
		h.Score, w.Score = level(h.Score), level(w.Score)
		if apart > nearScore || !reflect.DeepEqual(h, w) {
			return fmt.Sprintf("hit %s\nwant %s", asJSON(h), asJSON(w))
		}
	}
	return ""
}

// nearScore is how far apart two engines may see a hit: half of what a level counts. A cluster
// rounds what is below a level.
const nearScore = 0.5 / 12

// level is the part of a score that is exact: half levels, and what titles add.
func level(score float64) float64 { return float64(int(score*12 + 1e-6)) }

func asJSON(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return string(b)
}

// CheckAgree fails the test where two engines differ, and reports whether the hits are in
// the same order.
func CheckAgree(t testing.TB, want, got search.Engine, r search.Request) (sameOrder bool) {
	t.Helper()
	c := Compare(t.Context(), want, got, r)
	if c.Err != nil || c.Different != "" {
		t.Errorf("%s: %v %s", asJSON(r), c.Err, c.Different)
	}
	return c.SameOrder
}
