package content

import (
	"bytes"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// pageFile is a page's file on its way to a [Page].
type pageFile struct {
	*source
	path string
	fm   frontMatter
	body int // offset of the text behind the front matter

	tags   []tag // in its own text
	page   *Page // what became of it, whether it can be published or not
	hidden string
	ways   map[string]*way // to each section that it takes in
	diags  []Diagnostic
}

// descriptionLength is about what a search engine shows of a description.
const descriptionLength = 160

// report adds findings of the page, or of a section as the page shows it.
func (f *pageFile) report(ds ...Diagnostic) {
	for _, d := range ds {
		d.Pages = []string{f.file}
		if d.File != f.file {
			d.Chain = f.ways[sectionNameOf(d.File)].chain()
		}
		f.diags = append(f.diags, d)
	}
}

// build makes the page of a file. It uses nothing that changes, so that pages
// can be built at the same time.
func (f *pageFile) build(g *sectionGraph, l *linker) {
	f.page = &Page{Path: f.path, File: f.file}
	if f.report(f.checkPage()...); len(f.diags) > 0 {
		f.page.Title, f.page.Menu = titleOf(f.file), titleOf(f.file)
		return
	}
	fm, body, diags := f.parseFrontMatter()
	f.fm, f.body = fm, body
	f.report(diags...)
	f.fm.fill(f.page)
	f.nameTitle()

	doc, over := parseSource(f.src, body)
	if over != nil {
		f.report(limitDiagnostic(f.at(over.at), over))
		return
	}
	if holdsTag(f.src[body:]) {
		f.tags = tagsOf(doc)
	}
	f.resolve(doc, g, l)
}

// resolve puts the sections in their places and fills the page. A page that
// cannot be resolved is read as far as it goes, for its other findings.
func (f *pageFile) resolve(doc *ast.Document, g *sectionGraph, l *linker) {
	f.ways = map[string]*way{}
	var sections []*sectionFile
	g.follow(f.source, f.tags, nil, func(s *sectionFile, w *way) bool {
		_, seen := f.ways[s.Name]
		if !seen {
			sections = append(sections, s)
			f.ways[s.Name] = w
		}
		return !seen
	})
	diags, ok := g.admit(f.source, f.tags)
	f.report(diags...)
	b := newBook(f.source, sections)
	r := resolver{graph: g, book: b}
	if ok {
		r.page(doc, f.tags)
	}
	c := newCollector(b, l)
	c.document(doc)
	f.report(r.diags...)
	f.report(c.diags...)
	f.page.Includes = r.includes
	f.page.Passages, f.page.Headings, f.page.Links = c.passages, c.headings, c.links
	if !ok || c.linkBytes > MaxLinkBytes {
		return
	}
	f.page.HTML = renderHTML(b.buf, doc, c.raw)
	f.describe()
}

// nameTitle makes sure that the page has a title: that of the menu, or the
// file's name.
func (f *pageFile) nameTitle() {
	p := f.page
	if p.Title == "" {
		p.Title, p.TitleRuns = p.Menu, nil
	}
	if p.Title == "" {
		p.Title = titleOf(f.file)
	}
	if p.Menu == "" {
		p.Menu = p.Title
	}
}

// titleOf makes a title of a file's name: that of its folder for an index.
func titleOf(file string) string {
	name := strings.TrimSuffix(path.Base(file), path.Ext(file))
	name = strings.TrimSuffix(name, ".html")
	if dir := path.Dir(file); name == "index" && dir != "." {
		name = path.Base(dir)
	}
	name = strings.Join(strings.FieldsFunc(name, func(r rune) bool { return r == '-' || r == '_' || r == ' ' }), " ")
	if name == "" {
		return file
	}
	r, n := utf8.DecodeRuneInString(name)
	return strings.ToUpper(string(r)) + name[n:]
}

// describe derives the description from the first paragraph of the page, its
// own or a section's, where front matter has none.
func (f *pageFile) describe() {
	if f.page.Description != "" {
		return
	}
	for _, p := range f.page.Passages {
		i := slices.IndexFunc(p.Blocks, func(b Block) bool { return b.Kind == Paragraph })
		if i >= 0 {
			f.page.Description = shorten(p.Text[p.Blocks[i].Start:p.Blocks[i].End], descriptionLength)
			f.page.DescriptionDerived = true
			return
		}
	}
}

// shorten cuts a text behind a word, so that it has at most n characters.
func shorten(text string, n int) string {
	if utf8.RuneCountInString(text) <= n {
		return text
	}
	cut := len(firstRunes(text, n-1))
	if blank := strings.LastIndexByte(text[:cut], ' '); blank > 0 {
		cut = blank
	}
	return strings.TrimRight(text[:cut], " ,;:.-") + "…"
}

// firstRunes is the first n characters of a text.
func firstRunes(text string, n int) string {
	for i := range text {
		if n--; n < 0 {
			return text[:i]
		}
	}
	return text
}

// bodyStart is where the text of a section starts: behind a byte order mark.
func bodyStart(src []byte) int {
	if bytes.HasPrefix(src, []byte("\uFEFF")) {
		return len("\uFEFF")
	}
	return 0
}
