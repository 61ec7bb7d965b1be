package content

// The rules about links and images: a local address leads to a page, an
// anchor or a file of the site.

import (
	"html"
	"maps"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
)

// target is what a local address leads to.
type target struct {
	page *pageFile // nil for a file, and for a page that has an error
}

// targets are all addresses of the site.
func (l *linter) targets() map[string]target {
	t := map[string]target{"/": {}} // the search, with or without an index.md
	for _, a := range l.site.Assets {
		t[a.Path] = target{}
	}
	for _, p := range l.pages {
		if l.failed[p.file] {
			t[p.path] = target{}
		} else {
			t[p.path] = target{p}
		}
	}
	return t
}

// links checks the links and images of a page. One that stands in a section
// may be found by several pages; the caller drops equal findings.
func (l *linter) links(p *pageFile, targets map[string]target) {
	for _, link := range p.page.Links {
		address, fragment, local := l.resolve(p, link.URL)
		if !local {
			continue
		}
		t, exists := targets[address]
		switch {
		case !exists && link.Image:
			l.complain(ruleMissingImage, link.At, "there is no image at %s; put it beside the page, or into the folder given as --static", quoted(address))
		case !exists:
			l.complain(ruleDeadLink, link.At, "the link leads to %s, where no page is%s", quoted(address), l.hinted(link.Written+"\x00"+address, func() string { return l.linkHint(link.Written, address, targets) }))
		case t.page == nil:
		case t.page.hidden != "" && p.hidden == "":
			l.complain(ruleDeadLink, link.At, "the link leads to %s, which is left out (%s)", quoted(address), t.page.hidden)
		case fragment != "" && !strings.HasPrefix(fragment, ":~:") && !l.hasAnchor(t.page, fragment):
			l.complain(ruleDeadAnchor, link.At, "the link leads to %s, and %s has no such heading%s", quoted("#"+fragment), t.page.file, l.hinted(t.page.file+"#"+fragment, func() string { return l.anchorHint(fragment, t.page) }))
		}
	}
}

// checkLogos checks the files that the settings name.
func (l *linter) checkLogos(targets map[string]target) {
	for _, logo := range l.logos {
		u, err := url.Parse(logo.path)
		if err == nil && (u.Scheme != "" || u.Host != "") {
			continue
		}
		address := path.Clean("/" + logo.path)
		if _, exists := targets[address]; !exists {
			l.complain(ruleMissingImage, logo.at, "there is no image at %s; put it into the folder given as --static", quoted(address))
		}
	}
}

// resolve returns where a link leads inside the site; local is false for other
// sites, mail and the like.
func (l *linter) resolve(p *pageFile, raw string) (address, fragment string, local bool) {
	u, err := url.Parse(strings.TrimSpace(raw))
	if err != nil {
		return raw, "", true
	}
	if own := l.own; own.Host != "" && u.Host == own.Host && strings.HasPrefix(u.Path+"/", own.Path+"/") {
		u.Scheme, u.Host, u.User, u.Path = "", "", nil, "/"+strings.TrimPrefix(strings.TrimPrefix(u.Path, own.Path), "/")
	}
	if u.Scheme != "" || u.Host != "" || u.Opaque != "" {
		return "", "", false
	}
	if u.Path == "" {
		return p.path, u.Fragment, true
	}
	return path.Clean("/" + u.Path), u.Fragment, true // Load has made it absolute
}

// hasAnchor reports whether a link to a page may end in a name.
func (l *linter) hasAnchor(f *pageFile, name string) bool {
	return slices.ContainsFunc(f.page.Headings, func(h Heading) bool { return h.Anchor == name }) || l.anchors(f)[name]
}

// anchors are the names in a page's HTML that links to it may end in.
func (l *linter) anchors(f *pageFile) map[string]bool {
	if set, ok := l.anchorsOf[f]; ok {
		return set
	}
	set := map[string]bool{"top": true}
	for _, m := range anchorAttribute.FindAllStringSubmatch(f.page.HTML, -1) {
		set[html.UnescapeString(m[1])] = true
	}
	l.anchorsOf[f] = set
	return set
}

var anchorAttribute = regexp.MustCompile(` (?:id|name)="([^"]*)"`)

func (l *linter) anchorHint(fragment string, f *pageFile) string {
	var anchors []string
	for _, h := range f.page.Headings {
		anchors = append(anchors, h.Anchor)
	}
	if near := nearest(fragment, anchors); near != "" {
		return "; did you mean " + quoted("#"+near) + "?"
	}
	return ""
}

// maxHints bounds the addresses that are looked for among all others: a site
// of a thousand dead links has other troubles than spelling.
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

// linkHint says where a dead link may have meant to lead: an address that is
// nearly the same, or a page of the same name elsewhere.
func (l *linter) linkHint(written, address string, targets map[string]target) string {
	if hostName.MatchString(written) {
		return "; did you mean " + quoted("https://"+written) + "?"
	}
	without := strings.TrimSuffix(address, ".md")
	if _, exists := targets[without]; exists && without != address {
		return "; pages are served without .md: " + quoted(without)
	}
	if l.addresses == nil {
		l.addresses = slices.Sorted(maps.Keys(targets))
	}
	near := nearest(address, l.addresses)
	for _, a := range l.addresses {
		if near == "" && a != "/" && path.Base(a) == path.Base(address) {
			near = a
		}
	}
	if near == "" {
		return "; correct it, or remove the link"
	}
	return "; did you mean " + quoted(near) + "?"
}
