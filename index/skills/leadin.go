package skills

import (
	"slices"
	"strings"

	"github.com/careers-index/careers/content/markdown"
	"github.com/careers-index/careers/index/skills/internal/scan"
)

// A line that ends in a colon speaks of the list below it:
//
//	You have experience with one of these:      Our customers include:
//	- Docker                                    - Snowflake
//	- Podman                                    - Cisco
//
// What it says holds for each item, unless the item itself says something else.

// leadIn is what such a line says of a part of its block.
type leadIn struct {
	from, to    int // bytes of textBlock.text: the list
	strength    Strength
	why         Reason // "" if it says nothing about strength
	alternative bool   // one of the items is enough
	companies   int    // index of the occurrence that says that the items are companies, -1 for none
}

// maxLeadInTail is how many bytes may be between a trigger and the colon: "experience with
// one or more of these technologies:".
const maxLeadInTail = 64

// findLeadIns reads the lines before the lists of a passage. blocks are those of its text.
func (b *textBlock) findLeadIns(blocks []markdown.Block) {
	for n := 0; n+1 < len(blocks); n++ {
		line := b.text[blocks[n].Start:blocks[n].End]
		if blocks[n].Kind == markdown.Code || blocks[n+1].Kind != markdown.ListItem || !endsInColon(line) {
			continue
		}
		last := n + 1
		for last+1 < len(blocks) && blocks[last+1].Kind == markdown.ListItem && !endsInColon(b.text[blocks[last].Start:blocks[last].End]) {
			last++
		}
		if l := b.readLeadIn(blocks[n]); l.why != "" || l.alternative || l.companies >= 0 {
			l.from, l.to = blocks[n+1].Start, blocks[last].End
			b.leadIns = append(b.leadIns, l)
		}
		n = last - 1
	}
}

func endsInColon(line string) bool {
	line = strings.TrimRight(line, " *_\u00a0")
	return strings.HasSuffix(line, ":") || strings.HasSuffix(line, "：")
}

// readLeadIn reads the triggers of a line, in its last sentence. What is welcome decides before what is
// required: "It would be nice to have experience with:".
func (b *textBlock) readLeadIn(line markdown.Block) leadIn {
	l := leadIn{companies: -1, strength: Mentioned}
	from := line.End - 1 // of the line's last sentence
	for from > line.Start && !scan.SentenceEnds(b.text, from-1) {
		from--
	}
	first, _ := slices.BinarySearchFunc(b.found, from, func(o occurrence, at int) int { return o.Start - at })
	for j := first; j < len(b.found) && b.found[j].End <= line.End; j++ {
		t := b.found[j].triggers
		tail := b.text[b.found[j].End:line.End]
		if len(tail) <= maxLeadInTail { // which keeps detection linear
			tail = strings.Trim(tail, " :：*_")
		}
		l.alternative = l.alternative || t.has(trigAlternative|trigAlternativeAfter)
		switch {
		case t.has(trigOtherCompanies):
			l.companies = j
		case t.has(trigPrefer | trigPreferredAfter):
			l.strength, l.why = Preferred, SaidWelcome
		case l.why == SaidWelcome || len(tail) > maxLeadInTail:
		case t.has(trigRequire|trigRequiredAfter) && (t.has(trigBefore) || tail == ""):
			l.strength, l.why, l.companies = Required, SaidRequired, -1
		case l.why == "" && t.headingClass().aboutSkills() && tail == "":
			l.strength, l.why = saidByHeading(t.headingClass())
		case l.why == "" && t.has(trigMention) && tail == "":
			l.strength, l.why = Mentioned, SaidUsed
		}
	}
	return l
}

// asks reports whether the items of the list are likely to be skills.
func (l *leadIn) asks() bool { return l.why != "" && l.companies < 0 }

// leadInOf returns what is said above the list of name i, nil for nothing.
func (b *textBlock) leadInOf(i int) *leadIn {
	at := b.found[i].Start
	n, ok := slices.BinarySearchFunc(b.leadIns, at, func(l leadIn, at int) int { return l.from - at })
	if !ok {
		n--
	}
	if n < 0 || at >= b.leadIns[n].to {
		return nil
	}
	return &b.leadIns[n]
}
