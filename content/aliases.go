package content

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/careers-index/careers/content/frontmatter"
)

// Alias is another address of a page.
type Alias struct {
	Path string // unescaped
	Key  string // of front matter, that says so: aliases, redirect_from, permalink, slug
}

// maxAliases bounds the other addresses of one page. Real ones have a few.
const maxAliases = 50

// otherAddresses are those that front matter says a page has or had: aliases and
// redirect_from as Hugo and Jekyll read them, relative to the page's folder unless they
// begin with a slash; permalink; and slug, which stands for the page's name.
func otherAddresses(block *frontmatter.Block, at string) []Alias {
	folder := path.Dir(at)
	var list []Alias
	add := func(key, address string) {
		address = cleanAddress(address, folder)
		isKnown := func(a Alias) bool { return a.Path == address }
		if address != "" && address != at && !slices.ContainsFunc(list, isKnown) && len(list) < maxAliases {
			list = append(list, Alias{address, key})
		}
	}
	for _, key := range []string{"aliases", "redirect_from"} {
		for _, text := range block.Strings(key) {
			add(key, text)
		}
	}
	for _, text := range block.Strings("permalink") { // below the site's root, with or without a slash
		if !strings.Contains(text, "://") {
			text = "/" + strings.TrimLeft(text, "/")
		}
		add("permalink", text)
	}
	for _, slug := range block.Strings("slug") {
		if !strings.Contains(slug, "/") {
			add("slug", slug)
		}
	}
	return list
}

// cleanAddress is the path of an address of the site, unescaped, without a slash at its
// end; "" for what is none, such as a pattern of a permalink ("/jobs/:title/").
func cleanAddress(address, folder string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Path == "" || strings.ContainsAny(u.Path, ":{}\\\x00") {
		return ""
	}
	p := strings.TrimSuffix(strings.TrimSuffix(u.Path, "index.html"), "/")
	if !strings.HasPrefix(p, "/") {
		if u.Host != "" {
			return "/"
		}
		p = path.Join(folder, p)
	}
	return path.Clean(p)
}
