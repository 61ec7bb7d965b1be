package opensearch

import (
	"context"
	"fmt"

	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/index/stored"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/opensearch/schema"
)

var _ search.Opener = (*Index)(nil)

// Current implements search.Opener: one small request.
func (x *Index) Current(ctx context.Context) (search.Version, error) {
	pages, err := x.cluster.Current(ctx, x.address.Name)
	return search.Version{Key: pages}, err
}

// Open implements search.Opener.
func (x *Index) Open(ctx context.Context) (search.Opened, error) {
	if err := x.cluster.CheckVersion(ctx); err != nil {
		return search.Opened{}, err
	}
	pages, err := x.cluster.Current(ctx, x.address.Name)
	if err != nil {
		return search.Opened{}, err
	}
	return x.open(ctx, pages)
}

func (x *Index) open(ctx context.Context, pages string) (search.Opened, error) {
	e, err := openEngine(ctx, x.cluster, pages)
	if err != nil {
		return search.Opened{}, err
	}
	return search.Opened{Engine: e, Key: pages}, nil
}

// OpenNewest implements search.Opener.
func (x *Index) OpenNewest(ctx context.Context) (o search.Opened, refused, err error) {
	if o, refused = x.Open(ctx); refused == nil {
		return o, nil, nil
	}
	list, err := x.cluster.List(ctx, x.address.Name)
	if err != nil {
		return search.Opened{}, nil, refused
	}
	for _, g := range list {
		if !g.IsKept {
			continue
		}
		if o, err = x.open(ctx, g.Pages); err == nil {
			return o, refused, nil
		}
	}
	return search.Opened{}, nil, refused
}

// Verify compares all that the cluster has of the current generation with its checksums.
func (x *Index) Verify(ctx context.Context) (*index.Manifest, error) {
	o, err := x.Open(ctx)
	if err != nil {
		return nil, err
	}
	e := o.Engine.(*Engine)
	var sum schema.Digest
	s := object{"query": everything, "sort": sortOf(search.ByPosition, false), "_source": wholePages}
	pages := 0
	for one, err := range e.every(ctx, s) {
		if err != nil {
			return nil, err
		}
		card, err := stored.DecodeCard(one.Source.Card)
		if err != nil {
			return nil, fmt.Errorf("%w: %s: page %d of the listing: %w", index.ErrCorrupt, e.pages, pages+1, err)
		}
		sum.Add(card.Path, &one.Source)
		pages++
	}
	if pages != e.meta.Pages || sum.String() != e.meta.Digest {
		return nil, fmt.Errorf("%w: the pages of %s are not those that were loaded", index.ErrCorrupt, e.pages)
	}
	return e.site.Manifest, nil
}
