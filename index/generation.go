package index

import (
	"errors"
	"io/fs"

	"github.com/blevesearch/bleve/v2"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/index/skills"
)

// Errors of Open and Verify.
var (
	ErrNoIndex = errors.New("no index there") // wrapped with the folder and what to do
	ErrCorrupt = errors.New("index does not match its manifest")
	ErrSchema  = errors.New("index has another schema")
)

// Generation is an open, verified, read-only build of a site. It is safe for
// concurrent use until Close. Pages are numbered 0 to Len()-1 in the order of
// the listing: by position, then title, then path, bytewise. That number, the
// ordinal, is therefore also the last key of every order.
type Generation struct{}

// Open verifies the current generation of dir and opens it.
func Open(dir string) (*Generation, error) { return nil, ErrNoIndex }

// Current returns the id of the current generation of dir, from its pointer.
func Current(dir string) (string, error) { return "", ErrNoIndex }

// Verify checks every file of the current generation against the manifest.
func Verify(dir string) (*Manifest, error) { return nil, ErrNoIndex }

// Close releases everything. It may be called twice.
func (g *Generation) Close() error { return nil }

// Manifest of the generation.
func (g *Generation) Manifest() *Manifest { return nil }

// Settings of the site.
func (g *Generation) Settings() content.Settings { return content.Settings{} }

// Lexicon that the generation was built with.
func (g *Generation) Lexicon() *skills.Lexicon { return nil }

// Len is the number of pages.
func (g *Generation) Len() int { return 0 }

// Page reads page n, body included.
func (g *Generation) Page(n uint32) (*Page, error) { return nil, nil }

// Find returns the ordinal of the page at path, unescaped.
func (g *Generation) Find(path string) (n uint32, ok bool) { return 0, false }

// Category and Skill are the facets' columns.
func (g *Generation) Category() *Column { return nil }

// Skill is the column of skills.
func (g *Generation) Skill() *Column { return nil }

// TitleRank returns the place of page n in the order by title, then path.
func (g *Generation) TitleRank(n uint32) uint32 { return 0 }

// Ordinal translates bleve's document number, as in
// search.DocumentMatch.IndexInternalID, to the page's ordinal.
func (g *Generation) Ordinal(doc uint64) uint32 { return 0 }

// Bleve is the open index. Its mapping has the fields Field….
func (g *Generation) Bleve() bleve.Index { return nil }

// Assets are the site's static files by path without the leading slash.
func (g *Generation) Assets() fs.FS { return nil }

// Fields of the bleve index. The first five are analysed by Analyze, the
// others are single terms.
const (
	FieldTitle       = "title"
	FieldHeadings    = "headings"
	FieldDescription = "description" // when front matter has one
	FieldOwn         = "own"         // passages of the page's own text
	FieldShared      = "shared"      // passages of shared sections
	FieldCategory    = "category"    // lower case
	FieldSkill       = "skill"       // canonical names, lower case
	FieldStrong      = "skill_asked" // the same for skills required or preferred
	FieldPath        = "path"
)

// Column is a facet's values and, per page, which of them it has: a compact
// array, Values[Ords[Offsets[n]:Offsets[n+1]]...].
type Column struct {
	Values  []string // sorted bytewise
	Offsets []uint32 // Len()+1 of them
	Ords    []uint16 // ascending within a page
}

// Of returns the ordinals of page n's values.
func (c *Column) Of(n uint32) []uint16 { return c.Ords[c.Offsets[n]:c.Offsets[n+1]] }

// Page is a page as a generation stores it.
type Page struct {
	Path, File, Title, Menu, Description, Category string
	DescriptionDerived                             bool
	Position                                       float64
	Posting                                        bool
	Job                                            content.Job
	Skills                                         []skills.Skill // with evidence
	Passages                                       []Passage
	HTML                                           string
}

// Passage is a run of a page's text under one heading with one origin.
type Passage struct {
	Heading, Anchor, Section, Text string
}
