package skills

import (
	"slices"
	"strings"
)

// The employer's own product is named everywhere on its pages, so it is only a skill
// where a list says so.

// employer returns the entry with the name of the company whose page it is, -1 if
// there is none: a name before "|", "(http" or "-" at the start of the text, or all of
// a heading after "About". Languages and the like are no companies.
func (d *Detector) employer(blocks []textBlock) int32 {
	first := true
	for bi := range blocks {
		b := &blocks[bi]
		for i := range b.found {
			o := &b.found[i]
			if !o.isName() || !mayBeCompany(d.entries[o.entry].Kind) {
				continue
			}
			if b.kind == headingBlock && b.introduces(i) || b.kind == passageBlock && first && i == 0 && b.opensWithCompany() {
				return o.entry
			}
		}
		first = first && b.kind != passageBlock
	}
	return -1
}

// mayBeCompany reports whether something of a kind may have the name of a company.
func mayBeCompany(kind string) bool {
	switch kind {
	case "language", "framework", "library", "operating system", "protocol", "cloud":
		return false
	}
	return true
}

// opensWithCompany reports whether the block begins with a name as postings begin with
// that of the company: "Segment | engineers | remote".
func (b *textBlock) opensWithCompany() bool {
	rest := strings.TrimLeft(b.text[b.found[0].End:], " ")
	return b.found[0].Start == 0 && slices.ContainsFunc([]string{"|", "(http", "- ", "– ", "— ", ":: "},
		func(sign string) bool { return strings.HasPrefix(rest, sign) })
}

// maxIntroduction is how many bytes may be before the employer's name in a heading.
const maxIntroduction = 16

// introduces reports whether a heading is "About", "Why" or "Perks @" and name i.
func (b *textBlock) introduces(i int) bool {
	o := &b.found[i]
	if o.Start > maxIntroduction || strings.Trim(b.text[o.Tail:], " ?!:.") != "" {
		return false
	}
	switch strings.ToLower(strings.TrimSpace(b.text[:o.Start])) {
	case "about", "why", "why join", "join", "life at", "working at", "perks @", "perks at", "benefits at", "who is", "what is":
		return true
	}
	return false
}
