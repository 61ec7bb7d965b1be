package parallel

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
)

func TestEachItemIsWorkedOnOnce(t *testing.T) {
	t.Parallel()
	done := make([]atomic.Int32, 100)
	items := make([]int, len(done))
	for i := range items {
		items[i] = i
	}
	if err := Each(context.Background(), items, func(i int) { done[i].Add(1) }); err != nil {
		t.Fatal(err)
	}
	for i := range done {
		if n := done[i].Load(); n != 1 {
			t.Errorf("item %d was worked on %d times", i, n)
		}
	}
}

func TestEachStopsWhenTheContextEnds(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	err := Each(ctx, []int{1, 2}, func(i int) { t.Errorf("item %d is worked on", i) })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want that the context was cancelled", err)
	}
}

func TestAfterAnErrorNothingMoreIsBegun(t *testing.T) {
	t.Parallel()
	wrong := errors.New("wrong")
	var begun atomic.Int32
	err := Do(context.Background(), 10_000, func(int) error { begun.Add(1); return wrong })
	if n := begun.Load(); !errors.Is(err, wrong) || n > 1000 {
		t.Errorf("%d were begun: %v", n, err)
	}
}

func TestWaitingAndAllDoEverythingOnce(t *testing.T) {
	t.Parallel()
	var sum atomic.Int64
	add := func(n int) error { sum.Add(int64(n)); return nil }
	if err := Waiting(t.Context(), 100, add); err != nil || sum.Load() != 4950 {
		t.Errorf("the sum of 0 to 99 is %d, %v", sum.Load(), err)
	}
	failed := errors.New("failed")
	err := All(t.Context(), func() error { return add(50) }, func() error { return failed })
	if !errors.Is(err, failed) || sum.Load() != 5000 {
		t.Errorf("the sum is %d, %v; want 5000, and what one function returned", sum.Load(), err)
	}
}
