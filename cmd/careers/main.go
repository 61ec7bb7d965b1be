// Careers turns a folder of Markdown job postings into a search site.
//
// Each command has a file of its own: it decodes flags, calls the packages,
// and prints. Results go to standard output, everything else to standard
// error. See exit.go for what the exit status means.
//
// Half of the files are the ten commands. The others are what several of them have: the
// flags that say which content (source.go) or which limits (limits.go), what is said of
// findings, of pages that are left out and of mistakes in a command line (findings.go,
// leftout.go, hints.go, args.go), and the index folder that is served (folder.go). They are
// no packages, as each needs the errors of exit.go or prints what another found.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/careers-index/careers/content/visible"
)

func main() {
	signals := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) { // nohup ignores it
		signals = append(signals, syscall.SIGHUP)
	}
	ctx, stop := signal.NotifyContext(context.Background(), signals...)
	context.AfterFunc(ctx, stop) // a second signal ends the process at once
	status := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(status)
}

// run is the whole program as a function of its arguments. It returns the exit
// status. Nothing of content or of file names can control the terminal: what is not
// safe to print is replaced, and escaped in JSON.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	stdout, stderr = visible.NewWriter(stdout), visible.NewWriter(stderr)
	root, started := newRoot()
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	if err != nil && !*started {
		err = &usageError{err} // cobra stopped at the command line
	}
	return exitStatus(stderr, err)
}
