package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/careers-index/careers/cmd/careers/environment"
	"github.com/careers-index/careers/cmd/careers/machine"
	"github.com/careers-index/careers/cmd/careers/operate"
	"github.com/careers-index/careers/cmd/careers/watch"
	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/index/tempdir"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web"
	"github.com/careers-index/careers/web/metrics"
	"github.com/careers-index/careers/web/serving"
)

// defaultAddr is where serve listens: on this machine alone.
const defaultAddr = "127.0.0.1:8080"

// server is the serve command: where the site comes from and where it is
// served.
type server struct {
	builder builder
	name    string // of the index, for messages
	addr    string
	watch   bool
	dev     string // folder with templates/ and assets/; "" for the embedded ones
	ops     operate.Flags
	limits  limits
	options web.Options // as checkFlags sets them by the limits
	log     *slog.Logger
	stdout  io.Writer
	counts  *metrics.Metrics
	leaving atomic.Bool // told to stop, and about to
}

func newServe() *cobra.Command {
	var s server
	cmd := &cobra.Command{
		Use:   "serve [--index INDEX] [--content DIR] [--addr HOST:PORT]",
		Short: "Serve a site",
		Long: `Serve answers HTTP with the search page, the site's pages, feeds and an API.

With --index it serves that index. When a new generation is built into the same
folder, the server loads it within seconds, and no request fails meanwhile.
It serves a copy of what it has verified, which takes nearly as much room in TMPDIR.
With --content it builds an index first, into the folder of --index or into a
temporary one. With neither it serves the example site.

With --watch it builds again when the content changes, and keeps the last good site
when that fails. Pages that you look at on this machine load again then, and show what
'careers check' says about them; ?preview at the address of a page shows what is made
of it.

It prints "listening on http://HOST:PORT" to standard error. On SIGTERM, SIGHUP
or Ctrl-C it goes on for a second or two, no longer ready and closing each
connection with its answer, then answers the requests that are running, and stops.
A second signal stops it at once.

Each flag can be given by a variable of the environment, named beside it;
CAREERS_ADDR is --addr. A flag on the command line counts before its variable, and
an empty variable is none. Several values are separated by commas.` + clusterHelp,
		Example: `  careers serve                                # the example site
  careers serve --content content/en --watch   # follows your edits
  careers serve --index site.idx --addr :8080`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			fromEnv, err := fromEnvironment(cmd.Flags(), os.LookupEnv)
			if err != nil {
				return err
			}
			stderr := &lockedWriter{w: cmd.ErrOrStderr()}
			s.log, s.stdout = s.ops.Logger(stderr), cmd.OutOrStdout()
			return environment.Name(s.run(cmd.Context(), stderr), fromEnv)
		},
	}
	s.builder.src.register(cmd)
	f := cmd.Flags()
	f.StringVar(&s.builder.dir, "index", "", indexUsage+", to serve; with --content, the one to build into (default: a temporary folder)")
	f.BoolVar(&s.builder.keepGoing, "keep-going", false, "leave out pages that have an error")
	f.StringVar(&s.addr, "addr", defaultAddr, "listen on `HOST:PORT`; port 0 is any free port")
	f.BoolVar(&s.watch, "watch", false, "build again when the content changes; pages that you look at on this machine load again, and show what check says")
	f.StringVar(&s.dev, "dev", "", "read templates/ and assets/ from `DIR` on each request, for working on them")
	_ = f.MarkHidden("dev")
	s.ops.Register(f)
	s.limits.register(f)
	environment.Document(f)
	return cmd
}

// fromEnvironment sets flags by their variables; an error is one of usage.
func fromEnvironment(flags *pflag.FlagSet, lookup func(string) (string, bool)) (set []string, err error) {
	if set, err = environment.Set(flags, lookup); err != nil {
		err = &usageError{err}
	}
	return set, err
}

// builds tells whether there is content to build before it is served.
func (s *server) builds() bool { return s.builder.dir == "" || s.builder.src.dir != "" }

// checkFlags finds flags that have no meaning, or none together.
func (s *server) checkFlags() error {
	if err := s.limits.options(&s.options); err != nil {
		return err
	}
	if s.watch && s.builder.src.dir == "" {
		return errNothingToWatch
	}
	if err := errors.Join(serving.CheckAddress("--addr", s.addr), s.ops.Check()); err != nil {
		return &usageError{err}
	}
	if s.dev != "" {
		if _, err := os.Stat(filepath.Join(s.dev, "templates")); err != nil {
			return usagef("--dev names the folder of templates/ and assets/: %w", err)
		}
	}
	if !s.builds() && s.builder.src.changed() {
		return usagef("--static, --drafts and --posting-category need --content: an index is served as it was built")
	}
	return nil
}

// run serves until ctx ends or the listener fails.
func (s *server) run(ctx context.Context, stderr io.Writer) error {
	if err := s.checkFlags(); err != nil {
		return err
	}
	build := s.builds()
	s.sweep()
	s.name = s.builder.dir
	done, err := s.builder.intoCluster()
	if err != nil {
		return err
	}
	defer done()
	if s.builder.dir == "" {
		dir, err := tempdir.Make("")
		if err != nil {
			return err
		}
		defer func() { _ = dir.Remove() }() // what stays is swept at the next start
		s.builder.dir, s.builder.volatile = dir.Path, true
	}
	var w *watch.Watcher
	if s.watch {
		var err error
		if w, err = s.builder.src.watch(); err != nil {
			return err
		}
		defer w.Close()
	}
	if build {
		if s.watch || s.dev != "" {
			s.builder.desk = newDesk(s.builder.src)
			defer s.builder.desk.Close()
		}
		_, err := s.builder.build(ctx, stderr)
		s.builder.ended(ctx, err)
		if errors.Is(err, errInterrupted) {
			return nil // told to stop before it had begun
		} else if err != nil {
			return err
		}
	}
	return s.serve(ctx, stderr, w)
}

// serve answers from the index folder, and follows it and the content.
func (s *server) serve(ctx context.Context, stderr io.Writer, w *watch.Watcher) error {
	var follower *search.Follower // at the first scrape there is one
	s.counts = metrics.New(version(), func() metrics.Generation { return generationOf(follower, s.builder.dir) })
	follower, refused, err := search.NewFollower(ctx, s.opener())
	if err != nil {
		return withHint(err, s.name)
	}
	defer follower.Close()
	if refused != nil {
		s.counts.Reloaded(refused)
		s.log.Error("the current generation is refused; an older one is served", "error", withHint(refused, s.name))
	}
	ctx, stop := context.WithCancel(ctx)
	var background sync.WaitGroup
	defer background.Wait() // a build that runs must not outlive its folder
	defer stop()
	background.Go(func() {
		machine.Settle()
		follower.Follow(ctx,
			func(id string) {
				machine.Settle()
				s.counts.Reloaded(nil)
				s.log.Info("serving a new generation", "generation", id)
			},
			s.notServed)
	})
	if w != nil {
		background.Go(func() {
			s.builder.follow(ctx, w, stderr, func(m *index.Built) { s.refresh(ctx, follower, m) })
		})
	}
	return s.listen(ctx, stderr, follower)
}

// notServed tells why the current generation is not served.
func (s *server) notServed(err error) {
	if errors.Is(err, search.ErrDamaged) {
		s.counts.Damaged()
		s.log.Error("the index that is served is damaged; the newest sound generation is loaded", "error", err)
		return
	}
	s.counts.Reloaded(err)
	s.log.Error("a new generation is refused; the old one stays", "error", withHint(err, s.name))
}

// refresh serves what was built without waiting for it to be found.
func (s *server) refresh(ctx context.Context, follower *search.Follower, m *index.Built) {
	_, err := follower.Refresh(ctx)
	s.counts.Reloaded(err)
	if err != nil {
		s.log.Error("the new generation is refused; the old one stays", "error", withHint(err, s.name))
		return
	}
	s.log.Info("built", "generation", m.ID, "pages", m.Pages)
}

// listen serves HTTP until ctx ends and the requests are answered.
func (s *server) listen(ctx context.Context, stderr io.Writer, source web.Source) error {
	program, err := fingerprint()
	if err != nil {
		return fmt.Errorf("read this program: %w", err)
	}
	observe, stop, err := s.ops.Start(s.counts, s.stdout, stderr)
	if err != nil {
		return err
	}
	defer stop()
	options := s.options
	options.Version = program
	options.Live = s.watch || s.dev != ""
	if s.builder.desk != nil {
		options.Author = s.builder.desk
	}
	options.Processors = machine.Processors()
	if s.builder.into != nil {
		options.Processors = max(options.Processors, clusterTurns)
	}
	options.Observe = observe
	options.HSTS = s.ops.HSTS()
	options.Leaving = s.leaving.Load
	options.Report = func(r *http.Request, err error) {
		s.log.Error("answered with an error", "method", r.Method, "path", r.URL.Path, "error", err)
	}
	if s.dev != "" {
		options.Files = os.DirFS(s.dev)
	}
	handler, err := web.New(source, options)
	if err != nil {
		return err
	}
	l, err := serving.Listen(ctx, s.addr)
	if err != nil {
		return fmt.Errorf("%w; --addr HOST:PORT chooses another address, and port 0 any free one", err)
	}
	fmt.Fprintf(stderr, "listening on http://%s\n", serving.Address(l))
	srv := web.NewServer(handler, slog.NewLogLogger(s.log.Handler(), slog.LevelWarn))
	err = serving.Until(ctx, srv, web.Guard(l, options), func() { s.leaving.Store(true) })
	if errors.Is(err, serving.ErrCutOff) {
		s.log.Warn("stopped before every request was answered", "error", err)
		return nil
	}
	return err
}

// lockedWriter is for several goroutines.
type lockedWriter struct {
	mu sync.Mutex
	w  io.Writer
}

func (l *lockedWriter) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.w.Write(p)
}

// Unwrap is the writer below.
func (l *lockedWriter) Unwrap() io.Writer { return l.w }
