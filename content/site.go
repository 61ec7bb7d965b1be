package content

import (
	"crypto/sha256"
	"time"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/frontmatter"
	"github.com/careers-index/careers/content/jobtitle"
	"github.com/careers-index/careers/content/markdown"
	"github.com/careers-index/careers/content/settings"
	"github.com/careers-index/careers/content/tree"
)

// Site is everything a content root has, after sections are resolved. It is a value:
// nobody changes it once [Load] or [Select] has returned it. But Select changes the pages of the
// site that it is given.
type Site struct {
	Settings settings.Settings
	// Pages are sorted by Path: all that could be read after Load, those that are
	// shown after Select.
	Pages []*Page
	// Sections are the shared passages, sorted by Name.
	Sections []*Section
	// Assets are the files that the site serves as they are: the static files, and
	// images beside the pages. Sorted by Path.
	Assets []tree.Asset
	// Findings are sorted by file, line, column and rule: the findings of reading
	// after Load, those that Select was given after Select.
	Findings []diag.Finding
	// LeftOut are the pages that are not shown, and why, sorted by file; nil after Load.
	LeftOut []LeftOut
	// Gone are the postings that are closed, sorted by Path; nil after Load.
	Gone []*Page
	// Digest identifies the published content: SHA-256 in hex over every file that can
	// change the site, and over which pages are shown. The same files at any place,
	// read in any order, have the same digest. "" after Load.
	Digest string
	// Reused is how many pages were taken over as a [Keeper] had them.
	Reused int

	inputs []input // what the site was made from
}

// Page is a Markdown file with front matter.
type Page struct {
	// Path is the page's address, unescaped: "/open-positions/x"; an index.md is at
	// its folder, the root's at "/".
	Path string
	// File is relative to the content root, with slashes.
	File  string
	Title string // never empty: the fallbacks are menuTitle and the file's name
	// TitleRuns map Title to its file; nil when it is not there byte by byte.
	TitleRuns []diag.Run
	Menu      string // menuTitle, or Title
	// Description is the front matter's, or derived from the first paragraph
	// (DescriptionDerived).
	Description        string
	DescriptionDerived bool
	Category           string // "" is no category
	Position           float64
	// Posting tells whether the page is a job. Select sets it.
	Posting bool
	// Created is when the file came to be, and Updated when it or a section that it
	// includes was last changed, by Options.History; zero is unknown.
	Created, Updated time.Time
	// Hidden tells why the page is not shown ("draft: true", "due on 2026-12-01",
	// "closed on 2026-06-01"); "" if it is.
	Hidden string
	// Closed tells whether the page is hidden because it was a job and no longer is.
	Closed bool
	// Aliases are other addresses of the page: those that it had elsewhere.
	Aliases []Alias
	Job     frontmatter.Job
	Level   string // of the job, as written in front matter; "" is unknown
	// Language is the BCP 47 tag that front matter gives; "" is unknown.
	Language string
	// DeclaredSkills are the front matter's skills, as written; nil when the key is
	// absent. They win over detection.
	DeclaredSkills []frontmatter.Name
	// Tags are the front matter's tags or keywords, which have all sorts of words
	// ("london", "python"). They are skills, in addition to what is detected, only
	// where the lexicon knows them and they are not ordinary words.
	Tags []frontmatter.Name
	// Custom are the page's values of the site's own facets, by the facet's name
	// ([settings.Facet]). A facet without values is absent.
	Custom map[string][]string
	// Text has the text of the page, if a [Keeper] keeps it; nil otherwise. Then HTML,
	// Passages, Headings, TitleRuns, DeclaredSkills and Tags are empty.
	Text Text
	// HTML is the rendered, sanitized body; "" if an error keeps it from being shown.
	HTML string
	// Blank: there is nothing to see in HTML.
	Blank bool
	// SaysHowToApply tells whether the text has an address or a heading for those who want
	// to apply.
	SaysHowToApply bool
	// TitlePlaces are the places that the title of FrontMatter has.
	TitlePlaces jobtitle.Places
	// Passages are the page's plain text in document order, sections resolved.
	Passages []markdown.Passage
	Headings []markdown.Heading
	Links    []markdown.Link
	Includes []markdown.Include

	// FrontMatter has the keys of the page, with places, but of texts only those of company and
	// employment_type. Source is its file. Neither is nil after Load; both are after Select. Body
	// is where the text starts.
	FrontMatter *frontmatter.Keys
	Source      *diag.Source
	Body        diag.Position
	// Sum is the SHA-256 of the file.
	Sum [sha256.Size]byte
}

// LeftOut is a page that is not shown.
type LeftOut struct {
	File string
	// Reason is [ReasonError], or what hides the page ([Page.Hidden]): "draft: true",
	// "closed on 2026-06-01".
	Reason string
}

// ReasonError is why a page with an error is left out.
const ReasonError = "error"

// Section is a shared passage, sections/<name>.md.
type Section struct {
	Name string
	File string
	// UsedBy are the files whose tags include it directly, sorted.
	UsedBy []string
	// Source is its file: never nil after Load, nil after Select.
	Source *diag.Source
}
