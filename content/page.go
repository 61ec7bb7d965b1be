package content

import (
	"context"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/frontmatter"
	"github.com/careers-index/careers/content/jobtitle"
	"github.com/careers-index/careers/content/markdown"
	"github.com/careers-index/careers/content/parallel"
	"github.com/careers-index/careers/content/settings"
	"github.com/careers-index/careers/content/tree"
)

// builtPage is a page, and what is wrong with it.
type builtPage struct {
	file       *tree.PageFile
	overBudget bool // the page may include nothing
	page       *Page
	block      *frontmatter.Block // until the page is kept
	document   *markdown.Document // nil if the file is not text; afterwards those that include sections
	findings   []diag.Finding
	taken      bool // from what was kept
}

// pageBuilder is what building a page needs to know of the site. It is not changed,
// so that pages can be built at the same time.
type pageBuilder struct {
	sections     *markdown.Sections
	sectionFiles map[string]string // by name
	linker       *markdown.Linker
	root         fs.FS
	facets       []settings.Facet
	options      Options
	keeper       Keeper // nil for none
}

func sectionFiles(sections []markdown.SectionFile) map[string]string {
	files := make(map[string]string, len(sections))
	for _, s := range sections {
		files[s.Name] = s.Source.File
	}
	return files
}

// buildAll builds pages, several at a time: first those whose files have not changed. They are
// probably taken over, and a keeper may need a moment to get ready for the others.
func (b *pageBuilder) buildAll(ctx context.Context, pages []*builtPage) error {
	pages = slices.Clone(pages)
	turn := func(p *builtPage) int {
		if p.file.Remembered {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(pages, func(x, y *builtPage) int { return turn(x) - turn(y) })
	parts := slices.Collect(slices.Chunk(pages, buildChunk))
	return parallel.Do(ctx, len(parts), func(i int) error {
		var m memory
		for _, p := range parts[i] {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := b.build(p, &m); err != nil {
				return err
			}
			if b.keeper != nil {
				p.release()
			}
		}
		return nil
	})
}

// buildChunk is how many pages are handed out at a time.
const buildChunk = 16

// build makes the page of a file, or takes over what was kept of it.
func (b *pageBuilder) build(p *builtPage, m *memory) error {
	src := p.file.Source
	p.page = &Page{Path: p.file.Path, File: src.File, Source: src, Sum: p.file.Known.Sum, Body: src.At(0), Blank: true}
	if b.takeOver(p, m) {
		return nil
	}
	p.page.FrontMatter = &frontmatter.Keys{}
	if p.file.Unread {
		if failed := p.file.Read(b.root); failed != nil {
			p.report([]diag.Finding{*failed}) // it was there when the folder was read
			nameTitle(p.page)
			return nil
		}
		p.page.Source, p.page.Sum = p.file.Source, p.file.Known.Sum
	}
	b.make(p)
	return b.keep(p, m)
}

// make makes the page of a file. A file that is not text becomes a page without text.
func (b *pageBuilder) make(p *builtPage) {
	src := p.file.Source
	if p.report(src.CheckPage(markdown.MaxFileBytes)); len(p.findings) > 0 {
		nameTitle(p.page)
		return
	}
	block, body, findings := frontmatter.Parse(src)
	p.report(findings)
	block, findings = withoutTemplates(src, block)
	p.report(findings)
	p.document = b.sections.Render(markdown.PageFile{
		Source: src, Body: body, TitleFromHeading: block.Title == "" && block.MenuTitle == "",
		OverBudget: p.overBudget,
	}, b.linker)
	p.findings = append(p.findings, p.document.Findings...)
	p.block = block
	b.fill(p.page, block, p.document)
	p.page.Body = src.At(body)
	p.page.readText(p.document)
}

// release gives back what is needed no more when the page is made and kept.
func (p *builtPage) release() {
	p.file.Release()
	p.block = nil
}

// report adds findings about the page's own file.
func (p *builtPage) report(findings []diag.Finding) {
	for _, f := range findings {
		f.Pages = []string{p.file.File}
		p.findings = append(p.findings, f)
	}
}

// readText finds out what the page's text and title say. A [Keeper] keeps it.
func (p *Page) readText(doc *markdown.Document) {
	p.Blank = strings.TrimSpace(doc.HTML) == ""
	p.SaysHowToApply = saysHowToApply(doc)
	p.TitlePlaces = jobtitle.Find(p.FrontMatter.Title)
	if doc.HTML != "" {
		describe(p)
	}
}

// toldTexts are the keys whose texts findings need as they are written.
var toldTexts = []string{"company", "employment_type"}

// fill copies what front matter and text say into a page.
func (b *pageBuilder) fill(p *Page, block *frontmatter.Block, doc *markdown.Document) {
	keys := block.WithTextsOf(toldTexts...) // the rest need not stay in memory
	p.FrontMatter = &keys
	p.Title, p.TitleRuns, p.Menu = block.Title, block.TitleRuns, block.MenuTitle
	p.Description, p.Category, p.Position = block.Description, block.Category, block.Position
	p.Job, p.Level, p.DeclaredSkills, p.Tags = block.Job, block.Level, block.Skills, block.Tags
	p.Language = block.Language
	p.Custom = customValues(block, b.facets)
	if !b.options.ShowHidden {
		p.Hidden, p.Closed = block.Hidden(b.options.Now), block.Closed(b.options.Now)
	}
	p.Aliases = otherAddresses(block, p.Path)
	p.HTML, p.Passages = doc.HTML, doc.Passages
	p.Headings, p.Links, p.Includes = doc.Headings, doc.Links, doc.Includes
	b.setDates(p)
	if doc.Title != "" {
		p.Title, p.TitleRuns = doc.Title, doc.TitleRuns
	}
	nameTitle(p)
}

// customValues are a page's values of the site's own facets, each value once.
func customValues(block *frontmatter.Block, facets []settings.Facet) map[string][]string {
	var custom map[string][]string
	for _, f := range facets {
		if f.Key == "" {
			continue
		}
		var values []string
		for _, v := range block.Strings(f.Key) {
			if !slices.Contains(values, v) {
				values = append(values, v)
			}
		}
		if len(values) > 0 {
			if custom == nil {
				custom = map[string][]string{}
			}
			custom[f.Name] = values
		}
	}
	return custom
}

// setDates tells when a page came to be, and when it or a section of it last changed.
func (b *pageBuilder) setDates(p *Page) {
	own := b.options.History[p.File]
	p.Created, p.Updated = own.First, own.Last
	if own.Last.IsZero() {
		return // not committed yet
	}
	for _, include := range p.Includes {
		if last := b.options.History[b.sectionFiles[include.Name]].Last; last.After(p.Updated) {
			p.Updated = last
		}
	}
}

// nameTitle makes sure that a page without a title, in front matter or in a heading, has
// one: that of the menu, or the file's name.
func nameTitle(p *Page) {
	if title := withoutBidi(p.Title); title != p.Title {
		p.Title, p.TitleRuns = title, nil
	}
	p.Menu = withoutBidi(p.Menu)
	if p.Title == "" {
		p.Title, p.TitleRuns = p.Menu, nil
	}
	if p.Title == "" {
		p.Title = titleOf(p.File)
	}
	if p.Menu == "" {
		p.Menu = p.Title
	}
}

// withoutBidi removes the invisible marks that turn the direction of writing: lists and
// browsers show titles beside other text, which they would turn too.
func withoutBidi(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Bidi_Control, r) {
			return -1
		}
		return r
	}, text)
}

// titleOf makes a title from a file's name: for an index, from that of its folder.
func titleOf(file string) string {
	name := strings.TrimSuffix(path.Base(file), path.Ext(file))
	name = strings.TrimSuffix(name, ".html")
	if dir := path.Dir(file); (name == "index" || name == "_index") && dir != "." {
		name = path.Base(dir)
	}
	name = strings.Join(strings.FieldsFunc(name, func(r rune) bool { return r == '-' || r == '_' || r == ' ' }), " ")
	if name == "" {
		return file
	}
	return capitalize(name)
}

// capitalize makes the first letter a capital.
func capitalize(name string) string {
	r, n := utf8.DecodeRuneInString(name)
	return strings.ToUpper(string(r)) + name[n:]
}

// descriptionLength is about what a search engine shows of a description, in
// characters.
const descriptionLength = 160

// describe derives the description from the first paragraph of the page, its own or a
// section's, where front matter has none.
func describe(p *Page) {
	if p.Description != "" {
		return
	}
	for _, passage := range p.Passages {
		i := slices.IndexFunc(passage.Blocks, func(b markdown.Block) bool { return b.Kind == markdown.Paragraph })
		if i >= 0 {
			block := passage.Blocks[i]
			p.Description, p.DescriptionDerived = shorten(passage.Text[block.Start:block.End], descriptionLength), true
			return
		}
	}
}

// shorten cuts a text after a word, so that it has at most n characters.
func shorten(text string, n int) string {
	if utf8.RuneCountInString(text) <= n {
		return text
	}
	cut := len(diag.FirstRunes(text, n-1))
	if space := strings.LastIndexByte(text[:cut], ' '); space > 0 {
		cut = space
	}
	return strings.TrimRight(text[:cut], " ,;:.-") + "…"
}
