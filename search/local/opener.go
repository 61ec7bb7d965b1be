package local

import (
	"context"
	"errors"

	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/search"
)

// opener opens the generations of an index folder.
type opener struct{ dir string }

// Opener returns what a [search.Follower] follows an index folder with.
func Opener(dir string) search.Opener { return opener{dir} }

// Open opens the current generation of an index folder.
func Open(dir string) (*Engine, error) {
	g, err := index.Open(dir)
	if err != nil {
		return nil, err
	}
	return engineOver(g)
}

// engineOver makes an engine of a generation, which it closes when it cannot.
func engineOver(g *index.Generation) (*Engine, error) {
	e, err := New(g)
	if err != nil {
		return nil, errors.Join(err, g.Close())
	}
	return e, nil
}

// Current implements search.Opener.
func (o opener) Current(context.Context) (string, error) { return index.Current(o.dir) }

// Open implements search.Opener.
func (o opener) Open(context.Context) (search.Engine, error) {
	e, err := Open(o.dir)
	if err != nil {
		return nil, err
	}
	return e, nil
}

// OpenNewest implements search.Opener.
func (o opener) OpenNewest(context.Context) (e search.Engine, refused, err error) {
	g, refused, err := index.OpenNewest(o.dir)
	if err != nil {
		return nil, nil, err
	}
	engine, err := engineOver(g)
	if err != nil {
		return nil, nil, err
	}
	return engine, refused, nil
}
