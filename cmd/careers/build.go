package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"sync"

	"github.com/spf13/cobra"

	"github.com/careers-index/careers/cmd/careers/authoring"
	"github.com/careers-index/careers/cmd/careers/machine"
	"github.com/careers-index/careers/cmd/careers/progress"
	"github.com/careers-index/careers/cmd/careers/watch"
	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/filestate"
	"github.com/careers-index/careers/content/settings"
	"github.com/careers-index/careers/content/visible"
	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/index/check"
	"github.com/careers-index/careers/index/check/report"
	"github.com/careers-index/careers/search/opensearch"
)

// builder turns content into the current generation of an index folder.
type builder struct {
	src       source
	dir       string
	keepGoing bool
	fresh     bool
	volatile  bool              // dir is gone when the command ends
	into      *opensearch.Index // what is built is loaded into; nil for no cluster
	desk      *authoring.Desk   // told what is read, and how builds end; nil for none
	keeper    *index.Keeper     // of the last build
}

func newBuild() *cobra.Command {
	var b builder
	var asJSON, watch bool
	cmd := &cobra.Command{
		Use:   "build --index INDEX [--content DIR]",
		Short: "Build an index from content",
		Long: `Build reads the content, resolves its sections, detects skills, and writes a
generation into the index folder. It is written beside the old one, verified, and then made
the current one: readers of the index see the old generation or the new one.
What has not changed since the current generation is taken from it, and files whose
times prove that nobody has written to them are not read; the result is the same as
with --fresh.

A page with an error stops the build and nothing is written; --keep-going leaves
such pages out instead. 'careers check' lists warnings too.` + clusterHelp,
		Example: `  careers build --content content/en --index site.idx
  careers build --content content/en --static static --index site.idx --keep-going`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			done, err := b.intoCluster()
			if err != nil {
				return err
			}
			defer done()
			if watch {
				return b.buildAndFollow(cmd.Context(), cmd.OutOrStdout(), cmd.ErrOrStderr(), asJSON)
			}
			m, err := b.build(cmd.Context(), cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			return printBuild(cmd.OutOrStdout(), m, asJSON)
		},
	}
	b.src.register(cmd)
	f := cmd.Flags()
	f.StringVar(&b.dir, "index", "", indexUsage+"; made when it is missing")
	f.BoolVar(&b.keepGoing, "keep-going", false, "leave out pages that have an error")
	f.BoolVar(&b.fresh, "fresh", false, "make everything again, whatever the index folder has")
	f.BoolVar(&watch, "watch", false, "keep running, and build again when the content changes")
	f.BoolVar(&asJSON, "json", false, "print the result as JSON")
	_ = cmd.MarkFlagRequired("index")
	return cmd
}

// errInterrupted is a build that was told to stop.
var errInterrupted = errors.New("interrupted; nothing was published")

// buildAndFollow builds, and builds again when the content changes, until ctx
// ends.
func (b *builder) buildAndFollow(ctx context.Context, stdout, stderr io.Writer, asJSON bool) error {
	w, err := b.src.watch()
	if err != nil {
		return err
	}
	defer w.Close()
	m, err := b.build(ctx, stderr)
	if err != nil {
		return err
	}
	if err := printBuild(stdout, m, asJSON); err != nil {
		return err
	}
	b.follow(ctx, w, stderr, func(m *index.Built) {
		_ = printBuild(stdout, m, asJSON) // a closed pipe must not end the watch
	})
	return nil
}

// follow builds again whenever the content changes, until ctx ends. A build
// that fails is printed, and the last good generation stays.
func (b *builder) follow(ctx context.Context, w *watch.Watcher, stderr io.Writer, built func(*index.Built)) {
	machine.GiveBack()
	w.Run(ctx, func() {
		defer machine.GiveBack() // after the site is served: what the build held is garbage then
		memory := machine.LimitMemory()
		defer memory.Restore()
		m, err := b.buildWithin(ctx, stderr, memory)
		b.ended(ctx, err)
		switch {
		case ctx.Err() != nil:
		case err != nil:
			exitStatus(stderr, err)
		default:
			built(m)
		}
	}, func(err error) { fmt.Fprintf(stderr, "careers: watch: %v\n", err) })
}

// ended tells how a build has ended.
func (b *builder) ended(ctx context.Context, err error) {
	if b.desk != nil {
		b.desk.Built(ctx, err)
	}
}

// countedKeeper counts the pages that are read.
type countedKeeper struct {
	content.Keeper
	told *progress.Meter
}

// Kept implements content.Keeper. Each page is asked for once.
func (k countedKeeper) Kept(into []byte, file string) ([]byte, content.Text) {
	defer k.told.Add(1)
	return k.Keeper.Kept(into, file)
}

// build loads the content and publishes a generation of it. Errors of the
// content are printed to stderr; they are a findingsError unless keepGoing.
func (b *builder) build(ctx context.Context, stderr io.Writer) (*index.Built, error) {
	memory := machine.LimitMemory()
	defer memory.Restore()
	return b.buildWithin(ctx, stderr, memory)
}

// buildWithin is build within a limit of memory, which may last longer: until the site is served.
func (b *builder) buildWithin(ctx context.Context, stderr io.Writer, memory *machine.Memory) (*index.Built, error) {
	b.src.warn = func(message string) { fmt.Fprintf(stderr, "careers: %s\n", message) }
	if b.src.dir != "" && (b.src.files == nil || b.fresh) {
		b.src.files = filestate.Open(b.src.dir, index.FilesName(b.dir), content.Digest(), b.fresh)
	}
	keeper := index.NewKeeper(b.dir, b.fresh)
	keeper.Inherit(b.keeper)
	b.keeper = keeper
	defer func() { _ = keeper.Close() }() // its texts are written, or not needed
	told := progress.New(terminal(stderr))
	site, done, err := b.src.loadShown(ctx, func(s settings.Settings, pages, changed int) (content.Keeper, error) {
		memory.For(pages)
		told.Begin("reading", pages)
		k, err := keeper.Open(s, pages, changed)
		return countedKeeper{k, told}, err
	})
	told.End()
	if ctx.Err() != nil {
		err = errInterrupted
	}
	if err != nil {
		return nil, err
	}
	defer done()
	var telling sync.WaitGroup
	defer telling.Wait()
	if b.desk != nil {
		telling.Go(func() { b.desk.Read(site, withHints(site.Findings)) })
	}
	if err := b.sayFindings(stderr, site); err != nil {
		return nil, err
	}
	if _, err := lexiconOf(site); err != nil {
		return nil, err
	}
	if isFile(b.dir) {
		return nil, withHint(fs.ErrInvalid, b.dir)
	}
	shown, pages := *site, len(site.Pages)
	shown.Findings = nil // they have been said
	if m, err := b.published(ctx, &shown); m != nil || err != nil {
		return m, err
	}
	told.Begin("writing", pages)
	m, err := index.Build(ctx, &shown, b.dir, index.BuildOptions{
		Keeper: keeper, Files: b.src.files, Fresh: b.fresh, Volatile: b.volatile, Progress: told.Add, Mapping: memory.Mapping,
	})
	told.End()
	if err == nil {
		told.Begin("loading", pages)
		err = b.load(ctx, told.Add)
		told.End()
	}
	if errors.Is(err, context.Canceled) {
		err = errInterrupted
	}
	return m, err
}

// sayFindings prints the errors of the content, and counts the rest. An error says that
// nothing is built of it.
func (b *builder) sayFindings(stderr io.Writer, site *content.Site) error {
	if err := b.printErrors(stderr, site); err != nil {
		return err
	}
	errs, warnings := countSeverities(check.Fold(site.Findings))
	switch {
	case errs > 0 && !b.keepGoing:
		return &findingsError{fmt.Sprintf("%s: nothing was built; fix the content, or leave such pages out with --keep-going", count(errs, "error"))}
	case errs+warnings > 0:
		fmt.Fprintf(stderr, "careers: %s, %s in %s; 'careers check' lists them\n", count(errs, "error"), count(warnings, "warning"), b.src.name())
	}
	if left := leftOut(site.LeftOut); left != "" {
		fmt.Fprintf(stderr, "careers: %s; 'careers check' names them\n", left)
	}
	return nil
}

// printErrors prints the errors among the site's findings as check does.
func (b *builder) printErrors(stderr io.Writer, site *content.Site) error {
	var errs []diag.Finding
	for _, d := range site.Findings {
		if d.IsError() {
			errs = append(errs, d)
		}
	}
	return b.src.report(stderr, report.Names()[0], withHints(errs))
}

// printBuild prints what was built: a line, or the manifest without its files.
func printBuild(w io.Writer, m *index.Built, asJSON bool) error {
	if asJSON {
		short := *m.Manifest
		short.Files = nil
		return json.NewEncoder(visible.NewJSONWriter(w)).Encode(struct {
			index.Manifest
			Reused    int  `json:"reused"`
			Unchanged bool `json:"unchanged"`
		}{short, m.Reused, m.Unchanged})
	}
	how := "built"
	if m.Unchanged {
		how = "unchanged"
	}
	reused := ""
	if m.Reused > 0 && !m.Unchanged {
		reused = fmt.Sprintf("; %s as before", count(m.Reused, "page"))
	}
	_, err := fmt.Fprintf(w, "generation %s %s: %s, %s, %s%s\n", m.ID, how,
		count(m.Pages, "page"), count(m.Postings, "posting"), count(m.Skills, "skill"), reused)
	return err
}

// count is "1 page", "2 pages".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
