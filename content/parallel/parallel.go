// Package parallel runs the same work for many items.
//
// In: a list of items and a function. Out: nothing, or an error.
//
//	err := parallel.Each(ctx, pages, func(p *page) { p.build() })
//	err := parallel.Do(ctx, len(files), func(i int) error { return files[i].read() })
//	err := parallel.All(ctx, writeTerms, writeTables)
//
// As many items are worked on at a time as there are processors. The work must
// not depend on the order of the items.
package parallel

import (
	"cmp"
	"context"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"
)

// chunk is how many items are handed out at a time: enough to make the handing
// out cheap, few enough to share the work evenly.
const chunk = 16

// Each does work for each item. It stops early, with the context's error, when
// the context ends.
func Each[T any](ctx context.Context, items []T, work func(T)) error {
	parts := slices.Collect(slices.Chunk(items, chunk))
	return Do(ctx, len(parts), func(i int) error {
		for _, item := range parts[i] {
			if err := ctx.Err(); err != nil {
				return err
			}
			work(item)
		}
		return nil
	})
}

// Do does work for 0 to n-1, each on its own: it is for work that takes long. After an
// error, or when the context ends, nothing more is begun; it returns the first error.
func Do(ctx context.Context, n int, work func(i int) error) error { return do(ctx, n, 1, work) }

// Waiting is Do for work that waits half of its time, for a disk: twice as much is begun.
func Waiting(ctx context.Context, n int, work func(i int) error) error { return do(ctx, n, 2, work) }

// All calls functions that do not depend on each other, as Do does.
func All(ctx context.Context, work ...func() error) error {
	return Do(ctx, len(work), func(i int) error { return work[i]() })
}

func do(ctx context.Context, n, each int, work func(i int) error) error {
	group, groupCtx := errgroup.WithContext(ctx)
	group.SetLimit(each * runtime.GOMAXPROCS(0))
	for i := range n {
		if groupCtx.Err() != nil {
			break
		}
		group.Go(func() error { return work(i) })
	}
	return cmp.Or(group.Wait(), ctx.Err())
}
