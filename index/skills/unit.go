package skills

import (
	"slices"
	"strings"

	"github.com/careers-index/careers/content"
)

// unit is a piece of a page that is read in one go: its title, a heading, or a
// passage.
type unit struct {
	kind    unitKind
	text    string
	section string
	runs    []content.Run
	heading headingClass // that the text stands under
	hits    []hit
	finding []finding // of hits, by index
}

type unitKind uint8

const (
	unitTitle unitKind = iota
	unitHeading
	unitPassage
)

// headingClass is what a heading says about the names below it.
type headingClass uint8

const (
	headingNone headingClass = iota
	headingRequired
	headingPreferred
	headingStack
	headingOther
)

// finding is what became of a hit of a name, and why.
type finding struct {
	state    state
	because  Reason
	by       int // index of the hit that decided, -1 for none
	strength Strength
	asked    Reason // for the strength
}

type state uint8

const (
	open     state = iota // not decided: an unsure name without evidence so far
	counted               // a skill
	rejected              // not one
	noName                // a cue or a phrase
)

// units cuts a page and finds the names in it.
func (l *Lexicon) units(p *content.Page) []unit {
	out := make([]unit, 0, 1+len(p.Headings)+len(p.Passages))
	out = append(out, unit{kind: unitTitle, text: p.Title, runs: p.TitleRuns})
	for _, h := range p.Headings {
		out = append(out, unit{kind: unitHeading, text: h.Text, runs: h.Runs, section: h.Section})
	}
	classes := map[string]headingClass{}
	for i := range p.Passages {
		q := &p.Passages[i]
		out = append(out, unit{kind: unitPassage, text: q.Text, runs: q.Runs, section: q.Section, heading: l.headingOf(q, classes)})
	}
	var hits []hit
	for i := range out {
		u := &out[i]
		hits = l.scan(u.text, hits[:0])
		u.hits = slices.Clone(hits)
		u.finding = make([]finding, len(hits))
		if u.kind == unitPassage {
			// out[0] is the title, and passages come last.
			u.dropCode(p.Passages[i-1-len(p.Headings)].Blocks)
		}
		for j, h := range u.hits {
			u.finding[j].by = -1
			if l.names[h.name].entry < 0 {
				u.finding[j].state = noName
			}
		}
	}
	return out
}

// dropCode forgets the hits in code blocks: a shell transcript names tools
// that nobody asks for.
func (u *unit) dropCode(blocks []content.Block) {
	if !slices.ContainsFunc(blocks, func(b content.Block) bool { return b.Kind == content.Code }) {
		return
	}
	u.hits = slices.DeleteFunc(u.hits, func(h hit) bool {
		i, ok := slices.BinarySearchFunc(blocks, h.start, func(b content.Block, at int) int { return b.Start - at })
		if !ok {
			i--
		}
		return i >= 0 && blocks[i].Kind == content.Code && h.start < blocks[i].End
	})
	u.finding = u.finding[:len(u.hits)]
}

// maxLabel is how many bytes of a heading are read for its class. Every passage
// below asks for it, and what is longer is no label.
const maxLabel = 256

// headingOf classifies the headings that a passage stands under, the nearest
// first: "Backend" under "Requirements" says nothing new. Classes are those
// that are known already, by heading.
func (l *Lexicon) headingOf(q *content.Passage, classes map[string]headingClass) headingClass {
	for _, heading := range slices.Backward(q.Path) {
		label := heading[:min(len(heading), maxLabel)]
		class, known := classes[label]
		if !known {
			class = l.classify(label)
			classes[label] = class
		}
		if class != headingNone {
			return class
		}
	}
	return headingNone
}

// classify reads a heading: the longest cue that it holds, the last of equals.
func (l *Lexicon) classify(label string) headingClass {
	best, class := 0, headingNone
	for _, h := range l.scan(label, nil) {
		if c := l.names[h.name].cue.heading(); c != headingNone && h.end-h.start >= best {
			best, class = h.end-h.start, c
		}
	}
	return class
}

// heading returns the class of heading that a cue makes.
func (c cueSet) heading() headingClass {
	switch {
	case c&cueHeadingPreferred != 0:
		return headingPreferred
	case c&cueHeadingRequired != 0:
		return headingRequired
	case c&cueHeadingStack != 0:
		return headingStack
	case c&cueHeadingOther != 0:
		return headingOther
	}
	return headingNone
}

// between is the text from behind hit i up to hit j.
func (u *unit) between(i, j int) string { return u.text[u.hits[i].tail:u.hits[j].start] }

// atStart says whether hit i begins a sentence or a line, where a capital
// letter proves nothing.
func (u *unit) atStart(i int) bool {
	s := strings.TrimRight(u.text[:u.hits[i].start], " \"'(*-")
	return s == "" || sentenceEnds(u.text, len(s)-1) || strings.HasSuffix(s, ":") || strings.HasSuffix(s, "•")
}
