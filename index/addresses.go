package index

// Addresses that lead to pages, or were pages: a file of entries, sorted by address.

import (
	"context"
	"errors"
	"iter"
	"slices"
	"sort"
	"strings"

	"github.com/careers-index/careers/content/parallel"
	"github.com/careers-index/careers/index/storage"
)

// Address is an address that is no page.
type Address struct {
	Path string
	To   string // the page that it leads to; "" for a closed posting
	// Of a closed posting:
	Title, Category string
	Closed          string // its last day; "" is unknown
	Skills          []string
}

// closedAndAliases are the closed postings of the source and the aliases of its pages, sorted
// by path. A page keeps its own address, a closed posting comes before an alias, and of two
// pages with one alias the first has it.
func (s *source) closedAndAliases(ctx context.Context) ([]Address, error) {
	taken := map[string]bool{}
	for _, p := range s.Site.Pages {
		taken[p.Path] = true
	}
	list := make([]Address, len(s.Site.Gone))
	err := parallel.Do(ctx, len(list), func(i int) error {
		p := s.Site.Gone[i]
		a := Address{Path: p.Path, Title: p.Title, Category: p.Category, Closed: p.Job.Closes}
		for _, k := range s.skillsOf(p) {
			a.Skills = append(a.Skills, k.Name)
		}
		list[i] = a
		return nil
	})
	if err != nil {
		return nil, err
	}
	list = slices.DeleteFunc(list, func(a Address) bool { return taken[a.Path] })
	for _, a := range list {
		taken[a.Path] = true
	}
	for _, p := range s.Site.Pages {
		for _, alias := range p.Aliases {
			if !taken[alias.Path] {
				taken[alias.Path] = true
				list = append(list, Address{Path: alias.Path, To: p.Path})
			}
		}
	}
	slices.SortFunc(list, func(a, b Address) int { return strings.Compare(a.Path, b.Path) })
	return list, nil
}

// EncodeAddress begins with the path: Address compares it in place.
func EncodeAddress(a Address) []byte {
	var w storage.RecordWriter
	for _, text := range []string{a.Path, a.To, a.Title, a.Category, a.Closed} {
		w.String(text)
	}
	w.Strings(a.Skills)
	return w.Bytes()
}

// DecodeAddress decodes what EncodeAddress has encoded.
func DecodeAddress(b []byte) (a Address, err error) {
	r := storage.ReadRecord(b)
	for _, text := range []*string{&a.Path, &a.To, &a.Title, &a.Category, &a.Closed} {
		*text = r.String()
	}
	a.Skills = r.Strings()
	return a, r.Err()
}

// openAddresses checks that each entry can be read, leads to a page, and is in its place.
func (g *Generation) openAddresses(name string) error {
	t, err := g.openFile(name)
	if err != nil {
		return err
	}
	last := ""
	for i := range t.Len() {
		a, err := DecodeAddress(t.Get(i))
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
func (g *Generation) Address(path string) (a Address, ok bool, err error) {
	i := sort.Search(g.addresses.Len(), func(i int) bool { return string(storage.FirstString(g.addresses.Get(i))) >= path })
	if i == g.addresses.Len() {
		return a, false, nil
	}
	a, err = DecodeAddress(g.addresses.Get(i))
	return a, err == nil && a.Path == path, err
}

// Addresses are all of them, sorted by path.
func (g *Generation) Addresses() iter.Seq2[Address, error] {
	return func(yield func(Address, error) bool) {
		for i := range g.addresses.Len() {
			if a, err := DecodeAddress(g.addresses.Get(i)); !yield(a, err) || err != nil {
				return
			}
		}
	}
}
