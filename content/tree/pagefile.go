package tree

import (
	"crypto/sha256"
	"io/fs"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/filestate"
	"github.com/careers-index/careers/content/markdown"
)

// PageFile is the file of a page.
type PageFile struct {
	*diag.Source
	Path  string // address
	Known filestate.File
	// Remembered: Known was remembered.
	Remembered bool
	size       int64
	entry      fs.DirEntry // of the folder, until the file is read; nil for a symbolic link
	// Unread: what is known of the file is remembered, and Source has no bytes (any more).
	Unread bool
}

// find finds out what is known of the file. It reads the file unless that is remembered.
func (p *PageFile) find(root fs.FS, files *filestate.Cache) *diag.Finding {
	var info fs.FileInfo
	if files != nil && p.entry != nil {
		info, _ = p.entry.Info() // nil proves nothing
	}
	p.entry = nil
	if info == nil {
		return p.Read(root)
	}
	if p.Known, p.Remembered = files.Known(p.File, info); p.Remembered {
		p.Unread = true
		p.size = info.Size()
		return nil
	}
	failed := p.Read(root)
	if failed == nil {
		files.Add(p.File, info, p.Known)
	}
	return failed
}

// Read reads the file, or says why it cannot be read.
func (p *PageFile) Read(root fs.FS) *diag.Finding {
	src, failed := readSource(root, p.File)
	if failed != nil {
		return failed
	}
	p.Source, p.Unread, p.size = src, false, int64(len(src.Bytes))
	p.Known = filestate.File{Sum: sha256.Sum256(src.Bytes), Tags: markdown.TagNames(src.Bytes)}
	return nil
}
