package web

import (
	"slices"
	"strings"

	"github.com/careers-index/careers/search"
)

// Limits of the navigation. A site of a company has a handful of each; the
// limits keep a folder of ten thousand pages from becoming ten thousand links
// on every one of them.
const (
	maxHeaderGroups = 4
	maxNavGroups    = 8
	maxNavPages     = 12
)

// navigation is the way around a site: pages by category, both in the order
// of the listing. It is made once per generation.
type navigation struct {
	generation string
	Header     []navGroup // the first groups, for the top of a page
	Groups     []navGroup // categories that are not postings
	Feeds      []feedLink // of the postings
	postings   []string   // categories of postings
	grouped    bool       // every posting has a category
}

// navGroup is one category with its first pages.
type navGroup struct {
	Name  string
	URL   string // its first page
	Pages []navLink
}

type navLink struct{ Title, Path string }

// navigationOf returns the navigation of a site, remembered until the next
// generation.
func (s *server) navigationOf(site *search.Site) *navigation {
	if n := s.nav.Load(); n != nil && n.generation == site.Generation {
		return n
	}
	n := newNavigation(site)
	s.nav.Store(n)
	return n
}

func newNavigation(site *search.Site) *navigation {
	n := &navigation{generation: site.Generation, grouped: true}
	groups, postings := map[string]int{}, map[string]bool{}
	for p := range site.Pages {
		switch {
		case p.Posting && p.Category == "":
			n.grouped = false
		case p.Posting:
			if !postings[p.Category] {
				postings[p.Category] = true
				n.postings = append(n.postings, p.Category)
			}
		case p.Path != "/" && p.Category != "":
			i, ok := groups[p.Category]
			if !ok {
				i = len(n.Groups)
				groups[p.Category] = i
				n.Groups = append(n.Groups, navGroup{Name: p.Category, URL: pathURL(p.Path)})
			}
			if g := &n.Groups[i]; len(g.Pages) < maxNavPages {
				g.Pages = append(g.Pages, navLink{p.Menu, p.Path})
			}
		}
	}
	n.postings = inOrder(n.postings, site.PostingCategories)
	n.Feeds = feedLinks("Open positions", search.Request{Categories: n.feedCategories()})
	n.Groups = n.Groups[:min(len(n.Groups), maxNavGroups)]
	n.Header = n.Groups[:min(len(n.Groups), maxHeaderGroups)]
	return n
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

// feedCategories tell postings from other pages in a search; none are needed
// where every page is a posting.
func (n *navigation) feedCategories() []string {
	if len(n.Groups) == 0 || !n.grouped || len(n.postings) > search.MaxFilters {
		return nil
	}
	return n.postings
}

// siblings are the pages of a category, for the side of each of them.
func (n *navigation) siblings(category string) []navLink {
	for _, g := range n.Groups {
		if g.Name == category {
			return g.Pages
		}
	}
	return nil
}
