package index

import (
	"errors"
	"io/fs"
	"slices"
	"sort"
	"strings"
	"sync"

	"github.com/careers-index/careers/content/settings"
	"github.com/careers-index/careers/index/fulltext"
	"github.com/careers-index/careers/index/skills/lexicon"
	"github.com/careers-index/careers/index/storage"
	"github.com/careers-index/careers/index/stored"
	"github.com/careers-index/careers/index/synonyms"
	"github.com/careers-index/careers/index/tempdir"
	"github.com/careers-index/careers/index/terms"
)

// An open generation.

// Ordinal is the number of a page: its place in the listing, from 0.
type Ordinal uint32

// Doc is the number of a page in the file of terms: its place in the order of paths.
// Searches find pages in that order.
type Doc uint32

// Generation is an open, verified, read-only build of a site. It is safe for
// concurrent use until Close. Pages are numbered 0 to Len()-1 in the order of
// the listing: by position, then title, then path, bytewise. So that number, the
// ordinal, is also the last key of every other order.
//
// What methods return stays valid after Close, except for Terms and the files of Assets.
type Generation struct {
	manifest                *Manifest
	settings                settings.Settings
	lexicon                 *lexicon.Lexicon
	synonyms                *synonyms.Set
	columns                 *columns
	terms                   *terms.File
	cards, passages, bodies storage.File
	addresses               storage.File
	assets                  fs.FS

	maps  []storage.Mapped
	files []heldFile   // what is open and mapped, for Scrub
	temp  *tempdir.Dir // of the private copy, if it could not be removed yet
	close sync.Once
}

// Close releases everything. It may be called twice.
func (g *Generation) Close() (err error) {
	g.close.Do(func() {
		for i := range g.maps {
			err = errors.Join(err, g.maps[i].Close())
		}
		for _, f := range g.files {
			_ = f.file.Close() // only read
		}
		if g.temp != nil {
			err = errors.Join(err, g.temp.Remove())
		}
	})
	return err
}

// Manifest of the generation.
func (g *Generation) Manifest() *Manifest { return g.manifest }

// Settings of the site.
func (g *Generation) Settings() settings.Settings { return g.settings }

// Lexicon is the one that the generation was built with.
func (g *Generation) Lexicon() *lexicon.Lexicon { return g.lexicon }

// Synonyms are the names of roles and concepts that the generation was built with.
func (g *Generation) Synonyms() *synonyms.Set { return g.synonyms }

// Len is the number of pages.
func (g *Generation) Len() int { return g.manifest.Pages }

// Page reads page n, body included.
func (g *Generation) Page(n Ordinal) (*stored.Page, error) {
	return g.record(n).Page()
}

// record is page n as it is stored: part of the memory map.
func (g *Generation) record(n Ordinal) stored.Record {
	return stored.Record{Card: g.cards.Get(int(n)), Passages: g.passages.Get(int(n)), Body: g.bodies.Get(int(n))}
}

// Card reads what a list shows of page n.
func (g *Generation) Card(n Ordinal) (stored.Card, error) {
	return stored.DecodeCard(g.cards.Get(int(n)))
}

// Passages reads the passages of page n.
func (g *Generation) Passages(n Ordinal) ([]stored.Passage, error) {
	return stored.DecodePassages(g.passages.Get(int(n)))
}

// Find returns the ordinal of the page at path, unescaped.
func (g *Generation) Find(path string) (n Ordinal, ok bool) {
	order := g.columns.byPath
	i := g.pathRank(path)
	if i == len(order) || string(storage.FirstString(g.cards.Get(int(order[i])))) != path {
		return 0, false
	}
	return order[i], true
}

// Facets are the facets with their values, in the order of the site.
func (g *Generation) Facets() []Facet { return slices.Clone(g.columns.facets) }

// Facet returns the facet of a name.
func (g *Generation) Facet(name string) (*Facet, bool) {
	for i := range g.columns.facets {
		if f := &g.columns.facets[i]; f.Name == name {
			return f, true
		}
	}
	return nil, false
}

// ValueCount is the number of values of all facets together.
func (g *Generation) ValueCount() int {
	n := 0
	for i := range g.columns.facets {
		n += g.columns.facets[i].Len()
	}
	return n
}

// Values are the numbers of a document's values in all facets, ascending, so
// those of one facet are side by side. The slice is the generation's own: only
// read it.
func (g *Generation) Values(doc Doc) []uint32 {
	c := g.columns
	return c.numbers[c.offsets[doc]:c.offsets[doc+1]]
}

// Strengths tells how much a document asks for each of Values(doc) that is a
// skill: indexes of Strengths.
func (g *Generation) Strengths(doc Doc) []uint8 {
	c := g.columns
	return c.strengths[c.offsets[doc]:c.offsets[doc+1]]
}

// Under returns the pages at path and below it, in the order of paths: for
// "/about" also "/about/team", but not "/about-us". For "" and "/" it returns all.
func (g *Generation) Under(path string) []Ordinal {
	path = strings.TrimSuffix(path, "/")
	order := g.columns.byPath
	if path == "" {
		return slices.Clone(order)
	}
	// '0' is the byte after '/'.
	below := order[g.pathRank(path+"/"):g.pathRank(path+"0")]
	if n, ok := g.Find(path); ok {
		return append([]Ordinal{n}, below...)
	}
	return slices.Clone(below)
}

// pathRank returns how many pages have a path before the given one.
func (g *Generation) pathRank(path string) int {
	order := g.columns.byPath
	return sort.Search(len(order), func(i int) bool {
		return string(storage.FirstString(g.cards.Get(int(order[i])))) >= path
	})
}

// TitleRank returns the rank of page n in the order by title, then path.
func (g *Generation) TitleRank(n Ordinal) uint32 { return g.columns.titleRank[n] }

// DateRank returns the rank of page n in the order of Job.Posted, the newest first and
// undated pages last.
func (g *Generation) DateRank(n Ordinal) uint32 { return g.columns.dateRank[n] }

// YearlyPay is the most that page n offers for a year of full-time work, in its currency;
// 0 is unknown.
func (g *Generation) YearlyPay(n Ordinal) uint32 { return g.columns.yearlyPay[n] }

// Posting reports whether page n is a posting.
func (g *Generation) Posting(n Ordinal) bool { return g.columns.postings[n/32]>>(n%32)&1 == 1 }

// Ordinal is the ordinal of a document.
func (g *Generation) Ordinal(doc Doc) Ordinal { return g.columns.byPath[doc] }

// Document is the number in the file of terms of page n.
func (g *Generation) Document(n Ordinal) Doc { return g.columns.documents[n] }

// Languages are the BCP 47 tags of the languages that pages are written in, sorted: those
// that front matter names, and those that the words of enough pages tell.
func (g *Generation) Languages() []string { return slices.Clone(g.columns.languages) }

// meanLength is the mean number of terms of an analysed field, over the pages
// that have it, or 0 if none has. BM25 needs it.
func (g *Generation) meanLength(field string) float64 {
	return g.columns.mean(field)
}

// TermFields are the fields that Terms joins.
func (g *Generation) TermFields() []terms.Field { return fulltext.TermFields(g.meanLength) }

// Terms are the words of the texts, with the pages that have each.
func (g *Generation) Terms() *terms.File { return g.terms }

// Assets returns the site's static files by path without the leading slash. They can
// be read until Close.
func (g *Generation) Assets() fs.FS { return g.assets }
