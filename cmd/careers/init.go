package main

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"
)

// starter is the content root that init writes.
//
//go:embed starter
var starter embed.FS

// starterDate is replaced by the day of writing.
const starterDate = "DATE"

func newInit() *cobra.Command {
	return &cobra.Command{
		Use:   "init DIR",
		Short: "Write a small content root to begin with",
		Long: `Init writes a content root into a new or empty folder: settings, a start page, a
posting, and a section that the posting includes. It has no findings, and every
file is there to be edited.`,
		Example: `  careers init content/en
  careers serve --content content/en --watch`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return errors.New("init needs the folder to write: careers init DIR")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			now, err := clock()
			if err != nil {
				return err
			}
			return initContent(cmd.OutOrStdout(), args[0], now)
		},
	}
}

// initContent writes the starter into dir and prints the names of the files.
func initContent(w io.Writer, dir string, now time.Time) error {
	if dir == "" {
		return usagef("init needs the name of a folder, and it is empty")
	}
	entries, err := os.ReadDir(dir)
	switch {
	case err == nil && len(entries) > 0:
		return usagef("%s is not empty; init writes into a new or empty folder", dir)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return err
	}
	err = fs.WalkDir(starter, "starter", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		target := filepath.Join(dir, filepath.FromSlash(path.Clean("./"+name[len("starter"):])))
		if d.IsDir() {
			return os.MkdirAll(target, 0o777)
		}
		data, err := starter.ReadFile(name)
		if err != nil {
			return err
		}
		data = bytes.ReplaceAll(data, []byte(starterDate), []byte(now.UTC().Format(time.DateOnly)))
		if err := writeNew(target, data); err != nil {
			return err
		}
		_, err = fmt.Fprintln(w, filepath.ToSlash(target))
		return err
	})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "Next: careers serve --content %s --watch\n", dir)
	return err
}

// writeNew writes a file that must not exist yet.
func writeNew(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}
