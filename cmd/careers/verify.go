package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/search/opensearch/cluster"
)

// newVerify returns the command that compares an index with its manifest and,
// when asked, with its content.
func newVerify() *cobra.Command {
	var dir string
	var src source
	cmd := &cobra.Command{
		Use:   "verify --index INDEX [--content DIR]",
		Short: "Check an index against its manifest, and against its content",
		Long: `Verify reads every file of the current generation and compares size and
SHA-256 with the manifest. With --content it also compares the content's digest,
so that an index older than its content is found. Use the same --static, --drafts
and --posting-category as the build did.

Exit status 1 means a mismatch, 3 that there is no index to verify.` + clusterHelp,
		Example: `  careers verify --index site.idx
  careers verify --index site.idx --content content/en`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			m, what, err := verify(cmd.Context(), dir)
			if errors.Is(err, index.ErrCorrupt) || errors.Is(err, index.ErrSchema) {
				return &findingsError{withHint(err, dir).Error()}
			} else if err != nil {
				return withHint(err, dir)
			}
			if cmd.Flags().Changed("content") {
				site, done, err := src.loadShown(cmd.Context(), nil)
				if err != nil {
					return err
				}
				defer done()
				if site.Digest != m.Content {
					return &findingsError{fmt.Sprintf("generation %s was built from other content than %s now holds; run 'careers build'", m.ID, src.name())}
				}
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "generation %s: %s\n", m.ID, what)
			return err
		},
	}
	src.register(cmd)
	cmd.Flags().StringVar(&dir, "index", "", indexUsage)
	_ = cmd.MarkFlagRequired("index")
	return cmd
}

// verify compares the current generation with its checksums, and says what was compared.
func verify(ctx context.Context, dir string) (m *index.Manifest, what string, err error) {
	if !cluster.IsAddress(dir) {
		m, err = index.Verify(dir)
		if err == nil {
			what = fmt.Sprintf("%d files match the manifest", len(m.Files))
		}
		return m, what, err
	}
	x, err := clusterAt(dir)
	if err != nil {
		return nil, "", err
	}
	m, err = x.Verify(ctx)
	if err == nil {
		what = fmt.Sprintf("%s in the cluster match their checksum", count(m.Pages, "page"))
	}
	return m, what, err
}
