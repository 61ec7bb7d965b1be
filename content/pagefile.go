package content

import (
	"crypto/sha256"
	"io/fs"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/filestate"
	"github.com/careers-index/careers/content/markdown"
)

// pageFile is the file of a page.
type pageFile struct {
	*diag.Source
	path  string // address
	known filestate.File
	size  int64
	entry fs.DirEntry // of the folder, until the file is read; nil for a symbolic link
	// unread: what is known of the file is remembered, and Source has no bytes (any more).
	unread bool
	// overBudget: the page may include nothing.
	overBudget bool
}

// find finds out what is known of the file. It reads the file unless that is remembered.
func (p *pageFile) find(root fs.FS, files *filestate.Cache) *diag.Finding {
	var info fs.FileInfo
	if files != nil && p.entry != nil {
		info, _ = p.entry.Info() // nil proves nothing
	}
	p.entry = nil
	if info == nil {
		return p.read(root)
	}
	if p.known, p.unread = files.Known(p.File, info); p.unread {
		p.size = info.Size()
		return nil
	}
	failed := p.read(root)
	if failed == nil {
		files.Add(p.File, info, p.known)
	}
	return failed
}

// read reads the file.
func (p *pageFile) read(root fs.FS) *diag.Finding {
	src, failed := readSource(root, p.File)
	if failed != nil {
		return failed
	}
	p.Source, p.unread, p.size = src, false, int64(len(src.Bytes))
	p.known = filestate.File{Sum: sha256.Sum256(src.Bytes), Tags: markdown.TagNames(src.Bytes)}
	return nil
}
