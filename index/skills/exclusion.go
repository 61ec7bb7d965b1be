package skills

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/careers-index/careers/index/skills/internal/scan"
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
	if d.isChannel(o.entry) && b.beforeAddress(i, " -–—|([<:") {
		return Contact, -1 // "GitHub: https://…"
	}
	if suffix := b.companySuffix(i); legalSuffixes[suffix] || !o.sure && companySuffixes[suffix] {
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

// legalSuffixes are those of them that come after nothing else. Sure names before them
// are companies, too.
var legalSuffixes = map[string]bool{
	"GmbH": true, "Inc": true, "Inc.": true, "LLC": true, "Ltd": true, "Ltd.": true, "Corp.": true, "S.A.": true,
	"Ltda": true, "B.V.": true,
}

// companySuffix returns the word after name i, which may be a company suffix: "ECS
// Digital".
func (b *textBlock) companySuffix(i int) string {
	rest, ok := strings.CutPrefix(strings.TrimPrefix(b.text[b.found[i].Tail:], ","), " ")
	if !ok {
		return ""
	}
	end := strings.IndexAny(rest[:min(len(rest), 16)], " ,;:)\n")
	if end < 0 {
		end = min(len(rest), 16)
	}
	return rest[:end]
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
			opening := b.kind == titleBlock || first && b.kind == passageBlock
			if opening && (i == 0 && b.opensWithCompany() || b.hasAddress(i)) || b.introduces(i) || b.saysWe(i) {
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
	return b.kind == passageBlock && b.found[0].Start == 0 && slices.ContainsFunc([]string{"|", "- ", "– ", "— ", ":: "},
		func(sign string) bool { return strings.HasPrefix(rest, sign) })
}

// hasAddress reports whether name i is between bars or hyphens in the first line, with
// the address of a site after it: "Berlin | Segment (https://…".
func (b *textBlock) hasAddress(i int) bool {
	o := &b.found[i]
	before := strings.TrimRight(b.text[:o.Start], " ")
	if last, _ := utf8.DecodeLastRuneInString(before); before != "" && !strings.ContainsRune("|-–—", last) || strings.Contains(before, "\n") {
		return false
	}
	return b.beforeAddress(i, " -–—|([<")
}

// beforeAddress reports whether a web address comes after name i and any of the signs.
func (b *textBlock) beforeAddress(i int, signs string) bool {
	after := b.text[b.found[i].End:]
	rest := strings.TrimLeft(after[:min(len(after), maxWe)], signs)
	return len(rest) < min(len(after), maxWe) && (strings.HasPrefix(rest, "http") || strings.HasPrefix(rest, "www."))
}

// saysWe reports whether the sentence begins as those of the company do: "At Segment, we",
// "Bei Personio".
func (b *textBlock) saysWe(i int) bool {
	o := &b.found[i]
	from := max(0, o.Start-maxWe)
	before := b.text[from:o.Start]
	for _, at := range []string{"At ", "Here at ", "Bei ", "Chez "} {
		rest, ok := strings.CutSuffix(before, at)
		bare := strings.TrimRight(rest, " ")
		if !ok || bare == "" && from > 0 || bare != "" && !scan.SentenceEnds(b.text, from+len(bare)-1) {
			continue
		}
		next := strings.ToLower(strings.TrimLeft(b.text[o.Tail:min(len(b.text), o.Tail+maxWe)], ", "))
		for _, we := range []string{"we ", "we'", "we’", "you ", "you'", "our ", "everyone", "nous ", "vous ", "on ", "wir"} {
			if strings.HasPrefix(next, we) {
				return true
			}
		}
		return at == "Bei " && startsWithVerb(next)
	}
	return false
}

// maxWe is how many bytes before and after a name are read for "At" and "we".
const maxWe = 16

// startsWithVerb reports whether a German sentence goes on with "begegnen wir" or
// "erwartet dich".
func startsWithVerb(s string) bool {
	verb, rest, _ := strings.Cut(s, " ")
	return strings.HasSuffix(verb, "en") && strings.HasPrefix(rest, "wir") || verb == "erwartet" || verb == "arbeitest"
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
