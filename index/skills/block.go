package skills

import (
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/markdown"
	"github.com/careers-index/careers/index/skills/internal/scan"
)

// textBlock is a piece of a page that is read at once: its title, a heading, or a
// passage.
type textBlock struct {
	kind    blockKind
	text    string
	section string // "" for the page's own text
	runs    []diag.Run
	heading headingClass // of the heading above a passage
	found   []occurrence // in order
	leadIns []leadIn     // in order
}

type blockKind uint8

const (
	titleBlock blockKind = iota
	headingBlock
	passageBlock
)

// occurrence is a name or a phrase at a place of a block. What is decided about
// it refers to other occurrences of the block by their index in textBlock.found.
type occurrence struct {
	scan.Match
	pattern
	verdict
}

// verdict is what was decided about a name, and why.
type verdict struct {
	state       state
	because     Reason
	by          int // index of the occurrence that decided, -1 for none
	strength    Strength
	strengthWhy Reason
}

type state uint8

const (
	undecided state = iota // an unsure name without evidence so far
	accepted               // a skill
	rejected               // not a skill
	notAName               // a phrase
)

// isJustWords reports whether o is a sure name that is written as ordinary words.
func (b *textBlock) isJustWords(o *occurrence) bool {
	return o.words && !o.SameCase && b.text[o.Start:o.End] == strings.ToLower(b.text[o.Start:o.End])
}

// isName reports whether o is a name, and not a phrase.
func (o *occurrence) isName() bool { return o.entry >= 0 }

// blocks cuts a page into blocks and finds the names and phrases in them.
func (d *matcher) blocks(p *content.Page) []textBlock {
	out := make([]textBlock, 0, 1+len(p.Headings)+len(p.Passages))
	add := func(b textBlock, matches []scan.Match, blocks []markdown.Block) []scan.Match {
		matches = d.compiled().scanner.Scan(b.text, matches[:0])
		b.found = make([]occurrence, 0, len(matches))
		for _, m := range matches {
			if inCode(m.Start, blocks) {
				continue
			}
			o := occurrence{Match: m, pattern: d.compiled().patterns[m.Pattern], verdict: verdict{by: -1}}
			if !o.isName() {
				o.state = notAName
			}
			b.found = append(b.found, o)
		}
		b.findLeadIns(blocks)
		out = append(out, b)
		return matches
	}
	matches := add(textBlock{kind: titleBlock, text: p.Title, runs: p.TitleRuns}, nil, nil)
	for _, h := range p.Headings {
		matches = add(textBlock{kind: headingBlock, text: h.Text, runs: h.Runs, section: h.Section}, matches, nil)
	}
	classes := map[string]headingClass{}
	for i := range p.Passages {
		q := &p.Passages[i]
		b := textBlock{kind: passageBlock, text: q.Text, runs: q.Runs, section: q.Section, heading: d.headingOf(q, classes)}
		matches = add(b, matches, q.Blocks)
	}
	return out
}

// inCode reports whether byte at of a passage is in a block of code. A shell
// transcript names tools that nobody asks for.
func inCode(at int, blocks []markdown.Block) bool {
	i, ok := slices.BinarySearchFunc(blocks, at, func(b markdown.Block, at int) int { return b.Start - at })
	if !ok {
		i--
	}
	return i >= 0 && blocks[i].Kind == markdown.Code && at < blocks[i].End
}

// between returns the text between occurrence i, with its version, and occurrence j.
func (b *textBlock) between(i, j int) string { return b.text[b.found[i].Tail:b.found[j].Start] }

// maxNeighbours is how many occurrences of a sentence are looked at on each side. It
// keeps detection linear: postings that lost their full stops are one long sentence.
const maxNeighbours = 12

// before yields the occurrences before i in its sentence, the nearest first.
func (b *textBlock) before(i int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for j := i - 1; j >= max(0, i-maxNeighbours) && b.found[j].Sentence == b.found[i].Sentence; j-- {
			if !yield(j) {
				return
			}
		}
	}
}

// after yields the occurrences after i in its sentence, the nearest first.
func (b *textBlock) after(i int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for j := i + 1; j < min(len(b.found), i+1+maxNeighbours) && b.found[j].Sentence == b.found[i].Sentence; j++ {
			if !yield(j) {
				return
			}
		}
	}
}

// findAfter returns the nearest trigger of a class after occurrence i in its sentence.
func (b *textBlock) findAfter(i int, class triggerClass) (by int, ok bool) {
	for j := range b.after(i) {
		if b.found[j].triggers.has(class) {
			return j, true
		}
	}
	return -1, false
}

// findInSentence returns the nearest trigger of a class before occurrence i in its
// sentence, or else after it.
func (b *textBlock) findInSentence(i int, class triggerClass) (by int, ok bool) {
	for j := range b.before(i) {
		if b.found[j].triggers.has(class) {
			return j, true
		}
	}
	return b.findAfter(i, class)
}

// startsSentence reports whether occurrence i begins a sentence or a line, where a
// capital letter proves nothing.
func (b *textBlock) startsSentence(i int) bool {
	s := strings.TrimRight(b.text[:b.found[i].Start], " \"'(*-")
	last, _ := utf8.DecodeLastRuneInString(s)
	return s == "" || scan.SentenceEnds(b.text, len(s)-1) || strings.ContainsRune(":"+scan.Bullets, last)
}

// evidence finds occurrence i in its file. A name that is broken over two lines,
// or by markup, is quoted up to the break. A name that no file has byte by byte has
// no evidence.
func (b *textBlock) evidence(i int) (Evidence, bool) {
	o := &b.found[i]
	at, ok := slices.BinarySearchFunc(b.runs, o.Start, func(r diag.Run, start int) int { return r.Start - start })
	if !ok {
		at = max(0, at-1)
	}
	for _, r := range b.runs[at:] {
		if r.Start >= o.End {
			break
		}
		from, to := max(o.Start, r.Start), min(o.End, r.End)
		if r.Verbatim && from < to {
			return Evidence{
				File: r.At.File, Line: r.At.Line, Column: r.At.Column + from - r.Start,
				Text: b.text[from:to], Section: b.section,
			}, true
		}
	}
	return Evidence{}, false
}
