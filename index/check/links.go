package check

// The rules about links and images: a local address leads to a page, an anchor or a
// file of the site.

import (
	"html"
	"maps"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/markdown"
)

// target is what a local address leads to.
type target struct {
	page *content.Page // nil for a file, and for a page that has an error
}

// allTargets are all addresses of the site.
func (l *linter) allTargets() map[string]target {
	t := map[string]target{"/": {}} // the search, with or without an index.md
	for _, a := range l.site.Assets {
		t[a.Path] = target{}
	}
	for _, p := range l.pages {
		if l.failed[p.File] {
			t[p.Path] = target{}
		} else {
			t[p.Path] = target{p}
		}
	}
	return t
}

// pageLink is a link or an image that leads inside the site, perhaps nowhere.
type pageLink struct {
	page *content.Page
	markdown.Link
	address, fragment string
}

// doubtfulLinks adds the links and images of a page to list, but those that need no second
// look: they lead to a page that is shown, to a file, or to other sites.
func (l *linter) doubtfulLinks(p *content.Page, list []pageLink) []pageLink {
	for _, link := range p.Links {
		address, fragment, local := l.resolve(p, link.URL)
		if !local {
			continue
		}
		t, exists := l.targets[address]
		if !exists || t.page != nil && (fragment != "" || t.page.Hidden != "") {
			list = append(list, pageLink{p, link, address, fragment})
		}
	}
	return list
}

// link checks a link or an image. Several pages may find one that is in a section; merging
// drops equal findings.
func (l *linter) link(link pageLink) {
	address, fragment := link.address, link.fragment
	t, exists := l.targets[address]
	switch {
	case !exists && link.Image:
		l.report(diag.RuleMissingImage, link.At, "there is no image at %s; put it beside the page, or into the folder of static files", diag.Quote(address))
	case !exists:
		l.report(diag.RuleDeadLink, link.At, "the link leads to %s, and there is no page%s", diag.Quote(address), l.hinted(link.Written+"\x00"+address, func() string { return l.linkHint(link.Written, address) }))
	case t.page.Hidden != "" && link.page.Hidden == "":
		l.report(diag.RuleDeadLink, link.At, "the link leads to %s, which is left out (%s)", diag.Quote(address), t.page.Hidden)
	case fragment != "" && !strings.HasPrefix(fragment, ":~:") && !l.hasAnchor(t.page, fragment):
		l.report(diag.RuleDeadAnchor, link.At, "the link leads to %s, and %s has no such heading%s", diag.Quote("#"+fragment), t.page.File, l.hinted(t.page.File+"#"+fragment, func() string { return l.anchorHint(fragment, t.page) }))
	}
}

// resolve returns where a link leads inside the site; local is false for other
// sites, mail and the like.
func (l *linter) resolve(p *content.Page, raw string) (address, fragment string, local bool) {
	u, err := url.Parse(strings.TrimSpace(raw))
	if err != nil {
		return raw, "", true
	}
	if home := l.home; home.Host != "" && u.Host == home.Host && strings.HasPrefix(u.Path+"/", home.Path+"/") {
		u.Scheme, u.Host, u.User, u.Path = "", "", nil, "/"+strings.TrimPrefix(strings.TrimPrefix(u.Path, home.Path), "/")
	}
	if u.Scheme != "" || u.Host != "" || u.Opaque != "" {
		return "", "", false
	}
	if u.Path == "" {
		return p.Path, u.Fragment, true
	}
	return path.Clean("/" + u.Path), u.Fragment, true // reading has made it absolute
}

// hasAnchor reports whether a link to a page may end in a name.
func (l *linter) hasAnchor(p *content.Page, name string) bool {
	return name == "top" || slices.Contains(l.anchors(p), name)
}

// anchors are the names in a page's HTML that links to it may end in, in their order.
func (l *linter) anchors(p *content.Page) []string {
	if names, ok := l.anchorsOf[p]; ok {
		return names
	}
	text := p.HTML
	if p.Text != nil {
		text, _ = p.Text.HTML() // what cannot be read fails the build when it is written
	}
	var names []string
	for _, m := range anchorAttribute.FindAllStringSubmatch(text, -1) {
		names = append(names, html.UnescapeString(m[1]))
	}
	l.anchorsOf[p] = names
	return names
}

var anchorAttribute = regexp.MustCompile(` (?:id|name)="([^"]*)"`)

func (l *linter) anchorHint(fragment string, p *content.Page) string {
	if near := diag.Nearest(fragment, l.anchors(p)); near != "" {
		return "; did you mean " + diag.Quote("#"+near) + "?"
	}
	return ""
}

// maxHints bounds the addresses that are looked for among all others: a site with a
// thousand dead links has other problems than spelling.
const maxHints = 200

// hinted remembers a hint, so that equal findings have equal ones.
func (l *linter) hinted(key string, hint func() string) string {
	text, known := l.hints[key]
	if !known && len(l.hints) < maxHints {
		text = hint()
		l.hints[key] = text
	}
	return text
}

// hostName matches an address that begins like a host's name: example.org/page.
var hostName = regexp.MustCompile(`^(?:www\.)?[\w-]+(\.[\w-]+)*\.(?i:com|org|net|io|gov|edu|dev|co|ai|app|uk|de|eu|us|ca|fr|nl|se)(/|$)`)

// linkHint says where a dead link was perhaps meant to lead: to a similar address, or to
// a page of the same name elsewhere.
func (l *linter) linkHint(written, address string) string {
	if hostName.MatchString(written) {
		return "; did you mean " + diag.Quote("https://"+written) + "?"
	}
	without := strings.TrimSuffix(address, ".md")
	if _, exists := l.targets[without]; exists && without != address {
		return "; pages are served without .md: " + diag.Quote(without)
	}
	if l.addresses == nil {
		l.addresses = slices.Sorted(maps.Keys(l.targets))
	}
	near := diag.Nearest(address, l.addresses)
	for _, a := range l.addresses {
		if near == "" && a != "/" && path.Base(a) == path.Base(address) {
			near = a
		}
	}
	if near == "" {
		return "; correct it, or remove the link"
	}
	return "; did you mean " + diag.Quote(near) + "?"
}
