package main

import (
	"context"
	"errors"
	"fmt"
	"io"
)

// The exit statuses, the same for every command.
const (
	exitOK       = 0
	exitFindings = 1 // findings, no hits, or a mismatch: the command worked, the answer is no
	exitUsage    = 2 // the command line is wrong
	exitFailure  = 3 // I/O or internal
)

// findingsError ends a command with exitFindings. Its message may be empty when
// the findings are already printed.
type findingsError struct{ message string }

func (e *findingsError) Error() string { return e.message }

// usageError is a command line that cannot be meant.
type usageError struct{ err error }

func (e *usageError) Error() string { return e.err.Error() }
func (e *usageError) Unwrap() error { return e.err }

// errNothingToWatch is --watch without content that a person can edit.
var errNothingToWatch = usagef("--watch needs --content: nothing else changes by being edited")

// usagef is a usageError from a format.
func usagef(format string, args ...any) error {
	return &usageError{fmt.Errorf(format, args...)}
}

// exitStatus prints err, if there is something to print, and returns the exit status.
func exitStatus(stderr io.Writer, err error) int {
	if err == nil {
		return exitOK
	}
	if errors.Is(err, context.Canceled) {
		err = errors.New("interrupted")
	}
	if message := err.Error(); message != "" {
		fmt.Fprintf(stderr, "careers: %s\n", message)
	}
	var findings *findingsError
	var usage *usageError
	switch {
	case errors.As(err, &findings):
		return exitFindings
	case errors.As(err, &usage):
		fmt.Fprintln(stderr, "Run 'careers --help', or 'careers COMMAND --help', for usage.")
		return exitUsage
	default:
		return exitFailure
	}
}
