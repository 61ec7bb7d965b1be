package web

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"time"

	"github.com/careers-index/careers/search"
)

//go:embed assets
var assetFiles embed.FS

// stylesheets make up the one that pages load, in this order.
var stylesheets = []string{"base.css", "frame.css", "search.css", "page.css"}

// file is something served as it is.
type file struct {
	contentType string
	body        []byte
}

// assets are the program's own files. Their names hold a digest of what is in
// them, so a client keeps them for good.
type assets struct {
	digest string // of all
	files  map[string]file
	// Addresses to link.
	style, script string
	icon          string // template of the icon, with ACCENT
}

// loadAssets reads and names the embedded files.
func loadAssets() (*assets, error) {
	a := &assets{files: map[string]file{}}
	var style bytes.Buffer
	for _, name := range stylesheets {
		b, err := assetFiles.ReadFile("assets/" + name)
		if err != nil {
			return nil, fmt.Errorf("stylesheet: %w", err)
		}
		style.Write(b)
	}
	script, err := assetFiles.ReadFile("assets/search.js")
	if err != nil {
		return nil, fmt.Errorf("script: %w", err)
	}
	icon, err := assetFiles.ReadFile("assets/icon.svg")
	if err != nil {
		return nil, fmt.Errorf("icon: %w", err)
	}
	a.icon = string(icon)
	a.style = a.add("site", ".css", "text/css; charset=utf-8", style.Bytes())
	a.script = a.add("search", ".js", "text/javascript; charset=utf-8", script)
	a.digest = digest(style.Bytes(), script, icon, []byte(themeTemplate))
	return a, nil
}

func (a *assets) add(name, ext, contentType string, body []byte) (address string) {
	name += "-" + digest(body) + ext
	a.files[name] = file{contentType, body}
	return "/assets/" + name
}

func digest(parts ...[]byte) string {
	h := sha256.New()
	for _, p := range parts {
		h.Write(p)
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil)[:5])
}

// themePath and iconPath are the addresses of a site's colours and icon. The
// name holds all they are made from, so they too are kept for good.
func (a *assets) themePath(site *search.Site) string {
	return "/assets/theme-" + accentOf(site) + "-" + a.digest + ".css"
}

func (a *assets) iconPath(site *search.Site) string {
	return "/assets/icon-" + accentOf(site) + "-" + a.digest + ".svg"
}

// coloured makes the theme or the icon that an address names.
func (a *assets) coloured(name string) (file, bool) {
	for _, k := range []struct{ prefix, suffix string }{{"theme-", "-" + a.digest + ".css"}, {"icon-", "-" + a.digest + ".svg"}} {
		accent, ok := strings.CutPrefix(name, k.prefix)
		if !ok {
			continue
		}
		accent, ok = strings.CutSuffix(accent, k.suffix)
		if !ok || !isAccent(accent) {
			continue
		}
		t := newTheme(accent)
		if k.prefix == "theme-" {
			return file{"text/css; charset=utf-8", t.css()}, true
		}
		return file{"image/svg+xml", []byte(strings.ReplaceAll(a.icon, "ACCENT", t.light.accent))}, true
	}
	return file{}, false
}

// asset answers /assets/{name}: the program's file, or else the site's own.
func (s *server) asset(x *exchange) error {
	name := path.Base(x.r.URL.Path)
	f, ok := s.assets.files[name]
	if !ok {
		f, ok = s.assets.coloured(name)
	}
	if !ok {
		return s.page(x)
	}
	x.w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	x.w.Header().Set("Content-Security-Policy", filePolicy)
	return x.write(f.contentType, f.body)
}

// favicon answers browsers that ask without having read a page.
func (s *server) favicon(x *exchange) error {
	err := x.siteFile()
	if !errors.Is(err, errNotFound) || x.fresh("icon") {
		return err
	}
	x.w.Header().Set("Content-Security-Policy", filePolicy)
	f, _ := s.assets.coloured(path.Base(s.assets.iconPath(x.site)))
	return x.write(f.contentType, f.body)
}

// contentTypes are what a site's own files are served as. The table is ours,
// as the one of the operating system differs from machine to machine; files of
// other kinds are for saving.
var contentTypes = map[string]string{
	".avif": "image/avif", ".css": "text/css; charset=utf-8", ".csv": "text/csv; charset=utf-8", ".gif": "image/gif",
	".html": "text/html; charset=utf-8", ".ico": "image/vnd.microsoft.icon", ".jpeg": "image/jpeg", ".jpg": "image/jpeg",
	".json": "application/json", ".mp4": "video/mp4", ".pdf": "application/pdf", ".png": "image/png", ".svg": "image/svg+xml",
	".txt": "text/plain; charset=utf-8", ".vtt": "text/vtt; charset=utf-8", ".webm": "video/webm", ".webmanifest": "application/manifest+json",
	".webp": "image/webp", ".woff2": "font/woff2", ".xml": "application/xml",
}

// siteFile answers a file of the site's own, or errNotFound.
func (x *exchange) siteFile() error {
	name := strings.TrimPrefix(x.r.URL.Path, "/")
	if x.site.Assets == nil || !fs.ValidPath(name) {
		return errNotFound
	}
	f, err := x.site.Assets.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return errNotFound
	}
	if err != nil {
		return fmt.Errorf("site file: %w", err)
	}
	defer func() { _ = f.Close() }() // was only read
	info, err := f.Stat()
	if err != nil {
		return fmt.Errorf("site file: %w", err)
	}
	if info.IsDir() {
		return errNotFound
	}
	if x.fresh("") {
		return nil
	}
	body, err := seekable(f)
	if err != nil {
		return fmt.Errorf("site file: %w", err)
	}
	contentType, ok := contentTypes[strings.ToLower(path.Ext(name))]
	h := x.w.Header()
	if !ok {
		contentType = "application/octet-stream"
		h.Set("Content-Disposition", "attachment")
	}
	h.Set("Content-Type", contentType)
	h.Set("Content-Security-Policy", filePolicy)
	if contentType == "application/pdf" || strings.HasPrefix(contentType, "video/") {
		h.Set("Content-Security-Policy", viewerPolicy)
	}
	http.ServeContent(x.w, x.r, "", time.Time{}, body) // ranges, for video
	return nil
}

// seekable is f itself where it can be sought in, so that a range or HEAD of a
// large file reads no more than it sends. Other files are read whole.
func seekable(f fs.File) (io.ReadSeeker, error) {
	if s, ok := f.(io.ReadSeeker); ok {
		return s, nil
	}
	b, err := io.ReadAll(f)
	return bytes.NewReader(b), err
}
