package markdown

// One page through the steps. The page, and the section "stack":
//
//	## Skills                                            ## Languages
//	- Go                                                 - [Scala](scala.md)
//	<common-section section-name="stack"/>
//
//  1. Mask other tools' syntax (package foreign), and parse (package syntax): a heading,
//     a list, a tag.
//  2. Resolve (resolve.go, package insert): the section's blocks replace the tag. Its
//     heading moves below the one above: level 3.
//  3. Read (read.go): headings "Skills" and "Languages"; passages "Go", of the page,
//     under Skills, and "Scala", of the section stack, under Skills > Languages.
//     Nothing is changed.
//  4. Name the headings (headings.go): "skills", "languages".
//  5. Rewrite (rewrite.go): the link leads to /scala; ids go to the headings.
//  6. Render (render.go): HTML, sanitized if there is raw HTML on the page.

import (
	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/markdown/foreign"
	"github.com/careers-index/careers/content/markdown/syntax"
)

// PageFile is the file of a page.
type PageFile struct {
	Source *diag.Source
	Body   int // offset of the text
	// TitleFromHeading: the page has no title. If its text opens with a heading of level
	// 1, that is the title, and is not part of the text.
	TitleFromHeading bool
	// OverBudget: the page may include nothing; see [Sections.OverBudget].
	OverBudget bool
}

// Document is a page with its sections in place. Everything is in document order.
type Document struct {
	HTML string // safe to show; "" if the page cannot be shown
	// Title is the plain text of the heading that is the title; "" if none is. TitleRuns
	// map it to the file.
	Title     string
	TitleRuns []diag.Run
	Passages  []Passage
	Headings  []Heading
	Links     []Link
	Includes  []Include
	// Findings are about the page, and about its sections as the page shows them.
	Findings []diag.Finding

	source *diag.Source
	tags   []syntax.Tag            // in its own text; their offsets are those of the file
	paths  map[string]*includePath // to each section that it includes, by name

	// What it was made from, besides its file.
	sections map[string]string // digests of the sections of its tags, by name
	targets  map[string]target // addresses whose targets count
}

// Heading of a page.
type Heading struct {
	Level   int // 1 to 6
	Text    string
	Anchor  string // the id in HTML
	At      diag.Position
	Section string     // innermost section it is in; "" for the page's own text
	Runs    []diag.Run // map Text to files
}

// Link is a link or an image of a page.
type Link struct {
	// URL leads from anywhere on the site to where Written leads from the file: a
	// relative address has become a path.
	URL     string
	Written string
	Image   bool
	Section string // innermost section it is in; "" for the page's own text
	At      diag.Position
}

// Include is one tag, at any depth.
type Include struct {
	Name  string // of the section
	At    diag.Position
	Chain []diag.Position // the tags that include At's file, outermost first
}

// Passage is a run of text under one heading with one origin: the page's own text,
// or one section.
type Passage struct {
	Heading string   // nearest heading above; "" before the first
	Path    []string // headings from the outermost to Heading
	Anchor  string   // id of that heading; "" before the first
	Section string   // innermost section; "" for the page's own text
	// Text is plain: entities and escapes are resolved, Markdown's markers are gone.
	// Blocks (paragraphs, list items, table cells, code) are separated by "\n"; a
	// soft line break inside a block is one space. The heading itself is not part
	// of Text.
	Text string
	// Blocks divide Text; they are in order and do not overlap.
	Blocks []Block
	// Runs map Text to files; they are in order, do not overlap, and leave out bytes
	// that no file has (separators).
	Runs []diag.Run
}

// Block is one line of a passage's text.
type Block struct {
	Start, End int // bytes of Passage.Text
	Kind       BlockKind
	ListDepth  int // how many lists the block is in; 0 outside of lists
}

// BlockKind says what a block is in Markdown. Code is fenced, or in <pre>; the lines
// of an indented block count as paragraphs.
type BlockKind uint8

// The kinds of blocks.
const (
	Paragraph BlockKind = iota
	ListItem
	TableCell
	Code
)

// Render makes the document of a page. It changes nothing that it shares with other
// pages, so that pages can be rendered at the same time. A page with errors is read as
// far as possible, for its other findings.
func (s *Sections) Render(file PageFile, linker *Linker) *Document {
	page := file.Source
	d := &Document{source: page, paths: map[string]*includePath{}}
	masked, found := foreign.Mask(page.Bytes, file.Body)
	tree, err := syntax.Parse(masked, file.Body)
	if err != nil {
		d.report(limitFinding(page, err))
		return d
	}
	if syntax.MayHaveTag(page.Bytes[file.Body:]) {
		d.tags = syntax.Tags(tree)
	}
	d.report(foreignFindings(page, tree, found)...)
	included := s.includedBy(d)
	d.sections = s.digests(d.tags)
	findings, ok := s.checkPage(page, d.tags, file.OverBudget)
	d.report(findings...)
	sources := newSourceMap(page, masked, included)
	heading := titleHeading(tree)
	if ok {
		r := resolver{sections: s, sources: sources}
		r.resolvePage(tree, len(d.tags) > 0)
		d.Includes = r.includes
		d.report(r.findings...)
	}
	if file.TitleFromHeading && heading != nil {
		d.Title, d.TitleRuns = takeTitle(tree, heading, sources)
	}
	text := read(tree, sources)
	d.report(deepStart(text.headings)...)
	text.nameHeadings()
	links := &pageLinker{Linker: linker}
	rewritten := rewrite(tree, sources, links, text)
	d.targets = links.asked
	d.Passages, d.Headings, d.Links = text.passages, text.headings, rewritten.links
	d.report(text.findings...)
	d.report(rewritten.findings...)
	if ok && !rewritten.overLimit {
		d.HTML = render(sources.buf, tree, rewritten.rawHTML)
	}
	return d
}

// report adds findings of the page, or of a section as the page shows it.
func (d *Document) report(findings ...diag.Finding) {
	for _, f := range findings {
		f.Pages = []string{d.source.File}
		if f.File != d.source.File {
			f.Chain = d.paths[SectionName(f.File)].chain()
		}
		d.Findings = append(d.Findings, f)
	}
}

// limitFinding is the finding about a file that exceeds a limit of the parser.
func limitFinding(src *diag.Source, err *syntax.LimitError) diag.Finding {
	return diag.New(diag.RuleMarkdownLimit, src.At(err.Offset), "%s; simplify the page or split it", err.Message)
}
