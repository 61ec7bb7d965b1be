package skills

import (
	"slices"
	"strings"
)

// Exclusions: what makes a name no skill of the job, whatever the name.

// exclusion says why name i is not a skill, and which occurrence says so; "" if no
// exclusion applies. Names are asked in order, as a negation goes on over a list.
func (d *Detector) exclusion(b *textBlock, i int) (why Reason, by int) {
	o := &b.found[i]
	if by, kind := b.negated(i); kind == negates {
		return Negated, by
	}
	if by, ok := b.ofOtherCompany(i); ok {
		return OtherCompany, by
	}
	if by, ok := b.against(d.entries[o.entry].Against, i); ok {
		return OtherMeaning, by
	}
	if i+1 < len(b.found) && b.between(i, i+1) == " " {
		switch next := b.found[i+1].triggers; {
		case next.has(trigNegationAfter):
			return Negated, i + 1
		case next.has(trigAccount) && d.isChannel(o.entry):
			return Contact, i + 1
		}
	}
	if !o.sure && b.isCompany(i) {
		return OtherCompany, -1
	}
	if by, ok := b.findAfter(i, trigDropped); ok {
		return Negated, by
	}
	if d.entries[o.entry].Kind == "operating system" {
		if by, ok := b.findInSentence(i, trigEquipment); ok {
			return Equipment, by
		}
	}
	return "", -1
}

// negationKind says what a negation before a name means.
type negationKind uint8

const (
	noNegation negationKind = iota
	negates                 // the name is not a skill of the job: "no PHP"
	waives                  // only a duty is negated: "no Scala experience required"
)

// negated looks for a negation ("no", "without") right before name i, or before the
// names that it is joined to: "no PHP or Perl". The walk stops at the first name, whose
// own verdict says what is before it: that keeps detection linear.
func (b *textBlock) negated(i int) (by int, kind negationKind) {
	for j := i - 1; j >= 0 && b.found[j].Sentence == b.found[i].Sentence; j-- {
		o := &b.found[j]
		gap := b.between(j, j+1)
		if o.isName() {
			if o.state != rejected || o.because != Negated || o.by > j || !joinsNegation(gap) {
				return -1, noNegation
			}
			return o.by, b.kindOfNegation(i)
		}
		if !onlyWords(gap, words().fillers) {
			return -1, noNegation
		}
		if o.triggers.has(trigNegation) {
			return j, b.kindOfNegation(i)
		}
	}
	return -1, noNegation
}

// kindOfNegation reads what comes after name i, which has a negation before it.
func (b *textBlock) kindOfNegation(i int) negationKind {
	if _, ok := b.findAfter(i, trigRequiredAfter); ok {
		return waives
	}
	return negates
}

// joinsNegation reports whether a negation goes on over the gap between two names.
func joinsNegation(gap string) bool {
	switch strings.TrimSpace(strings.ToLower(gap)) {
	case "or", "nor", "/", ", or", ",", "and", ", no", "and no":
		return true
	}
	return false
}

// ofOtherCompany looks for "customers include", "backed by" and similar phrases before
// name i, with no trigger of a skill in between.
func (b *textBlock) ofOtherCompany(i int) (by int, ok bool) {
	for j := range b.before(i) {
		switch t := b.found[j].triggers; {
		case t.has(trigOtherCompanies):
			return j, true
		case t.has(trigBefore | trigRequire):
			return -1, false
		}
	}
	if above := b.leadInOf(i); above != nil && above.companies >= 0 {
		return above.companies, true
	}
	return -1, b.heading == headingCompanies
}

// against looks in the sentence of name i for a phrase of its entry's Against.
func (b *textBlock) against(phrases []string, i int) (by int, ok bool) {
	if len(phrases) == 0 {
		return -1, false
	}
	return b.findPhrase(phrases, trigAgainst, i)
}

// onlyWords reports whether s is spaces and words of a set.
func onlyWords(s string, set wordSet) bool {
	for w := range strings.FieldsSeq(s) {
		if !set[strings.ToLower(w)] {
			return false
		}
	}
	return true
}

// companySuffixes come after names of companies.
var companySuffixes = map[string]bool{
	"Digital": true, "Labs": true, "Group": true, "Ltd": true, "Ltd.": true, "GmbH": true, "Inc": true, "Inc.": true, "LLC": true,
	"Corp": true, "Corp.": true, "Technologies": true, "Consulting": true, "Capital": true, "Ventures": true, "Partners": true,
	"Holdings": true, "Solutions": true, "Federal": true, "Limited": true,
}

// isCompany reports whether a company suffix comes after name i: "ECS Digital".
func (b *textBlock) isCompany(i int) bool {
	rest, ok := strings.CutPrefix(b.text[b.found[i].Tail:], " ")
	if !ok {
		return false
	}
	end := strings.IndexAny(rest[:min(len(rest), 16)], " ,;:)\n")
	if end < 0 {
		end = min(len(rest), 16)
	}
	return companySuffixes[rest[:end]]
}

// The employer's own product is named everywhere on its pages, so it is only a skill
// where a list says so.

// ownName returns the entry with the name of the company whose page it is, as far as
// the page shows it, -1 for none: a name before "|", "(http" or "-" at the start of the text, or all of
// a heading after "About". Languages and the like are not names of companies.
func (d *Detector) ownName(blocks []textBlock) int32 {
	first := true
	for bi := range blocks {
		b := &blocks[bi]
		for i := range b.found {
			o := &b.found[i]
			if !o.isName() || !mayBeCompany(d.entries[o.entry].Kind) {
				continue
			}
			opens := i == 0 && (b.kind == titleBlock || first && b.kind == passageBlock) && b.opensWithCompany()
			if opens || b.introduces(i) {
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
	signs := []string{"(http", "( http"}
	if b.kind == passageBlock {
		signs = []string{"|", "(http", "( http", "- ", "– ", "— ", ":: "}
	}
	return b.found[0].Start == 0 && slices.ContainsFunc(signs, func(sign string) bool { return strings.HasPrefix(rest, sign) })
}

// maxIntroduction is how many bytes may be before the employer's name in a heading.
const maxIntroduction = 24

// introductions are what a heading or a line says before the name of the employer,
// and nothing after it.
var introductions = wordSet{
	"about": true, "why": true, "why join": true, "join": true, "life at": true, "working at": true, "work at": true,
	"perks @": true, "perks at": true, "benefits at": true, "who is": true, "what is": true, "welcome to": true,
	"über": true, "warum": true, "wer ist": true, "arbeiten bei": true, "willkommen bei": true, "benefits bei": true,
	"à propos de": true, "a propos de": true, "pourquoi": true, "pourquoi rejoindre": true, "qui est": true,
	"rejoindre": true, "rejoignez": true, "travailler chez": true, "bienvenue chez": true, "la vie chez": true,
	"sobre": true, "acerca de": true, "por qué": true, "trabajar en": true, "quem é": true, "sobre a": true, "sobre o": true,
	"chi è": true, "perché": true, "lavorare in": true, "over": true, "waarom": true, "werken bij": true,
}

// introduces reports whether a heading, or a line of several, is "About", "Why" or
// "Perks @" and name i.
func (b *textBlock) introduces(i int) bool {
	o := &b.found[i]
	from := strings.LastIndexByte(b.text[max(0, o.Start-maxIntroduction):o.Start], '\n') + 1 + max(0, o.Start-maxIntroduction)
	if b.kind == titleBlock || from == max(0, o.Start-maxIntroduction) && from > 0 {
		return false
	}
	rest, _, _ := strings.Cut(b.text[o.Tail:min(len(b.text), o.Tail+maxIntroduction)], "\n")
	if strings.Trim(rest, " ?!:.") != "" {
		return false
	}
	return introductions[strings.ToLower(strings.TrimSpace(b.text[from:o.Start]))]
}
