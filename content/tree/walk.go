package tree

import (
	"context"
	"errors"
	"io/fs"
	"path"
	"strings"

	"github.com/careers-index/careers/content/parallel"
)

// wellKnown is the folder of a site's root whose name begins with a dot and that
// is public all the same (RFC 8615): security.txt, app links.
const wellKnown = ".well-known"

// walk calls yield for each regular file, in the order of names; the entry is nil for a
// symbolic link. A symbolic link to a file counts as that file; one to a folder is a problem,
// because it could lead in a circle.
func (f folders) walk(ctx context.Context, fail func(string, error), yield func(name string, d fs.DirEntry)) error {
	return fs.WalkDir(f, ".", func(name string, d fs.DirEntry, err error) error {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		switch hidden := f.isHidden(name); {
		case hidden && d.IsDir():
			return fs.SkipDir
		case hidden:
			return nil
		case err != nil:
			fail(name, err)
			return nil
		case d.Type()&fs.ModeSymlink != 0:
			info, err := fs.Stat(f.FS, name)
			switch {
			case err != nil:
				fail(name, err)
			case info.Mode().IsRegular():
				yield(name, nil)
			default:
				fail(name, errors.New("it is a symbolic link to something that is not a file"))
			}
		case d.Type().IsRegular():
			yield(name, d)
		case !d.IsDir():
			fail(name, errors.New("it is not a regular file"))
		}
		return nil
	})
}

// folders is a file system whose folders have been read, several at a time: with many files
// that takes longer than all else that is done with them.
type folders struct {
	fs.FS
	shown string // the hidden name that is shown
	read  map[string]*folder
}

type folder struct {
	name    string
	entries []fs.DirEntry
	err     error
}

// readFolders reads the folders of a file system but those that are hidden. Names that begin
// with a dot are, except for the one that is shown.
func readFolders(ctx context.Context, fsys fs.FS, shown string) (folders, error) {
	all := folders{fsys, shown, map[string]*folder{}}
	for level := []*folder{{name: "."}}; len(level) > 0; {
		err := parallel.Do(ctx, len(level), func(i int) error {
			f := level[i]
			f.entries, f.err = fs.ReadDir(fsys, f.name)
			return nil
		})
		if err != nil {
			return all, err
		}
		var below []*folder
		for _, f := range level {
			all.read[f.name] = f
			for _, d := range f.entries {
				if name := path.Join(f.name, d.Name()); d.IsDir() && !all.isHidden(name) {
					below = append(below, &folder{name: name})
				}
			}
		}
		level = below
	}
	return all, nil
}

func (f folders) isHidden(name string) bool {
	return name != "." && name != f.shown && strings.HasPrefix(path.Base(name), ".")
}

// entries is how many files and folders there are.
func (f folders) entries() int {
	n := 0
	for _, read := range f.read {
		n += len(read.entries)
	}
	return n
}

// ReadDir implements [fs.ReadDirFS].
func (f folders) ReadDir(name string) ([]fs.DirEntry, error) {
	read := f.read[name]
	return read.entries, read.err
}
