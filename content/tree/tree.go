package tree

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
	"sync/atomic"
	"unicode"
	"unicode/utf8"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/filestate"
	"github.com/careers-index/careers/content/frontmatter"
	"github.com/careers-index/careers/content/markdown"
	"github.com/careers-index/careers/content/parallel"
)

// Tree is the files of the content root and of the folder of static files.
type Tree struct {
	Pages    []PageFile             // sorted by file
	Sections []markdown.SectionFile // sorted by file
	Assets   []Asset                // sorted by path
	Findings []diag.Finding
	unread   []string // files that are written in another markup
	roots    []string // folders below the root that look like a content root
}

// Asset is a file that the site serves as it is.
type Asset struct {
	Path string // "/banner.png"
	FS   fs.FS
	Name string // within FS
	// Sum is the SHA-256 of the file.
	Sum [sha256.Size]byte
}

// maxAssetBytes is the largest file that the site serves as it is. A sparse file of a
// few bytes in a pull request must not take minutes to read.
const maxAssetBytes = 1 << 30

// imageExtensions are those of the files beside pages that the site serves.
var imageExtensions = []string{".avif", ".gif", ".ico", ".jpeg", ".jpg", ".png", ".svg", ".webp"}

// Read reads both folders; static is nil for none. Of the bytes of pages it keeps so many;
// the other pages are read again when they are made.
func Read(ctx context.Context, root, static fs.FS, files *filestate.Cache, keep int64) (*Tree, error) {
	if _, err := fs.ReadDir(root, "."); err != nil {
		return nil, fmt.Errorf("content: reading the content root: %w", err)
	}
	var t Tree
	if err := walk(ctx, root, "", t.unreadable, t.file(root)); err != nil {
		return nil, err
	}
	if static != nil {
		if _, err := fs.ReadDir(static, "."); err != nil {
			return nil, fmt.Errorf("content: reading the static files: %w", err)
		}
		err := walk(ctx, static, wellKnown, t.unreadable, func(name string, _ fs.DirEntry) { t.asset(static, name) })
		if err != nil {
			return nil, err
		}
	}
	if err := t.readPages(ctx, root, files, keep); err != nil {
		return nil, err
	}
	t.reportUnread()
	t.sortAssets()
	t.checkPaths()
	t.uniqueSections()
	return &t, nil
}

// unreadable adds that a file cannot be read.
func (t *Tree) unreadable(name string, err error) { t.fail(*unreadable(name, err)) }

// unreadable says that a file cannot be read.
func unreadable(name string, err error) *diag.Finding {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		err = pe.Err
	}
	d := diag.New(diag.RuleUnreadable, diag.FileStart(name), "the file cannot be read: %v", err)
	return &d
}

// fail adds what is wrong with a file as a whole. A section stays known, so that tags
// with its name are not said to be wrong.
func (t *Tree) fail(d diag.Finding) {
	if _, ok := markdown.PagePath(d.File); ok && markdown.IsSection(d.File) {
		t.Sections = append(t.Sections, markdown.SectionFile{
			Name: markdown.SectionName(d.File), Source: diag.NewSource(d.File, nil), Broken: true, Findings: []diag.Finding{d},
		})
		return
	}
	t.Findings = append(t.Findings, d)
}

// file reads a section, a page or an image of the content root. Other files are not
// for the site.
func (t *Tree) file(root fs.FS) func(name string, d fs.DirEntry) {
	return func(name string, d fs.DirEntry) {
		t.lookForRoot(name)
		ext := strings.ToLower(path.Ext(name))
		address, isMarkdown := markdown.PagePath(name)
		isImage := slices.Contains(imageExtensions, ext)
		switch {
		case !isImage && !isMarkdown:
			t.notRead(root, name)
		case !printable(name):
			t.fail(diag.New(diag.RuleUnreadable, diag.FileStart(name), "the file's name is not readable text; rename it"))
		case strings.Contains(name, `\`):
			t.fail(diag.New(diag.RuleUnreadable, diag.FileStart(name), `the file's name has a backslash, which no address can have; rename it`))
		case isImage:
			t.asset(root, name)
		case markdown.IsSection(name):
			if s := t.read(root, name); s != nil {
				t.Sections = append(t.Sections, sectionFile(s))
			}
		default:
			t.Pages = append(t.Pages, PageFile{Source: diag.NewSource(name, nil), Path: address, entry: d})
		}
	}
}

// printable reports whether a file's name can be shown: it has no control characters,
// and none that turn the direction of writing.
func printable(name string) bool {
	return utf8.ValidString(name) && !strings.ContainsFunc(name, func(r rune) bool {
		return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029'
	})
}

// readPages reads the pages that are not known, several at a time, and leaves out those that
// cannot be read.
func (t *Tree) readPages(ctx context.Context, root fs.FS, files *filestate.Cache, keep int64) error {
	var kept atomic.Int64
	failed := make([]*diag.Finding, len(t.Pages))
	numbers := make([]int, len(t.Pages))
	for i := range numbers {
		numbers[i] = i
	}
	err := parallel.Each(ctx, numbers, func(i int) {
		p := &t.Pages[i]
		if failed[i] = p.find(root, files); kept.Add(int64(len(p.Bytes))) > keep {
			p.Release()
			p.Unread = true
		}
	})
	if err != nil {
		return err
	}
	pages := t.Pages[:0]
	for i, p := range t.Pages {
		if failed[i] != nil {
			t.fail(*failed[i])
			continue
		}
		pages = append(pages, p)
	}
	t.Pages = pages
	return nil
}

// read reads a file that is not larger than a page can be.
func (t *Tree) read(root fs.FS, name string) *diag.Source {
	src, failed := readSource(root, name)
	if failed != nil {
		t.fail(*failed)
	}
	return src
}

// readSource reads a file that is not larger than a page can be, or says why it cannot.
func readSource(root fs.FS, name string) (*diag.Source, *diag.Finding) {
	f, err := root.Open(name)
	if err != nil {
		return nil, unreadable(name, err)
	}
	defer func() { _ = f.Close() }()
	var buf bytes.Buffer
	if info, err := f.Stat(); err == nil {
		buf.Grow(int(min(info.Size(), markdown.MaxFileBytes)) + bytes.MinRead)
	}
	_, err = buf.ReadFrom(io.LimitReader(f, markdown.MaxFileBytes+1))
	src := buf.Bytes()
	if err != nil {
		return nil, unreadable(name, err)
	}
	if len(src) > markdown.MaxFileBytes {
		d := diag.New(diag.RuleFileTooLarge, diag.FileStart(name), "the file has more than %d bytes; split it", markdown.MaxFileBytes)
		return nil, &d
	}
	return diag.NewSource(name, src), nil
}

// asset reads a file that the site serves as it is, and that may be too large
// to hold in memory.
func (t *Tree) asset(fsys fs.FS, name string) {
	f, err := fsys.Open(name)
	if err != nil {
		t.unreadable(name, err)
		return
	}
	defer func() { _ = f.Close() }()
	if info, err := f.Stat(); err == nil && info.Size() > maxAssetBytes {
		t.fail(diag.New(diag.RuleFileTooLarge, diag.FileStart(name), "the file has more than %d MB; link to it where it is", maxAssetBytes>>20))
		return
	}
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		t.unreadable(name, err)
		return
	}
	t.Assets = append(t.Assets, Asset{Path: "/" + name, FS: fsys, Name: name, Sum: [sha256.Size]byte(sum.Sum(nil))})
}

// Changed is how many pages were not remembered.
func (t *Tree) Changed() int {
	changed := 0
	for i := range t.Pages {
		if !t.Pages[i].Remembered {
			changed++
		}
	}
	return changed
}

// Tags are the names that the tags of each page have.
func (t *Tree) Tags() [][]string {
	tags := make([][]string, len(t.Pages))
	for i, p := range t.Pages {
		tags[i] = p.Known.Tags
	}
	return tags
}

// sortAssets sorts the assets. Of two at one path the static one is served.
func (t *Tree) sortAssets() {
	slices.SortStableFunc(t.Assets, func(a, b Asset) int { return strings.Compare(a.Path, b.Path) })
	last := t.Assets[:0]
	for _, a := range t.Assets {
		if n := len(last); n > 0 && last[n-1].Path == a.Path {
			last[n-1] = a
			continue
		}
		last = append(last, a)
	}
	t.Assets = last
}

// sectionFile looks at a section's file: bytes that are not text break it, and front
// matter is skipped, because nothing reads it. A first line --- alone is a rule.
func sectionFile(src *diag.Source) markdown.SectionFile {
	s := markdown.SectionFile{Name: markdown.SectionName(src.File), Source: src, Start: src.TextStart()}
	if findings := src.CheckText(markdown.MaxFileBytes); len(findings) > 0 {
		s.Broken, s.Findings = true, findings
		return s
	}
	if block, body, _ := frontmatter.Parse(src); block.Present {
		s.Start = body
		s.Findings = append(s.Findings, diag.New(diag.RuleSectionFrontMatter, src.At(0),
			"the front matter of a section is not read and not shown; delete it"))
	}
	return s
}
