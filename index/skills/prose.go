package skills

// What of a page is prose: text whose words can be spelled in another way without
// changing a path, a command, an address or somebody's name.

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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

// word is a name in its line of text.
type word struct {
	before, name, after string
	offset              int // of name in its file
	heading             bool
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

// isProse reports whether a name is a word of prose. It is not if it touches a
// character of paths, addresses, tags and identifiers, or is quoted; if it is part of a
// command, or called a file, a branch or the like; if it is part of a longer name ("VueJS Amsterdam"); or in a line of capitals.
func (d *Detector) isProse(w word) bool {
	return !inToken(w) && !inCommand(w) && !isIdentifier(w) && !d.inName(w) && !inCapitals(w)
}

// tokenMarks are the characters of paths, addresses, tags, options and identifiers.
const tokenMarks = `/\@#_-=<>{}[]$~%|^&*+` + "`"

// inToken reports whether the name is part of something that is written without spaces
// and is not a word: a path, a host, a file, an address, a tag, a literal.
func inToken(w word) bool {
	last, _ := utf8.DecodeLastRuneInString(w.before)
	first, size := utf8.DecodeRuneInString(w.after)
	second, _ := utf8.DecodeRuneInString(w.after[min(size, len(w.after)):])
	switch {
	case w.before != "" && strings.ContainsRune(tokenMarks+".:", last):
		return true
	case w.after != "" && strings.ContainsRune(tokenMarks, first):
		return true
	case w.after != "" && (unicode.Is(unicode.Latin, first) || unicode.IsDigit(first)):
		return true
	case strings.ContainsRune(".:", first) && (unicode.IsLetter(second) || unicode.IsDigit(second) || second == '/'):
		return true
	case inQuotes(w):
		return true
	case strings.ContainsRune(`"'‘“«`, last) && strings.ContainsRune(`"'’”»`, first) && w.before != "" && w.after != "":
		return true
	}
	from := strings.LastIndexFunc(w.before, unicode.IsSpace) + 1
	to := strings.IndexFunc(w.after, unicode.IsSpace)
	if to < 0 {
		to = len(w.after)
	}
	return strings.Contains(w.before[from:]+w.after[:to], "://") || strings.ContainsAny(w.before[from:]+w.after[:to], `@\=`)
}

// inQuotes reports whether the name is within quotes: a title, or somebody's words.
func inQuotes(w word) bool {
	if strings.Count(w.before, `"`)%2 == 1 && strings.Contains(w.after, `"`) {
		return true
	}
	for _, pair := range []struct{ open, close string }{{"“", "”"}, {"„", "“"}, {"«", "»"}, {"「", "」"}, {"『", "』"}} {
		if i := strings.LastIndex(w.before, pair.open); i >= 0 && !strings.Contains(w.before[i+len(pair.open):], pair.close) && strings.Contains(w.after, pair.close) {
			return true
		}
	}
	return false
}

// inCommand reports whether the words before the name are a command: "npm install vuejs",
// "$ start redis". It looks back over words in lower case.
func inCommand(w word) bool {
	fields := strings.Fields(w.before)
	if len(fields) > 0 && (fields[0] == "$" || fields[0] == ">" || fields[0] == "%") {
		return true
	}
	for i := len(fields) - 1; i >= 0; i-- {
		f := strings.Trim(fields[i], `"'“‘(`)
		if programs[f] {
			return true
		}
		if jointWords[f] || f == "" || f != strings.ToLower(f) || strings.ContainsAny(f[len(f)-1:], ".,;:!?)") {
			return false
		}
	}
	return false
}

// isIdentifier reports whether the name in lower case is that of a thing with an
// identifier: "the package vuejs", "the vuejs branch".
func isIdentifier(w word) bool {
	if w.name != strings.ToLower(w.name) {
		return false
	}
	before := strings.Fields(w.before)
	next, _ := cutWord(strings.TrimPrefix(w.after, " "))
	return len(before) > 0 && identified[before[len(before)-1]] || strings.HasPrefix(w.after, " ") && identified[next]
}

// inName reports whether the name is part of a longer one, that of an event, a product
// or a company: capitalised words beside it that are no words of a job's title.
func (d *Detector) inName(w word) bool {
	for rest := w.after; ; {
		trimmed := strings.TrimPrefix(rest, " ")
		if trimmed == rest {
			break
		}
		next, tail := cutWord(trimmed)
		if !isCapitalised(next) || d.isSkill(next) {
			break
		}
		if !jobWords[strings.ToLower(next)] {
			return true
		}
		rest = tail
	}
	for rest := w.before; ; {
		trimmed := strings.TrimSuffix(rest, " ")
		if trimmed == rest {
			return false
		}
		from := strings.LastIndexByte(trimmed, ' ') + 1
		previous, head := trimmed[from:], strings.TrimSpace(trimmed[:from])
		if !isCapitalised(previous) || head == "" || strings.ContainsAny(head[len(head)-1:], ".!?:;-|•") {
			return false // the first word of a sentence is no part of a name
		}
		if last, _ := utf8.DecodeLastRuneInString(previous); !unicode.IsLetter(last) && !unicode.IsDigit(last) {
			return false
		}
		if d.isSkill(previous) {
			return false
		}
		if !jobWords[strings.ToLower(previous)] {
			return true
		}
		rest = trimmed[:from]
	}
}

// isSkill reports whether a word alone is a skill's name.
func (d *Detector) isSkill(text string) bool {
	_, whole := d.lexicon.Lookup(text)
	return whole
}

// cutWord splits a text after its first word of letters and digits.
func cutWord(s string) (first, rest string) {
	end := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if end < 0 {
		end = len(s)
	}
	return s[:end], s[end:]
}

func isCapitalised(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(first)
}

// inCapitals reports whether the whole line is written in capitals.
func inCapitals(w word) bool {
	rest := w.before + w.after
	return strings.ContainsFunc(rest, unicode.IsUpper) && !strings.ContainsFunc(rest, unicode.IsLower)
}

// setOf is the set of the words of a text.
func setOf(text string) wordSet {
	set := wordSet{}
	for _, w := range strings.Fields(text) {
		set[w] = true
	}
	return set
}
