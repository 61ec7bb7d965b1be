package web

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web/address"
)

// Limits of the navigation. A company's site has a handful of each. The limits
// keep a folder of ten thousand pages from becoming ten thousand links on every
// page.
const (
	maxHeaderGroups = 4
	maxNavGroups    = 8
	maxNavPages     = 12
)

// masthead is what every page of a site has around its content: the logo and
// the navigation, pages by category, both in the order of the listing. It is
// made once per generation.
type masthead struct {
	site     *search.Site
	Logo     logoView
	Header   []navGroup                  // the first groups, for the top of a page
	Groups   []navGroup                  // categories that are not postings
	Feeds    []feedLink                  // of the postings
	postings []string                    // categories of postings
	grouped  bool                        // every posting has a category
	overview atomic.Pointer[[]groupView] // postings by category, once they were needed
	offers   atomic.Pointer[[]facetView] // what is offered where nothing is found, likewise
}

// navGroup is one category with its first pages.
type navGroup struct {
	Name  string
	URL   string // its first page
	Pages []navLink
}

type navLink struct{ Title, Path string }

// masthead returns the masthead of the site, remembered until the next
// generation.
func (c *requestContext) masthead() (*masthead, error) {
	if m := c.madeMasthead(); m != nil {
		return m, nil
	}
	c.s.mastheads.Lock()
	defer c.s.mastheads.Unlock()
	if m := c.madeMasthead(); m != nil {
		return m, nil
	}
	m, err := newMasthead(c.site)
	if err != nil {
		return nil, err
	}
	if c.current() {
		c.s.masthead.Store(m)
	}
	return m, nil
}

// madeMasthead is the remembered masthead, or nil.
func (c *requestContext) madeMasthead() *masthead {
	if m := c.s.masthead.Load(); m != nil && m.site == c.site {
		return m
	}
	return nil
}

func newMasthead(site *search.Site) (*masthead, error) {
	m := &masthead{site: site, grouped: true, Logo: newLogo(site)}
	// Keys are names in lower case: filters ignore case, too.
	groups, postings := map[string]int{}, map[string]bool{}
	for p, err := range site.Pages {
		if err != nil {
			return nil, fmt.Errorf("pages of the site: %w", err)
		}
		switch {
		case p.Posting && p.Category == "":
			m.grouped = false
		case p.Posting:
			if key := strings.ToLower(p.Category); !postings[key] {
				postings[key] = true
				m.postings = append(m.postings, p.Category)
			}
		case p.Path != "/" && p.Category != "":
			key := strings.ToLower(p.Category)
			i, ok := groups[key]
			if !ok {
				i = len(m.Groups)
				groups[key] = i
				m.Groups = append(m.Groups, navGroup{Name: p.Category, URL: address.Path(p.Path)})
			}
			if g := &m.Groups[i]; len(g.Pages) < maxNavPages {
				g.Pages = append(g.Pages, navLink{p.Menu, p.Path})
			}
		}
	}
	m.postings = inOrder(m.postings, site.PostingCategories)
	m.Feeds = feedLinks("Open positions", search.Request{}) // also of categories that come later
	m.Groups = m.Groups[:min(len(m.Groups), maxNavGroups)]
	m.Header = m.Groups[:min(len(m.Groups), maxHeaderGroups)]
	return m, nil
}

// inOrder puts the categories that a site names in its own order, before the
// others in theirs.
func inOrder(categories, named []string) []string {
	rank := func(c string) int {
		i := slices.IndexFunc(named, func(n string) bool { return strings.EqualFold(n, c) })
		if i < 0 {
			return len(named)
		}
		return i
	}
	slices.SortStableFunc(categories, func(a, b string) int { return rank(a) - rank(b) })
	return categories
}

// siblings are the pages of a category, for the side of each of them.
func (m *masthead) siblings(category string) []navLink {
	for _, g := range m.Groups {
		if strings.EqualFold(g.Name, category) {
			return g.Pages
		}
	}
	return nil
}

// logoView are the addresses of the logo in either scheme; "" for none.
type logoView struct{ Light, Dark string }

func newLogo(site *search.Site) logoView {
	light, dark := siteImage(site, site.LogoLight), siteImage(site, site.LogoDark)
	return logoView{cmp.Or(light, dark), cmp.Or(dark, light)}
}

// siteImage returns the address of an image of the settings, or "" when the
// site has no such file: a name in text is better than a broken image.
func siteImage(site *search.Site, address string) string {
	if address == "" || strings.HasPrefix(address, "https://") {
		return address
	}
	if site.Assets == nil || strings.HasPrefix(address, "//") {
		return ""
	}
	f, err := site.Assets.Open(strings.TrimPrefix(address, "/"))
	if err != nil {
		return ""
	}
	_ = f.Close()
	return "/" + strings.TrimPrefix(address, "/")
}

// hasOneCategory reports whether all positions have the same category.
func (m *masthead) hasOneCategory() bool { return m.grouped && len(m.postings) == 1 }

// distinct are hits as they are shown: without the category that every position of the
// site has, which tells nobody anything.
func (m *masthead) distinct(hits []search.Hit) []search.Hit {
	if !m.hasOneCategory() {
		return hits
	}
	out := slices.Clone(hits)
	for i := range out {
		if out[i].Posting {
			out[i].Category = ""
		}
	}
	return out
}
