package spelling

// Where the prose of a page is.

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/markdown"
)

// prose finds places in the text of a page. Code and the texts of links are left out.
type prose struct {
	declared map[diag.Position]int         // offsets of the skills that the page declares
	lines    map[diag.Position][]proseLine // by file and line
}

// proseLine is a run of text.
type proseLine struct {
	diag.Run
	text    string // that the run is of
	heading bool
}

func proseOf(p *content.Page) prose {
	found := prose{declared: map[diag.Position]int{}, lines: map[diag.Position][]proseLine{}}
	for _, s := range p.DeclaredSkills {
		found.declared[s.At] = s.Offset
	}
	add := func(text string, runs []diag.Run, heading bool) {
		for _, r := range runs {
			if r.Verbatim && !r.Code && !r.Link {
				line := diag.Position{File: r.At.File, Line: r.At.Line}
				found.lines[line] = append(found.lines[line], proseLine{r, text, heading})
			}
		}
	}
	add(p.Title, p.TitleRuns, false)
	for _, h := range p.Headings {
		add(h.Text, h.Runs, true)
	}
	defer found.sort()
	for _, passage := range p.Passages {
		blocks := blockSearch{passage.Blocks, 0}
		add(passage.Text, slices.DeleteFunc(slices.Clone(passage.Runs), func(r diag.Run) bool { return blocks.isCode(r.Start) }), false)
	}
	return found
}

// blockSearch finds the blocks of a passage, asked in order.
type blockSearch struct {
	blocks []markdown.Block
	next   int
}

func (s *blockSearch) isCode(at int) bool {
	for s.next < len(s.blocks) && s.blocks[s.next].End <= at {
		s.next++
	}
	return s.next < len(s.blocks) && s.blocks[s.next].Kind == markdown.Code
}

// sourcesOf are the files of the pages and sections of a site, by name.
func sourcesOf(site *content.Site) map[string]*diag.Source {
	files := map[string]*diag.Source{}
	for _, p := range site.Pages {
		files[p.File] = p.Source
	}
	for _, s := range site.Sections {
		files[s.File] = s.Source
	}
	return files
}

// maxRawCode is how far before a name the start of raw HTML is looked for, in bytes. It
// is for elements within a line; longer code is a block of its own.
const maxRawCode = 2000

// rawCode are the elements of raw HTML whose text is not prose.
var rawCode = []string{"code", "kbd", "samp", "var", "tt", "a"}

// rawMarks are characters of a file beside which nothing is changed, whatever they mean
// in Markdown.
const rawMarks = `/@#_-\` + "`"

// inRawCode reports whether a name is beside such a character in its file, or inside of
// an element of raw HTML that is code or a link.
func inRawCode(src *diag.Source, w word) bool {
	offset := w.offset
	if src == nil || offset+len(w.name) > len(src.Bytes) {
		return true
	}
	if offset > 0 && strings.IndexByte(rawMarks, src.Bytes[offset-1]) >= 0 {
		return true
	}
	if end := offset + len(w.name); end < len(src.Bytes) && strings.IndexByte(rawMarks, src.Bytes[end]) >= 0 {
		return true
	}
	before := src.Bytes[max(0, offset-maxRawCode):offset]
	if bytes.IndexByte(before, '<') < 0 {
		return false
	}
	before = bytes.ToLower(before)
	for _, name := range rawCode {
		from := max(bytes.LastIndex(before, []byte("<"+name+">")), bytes.LastIndex(before, []byte("<"+name+" ")))
		if from > bytes.LastIndex(before, []byte("</"+name)) {
			return true
		}
	}
	return false
}

// sort puts the runs of each line into the order of their columns.
func (f prose) sort() {
	for _, runs := range f.lines {
		slices.SortFunc(runs, func(a, b proseLine) int { return cmp.Compare(a.At.Column, b.At.Column) })
	}
}

// maxContext is how much of the text on each side of a name is looked at, in bytes: a
// sentence or two. A line may be as long as a file, with a name at every word.
const maxContext = 300

// find returns the name of n bytes at a position.
func (f prose) find(at diag.Position, n int) (word, bool) {
	runs := f.lines[diag.Position{File: at.File, Line: at.Line}]
	i, _ := slices.BinarySearchFunc(runs, at.Column+1, func(r proseLine, column int) int { return cmp.Compare(r.At.Column, column) })
	if i == 0 {
		return word{}, false
	}
	r := runs[i-1] // the last one that begins at the column or before it
	from := at.Column - r.At.Column
	if from+n > r.End-r.Start || r.End > len(r.text) {
		return word{}, false
	}
	start, end := r.Start+from, r.Start+from+n
	before, after := r.text[max(0, start-maxContext):start], r.text[end:min(len(r.text), end+maxContext)]
	if i := strings.LastIndexByte(before, '\n'); i >= 0 {
		before = before[i+1:]
	}
	after, _, _ = strings.Cut(after, "\n")
	return word{before, r.text[start:end], after, r.Offset + from, r.heading}, true
}
