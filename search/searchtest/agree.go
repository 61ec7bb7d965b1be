package searchtest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"testing"

	"github.com/careers-index/careers/search"
)

// Difference is in what two engines over the same site answer to a request, "" if there is
// none that matters: totals, facets, hits, tiers, snippets, reasons and help are equal. The
// order may differ where sums of scores are nearly the same, so hits are compared by path
// where both pages have them; sameOrder reports whether the page is the same.
func Difference(ctx context.Context, want, got search.Engine, r search.Request) (difference string, sameOrder bool) {
	a, errA := want.Search(ctx, r)
	b, errB := got.Search(ctx, r)
	var badA, badB *search.BadRequestError
	if errors.As(errA, &badA) && errors.As(errB, &badB) {
		return "", true
	}
	if errA != nil || errB != nil {
		return fmt.Sprintf("error %v, want %v", errB, errA), false
	}
	sameOrder = slices.EqualFunc(a.Hits, b.Hits, func(x, y search.Hit) bool { return x.Path == y.Path })
	if d := differenceOfHits(a.Hits, b.Hits); d != "" {
		return d, sameOrder
	}
	x, y := *a, *b
	x.Hits, y.Hits = nil, nil
	if n := len(x.Relaxations); n > 0 && n < len(y.Relaxations) {
		y.Relaxations = y.Relaxations[:n] // an engine may stop looking for help
	}
	if len(a.Hits) != len(b.Hits) || !reflect.DeepEqual(x, y) {
		return fmt.Sprintf("%d hits, %s\nwant %d hits, %s", len(b.Hits), asJSON(y), len(a.Hits), asJSON(x)), sameOrder
	}
	return "", sameOrder
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
		h.Score, w.Score = level(h.Score), level(w.Score)
		if !reflect.DeepEqual(h, w) {
			return fmt.Sprintf("hit %s\nwant %s", asJSON(h), asJSON(w))
		}
	}
	return ""
}

// level is the part of a score that is exact: half levels, and what titles add.
func level(score float64) float64 { return float64(int(score*12 + 1e-6)) }

func asJSON(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return string(b)
}

// CheckAgree fails the test where two engines differ.
func CheckAgree(t testing.TB, want, got search.Engine, r search.Request) (sameOrder bool) {
	t.Helper()
	d, same := Difference(t.Context(), want, got, r)
	if d != "" {
		t.Errorf("%s: %s", asJSON(r), d)
	}
	return same
}
