package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web/theme"
)

// stylesheets make up the one that pages load, in this order.
var stylesheets = []string{"base.css", "frame.css", "search.css", "page.css", "insights.css"}

// asset is a file of the program's own.
type asset struct {
	contentType string
	body        []byte
}

// assets are the program's own files. Their names hold a digest of their
// content, so clients keep them for good.
type assets struct {
	digest string // of all
	files  map[string]asset
	// Addresses to link.
	style, script, live string
	authorStyle         string // of what only the author sees
	icon                string // template of the icon, with ACCENT
}

// loadAssets reads the assets of a file system and names them.
func loadAssets(fsys fs.FS) (*assets, error) {
	a := &assets{files: map[string]asset{}}
	var style bytes.Buffer
	for _, name := range stylesheets {
		b, err := fs.ReadFile(fsys, "assets/"+name)
		if err != nil {
			return nil, fmt.Errorf("stylesheet: %w", err)
		}
		style.Write(b)
	}
	script, err := fs.ReadFile(fsys, "assets/search.js")
	if err != nil {
		return nil, fmt.Errorf("script: %w", err)
	}
	live, err := fs.ReadFile(fsys, "assets/live.js")
	if err != nil {
		return nil, fmt.Errorf("script: %w", err)
	}
	authorStyle, err := fs.ReadFile(fsys, "assets/author.css")
	if err != nil {
		return nil, fmt.Errorf("stylesheet: %w", err)
	}
	icon, err := fs.ReadFile(fsys, "assets/icon.svg")
	if err != nil {
		return nil, fmt.Errorf("icon: %w", err)
	}
	a.icon = string(icon)
	a.style = a.add("site", ".css", "text/css; charset=utf-8", style.Bytes())
	a.script = a.add("search", ".js", "text/javascript; charset=utf-8", script)
	a.live = a.add("live", ".js", "text/javascript; charset=utf-8", live)
	a.authorStyle = a.add("author", ".css", "text/css; charset=utf-8", authorStyle)
	a.digest = digest(style.Bytes(), script, live, authorStyle, icon, theme.New("").CSS())
	return a, nil
}

func (a *assets) add(name, ext, contentType string, body []byte) (address string) {
	name += "-" + digest(body) + ext
	a.files[name] = asset{contentType, body}
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

// themePath and iconPath are the addresses of a site's colours and icon. Their
// names hold everything that they are made from, so they too are kept for good.
func (a *assets) themePath(site *search.Site) string {
	return "/assets/theme-" + theme.Accent(site.Accent) + "-" + a.digest + ".css"
}

func (a *assets) iconPath(site *search.Site) string {
	return "/assets/icon-" + theme.Accent(site.Accent) + "-" + a.digest + ".svg"
}

// coloured makes the theme or the icon that an address names.
func (a *assets) coloured(name string) (asset, bool) {
	for _, k := range []struct{ prefix, suffix string }{{"theme-", "-" + a.digest + ".css"}, {"icon-", "-" + a.digest + ".svg"}} {
		accent, ok := strings.CutPrefix(name, k.prefix)
		if !ok {
			continue
		}
		accent, ok = strings.CutSuffix(accent, k.suffix)
		if !ok || !theme.IsAccent(accent) {
			continue
		}
		t := theme.New(accent)
		if k.prefix == "theme-" {
			return asset{"text/css; charset=utf-8", t.CSS()}, true
		}
		return asset{"image/svg+xml", []byte(strings.ReplaceAll(a.icon, "ACCENT", t.Light.Accent))}, true
	}
	return asset{}, false
}

// asset answers /assets/{name}: the program's file, or else the site's own.
func (c *requestContext) asset() error {
	name := path.Base(c.r.URL.Path)
	a, ok := c.files.assets.files[name]
	if !ok {
		a, ok = c.files.assets.coloured(name)
	}
	if !ok {
		return c.page()
	}
	if done, err := c.answered("", 0); done || err != nil {
		return err
	}
	c.header.Set("Cache-Control", "public, max-age=31536000, immutable")
	c.header.Set("Content-Security-Policy", filePolicy)
	return c.write(a.contentType, a.body)
}
