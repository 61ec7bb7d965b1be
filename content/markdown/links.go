package markdown

import (
	"net/url"
	"path"
	"slices"
	"strings"
)

// Linker knows the addresses of a site.
type Linker struct {
	pages  map[string]bool // paths
	assets map[string]bool // paths
}

// NewLinker makes a linker of the paths of pages and of files.
func NewLinker(pages, assets []string) *Linker {
	l := &Linker{pages: map[string]bool{"/": true}, assets: map[string]bool{}}
	for _, p := range pages {
		l.pages[p] = true
	}
	for _, a := range assets {
		l.assets[a] = true
	}
	return l
}

// resolve makes an address, as written in a file, one that leads to the same place
// from anywhere on the site. dir is the folder of the page's file; sectionDir is that
// of the section that has the link, "" for none. Both start with a slash.
//
// A relative address is relative to the folder of the file: banner.png in index.md is
// /banner.png. In a section it is relative to the page that includes it, unless there
// is a page or a file at the address as seen from the section. The address of a
// Markdown file is that of its page.
func (l *Linker) resolve(address, dir, sectionDir string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "" || u.Host != "" || u.Opaque != "" || u.Path == "" || strings.HasPrefix(address, "//") {
		return address
	}
	target := l.local(u.Path, dir)
	if sectionDir != "" && !strings.HasPrefix(u.Path, "/") {
		if t := l.local(u.Path, sectionDir); l.pages[t] || l.assets[t] {
			target = t
		}
	}
	u.Path, u.RawPath = target, ""
	return u.String()
}

// local is the path on the site of a path that was written in dir.
func (l *Linker) local(written, dir string) string {
	p := written
	if !strings.HasPrefix(p, "/") {
		p = dir + "/" + p
	}
	p = path.Clean(p)
	if page, ok := PagePath(strings.TrimPrefix(p, "/")); ok && !l.assets[p] {
		return page
	}
	if strings.HasSuffix(written, "/") && p != "/" && !l.pages[p] {
		return p + "/"
	}
	return p
}

// extensions are the endings of Markdown files, in any letter case.
var extensions = []string{".md", ".markdown", ".mdown", ".mkdn", ".mkd", ".mdwn", ".mdtext", ".mdx"}

// PagePath is the path at which a Markdown file is served: "/a/b" for a/b.md, "/a" for
// a/index.md and a/_index.md, "/" for index.md. ok is false for other files.
func PagePath(file string) (p string, ok bool) {
	ext := path.Ext(file)
	if !slices.Contains(extensions, strings.ToLower(ext)) {
		return "", false
	}
	p = "/" + strings.TrimSuffix(file, ext)
	if dir, base := path.Split(p); base == "index" || base == "_index" {
		p = "/" + strings.Trim(dir, "/")
	}
	return p, true
}
