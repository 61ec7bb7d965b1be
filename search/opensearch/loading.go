package opensearch

import (
	"context"
	"sync"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/search/field"
	"github.com/careers-index/careers/search/opensearch/cluster"
	"github.com/careers-index/careers/search/opensearch/schema"
	"github.com/careers-index/careers/search/opensearch/store"
)

// The pages of a generation on their way into the cluster.

// loaders is how many goroutines send pages: while one waits for the cluster, another
// makes documents.
const loaders = 4

// loading is the pages of a generation that are loaded, and what they sum up to.
type loading struct {
	cluster  *store.Store
	address  cluster.Address
	to       *store.Generation
	from     *index.Generation
	exporter *index.Exporter
	facets   []index.Facet
	progress func(pages int) // nil for nobody

	fields    [field.Texts]atomic.Int64 // pages that have any word in each
	withWords atomic.Int64
	mu        sync.Mutex
	all       schema.Digest
}

// line is a page as it is sent.
type line struct {
	id   string
	json []byte
}

// load loads all pages, into a copy of the generation before where that is less work.
func (l *loading) load(ctx context.Context, from *base) error {
	changed, err := l.compare(ctx, from)
	if err != nil {
		return err
	}
	if from == nil || !isWorthIt(len(changed), l.from.Len()) {
		if err := l.cluster.CreatePages(ctx, l.address, *l.to, l.facets); err != nil {
			return err
		}
		return l.send(ctx, l.allPages())
	}
	l.tell(l.from.Len() - len(changed))
	if err := copyPages(ctx, l.cluster, l.address, *l.to, from); err != nil {
		return err
	}
	if err := l.send(ctx, changed); err != nil {
		return err
	}
	return expunge(ctx, l.cluster, l.to.Pages)
}

func (l *loading) allPages() []index.Ordinal {
	pages := make([]index.Ordinal, l.from.Len())
	for i := range pages {
		pages[i] = index.Ordinal(i)
	}
	return pages
}

// compare counts all pages, and returns those that the base has not; all without a base.
func (l *loading) compare(ctx context.Context, from *base) ([]index.Ordinal, error) {
	changed := []index.Ordinal{}
	var mu sync.Mutex
	err := l.each(ctx, l.allPages(), func(_ context.Context, n index.Ordinal) error {
		id, sum, err := l.count(n)
		if err != nil || from.has(id, sum) {
			return err
		}
		mu.Lock()
		defer mu.Unlock()
		changed = append(changed, n)
		return nil
	})
	return changed, err
}

func (l *loading) tell(pages int) {
	if l.progress != nil {
		l.progress(pages)
	}
}

// send loads pages.
func (l *loading) send(ctx context.Context, pages []index.Ordinal) error {
	var mu sync.Mutex
	var free []*cluster.Bulk // loaders take one in turn
	take := func() *cluster.Bulk {
		mu.Lock()
		defer mu.Unlock()
		if len(free) == 0 {
			return cluster.NewBulk(l.cluster.Client, l.to.Pages)
		}
		b := free[len(free)-1]
		free = free[:len(free)-1]
		return b
	}
	err := l.each(ctx, pages, func(ctx context.Context, n index.Ordinal) error {
		p, err := l.line(n)
		if err != nil {
			return err
		}
		b := take()
		err = b.AddLine(ctx, p.id, p.json)
		mu.Lock()
		defer mu.Unlock()
		free = append(free, b)
		l.tell(1)
		return err
	})
	for _, b := range free {
		if err == nil {
			err = b.Flush(ctx)
		}
	}
	return err
}

// each visits pages, several at once.
func (l *loading) each(ctx context.Context, pages []index.Ordinal, visit func(context.Context, index.Ordinal) error) error {
	var next atomic.Int64
	group, ctx := errgroup.WithContext(ctx)
	for range loaders {
		group.Go(func() error {
			for {
				i := next.Add(1) - 1
				if i >= int64(len(pages)) {
					return ctx.Err()
				}
				if err := visit(ctx, pages[i]); err != nil {
					return err
				}
			}
		})
	}
	return group.Wait()
}

// line is page n as it is sent.
func (l *loading) line(n index.Ordinal) (*line, error) {
	e, err := l.exporter.Entry(n)
	if err != nil {
		return nil, err
	}
	p := &line{id: schema.ID(e.Path)}
	p.json, err = cluster.EncodeLine(schema.NewDocument(e, l.facets))
	return p, err
}

// count counts page n, and tells its id and the sum of its facts.
func (l *loading) count(n index.Ordinal) (id, sum string, err error) {
	f, err := l.exporter.Facts(n)
	if err != nil {
		return "", "", err
	}
	some := false
	for i, length := range f.Lengths {
		if length > 0 {
			l.fields[i].Add(1)
			some = true
		}
	}
	if some {
		l.withWords.Add(1)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.all.Add(f.Path, schema.NewStored(f, l.facets))
	return schema.ID(f.Path), schema.SumOf(f), nil
}
