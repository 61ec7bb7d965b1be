package local

import (
	"context"
	"time"

	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/search"
)

// Dir is an index folder. It opens the folder's generations for a
// [search.Follower], from the files that are there. See [NewOpener].
type Dir string

var _ search.Opener = Dir("")

// Options of NewOpener. The zero value opens as [Dir] does.
type Options struct {
	// Private serves a copy of the files, made in the pass that verifies them: what is
	// served is what was verified, whatever is written to the folder. It takes as much
	// room in TempDir as the generation.
	Private bool
	// TempDir is where private copies are made; "" is os.TempDir().
	TempDir string
	// InPlace is told why there is no private copy; nil for nobody.
	InPlace func(why error)
	// ScrubEvery is the time between two passes that read and compare all files of the
	// open generation again; 0 for never. See [ScrubEvery].
	ScrubEvery time.Duration
	// ScrubRate is how many bytes a pass reads in a second; 0 for no limit.
	ScrubRate int
	// Scrubbed is told of the outcome of each pass; nil for nobody.
	Scrubbed func(error)
}

// How often and how fast a server scrubs, unless it knows better. The 110 MB of 23,000
// postings take 14 s, and a twentieth of a processor meanwhile.
const (
	ScrubEvery = 5 * time.Minute
	ScrubRate  = 8 << 20
)

// NewOpener opens the generations of an index folder.
func NewOpener(dir string, o Options) search.Opener {
	return &opener{index.Folder{Dir: dir, Private: o.Private, TempDir: o.TempDir, InPlace: o.InPlace}, o}
}

type opener struct {
	folder  index.Folder
	options Options
}

// Open opens the current generation of an index folder.
func Open(dir string) (*Engine, error) {
	g, err := index.Open(dir)
	if err != nil {
		return nil, err
	}
	return newEngine(g)
}

// Current implements search.Opener.
func (o *opener) Current(context.Context) (search.Version, error) {
	key, state, err := index.Current(o.folder.Dir)
	return search.Version{Key: key, State: state}, err
}

// Open implements search.Opener.
func (o *opener) Open(context.Context) (search.Opened, error) {
	g, err := o.folder.Open()
	if err != nil {
		return search.Opened{}, err
	}
	return o.start(g)
}

// OpenNewest implements search.Opener.
func (o *opener) OpenNewest(context.Context) (opened search.Opened, refused, err error) {
	g, refused, err := o.folder.OpenNewest()
	if err != nil {
		return search.Opened{}, nil, err
	}
	opened, err = o.start(g)
	return opened, refused, err
}

// start makes an engine for a generation that is served for a while, and begins to warm and to
// scrub it.
func (o *opener) start(g *index.Generation) (search.Opened, error) {
	e, err := newEngine(g)
	if err != nil {
		return search.Opened{}, err
	}
	e.warm()
	if o.options.ScrubEvery > 0 {
		e.scrub(o.options)
	}
	return search.Opened{Engine: e, Key: g.Manifest().Key()}, nil
}

func (d Dir) opener() *opener { return &opener{folder: index.Folder{Dir: string(d)}} }

// Current implements search.Opener.
func (d Dir) Current(ctx context.Context) (search.Version, error) { return d.opener().Current(ctx) }

// Open implements search.Opener.
func (d Dir) Open(ctx context.Context) (search.Opened, error) { return d.opener().Open(ctx) }

// OpenNewest implements search.Opener.
func (d Dir) OpenNewest(ctx context.Context) (search.Opened, error, error) {
	return d.opener().OpenNewest(ctx)
}
