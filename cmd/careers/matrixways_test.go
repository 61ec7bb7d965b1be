//go:build unix

package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// pause is how many requests end between two steps of what copies slowly.
const pause = 5

// way brings the index in the folder from to the folder live.
type way struct {
	name string
	// sameID has the id of the generation that is served, in other bytes.
	sameID bool
	do     func(m *matrix, from, live string) error
}

// ways are all of them. Those of small are run by 'go test'.
func ways() []way {
	return []way{
		{name: "cp -r", do: shell(`cp -r "$0"/. "$1"`)},
		{name: "cp -a", do: shell(`cp -a "$0"/. "$1"`)},
		{name: "cp -r, the same id", sameID: true, do: shell(`cp -r "$0"/. "$1"`)},
		{name: "rsync -a", do: shell(`rsync -a "$0"/ "$1"/`)},
		{name: "rsync -a --inplace", sameID: true, do: shell(`rsync -a --inplace --ignore-times "$0"/ "$1"/`)},
		{name: "tar", do: shell(`tar -C "$0" -cf - . | tar -C "$1" -xf -`)},
		{name: "truncate and rewrite", sameID: true, do: copyFiles{truncate: true}.do},
		{name: "slow writes", sameID: true, do: copyFiles{pieces: 40}.do},
		{name: "pointer first", do: copyFiles{pieces: 20, pointer: -1}.do},
		{name: "pointer last", do: copyFiles{pieces: 20, pointer: 1}.do},
		{name: "rename over", sameID: true, do: renameOver},
		{name: "delete while served", do: deleteWhileServed},
		{name: "rm -rf, then build", do: func(m *matrix, from, live string) error {
			return errors.Join(os.RemoveAll(live), m.build(from, live))
		}},
		{name: "build", do: (*matrix).build},
		{name: "deploy", sameID: true, do: shell(`careers deploy "$0" "$1"`)},
	}
}

var smallWays = []string{"cp -r, the same id", "pointer first", "deploy"}

// shell is a way that a command goes: $0 is from, and $1 is live.
func shell(command string) func(*matrix, string, string) error {
	return func(_ *matrix, from, live string) error {
		out, err := exec.Command("sh", "-c", command, from, live).CombinedOutput()
		if err != nil {
			err = fmt.Errorf("%s: %w: %s", command, err, out)
		}
		return err
	}
}

// copyFiles copies file by file.
type copyFiles struct {
	truncate bool // cuts off every file first
	pieces   int  // in which a file is written, with a pause after each
	pointer  int  // CURRENT is the first (-1) or the last (1) file
}

func (c copyFiles) do(m *matrix, from, live string) error {
	var names []string
	err := filepath.WalkDir(from, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			names = append(names, strings.TrimPrefix(path, from))
		}
		return err
	})
	if err != nil {
		return err
	}
	slices.SortStableFunc(names, func(a, b string) int {
		order := func(name string) int {
			if filepath.Base(name) == "CURRENT" {
				return c.pointer
			}
			return 0
		}
		return order(a) - order(b)
	})
	if c.truncate {
		for _, name := range names {
			if err := os.Truncate(live+name, 0); err != nil && !errors.Is(err, os.ErrNotExist) {
				return err
			}
			if err := m.Progress(pause); err != nil {
				return err
			}
		}
	}
	for _, name := range names {
		if err := c.copy(m, from+name, live+name); err != nil {
			return err
		}
	}
	return nil
}

func (c copyFiles) copy(m *matrix, from, to string) error {
	b, err := os.ReadFile(from)
	if err == nil {
		err = os.MkdirAll(filepath.Dir(to), 0o755)
	}
	if err != nil {
		return err
	}
	f, err := os.OpenFile(to, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	piece := len(b)/max(c.pieces, 1) + 1
	for len(b) > 0 && err == nil {
		_, err = f.Write(b[:min(piece, len(b))])
		b = b[min(piece, len(b)):]
		if c.pieces > 0 {
			err = errors.Join(err, m.Progress(pause))
		}
	}
	return errors.Join(err, f.Close())
}

// renameOver puts whole folders and files in place of those that are served.
func renameOver(_ *matrix, from, live string) error {
	staged := live + ".staged"
	if err := errors.Join(os.RemoveAll(staged), shell(`cp -r "$0" "$1"`)(nil, from, staged)); err != nil {
		return err
	}
	names, err := filepath.Glob(filepath.Join(staged, "gen-*"))
	if err != nil {
		return err
	}
	for _, name := range append(names, filepath.Join(staged, "CURRENT")) {
		to := filepath.Join(live, filepath.Base(name))
		if filepath.Base(name) != "CURRENT" {
			if err := os.RemoveAll(to); err != nil {
				return err
			}
		}
		if err := os.Rename(name, to); err != nil {
			return err
		}
	}
	return nil
}

// deleteWhileServed deletes everything, and brings the other index when clients have asked on.
func deleteWhileServed(m *matrix, from, live string) error {
	if err := errors.Join(os.RemoveAll(live), os.Mkdir(live, 0o755)); err != nil {
		return err
	}
	if err := m.Progress(200); err != nil {
		return err
	}
	return shell(`careers deploy "$0" "$1"`)(m, from, live)
}
