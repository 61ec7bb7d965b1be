package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/markdown"
	"github.com/careers-index/careers/index"
)

// Hints about command lines: libraries say what is wrong, and know no flags.

// withHint adds to an error about the index folder dir how to get a sound one.
func withHint(err error, dir string) error {
	switch {
	case err == nil:
		return nil
	case isFile(dir):
		return fmt.Errorf("%s is a file; --index names a folder, which 'careers build' makes", dir)
	case errors.Is(err, index.ErrNoIndex):
		return fmt.Errorf("%w; make one with 'careers build --index %s'", err, dir)
	case errors.Is(err, index.ErrCorrupt), errors.Is(err, index.ErrSchema):
		return fmt.Errorf("%w; build it again with 'careers build --index %s'", err, dir)
	}
	return err
}

// isFile reports whether a path is there and not a folder.
func isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && !info.IsDir()
}

// notAFolder explains the error of opening a folder that a flag names.
func notAFolder(flag, dir string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("--%s: there is no folder %s", flag, dir)
	case !isFile(dir):
		return fmt.Errorf("--%s: %w", flag, err)
	case flag == "content":
		return fmt.Errorf("%s is a file; --content names the content root, the folder with all pages: %s", dir, likelyRoot(dir))
	}
	return fmt.Errorf("%s is a file; --%s names a folder", dir, flag)
}

// likelyRoot is the folder above a file that looks like a content root: it has sections
// or settings. Without one it is the folder of the file.
func likelyRoot(file string) string {
	const maxUp = 8 // levels; deeper than any content
	dir := filepath.Dir(file)
	for range maxUp {
		for _, mark := range []string{markdown.SectionsFolder, "careers.yaml"} {
			if _, err := os.Stat(filepath.Join(dir, mark)); err == nil {
				return dir
			}
		}
		above := filepath.Dir(dir)
		if above == dir {
			break
		}
		dir = above
	}
	return filepath.Dir(file)
}

// ruleHints name the flags that help with findings of a rule.
var ruleHints = map[string]string{
	diag.RuleMissingImage: "--static names the folder of static files",
	diag.RuleNoPages:      "--content names the folder that has the pages",
	diag.RuleContentRoot:  "--content names the content root",
}

// withHints adds to findings how flags help.
func withHints(ds []diag.Finding) []diag.Finding {
	ds = slices.Clone(ds)
	for i := range ds {
		if hint, ok := ruleHints[ds[i].Rule]; ok {
			ds[i].Message += " (" + hint + ")"
		}
	}
	return ds
}
