// Careers turns a folder of Markdown job postings into a search site.
//
// Each command has a file of its own: it decodes flags, calls the packages,
// and prints. Results go to standard output, everything else to standard
// error. See exit.go for what the exit status means.
//
// The commands are build, check, deploy, health, init, search, serve, skills and verify, each
// in the file of its name; version is in args.go, and fix.go is check --fix. What several
// of them have:
//
//	root.go     the tree of commands, and which version this is
//	exit.go     errors, and the exit status of each
//	args.go     arguments that commands do not take
//	hints.go    what to do about an error
//	source.go   the flags that say which content, and reading it
//	findings.go what is printed of findings
//	leftout.go  what is printed of pages that are left out
//	folder.go   the index folder that is served
//	cluster.go  the index in a cluster
//	limits.go   the flags of serve that limit clients
//	author.go   what serve tells the author of the content
//
// They are no packages, as each needs the errors of exit.go or prints what another found.
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
