package opensearch

// The pages of a generation on their way into the cluster.

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/search/field"
	"github.com/careers-index/careers/search/opensearch/cluster"
)

// loaders is how many goroutines send pages: while one waits for the cluster, another
// makes documents.
const loaders = 4

// loading is the pages of a generation that are loaded, and what they sum up to.
type loading struct {
	cluster  *store
	address  cluster.Address
	to       *generation
	from     *index.Generation
	exporter *index.Exporter
	facets   []index.Facet
	progress func(pages int) // nil for nobody

	fields    [field.Texts]atomic.Int64 // pages that have any word in each
	withWords atomic.Int64
	mu        sync.Mutex
	all       digest
}

// line is a page as it is sent.
type line struct {
	id, sum string
	json    []byte
}

// load loads all pages, into a copy of the generation before where that is less work.
func (l *loading) load(ctx context.Context, from *base) error {
	var changed []index.Ordinal
	if from != nil {
		var err error
		if changed, err = l.compare(ctx, from); err != nil {
			return err
		}
	}
	if from == nil || changed == nil {
		if err := l.cluster.createPages(ctx, l.address, *l.to, l.facets); err != nil {
			return err
		}
		return l.send(ctx, l.allPages(), true)
	}
	if err := l.cluster.copyPages(ctx, l.address, *l.to, from); err != nil {
		return err
	}
	if err := l.send(ctx, changed, false); err != nil {
		return err
	}
	return l.cluster.expunge(ctx, l.to.pages)
}

func (l *loading) allPages() []index.Ordinal {
	pages := make([]index.Ordinal, l.from.Len())
	for i := range pages {
		pages[i] = index.Ordinal(i)
	}
	return pages
}

// errTooMany ends a comparison: a copy is not worth it.
var errTooMany = errors.New("too many pages have changed")

// compare counts all pages, and returns those that the base has not; nil if there are too
// many for a copy. What was counted is forgotten then.
func (l *loading) compare(ctx context.Context, from *base) ([]index.Ordinal, error) {
	changed := []index.Ordinal{}
	var mu sync.Mutex
	err := l.each(ctx, l.allPages(), func(_ context.Context, n index.Ordinal, p *line) error {
		if from.has(p.id, p.sum) {
			l.tell(1)
			return nil
		}
		mu.Lock()
		defer mu.Unlock()
		if changed = append(changed, n); !isWorthIt(len(changed), l.from.Len()) {
			return errTooMany
		}
		return nil
	}, true)
	if errors.Is(err, errTooMany) {
		l.forget()
		return nil, nil
	}
	return changed, err
}

func (l *loading) forget() {
	l.all = digest{}
	l.withWords.Store(0)
	for f := range l.fields {
		l.fields[f].Store(0)
	}
}

func (l *loading) tell(pages int) {
	if l.progress != nil {
		l.progress(pages)
	}
}

// send loads pages, and counts them if that was not done.
func (l *loading) send(ctx context.Context, pages []index.Ordinal, count bool) error {
	var mu sync.Mutex
	var free []*cluster.Bulk // loaders take one in turn
	take := func() *cluster.Bulk {
		mu.Lock()
		defer mu.Unlock()
		if len(free) == 0 {
			return cluster.NewBulk(l.cluster.Client, l.to.pages)
		}
		b := free[len(free)-1]
		free = free[:len(free)-1]
		return b
	}
	err := l.each(ctx, pages, func(ctx context.Context, _ index.Ordinal, p *line) error {
		b := take()
		err := b.AddLine(ctx, p.id, p.json)
		mu.Lock()
		defer mu.Unlock()
		free = append(free, b)
		l.tell(1)
		return err
	}, count)
	for _, b := range free {
		if err == nil {
			err = b.Flush(ctx)
		}
	}
	return err
}

// each makes the line of each page, several at once.
func (l *loading) each(ctx context.Context, pages []index.Ordinal, visit func(context.Context, index.Ordinal, *line) error, count bool) error {
	var next atomic.Int64
	group, ctx := errgroup.WithContext(ctx)
	for range loaders {
		group.Go(func() error {
			for {
				i := next.Add(1) - 1
				if i >= int64(len(pages)) {
					return ctx.Err()
				}
				p, err := l.line(pages[i], count)
				if err != nil {
					return err
				}
				if err := visit(ctx, pages[i], p); err != nil {
					return err
				}
			}
		})
	}
	return group.Wait()
}

// line is page n as it is sent.
func (l *loading) line(n index.Ordinal, count bool) (*line, error) {
	e, err := l.exporter.Entry(n)
	if err != nil {
		return nil, err
	}
	doc, keep := newDocument(e, l.facets)
	if count {
		if len(e.Shares) > 0 {
			l.withWords.Add(1)
		}
		for f := range l.fields {
			if len(e.Blocks[f]) > 0 {
				l.fields[f].Add(1)
			}
		}
		l.mu.Lock()
		l.all.add(e.Path, keep)
		l.mu.Unlock()
	}
	encoded, err := cluster.EncodeLine(doc)
	if err != nil {
		return nil, err
	}
	doc[sumField] = docSum(encoded)
	p := &line{id: docID(e.Path), sum: docSum(encoded)}
	p.json, err = cluster.EncodeLine(doc)
	return p, err
}
