package index

import (
	"context"
	"errors"
	"iter"
	"slices"
	"sort"
	"strings"

	"github.com/careers-index/careers/content/parallel"
	"github.com/careers-index/careers/index/storage"
	"github.com/careers-index/careers/index/stored"
)

// Addresses that lead to pages, or were pages: a file of entries, sorted by address.

// closedAndAliases are the closed postings of the source and the aliases of its pages, sorted
// by path. A page keeps its own address, a closed posting comes before an alias, and of two
// pages with one alias the first has it.
func (s *source) closedAndAliases(ctx context.Context) ([]stored.Address, error) {
	taken := map[string]bool{}
	for _, p := range s.Site.Pages {
		taken[p.Path] = true
	}
	list := make([]stored.Address, len(s.Site.Gone))
	err := parallel.Do(ctx, len(list), func(i int) error {
		p := s.Site.Gone[i]
		a := stored.Address{Path: p.Path, Title: p.Title, Category: p.Category, Closed: p.Job.Closes}
		for _, k := range s.skillsOf(p) {
			a.Skills = append(a.Skills, k.Name)
		}
		list[i] = a
		return nil
	})
	if err != nil {
		return nil, err
	}
	list = slices.DeleteFunc(list, func(a stored.Address) bool { return taken[a.Path] })
	for _, a := range list {
		taken[a.Path] = true
	}
	for _, p := range s.Site.Pages {
		for _, alias := range p.Aliases {
			if !taken[alias.Path] {
				taken[alias.Path] = true
				list = append(list, stored.Address{Path: alias.Path, To: p.Path})
			}
		}
	}
	slices.SortFunc(list, func(a, b stored.Address) int { return strings.Compare(a.Path, b.Path) })
	return list, nil
}

// openAddresses checks that each entry can be read, leads to a page, and is in its place.
func (g *Generation) openAddresses(name string) error {
	t, err := g.openFile(name)
	if err != nil {
		return err
	}
	last := ""
	for i := range t.Len() {
		a, err := stored.DecodeAddress(t.Get(i))
		if err != nil {
			return err
		}
		if _, isPage := g.Find(a.To); a.To != "" && !isPage || a.Path <= last {
			return errors.New("an address leads nowhere, or is not in order")
		}
		last = a.Path
	}
	g.addresses = t
	return nil
}

// Address is what is known of a path, unescaped, that is no page.
func (g *Generation) Address(path string) (a stored.Address, ok bool, err error) {
	i := sort.Search(g.addresses.Len(), func(i int) bool { return string(storage.FirstString(g.addresses.Get(i))) >= path })
	if i == g.addresses.Len() {
		return a, false, nil
	}
	a, err = stored.DecodeAddress(g.addresses.Get(i))
	return a, err == nil && a.Path == path, err
}

// Addresses are all of them, sorted by path.
func (g *Generation) Addresses() iter.Seq2[stored.Address, error] {
	return func(yield func(stored.Address, error) bool) {
		for i := range g.addresses.Len() {
			if a, err := stored.DecodeAddress(g.addresses.Get(i)); !yield(a, err) || err != nil {
				return
			}
		}
	}
}
