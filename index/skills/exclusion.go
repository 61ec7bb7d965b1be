package skills

import (
	"strings"
)

// Exclusions: what makes a name no skill of the job, whatever the name.

// exclusion says why name i is not a skill, and which occurrence says so; "" if no
// exclusion applies. Names are asked in order, as a negation goes on over a list.
func (d *matcher) exclusion(b *textBlock, i int) (why Reason, by int) {
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
