package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/careers-index/careers/index"
)

// newDeploy returns the command that copies an index to where it is served.
func newDeploy() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "deploy FROM TO",
		Short: "Copy an index to where it is served",
		Long: `Deploy makes the current generation of the index folder FROM the current one of
the index folder TO, which is made when it is missing. It reads and verifies every file
once, waits until the copy is on disk, and then makes it current in one step: a server of
TO has the old generation or the new one, also when deploy is killed or the power fails.
When TO has the generation already, nothing changes. Three old generations are kept.

Exit status 1 means that FROM does not match its manifest, 3 that there is no index.`,
		Example: `  careers deploy site.idx /srv/careers/site.idx`,
		Args:    fromAndTo,
		RunE: func(cmd *cobra.Command, args []string) error {
			return deploy(cmd.Context(), cmd.OutOrStdout(), args[0], args[1], asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the result as JSON")
	return cmd
}

// fromAndTo wants two folders.
func fromAndTo(cmd *cobra.Command, args []string) error {
	if len(args) != 2 {
		return fmt.Errorf("%s takes two index folders, FROM and TO", cmd.CommandPath())
	}
	return nil
}

func deploy(ctx context.Context, stdout io.Writer, from, to string, asJSON bool) error {
	if isFile(to) {
		return fmt.Errorf("%s is a file; TO names an index folder", to)
	}
	m, err := index.Deploy(ctx, from, to)
	switch {
	case errors.Is(err, context.Canceled):
		return errInterrupted
	case errors.Is(err, index.ErrSameFolder):
		return &usageError{err}
	case errors.Is(err, index.ErrCorrupt), errors.Is(err, index.ErrSchema):
		return &findingsError{withHint(err, from).Error()}
	case errors.Is(err, index.ErrNoIndex):
		return withHint(err, from)
	case err != nil:
		return err
	case asJSON || m.Unchanged:
		return printBuild(stdout, m, asJSON)
	}
	_, err = fmt.Fprintf(stdout, "generation %s deployed: %s, %s, %s\n", m.ID,
		count(m.Pages, "page"), count(m.Postings, "posting"), count(m.Skills, "skill"))
	return err
}
