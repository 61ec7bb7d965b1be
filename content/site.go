package content

import "io/fs"

// Site is everything a content root holds, after sections are resolved. It is
// a value: nobody changes it once Load has returned it.
type Site struct {
	Settings Settings
	// Pages are the pages without an error, sorted by Path.
	Pages []*Page
	// Sections are the shared passages, sorted by Name.
	Sections []*Section
	// Assets are the files that the site serves as they are: what --static
	// names, and images that stand beside the pages. Sorted by Path.
	Assets []Asset
	// Diagnostics are all findings of all files, sorted by file, line, column,
	// and rule.
	Diagnostics []Diagnostic
	// Digest identifies the content: SHA-256 in hex over every file that can
	// change the Site, and over the options that can. The same files at any
	// place, read in any order, have the same digest.
	Digest string
}

// Settings of a site: careers.yaml at the content root, or the origin's
// settings.json one folder up where there is none.
type Settings struct {
	Title        string
	URL          string // absolute, without a slash at its end; "" when unknown
	Language     string // BCP 47, "en" unless set
	Accent       string // CSS colour "#rrggbb"; "" for the default
	LogoLight    string // path or URL; "" for none
	LogoDark     string
	Organization string // hiring organization; Title unless set
	// PostingCategories are the categories whose pages are postings, in the
	// order of navigation; "Open Positions" unless set. One name or a list.
	PostingCategories []string
	// Skills are the site's own lexicon entries, as YAML, "" for none. The
	// skills package decodes them: content knows nothing about skills.
	Skills   []byte
	SkillsAt Position // of Skills in their file
	// Facets are the facets that the site chose, in its order; nil when it
	// chose none.
	Facets []FacetSetting
	// Rules maps a rule of check to "error", "warning" or "off".
	Rules map[string]Severity
}

// FacetSetting is an entry of the setting facets: a built-in facet by its name,
// perhaps with another label, or one of the site's own.
type FacetSetting struct {
	Name, Label string
	Key         string // of front matter; "" for a built-in facet
}

// Page is a Markdown file with front matter.
type Page struct {
	// Path is the page's address, unescaped: "/open-positions/x"; an index.md
	// stands at its folder, the root's at "/".
	Path string
	// File is relative to the content root, with slashes.
	File  string
	Title string // never empty: menuTitle, then the file name, stand in
	// TitleRuns map Title to its file; nil when the title does not stand
	// there byte by byte.
	TitleRuns []Run
	Menu      string // menuTitle, or Title
	// Description is the front matter's, or derived from the first paragraph
	// (DescriptionDerived).
	Description        string
	DescriptionDerived bool
	Category           string // "" is no category
	Position           float64
	Posting            bool
	Job                Job
	// Custom are the values of the site's own facets, by the facet's name.
	Custom map[string][]string
	// DeclaredSkills are the front matter's skills, as written; nil when the
	// key is absent. They win over detection.
	DeclaredSkills []DeclaredSkill
	// Tags are the front matter's tags or keywords, which hold all sorts of
	// words ("london", "python"): skills, next to what is detected, only where
	// the lexicon knows them and they are no ordinary words.
	Tags []DeclaredSkill
	// HTML is the rendered, sanitized body.
	HTML string
	// Passages are the page's plain text in document order.
	Passages []Passage
	// Headings, Links and Includes stand in document order.
	Headings []Heading
	Links    []Link
	Includes []Include
}

// DeclaredSkill is one entry of a page's skills or tags key.
type DeclaredSkill struct {
	Name   string
	At     Position
	Offset int // byte offset in At.File
}

// Job holds what postings say about themselves in front matter, in one typed
// model; zero values are unknown.
type Job struct {
	Posted         string // RFC 3339 date "2006-01-02"
	Closes         string // RFC 3339 date
	EmploymentType string // schema.org: FULL_TIME PART_TIME CONTRACTOR TEMPORARY INTERN VOLUNTEER PER_DIEM OTHER
	Locations      []string
	Workplace      string // onsite, hybrid, remote
	Level          string // as written
	Apply          string // URL or mailto:
}

// Section is a shared passage, sections/<name>.md.
type Section struct {
	Name string
	File string
	// UsedBy are the files whose tags include it directly, sorted.
	UsedBy []string
}

// Heading of a page, sections resolved.
type Heading struct {
	Level  int
	Text   string
	Anchor string // the id in HTML
	At     Position
	// Section is the innermost section it stands in, "" for the page's own text.
	Section string
	// Runs map Text back to files.
	Runs []Run
}

// Link is a link or an image of a page, sections resolved.
type Link struct {
	// URL leads from anywhere on the site to where Written leads from the file:
	// what is relative there has become a path.
	URL     string
	Written string
	Image   bool
	Section string // innermost section it stands in, "" for the page's own text
	At      Position
}

// Include is one tag, at any depth.
type Include struct {
	Name  string // of the section
	At    Position
	Chain []Position // the tags that lead to At's file, outermost first
}

// Position is a place in a file of the content root. Lines and columns count
// from 1, columns in bytes.
type Position struct {
	File   string
	Line   int
	Column int
}

// Passage is a run of text under one heading with one origin: the page's own
// text, or one section.
type Passage struct {
	Heading string   // nearest heading above; "" before the first
	Path    []string // headings from the outermost to Heading
	Anchor  string   // id of that heading; "" before the first
	Section string   // innermost section; "" for the page's own text
	// Text is plain: entities and escapes resolved, marks gone. Blocks
	// (paragraphs, list items, table cells, code) are separated by "\n"; a
	// soft line break inside a block is one blank. The heading itself is not
	// part of Text.
	Text string
	// Blocks cut Text; they are in order and do not overlap.
	Blocks []Block
	// Runs map Text back to files; they are in order, do not overlap, and may
	// leave out bytes that no file holds (separators).
	Runs []Run
}

// Block is one line of a passage's text.
type Block struct {
	Start, End int // bytes of Passage.Text
	Kind       BlockKind
	// Item counts the lists that the block stands in; 0 outside of lists.
	Item int
}

// BlockKind says what a block is in Markdown. Code is what stands between
// fences, or in <pre>; the lines of an indented block count as paragraphs.
type BlockKind uint8

// The kinds of blocks.
const (
	Paragraph BlockKind = iota
	ListItem
	TableCell
	Code
)

// Run is a piece of text that stands in a file byte by byte, or that one
// construct of a file stands for ("&amp;"). It never crosses the end of a line
// of its file.
type Run struct {
	Start, End int      // bytes of the text
	At         Position // of Start
	Offset     int      // byte offset in At.File of Start
	// Verbatim: the bytes of Text are the bytes of File from Offset on.
	Verbatim bool
	// Link and Code: the text of a link, of a code span or block.
	Link, Code bool
}

// Asset is a file that the site serves as it is.
type Asset struct {
	Path string // "/banner.png"
	FS   fs.FS
	Name string // within FS
}
