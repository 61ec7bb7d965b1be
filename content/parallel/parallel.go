// Package parallel runs the same work for many items.
//
// In: a list of items and a function. Out: nothing, or the error of the context.
//
//	err := parallel.Each(ctx, pages, func(p *page) { p.build() })
//
// As many items are worked on at a time as there are processors. The work must
// not depend on the order of the items.
package parallel

import (
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
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for part := range slices.Chunk(items, chunk) {
		group.Go(func() error {
			for _, item := range part {
				if err := ctx.Err(); err != nil {
					return err
				}
				work(item)
			}
			return nil
		})
	}
	return group.Wait()
}
