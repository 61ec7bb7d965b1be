package skills

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/careers-index/careers/content/markdown"
	"github.com/careers-index/careers/index/skills/internal/scan"
)

// headingClass is what a heading says about the names below it.
type headingClass uint8

const (
	headingNone headingClass = iota
	headingRequired
	headingPreferred
	headingStack
	headingOther
	headingCompanies // below it are names of other companies
)

// aboutSkills reports whether names below the heading are likely to be skills.
func (c headingClass) aboutSkills() bool {
	return c == headingRequired || c == headingPreferred || c == headingStack
}

// asks reports whether the heading says how much the names below it are wanted.
func (c headingClass) asks() bool { return c == headingRequired || c == headingPreferred }

// headingClass returns the class of the headings that have the trigger.
func (c triggerClass) headingClass() headingClass {
	switch {
	case c.has(trigHeadingPreferred):
		return headingPreferred
	case c.has(trigHeadingRequired):
		return headingRequired
	case c.has(trigHeadingStack):
		return headingStack
	case c.has(trigHeadingCompanies):
		return headingCompanies
	case c.has(trigHeadingOther):
		return headingOther
	}
	return headingNone
}

// maxLabel is how many bytes of a heading are read for its class. Each passage below
// it asks for it, and a longer heading is not a label.
const maxLabel = 256

// headingOf returns the class of the headings above a passage. The nearest one that
// has a class decides: "Backend" below "Requirements" says nothing new. known holds the
// classes of headings that were read before.
func (d *matcher) headingOf(q *markdown.Passage, known map[string]headingClass) headingClass {
	for _, heading := range slices.Backward(q.Path) {
		label := heading[:min(len(heading), maxLabel)]
		class, ok := known[label]
		if !ok {
			class = d.classify(label)
			known[label] = class
		}
		if class != headingNone {
			return class
		}
	}
	return headingNone
}

// classify returns the class of a heading: that of the longest trigger in it, the
// last one of equals.
func (d *matcher) classify(label string) headingClass {
	best, class := 0, headingNone
	for _, m := range d.compiled().scanner.Scan(label, nil) {
		if c := d.compiled().patterns[m.Pattern].triggers.headingClass(); c != headingNone && m.End-m.Start >= best {
			best, class = m.End-m.Start, c
		}
	}
	if class == headingNone {
		return d.classifyBySaying(label)
	}
	return class
}

// classifyBySaying returns the class of a heading that has no trigger of headings, but
// says what a sentence could: "What would be a plus".
func (d *matcher) classifyBySaying(label string) headingClass {
	for _, m := range d.compiled().scanner.Scan(label, nil) {
		switch t := d.compiled().patterns[m.Pattern].triggers; {
		case t.has(trigPrefer | trigPreferredAfter):
			return headingPreferred
		case t.has(trigRequiredAfter):
			return headingRequired
		}
	}
	return headingNone
}

// inBrackets reports whether trigger i is all that brackets of headings enclose, as in
// "【必須】" or "<尚可>".
func (b *textBlock) inBrackets(i int) bool {
	o := &b.found[i]
	open, _ := utf8.DecodeLastRuneInString(b.text[:o.Start])
	end, _ := utf8.DecodeRuneInString(b.text[o.End:])
	return strings.ContainsRune("【《<＜［[〔≪", open) && strings.ContainsRune("】》>＞］]〕≫", end)
}

// isLabelled reports whether a label about skills is before name i, or before the list
// that it is in: "Nice to have: Rust", "Must: Java, Go".
func (b *textBlock) isLabelled(i int) bool {
	for j := range b.before(i) {
		o := &b.found[j]
		if o.isName() {
			continue
		}
		rest := strings.TrimLeft(b.text[o.End:], " ")
		return (o.triggers.headingClass().aboutSkills() || o.triggers.has(trigRequire|trigPrefer)) &&
			(strings.HasPrefix(rest, ":") || strings.HasPrefix(rest, "：") || b.inBrackets(j))
	}
	return false
}

// maxHeadingTail is how many bytes may follow a heading's trigger before its colon:
// "Requirements for this role:".
const maxHeadingTail = 24

// servesAsHeading reports whether the heading trigger at occurrence i is one in fact,
// like "Nice to have:": it begins a line or a sentence, or is glued to the text before
// it, and ends its line or precedes a colon.
func (b *textBlock) servesAsHeading(i int) bool {
	o := &b.found[i]
	if b.inBrackets(i) {
		return true
	}
	before := strings.TrimRight(b.text[:o.Start], " *#\"")
	if before != "" && !scan.SentenceEnds(b.text, len(before)-1) && !scan.IsUpper(b.text[o.Start]) {
		return false
	}
	rest := b.text[o.End:]
	rest = rest[:min(len(rest), maxHeadingTail)]
	end := strings.IndexAny(rest, ":?\n.,;|")
	if end < 0 {
		return len(b.text)-o.End <= maxHeadingTail && before == ""
	}
	return rest[end] == ':' || rest[end] == '?' || rest[end] == '\n' && (before == "" || b.text[len(before)-1] == '\n')
}
