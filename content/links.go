package content

import (
	"bytes"
	"net/url"
	"path"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// linker knows what stands at the addresses of a site.
type linker struct {
	pages  map[string]bool // paths
	assets map[string]bool // paths
}

// resolve makes an address as the page's author wrote it one that leads to
// the same place from anywhere on the site. dir is the folder of the page's
// file, sectionDir that of the section the address stands in, "" for none;
// both begin with a slash.
//
// A relative address is relative to the folder of the file: banner.png in
// index.md is /banner.png. In a section it is relative to the page that
// includes it, unless a page or a file stands at the address seen from the
// section. The address of a Markdown file is that of its page.
func (l *linker) resolve(address, dir, sectionDir string) string {
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
func (l *linker) local(written, dir string) string {
	p := written
	if !strings.HasPrefix(p, "/") {
		p = dir + "/" + p
	}
	p = path.Clean(p)
	if page, ok := pagePath(strings.TrimPrefix(p, "/")); ok && !l.assets[p] {
		return page
	}
	if strings.HasSuffix(written, "/") && p != "/" && !l.pages[p] {
		return p + "/"
	}
	return p
}

// pagePath is the path at which a Markdown file is served, and whether the
// file is one.
func pagePath(file string) (string, bool) {
	ext := path.Ext(file)
	if !strings.EqualFold(ext, ".md") {
		return "", false
	}
	p := "/" + strings.TrimSuffix(file, ext)
	if dir, base := path.Split(p); base == "index" {
		p = "/" + strings.Trim(dir, "/")
	}
	return p, true
}

// linkNode reads a link and rewrites its address. Of a link that leads where
// none may lead, the text stays.
func (c *collector) linkNode(n *ast.Link) {
	if !c.rewrite(n, &n.Destination, n.Title, false) {
		c.children(n)
		unwrap(n)
		return
	}
	c.inLinks++
	c.children(n)
	c.inLinks--
}

// imageNode reads an image. Of one that cannot be shown, the text stays.
func (c *collector) imageNode(n *ast.Image) {
	if !c.rewrite(n, &n.Destination, n.Title, true) {
		unwrap(n)
	}
}

// autoLink reads an address that stands in the text.
func (c *collector) autoLink(n *ast.AutoLink) {
	if c.hidden != "" {
		return
	}
	label := n.Label(c.book.buf)
	// The node's place is that of the mark or blank before the address, if
	// there is one.
	at := n.Pos() + bytes.Index(c.book.buf[n.Pos():], label)
	address := string(n.URL(c.book.buf))
	if n.AutoLinkType == ast.AutoLinkEmail {
		address = "mailto:" + address
	}
	safe := safeAddress(address)
	if safe {
		c.addLink(address, address, false, at)
	} else {
		c.unsafe(address, at)
		n.Parent().ReplaceChild(n.Parent(), n, ast.NewRawTextSegment(text.NewSegment(at, at+len(label))))
	}
	c.begin(at)
	c.text.literal(at, at+len(label), safe, false)
}

// rewrite resolves the address of a node, and reports whether it may stay.
func (c *collector) rewrite(n ast.Node, destination *[]byte, title []byte, image bool) bool {
	if !c.afford(len(title), n.Pos()) || len(*destination) > MaxLinkBytes {
		return true
	}
	address := string(util.URLEscape(*destination, true))
	if !safeAddress(address) {
		c.unsafe(address, n.Pos())
		return false
	}
	if resolved := c.addLink(address, string(*destination), image, n.Pos()); resolved != address {
		*destination = []byte(resolved)
	}
	return true
}

// unsafe warns of an address that is dropped.
func (c *collector) unsafe(address string, at int) {
	c.diags = append(c.diags, diagnose(ruleUnsafeLink, c.book.at(at),
		"the address %s is dropped: a page can link to itself, the site, the web, mail and telephone", quoted(address)))
}

// unwrap puts the children of a node in its place.
func unwrap(n ast.Node) {
	parent := n.Parent()
	for child := n.FirstChild(); child != nil; child = n.FirstChild() {
		parent.InsertBefore(parent, n, child)
	}
	remove(n)
}

// addLink notes a link and returns the address to write.
func (c *collector) addLink(address, written string, image bool, at int) string {
	if !c.afford(len(address), at) {
		return ""
	}
	p := c.book.part(at)
	sectionDir := ""
	if p.section != "" {
		sectionDir = folder(p.file)
	}
	resolved := c.linker.resolve(address, folder(c.book.parts[0].file), sectionDir)
	c.links = append(c.links, Link{URL: resolved, Written: written, Image: image, Section: p.section, At: c.book.at(at)})
	return resolved
}

// afford counts bytes of addresses and titles, and reports whether they are
// within the limit.
func (c *collector) afford(n, at int) bool {
	c.linkBytes += n
	if c.linkBytes > MaxLinkBytes && c.linkBytes-n <= MaxLinkBytes {
		c.diags = append(c.diags, diagnose(ruleMarkdownLimit, c.book.at(at),
			"the addresses and titles of the page's links have more than %d bytes; shorten them", MaxLinkBytes))
	}
	return c.linkBytes <= MaxLinkBytes
}

// folder is the folder of a file, "/" or "/a/b".
func folder(file string) string { return path.Join("/", path.Dir(file)) }
