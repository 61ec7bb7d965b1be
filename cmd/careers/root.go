package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"runtime/debug"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

const rootHelp = `Careers turns a folder of Markdown job postings into a search site.

Postings may include shared sections with
<common-section section-name="technical-stack"></common-section>. Careers
resolves them, detects the skills that each posting asks for, builds an index,
and serves search, listing, pages, feeds and an API from this one binary.

An index is a folder made from the content, which servers read instead of it.
Each build writes a new generation into it, and keeps the last few old ones.

Exit status: 0 fine; 1 findings, no hits, or a mismatch; 2 usage; 3 I/O or
internal. Results go to standard output, everything else to standard error.`

// newRoot returns the command tree. Started reports whether cobra got past the
// command line: an error before that is a usage error.
func newRoot() (root *cobra.Command, started *bool) {
	started = new(bool)
	root = &cobra.Command{
		Use:   "careers",
		Short: "Turn a folder of Markdown job postings into a search site",
		Long:  rootHelp,
		Example: `  careers serve                                      # the example site
  careers check --content content/en                 # what is wrong with ours
  careers build --content content/en --index site.idx
  careers serve --index site.idx --addr :8080`,
		Version:       version(),
		SilenceErrors: true,
		SilenceUsage:  true,
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			if err := checkFlags(cmd); err != nil {
				return err
			}
			*started = true
			return nil
		},
	}
	root.AddCommand(newBuild(), newServe(), newSearch(), newCheck(), newSkills(), newVerify(), newDeploy(), newInit(), newHealth(), newVersion())
	plainSwitches(root)
	return root, started
}

// checkFlags finds flags that are missing, or given without a value, before
// the command runs: cobra looks for the missing ones only after this hook.
func checkFlags(cmd *cobra.Command) error {
	if err := cmd.ValidateRequiredFlags(); err != nil {
		return err
	}
	var empty error
	cmd.Flags().Visit(func(f *pflag.Flag) {
		if f.Value.Type() == "string" && f.Value.String() == "" {
			empty = fmt.Errorf("--%s needs a value", f.Name)
		}
	})
	return empty
}

// release is the version of a release, which its build sets (.goreleaser.yaml).
var release string

// version is that of the release or of the module, or the commit it was built from;
// "+dirty" when the tree differed from it.
func version() string {
	if release != "" {
		return release
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	if v := info.Main.Version; v != "" && v != "(devel)" {
		return v
	}
	revision, dirty := "devel", ""
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			revision = s.Value[:min(12, len(s.Value))]
		case s.Key == "vcs.modified" && s.Value == "true":
			dirty = "+dirty"
		}
	}
	return revision + dirty
}

// fingerprint tells this very program from every other: SHA-256 of its file.
// Two builds may have the same version.
func fingerprint() (string, error) {
	name, err := os.Executable()
	if err != nil {
		return "", err
	}
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
