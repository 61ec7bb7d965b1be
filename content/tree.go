package content

import (
	"bytes"
	"context"
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
	assets   []Asset        // sorted by path
	diags    []Diagnostic
}

// imageExtensions are the files beside pages that the site serves.
var imageExtensions = []string{".avif", ".gif", ".ico", ".jpeg", ".jpg", ".png", ".svg", ".webp"}

// readTree reads both folders.
func readTree(ctx context.Context, root, static fs.FS) (*tree, error) {
	if _, err := fs.ReadDir(root, "."); err != nil {
		return nil, fmt.Errorf("content: reading the content root: %w", err)
	}
	var t tree
	if err := walk(ctx, root, t.fail, t.file(root)); err != nil {
		return nil, err
	}
	if static != nil {
		if _, err := fs.ReadDir(static, "."); err != nil {
			return nil, fmt.Errorf("content: reading the static files: %w", err)
		}
		err := walk(ctx, static, t.fail, func(name string) {
			t.assets = append(t.assets, Asset{Path: "/" + name, FS: static, Name: name})
		})
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

// fail notes that a file cannot be read.
func (t *tree) fail(name string, err error) {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		err = pe.Err
	}
	t.diags = append(t.diags, diagnose(ruleUnreadable, Position{name, 1, 1}, "the file cannot be read: %v", err))
}

// file sorts the files of the content root: sections, pages and images.
// Anything else is not for the site.
func (t *tree) file(root fs.FS) func(name string) {
	return func(name string) {
		ext := strings.ToLower(path.Ext(name))
		pagePath, isMarkdown := pagePath(name)
		switch {
		case slices.Contains(imageExtensions, ext):
			t.assets = append(t.assets, Asset{Path: "/" + name, FS: root, Name: name})
		case !isMarkdown:
		case !printable(name):
			t.diags = append(t.diags, diagnose(ruleUnreadable, Position{name, 1, 1}, "the file's name is not readable text; rename it"))
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
		t.fail(name, err)
		return nil
	}
	defer f.Close()
	var buf bytes.Buffer
	if info, err := f.Stat(); err == nil {
		buf.Grow(int(min(info.Size(), MaxFileBytes)) + bytes.MinRead)
	}
	_, err = buf.ReadFrom(io.LimitReader(f, MaxFileBytes+1))
	src := buf.Bytes()
	if err != nil {
		t.fail(name, err)
		return nil
	}
	if len(src) > MaxFileBytes {
		t.diags = append(t.diags, diagnose(ruleFileTooLarge, Position{name, 1, 1}, "the file has more than %d bytes; split it", MaxFileBytes))
		return nil
	}
	return newSource(name, src)
}

// sortAssets sorts the assets. Of two at one path the static one is served.
func (t *tree) sortAssets() {
	slices.SortStableFunc(t.assets, func(a, b Asset) int { return strings.Compare(a.Path, b.Path) })
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

// reservedPaths are addresses that the server answers itself, with all that is
// below them.
var reservedPaths = []string{"/api", "/assets", "/favicon.ico", "/feed.atom", "/feed.json", "/healthz", "/readyz", "/openapi.json", "/opensearch.xml", "/robots.txt", "/sitemap.xml"}

// checkPaths finds pages that would be served at one address: the first keeps
// it. It warns of addresses that nobody can tell apart or reach.
func (t *tree) checkPaths() {
	slices.SortFunc(t.pages, func(a, b *pageFile) int { return strings.Compare(a.file, b.file) })
	taken, folded := map[string]string{}, map[string]string{}
	for _, p := range t.pages {
		at, key := Position{p.file, 1, 1}, strings.ToLower(p.path)
		if first, ok := taken[p.path]; ok {
			t.diags = append(t.diags, diagnose(ruleDuplicatePath, at, "the page would be served at %s as %s is; rename one of them", p.path, first))
			continue
		}
		if first, ok := folded[key]; ok {
			t.diags = append(t.diags, diagnose(ruleSimilarPath, at, "the address %s differs from that of %s in letter case only; rename one of them", p.path, first))
		}
		if slices.ContainsFunc(reservedPaths, func(r string) bool { return key == r || strings.HasPrefix(key, r+"/") }) {
			t.diags = append(t.diags, diagnose(ruleReservedPath, at, "the server answers %s itself, so nobody can read the page there; rename the file or its folder", p.path))
		}
		taken[p.path], folded[key] = p.file, p.file
	}
}

// uniqueSections leaves out sections whose names differ in nothing but the
// case of ".md".
func (t *tree) uniqueSections() {
	slices.SortFunc(t.sections, func(a, b *sectionFile) int { return strings.Compare(a.file, b.file) })
	taken := map[string]string{}
	t.sections = slices.DeleteFunc(t.sections, func(s *sectionFile) bool {
		first, ok := taken[s.Name]
		if ok {
			t.diags = append(t.diags, diagnose(ruleDuplicatePath, Position{s.file, 1, 1}, "%s has the same name; rename one of them", first))
			return true
		}
		taken[s.Name] = s.file
		return false
	})
}

// newLinker knows the addresses of a tree.
func newLinker(t *tree) *linker {
	l := &linker{pages: map[string]bool{"/": true}, assets: map[string]bool{}}
	for _, p := range t.pages {
		l.pages[p.path] = true
	}
	for _, a := range t.assets {
		l.assets[a.Path] = true
	}
	return l
}
