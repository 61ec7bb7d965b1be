package web

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"net/http"
	"path"
	"strings"
	"time"

	"github.com/careers-index/careers/web/kept"
)

// favicon answers browsers that ask for an icon without reading a page.
func (c *requestContext) favicon() error {
	if done, err := c.answeredFile(); done || err != nil {
		return err
	}
	if err := c.siteFile(); !errors.Is(err, errNotFound) {
		return err
	}
	c.header.Set("Content-Security-Policy", filePolicy)
	icon, _ := c.files.assets.coloured(path.Base(c.files.assets.iconPath(c.site)))
	return c.write(icon.contentType, icon.body)
}

// contentTypes are the types of a site's own files. The operating system's table
// differs from machine to machine. Files of other types are downloads.
var contentTypes = map[string]string{
	".avif": "image/avif", ".css": "text/css; charset=utf-8", ".csv": "text/csv; charset=utf-8", ".gif": "image/gif",
	".html": "text/html; charset=utf-8", ".ico": "image/vnd.microsoft.icon", ".jpeg": "image/jpeg", ".jpg": "image/jpeg",
	".json": "application/json", ".mp4": "video/mp4", ".pdf": "application/pdf", ".png": "image/png", ".svg": "image/svg+xml",
	".txt": "text/plain; charset=utf-8", ".vtt": "text/vtt; charset=utf-8", ".webm": "video/webm", ".webmanifest": "application/manifest+json",
	".webp": "image/webp", ".woff2": "font/woff2", ".xml": "application/xml",
}

// maxWholeFile is the largest file of the site that is answered from memory, and
// compressed where that pays. Larger ones are streamed.
const maxWholeFile = 256 << 10

// answeredFile is answered for an address where a file of the site may be. Whether one is
// there that has to be streamed is known from the first answer on.
func (c *requestContext) answeredFile() (done bool, err error) {
	done, err = c.answered("", 1)
	if done && c.made.File && (c.made.Body == nil || c.r.Header.Get("Range") != "") {
		c.made = nil
		return true, c.siteFile()
	}
	return done, err
}

// openFile opens a file of the site's own; errNotFound if there is none.
func (c *requestContext) openFile(address string) (fs.File, fs.FileInfo, error) {
	name := strings.TrimPrefix(address, "/")
	if c.site.Assets == nil || !fs.ValidPath(name) {
		return nil, nil, errNotFound
	}
	f, err := c.site.Assets.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, errNotFound
	}
	if err != nil {
		return nil, nil, fmt.Errorf("site file: %w", err)
	}
	info, err := f.Stat()
	if err == nil && !info.IsDir() {
		return f, info, nil
	}
	_ = f.Close() // only looked at
	if err != nil {
		return nil, nil, fmt.Errorf("site file: %w", err)
	}
	return nil, nil, errNotFound
}

// siteFile answers a file of the site's own, or errNotFound.
func (c *requestContext) siteFile() error {
	f, info, err := c.openFile(c.r.URL.Path)
	if err != nil {
		return err
	}
	streams := false
	defer func() {
		if !streams {
			_ = f.Close() // only read
		}
	}()
	contentType := c.fileHeaders(c.r.URL.Path)
	ranged := c.r.Header.Get("Range") != ""
	if info.Size() <= maxWholeFile && !ranged {
		return c.wholeFile(f, contentType)
	}
	body, err := seekable(f)
	if err != nil {
		return fmt.Errorf("site file: %w", err)
	}
	streams = true
	c.strongTag()
	c.header.Set("Content-Type", contentType)
	c.stream = func() { c.streamFile(f, body) }
	if !ranged {
		c.made = &kept.Answer{Status: http.StatusOK, File: true} // so that the next one knows
	}
	return nil
}

// wholeFile answers a file from memory.
func (c *requestContext) wholeFile(f fs.File, contentType string) error {
	b, err := io.ReadAll(f)
	if err != nil {
		return fmt.Errorf("site file: %w", err)
	}
	if !kept.Compressible(contentType) {
		c.strongTag()
	}
	c.header.Set("Accept-Ranges", "bytes")
	if err := c.write(contentType, b); err != nil {
		return err
	}
	c.made.File = true
	return nil
}

// fileHeaders sets the headers of a file of the site and returns its type.
func (c *requestContext) fileHeaders(name string) (contentType string) {
	contentType, ok := contentTypes[strings.ToLower(path.Ext(name))]
	if !ok {
		contentType = "application/octet-stream"
		c.header.Set("Content-Disposition", "attachment")
	}
	c.header.Set("Content-Security-Policy", filePolicy)
	if contentType == "application/pdf" || strings.HasPrefix(contentType, "video/") {
		c.header.Set("Content-Security-Policy", viewerPolicy)
	}
	return contentType
}

// strongTag makes the ETag strong, for what is the same in every byte: only such
// an answer may be continued (If-Range).
func (c *requestContext) strongTag() {
	c.header.Set("ETag", strings.TrimPrefix(c.header.Get("ETag"), "W/"))
}

// streamFile sends a file, or the ranges that were asked for.
func (c *requestContext) streamFile(f fs.File, body io.ReadSeeker) {
	defer func() { _ = f.Close() }() // only read
	maps.Copy(c.w.Header(), c.header)
	http.ServeContent(pacedWriter{c.w, newPace(c.w)}, c.r, "", time.Time{}, body)
}

// pacedWriter moves the deadline with each write. It has no ReadFrom, as that would send
// a whole file under one deadline.
type pacedWriter struct {
	http.ResponseWriter
	pace *pace
}

func (w pacedWriter) Write(b []byte) (n int, err error) {
	if err := w.pace.next(len(b)); err != nil {
		return 0, err
	}
	return w.ResponseWriter.Write(b)
}

// seekable is f itself where it can seek, so that a range or HEAD of a large
// file reads no more than it sends. Other files are read whole.
func seekable(f fs.File) (io.ReadSeeker, error) {
	if s, ok := f.(io.ReadSeeker); ok {
		return s, nil
	}
	b, err := io.ReadAll(f)
	return bytes.NewReader(b), err
}
