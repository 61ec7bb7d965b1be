package skills

import "github.com/careers-index/careers/content"

// Strength says how much a page wants a skill.
type Strength string

// The strengths, strongest first.
const (
	Required    Strength = "required"
	Preferred   Strength = "preferred"
	Alternative Strength = "alternative"
	Mentioned   Strength = "mentioned"
)

// Skill is a technology that a page names, with the places that say so.
type Skill struct {
	Name     string     `json:"name"`
	Strength Strength   `json:"strength"`
	Evidence []Evidence `json:"evidence"`
}

// Evidence is one place of a skill. Text is the file's bytes at that place, up
// to the end of the line.
type Evidence struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Column  int    `json:"column"` // in bytes, from 1
	Text    string `json:"text"`
	Section string `json:"section"` // innermost section, "" for the page's own text
}

// Lexicon is a set of technologies, ready to detect. It is immutable and safe
// for concurrent use.
type Lexicon struct{}

// Default returns the lexicon that is built in.
func Default() *Lexicon { return &Lexicon{} }

// Extend returns the lexicon with a site's own entries (content.Settings.Skills)
// added or put in place of built-in ones.
func (l *Lexicon) Extend(yaml []byte) (*Lexicon, error) { return l, nil }

// Detect returns the skills of a page, sorted by name. Declared skills win.
func (l *Lexicon) Detect(p *content.Page) []Skill { return nil }

// Entry is one technology.
type Entry struct {
	Name    string
	Aliases []string
	Kind    string // language, framework, database, …
	Parent  string // name of another entry, "" for none
}

// Lookup finds an entry by name or alias, whatever the case.
func (l *Lexicon) Lookup(s string) (Entry, bool) { return Entry{}, false }

// Entries lists all, sorted by name.
func (l *Lexicon) Entries() []Entry { return nil }

// Digest identifies the lexicon and the detection rules: hex SHA-256.
func (l *Lexicon) Digest() string { return "" }
