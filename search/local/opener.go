package local

import (
	"context"

	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/search"
)

// Dir is an index folder. It opens the folder's generations for a
// [search.Follower].
type Dir string

var _ search.Opener = Dir("")

// Open opens the current generation of an index folder.
func Open(dir string) (*Engine, error) {
	g, err := index.Open(dir)
	if err != nil {
		return nil, err
	}
	return newEngine(g)
}

// Current implements search.Opener.
func (d Dir) Current(context.Context) (string, error) { return index.Current(string(d)) }

// Open implements search.Opener.
func (d Dir) Open(context.Context) (search.Engine, error) {
	e, err := Open(string(d))
	if err != nil {
		return nil, err // not an engine that is nil
	}
	return e, nil
}

// OpenNewest implements search.Opener.
func (d Dir) OpenNewest(context.Context) (e search.Engine, refused, err error) {
	g, refused, err := index.OpenNewest(string(d))
	if err != nil {
		return nil, nil, err
	}
	engine, err := newEngine(g)
	if err != nil {
		return nil, nil, err
	}
	return engine, refused, nil
}
