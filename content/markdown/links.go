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

// at says what there is at an address.
func (l *Linker) at(address string) target { return target{l.pages[address], l.assets[address]} }

// target is what there is at an address of the site.
type target struct{ page, asset bool }

// pageLinker resolves the addresses of one page.
type pageLinker struct {
	*Linker
	asked map[string]target // what has been asked: the page depends on it
}

// at says what there is at an address, and notes that the page depends on it.
func (l *pageLinker) at(address string) target {
	t := l.Linker.at(address)
	if l.asked == nil {
		l.asked = map[string]target{}
	}
	l.asked[address] = t
	return t
}

// resolve makes an address, as written in a file, one that leads to the same place
// from anywhere on the site. dir is the folder of the page's file; sectionDir is that
// of the section that has the link, "" for none. Both start with a slash.
//
// A relative address is relative to the folder of the file: banner.png in index.md is
// /banner.png. In a section it is relative to the page that includes it, unless there
// is a page or a file at the address as seen from the section. The address of a
// Markdown file is that of its page.
func (l *pageLinker) resolve(address, dir, sectionDir string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "" || u.Host != "" || u.Opaque != "" || u.Path == "" || strings.HasPrefix(address, "//") {
		return address
	}
	resolved := l.local(u.Path, dir)
	if sectionDir != "" && !strings.HasPrefix(u.Path, "/") {
		if t := l.local(u.Path, sectionDir); l.at(t) != (target{}) {
			resolved = t
		}
	}
	u.Path, u.RawPath = resolved, ""
	return u.String()
}

// local is the path on the site of a path that was written in dir.
func (l *pageLinker) local(written, dir string) string {
	p := written
	if !strings.HasPrefix(p, "/") {
		p = dir + "/" + p
	}
	p = path.Clean(p)
	if page, ok := PagePath(strings.TrimPrefix(p, "/")); ok && !l.at(p).asset {
		return page
	}
	if strings.HasSuffix(written, "/") && p != "/" && !l.at(p).page {
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
