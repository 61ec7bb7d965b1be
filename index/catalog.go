package index

// What is known of a site as a whole: all that understanding a query takes, and no page.

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/careers-index/careers/content/settings"
	"github.com/careers-index/careers/index/facet"
	"github.com/careers-index/careers/index/skills/lexicon"
	"github.com/careers-index/careers/index/storage"
	"github.com/careers-index/careers/index/synonyms"
	"github.com/careers-index/careers/index/terms"
)

// Catalog is a generation without its pages. An engine that keeps pages elsewhere keeps a
// catalog in memory.
type Catalog struct {
	Manifest  *Manifest
	Settings  settings.Settings
	Lexicon   *lexicon.Lexicon
	Synonyms  *synonyms.Set
	Facets    []Facet // with their values, in the order of the site
	Languages []string
	Terms     *terms.File // counts; lists only if it is that of an open generation
}

// Catalog of the generation.
func (g *Generation) Catalog() *Catalog {
	return &Catalog{
		Manifest: g.manifest, Settings: g.settings, Lexicon: g.lexicon, Synonyms: g.synonyms,
		Facets: g.Facets(), Languages: g.Languages(), Terms: g.terms,
	}
}

// Encode writes the catalog, without lists of pages.
func (c *Catalog) Encode() ([]byte, error) {
	settings, err := json.Marshal(c.Settings)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	w := storage.NewWriter(&b)
	for _, entry := range [][]byte{c.Manifest.encode(), settings, c.Lexicon.Encode(), c.Synonyms.Encode()} {
		w.Add(entry)
	}
	var languages storage.RecordWriter
	languages.Strings(c.Languages)
	w.Add(languages.Bytes())
	if err := c.Terms.WriteCounts(w); err != nil {
		return nil, err
	}
	for i := range c.Facets {
		w.Add(c.Facets[i].encode())
	}
	err = w.Close()
	return b.Bytes(), err
}

// catalogEntries is how many entries come before the counts of terms.
const catalogEntries = 5

// DecodeCatalog reads what Encode has written. The error is ErrSchema if this program
// understands queries otherwise than the one that wrote it.
func DecodeCatalog(b []byte) (*Catalog, error) {
	f, err := storage.Open(b)
	if err != nil {
		return nil, err
	}
	if f.Len() < catalogEntries {
		return nil, fmt.Errorf("%w: %d entries: no catalog", ErrCorrupt, f.Len())
	}
	c := &Catalog{}
	if c.Manifest, err = decodeManifest(f.Get(0)); err != nil {
		return nil, err
	}
	languages := storage.ReadRecord(f.Get(4))
	c.Languages = languages.Strings()
	var errs [4]error
	errs[0] = json.Unmarshal(f.Get(1), &c.Settings)
	c.Lexicon, errs[1] = lexicon.Decode(f.Get(2))
	c.Synonyms, errs[2] = synonyms.Decode(f.Get(3))
	errs[3] = languages.Err()
	if err := errors.Join(errs[:]...); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrCorrupt, err)
	}
	next := 0
	if c.Terms, next, err = terms.OpenCounts(f, catalogEntries); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrCorrupt, err)
	}
	return c, c.decodeFacets(f, next)
}

// decodeFacets reads the values of the facets, from an entry on.
func (c *Catalog) decodeFacets(f storage.File, entry int) error {
	c.Facets = newFacets(facet.Table(c.Settings.Facets, c.Lexicon))
	if f.Len() != entry+len(c.Facets) {
		return fmt.Errorf("%w: %d entries for %d facets", ErrCorrupt, f.Len()-entry, len(c.Facets))
	}
	first := uint32(0)
	for i := range c.Facets {
		one := &c.Facets[i]
		if err := one.decode(f.Get(entry + i)); err != nil {
			return fmt.Errorf("%w: facet %s: %w", ErrCorrupt, one.Name, err)
		}
		one.first = first
		first += uint32(one.Len())
	}
	return nil
}
