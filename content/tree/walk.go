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
// symbolic link. Names that begin with a dot are left out, except for the one that is shown. A
// symbolic link to a file counts as that file; one to a folder is a problem, because it could
// lead in a circle.
func walk(ctx context.Context, fsys fs.FS, shown string, fail func(string, error), yield func(name string, d fs.DirEntry)) error {
	isHidden := func(name string) bool {
		return name != "." && name != shown && strings.HasPrefix(path.Base(name), ".")
	}
	read, err := readFolders(ctx, fsys, isHidden)
	if err != nil {
		return err
	}
	return fs.WalkDir(read, ".", func(name string, d fs.DirEntry, err error) error {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		switch hidden := isHidden(name); {
		case hidden && d.IsDir():
			return fs.SkipDir
		case hidden:
			return nil
		case err != nil:
			fail(name, err)
			return nil
		case d.Type()&fs.ModeSymlink != 0:
			info, err := fs.Stat(fsys, name)
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
	read map[string]*folder
}

type folder struct {
	name    string
	entries []fs.DirEntry
	err     error
}

// readFolders reads the folders of a file system but those that are hidden.
func readFolders(ctx context.Context, fsys fs.FS, isHidden func(name string) bool) (folders, error) {
	all := folders{fsys, map[string]*folder{}}
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
				if name := path.Join(f.name, d.Name()); d.IsDir() && !isHidden(name) {
					below = append(below, &folder{name: name})
				}
			}
		}
		level = below
	}
	return all, nil
}

// ReadDir implements [fs.ReadDirFS].
func (f folders) ReadDir(name string) ([]fs.DirEntry, error) {
	read := f.read[name]
	return read.entries, read.err
}
