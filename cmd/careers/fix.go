package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/index/check"
)

// printFixes prints what the safe fixes would change as a unified diff, and changes
// it with --write. Without --write, changes are a findingsError: they are still to be made.
func (c *checker) printFixes(stdout, stderr io.Writer, site *content.Site, ds []diag.Finding) error {
	root, err := os.OpenRoot(c.src.dir)
	if err != nil {
		return err
	}
	defer root.Close()
	changes, err := check.Changes(root.FS(), site, ds)
	if err != nil {
		return err
	}
	for _, change := range changes {
		name := path.Join(base(c.src.dir), change.File)
		if _, err := stdout.Write(diff.Diff("a/"+name, change.Before, "b/"+name, change.After)); err != nil {
			return err
		}
		if c.write {
			if err := rewrite(root, change); err != nil {
				return err
			}
		}
	}
	switch {
	case len(changes) == 0:
		fmt.Fprintln(stderr, "careers: nothing to fix")
	case c.write:
		fmt.Fprintf(stderr, "careers: %s changed\n", count(len(changes), "file"))
	default:
		return &findingsError{count(len(changes), "file") + " would change; --write changes them"}
	}
	return nil
}

// rewrite puts a change in the place of its file, whole or not at all.
func rewrite(root *os.Root, change check.Change) error {
	info, err := root.Lstat(change.File)
	if err != nil {
		return err
	}
	if info.Mode()&fs.ModeSymlink != 0 {
		return fmt.Errorf("%s is a symbolic link; fix the file that it points to", change.File)
	}
	aside := path.Join(path.Dir(change.File), "."+path.Base(change.File)+".new")
	if err := root.WriteFile(aside, change.After, info.Mode().Perm()); err != nil {
		_ = root.Remove(aside) // if it was made at all
		return err
	}
	if err := root.Rename(aside, change.File); err != nil {
		return errors.Join(err, root.Remove(aside))
	}
	return nil
}
