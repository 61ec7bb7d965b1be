package content

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// tree is what stands in the content root and in the folder of static files.
type tree struct {
	pages    []*pageFile    // sorted by file
	sections []*sectionFile // sorted by file
	assets   []assetFile    // sorted by path
	diags    []Diagnostic
}

// assetFile is an asset with the digest of its bytes.
type assetFile struct {
	Asset
	sum []byte
}

// imageExtensions are the files beside pages that the site serves.
var imageExtensions = []string{".avif", ".gif", ".ico", ".jpeg", ".jpg", ".png", ".svg", ".webp"}

// readTree reads both folders.
func readTree(ctx context.Context, root, static fs.FS) (*tree, error) {
	if _, err := fs.ReadDir(root, "."); err != nil {
		return nil, fmt.Errorf("content: reading the content root: %w", err)
	}
	var t tree
	if err := walk(ctx, root, t.unreadable, t.file(root)); err != nil {
		return nil, err
	}
	if static != nil {
		if _, err := fs.ReadDir(static, "."); err != nil {
			return nil, fmt.Errorf("content: reading the static files: %w", err)
		}
		err := walk(ctx, static, t.unreadable, func(name string) { t.asset(static, name) })
		if err != nil {
			return nil, err
		}
	}
	t.sortAssets()
	t.checkPaths()
	t.uniqueSections()
	return &t, nil
}

// walk calls yield for each regular file, in the order of names. Names that
// begin with a dot are left out. A symbolic link to a file counts as that
// file; one to a folder is a problem, for fear of circles.
func walk(ctx context.Context, fsys fs.FS, fail func(string, error), yield func(name string)) error {
	return fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		hidden := name != "." && strings.HasPrefix(path.Base(name), ".")
		switch {
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
				yield(name)
			default:
				fail(name, errors.New("it is a symbolic link to something that is no file"))
			}
		case d.Type().IsRegular():
			yield(name)
		case !d.IsDir():
			fail(name, errors.New("it is no regular file"))
		}
		return nil
	})
}

// unreadable notes that a file cannot be read.
func (t *tree) unreadable(name string, err error) {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		err = pe.Err
	}
	t.fail(diagnose(ruleUnreadable, Position{name, 1, 1}, "the file cannot be read: %v", err))
}

// fail notes what is wrong with a file as a whole. A section stays known, so
// that its tags are not said to name nothing.
func (t *tree) fail(d Diagnostic) {
	if _, ok := pagePath(d.File); ok && isSection(d.File) {
		s := newSectionFile(newSource(d.File, nil))
		s.fail(d)
		t.sections = append(t.sections, s)
		return
	}
	t.diags = append(t.diags, d)
}

// file sorts the files of the content root: sections, pages and images.
// Anything else is not for the site.
func (t *tree) file(root fs.FS) func(name string) {
	return func(name string) {
		ext := strings.ToLower(path.Ext(name))
		pagePath, isMarkdown := pagePath(name)
		isImage := slices.Contains(imageExtensions, ext)
		switch {
		case !isImage && !isMarkdown:
		case !printable(name):
			t.fail(diagnose(ruleUnreadable, Position{name, 1, 1}, "the file's name is not readable text; rename it"))
		case isImage:
			t.asset(root, name)
		case isSection(name):
			if s := t.read(root, name); s != nil {
				t.sections = append(t.sections, newSectionFile(s))
			}
		default:
			if s := t.read(root, name); s != nil {
				t.pages = append(t.pages, &pageFile{source: s, path: pagePath})
			}
		}
	}
}

func isSection(file string) bool { return strings.HasPrefix(file, sectionsFolder+"/") }

func printable(name string) bool {
	return utf8.ValidString(name) && !strings.ContainsFunc(name, unicode.IsControl)
}

// read reads a file that is not larger than a page can be.
func (t *tree) read(root fs.FS, name string) *source {
	f, err := root.Open(name)
	if err != nil {
		t.unreadable(name, err)
		return nil
	}
	defer func() { _ = f.Close() }()
	var buf bytes.Buffer
	if info, err := f.Stat(); err == nil {
		buf.Grow(int(min(info.Size(), MaxFileBytes)) + bytes.MinRead)
	}
	_, err = buf.ReadFrom(io.LimitReader(f, MaxFileBytes+1))
	src := buf.Bytes()
	if err != nil {
		t.unreadable(name, err)
		return nil
	}
	if len(src) > MaxFileBytes {
		t.fail(diagnose(ruleFileTooLarge, Position{name, 1, 1}, "the file has more than %d bytes; split it", MaxFileBytes))
		return nil
	}
	return newSource(name, src)
}

// asset reads a file that the site serves as it is, and that may be too large
// to hold in memory.
func (t *tree) asset(fsys fs.FS, name string) {
	f, err := fsys.Open(name)
	if err != nil {
		t.unreadable(name, err)
		return
	}
	defer func() { _ = f.Close() }()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		t.unreadable(name, err)
		return
	}
	t.assets = append(t.assets, assetFile{Asset{Path: "/" + name, FS: fsys, Name: name}, sum.Sum(nil)})
}

// sortAssets sorts the assets. Of two at one path the static one is served.
func (t *tree) sortAssets() {
	slices.SortStableFunc(t.assets, func(a, b assetFile) int { return strings.Compare(a.Path, b.Path) })
	last := t.assets[:0]
	for _, a := range t.assets {
		if n := len(last); n > 0 && last[n-1].Path == a.Path {
			last[n-1] = a
			continue
		}
		last = append(last, a)
	}
	t.assets = last
}
