package skills

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/careers-index/careers/index/skills/internal/scan"
	"github.com/careers-index/careers/index/skills/lexicon"
)

// What makes an unsure name count.

// evidenceKinds is a set of kinds of evidence.
type evidenceKinds uint16

const (
	inList           evidenceKinds = 1 << iota // beside a skill in a list
	inRelatedList                              // beside a related skill in a list, or in a list with two skills
	byTrigger                                  // beside a phrase such as "experience with" or "developer"
	byEnglishTrigger                           // right beside an English trigger
	byRequest                                  // beside a phrase that asks for it: "experience with", "skills", "is a must"
	byTriggerRelated                           // beside a phrase, with related skills on the page
	byContext                                  // with a phrase of Entry.Context in the sentence
	byHeading                                  // a list item under a heading about skills
	byRelated                                  // with related skills on the page
	byRelatedItem                              // the same, as a list item
	ownCase                                    // written as in the lexicon
	ownCaseInside                              // the same, but not as the first word of a sentence
	noExclusion                                // named at all, if no exclusion applies
)

// has reports whether k has one of the given kinds.
func (k evidenceKinds) has(kinds evidenceKinds) bool { return k&kinds != 0 }

// evidencePolicy is what an unsure name needs. Any one kind of evidence is enough.
type evidencePolicy struct {
	accepts evidenceKinds
	// anyCaseInList: in a list, a name in another case than the lexicon's counts too.
	anyCaseInList bool
}

var policies = map[lexicon.Policy]evidencePolicy{
	lexicon.Word:    {inList | byTrigger | byContext | byHeading | byRelated, true},
	lexicon.Letter:  {inList | byTrigger | byContext | byHeading, false},
	lexicon.Caps:    {inList | ownCase, true},
	lexicon.Channel: {inList | byTrigger | byContext, false},
	lexicon.Forge:   {inList | noExclusion, true},
	lexicon.Item:    {inRelatedList | byTriggerRelated | byContext | byRelatedItem, true},
	lexicon.Foreign: {inList | ownCaseInside | byTrigger | byEnglishTrigger | byContext | byHeading | byRelated, true},
}

// wordsPolicy is for sure names that are written as ordinary words: "cloud run".
var wordsPolicy = evidencePolicy{inList | byTrigger | byHeading | byRelated, true}

// employerPolicy is for the employer's own name, which is everywhere on its pages: it is
// a skill where the page asks for it.
var employerPolicy = evidencePolicy{accepts: inList | byRequest | byHeading}

// isEmployers reports whether o is the employer's own name: that of the site's
// organization, or one that the page shows to be the employer's.
func (d *decision) isEmployers(o *occurrence) bool {
	return o.entry == d.own || o.entry == d.employer
}

// policy returns what the name o needs.
func (d *decision) policy(o *occurrence) evidencePolicy {
	usual := policies[d.entries[o.entry].Policy]
	if !d.isEmployers(o) {
		return usual
	}
	own := employerPolicy
	if usual.accepts.has(inRelatedList) { // the employer's name asks for no less than any other
		own.accepts = own.accepts&^inList | inRelatedList
	}
	return own
}

// isChannel reports whether an entry may be a way to apply or to talk.
func (d *matcher) isChannel(entry int32) bool {
	policy := d.entries[entry].Policy
	return policy == lexicon.Channel || policy == lexicon.Forge
}

// evidenceTests are the tests for the kinds of evidence that seekEvidence tries after
// lists, in this order. (ownCase is tried before, by decideAlone.) A test finds the occurrence that is evidence for name i, or -1
// if it is no single one.
var evidenceTests = []struct {
	kind    evidenceKinds
	anyCase bool // a name in another case than the lexicon's counts too
	reason  Reason
	find    func(d *decision, b *textBlock, i int) (by int, ok bool)
}{
	{byRelated | byRelatedItem, true, WithRelated, func(d *decision, b *textBlock, i int) (int, bool) {
		return -1, b.isLine(i) && d.familyOnPage(b.found[i].entry)
	}},
	{noExclusion, true, NotContact, func(d *decision, b *textBlock, i int) (int, bool) {
		by, ok := d.besideTrigger(b, i)
		return by, ok || b.heading != headingOther // "How to apply", "Contact"
	}},
	{byTrigger, false, Triggered, (*decision).besideTrigger},
	{byEnglishTrigger, true, Triggered, (*decision).besideEnglishTrigger},
	{byRequest, false, Triggered, (*decision).besideRequest},
	{byTriggerRelated, false, Triggered, func(d *decision, b *textBlock, i int) (int, bool) {
		by, ok := d.besideTrigger(b, i)
		return by, ok && d.familyOnPage(b.found[i].entry)
	}},
	{byContext, false, InContext, (*decision).inContext},
	{byHeading, false, UnderHeading, func(_ *decision, b *textBlock, i int) (int, bool) {
		if !b.isItem(i) {
			return -1, false
		}
		above := b.leadInOf(i)
		return -1, b.heading.aboutSkills() || b.isLabelled(i) || above != nil && above.asks()
	}},
	{byRelated, false, WithRelated, (*decision).explainedByFamily},
	{byRelatedItem, false, WithRelated, func(d *decision, b *textBlock, i int) (int, bool) {
		by, ok := d.explainedByFamily(b, i)
		return by, ok && b.isItem(i)
	}},
}

// maxTriggerGap is how many bytes may be between a trigger and its name: "experience
// with modern Go".
const maxTriggerGap = 16

// besideTrigger looks for a trigger right before or after name i.
func (d *decision) besideTrigger(b *textBlock, i int) (by int, ok bool) {
	if by, ok := d.afterTrigger(b, i); ok {
		return by, true
	}
	if i+1 < len(b.found) && b.found[i+1].triggers.has(trigAfter) {
		gap := b.between(i, i+1)
		if gap == " " || gap == "-" || gap == "" || words().particles[strings.TrimSpace(gap)] {
			return i + 1, true
		}
	}
	return -1, false
}

// besideRequest looks for a trigger right beside name i that asks for it: "experience with
// Datadog", "Datadog is a must". What only uses it, or works on it, does not: "people using
// Datadog". A title asks for what its job is called after: "Datadog engineer"; in a
// sentence those are the people who work there.
func (d *decision) besideRequest(b *textBlock, i int) (by int, ok bool) {
	if b.kind == titleBlock {
		return d.besideTrigger(b, i)
	}
	if i > 0 && b.found[i-1].triggers.has(trigRequire|trigPrefer) && b.found[i-1].Sentence == b.found[i].Sentence &&
		strings.TrimSpace(b.between(i-1, i)) == "" {
		return i - 1, true
	}
	if i+1 == len(b.found) || b.between(i, i+1) != " " && b.between(i, i+1) != "-" {
		return -1, false
	}
	next := b.found[i+1].triggers
	return i + 1, next.has(trigRequiredAfter|trigPreferredAfter) || next.has(trigRequire) && next.has(trigAfter)
}

// besideEnglishTrigger looks for an English trigger right beside name i, where a word of
// another language is the name in lower case too: "experience with tableau".
func (d *decision) besideEnglishTrigger(b *textBlock, i int) (by int, ok bool) {
	by, ok = d.besideTrigger(b, i)
	return by, ok && by >= 0 && b.found[by].triggers.has(trigEnglish)
}

// afterTrigger looks for a trigger right before name i. A name in lower case is an
// ordinary word after other words: "experience in the mise en place".
func (d *decision) afterTrigger(b *textBlock, i int) (by int, ok bool) {
	o := &b.found[i]
	if i > 0 && b.found[i-1].triggers.has(trigBefore) && b.found[i-1].Sentence == o.Sentence {
		gap := b.between(i-1, i)
		bare := strings.Trim(gap, " :：「『“\"'’") == ""
		if name := b.text[o.Start:o.End]; bare && len(gap) <= maxTriggerGap ||
			len(gap) <= maxTriggerGap && plainWords(gap) && name != strings.ToLower(name) ||
			len(gap) <= maxListGap && o.SameCase && b.isItem(i) && isListOfNames(gap) {
			return i - 1, true
		}
	}
	if d.entries[o.entry].Kind == "language" && strings.HasSuffix(b.text[:o.Start], " in ") && itemAfter(b.text[o.Tail:]) {
		return -1, true // "a service in Go for years", "in R."
	}
	return -1, false
}

// inContext looks in the sentence of name i for a phrase of its entry's Context.
func (d *decision) inContext(b *textBlock, i int) (by int, ok bool) {
	phrases := d.entries[b.found[i].entry].Context
	if len(phrases) == 0 {
		return -1, false
	}
	return b.findPhrase(phrases, trigContext, i)
}

// findPhrase looks in the sentence of name i for one of an entry's phrases.
func (b *textBlock) findPhrase(phrases []string, class triggerClass, i int) (by int, ok bool) {
	matches := func(j int) bool {
		o := &b.found[j]
		if !o.triggers.has(class) {
			return false
		}
		key := lexicon.Key(b.text[o.Start:o.End])
		return slices.ContainsFunc(phrases, func(s string) bool { return lexicon.Key(s) == key })
	}
	for j := range b.before(i) {
		if matches(j) {
			return j, true
		}
	}
	for j := range b.after(i) {
		if matches(j) {
			return j, true
		}
	}
	return -1, false
}

// explainedByFamily reports whether related skills on the page explain name i: not at the
// start of a sentence, where every word has a capital letter, and not within a longer
// proper name.
func (d *decision) explainedByFamily(b *textBlock, i int) (by int, ok bool) {
	return -1, !b.startsSentence(i) && !b.inProperName(i) && d.familyOnPage(b.found[i].entry)
}

// inProperName reports whether name i is part of a longer name that the lexicon does
// not know: "Spark Capital", "Operation Spark".
func (b *textBlock) inProperName(i int) bool {
	o := &b.found[i]
	if rest := b.text[o.Tail:]; len(rest) > 2 && rest[0] == ' ' && scan.IsUpper(rest[1]) && scan.IsLower(rest[2]) &&
		(i+1 == len(b.found) || b.found[i+1].Start != o.Tail+1) {
		return true
	}
	s := b.text[:o.Start]
	if len(s) < 3 || s[len(s)-1] != ' ' || !scan.IsLower(s[len(s)-2]) || i > 0 && b.found[i-1].Tail == o.Start-1 {
		return false
	}
	word := strings.LastIndexAny(s[:len(s)-1], " \n(,/.\"") + 1
	return scan.IsUpper(s[word]) && word > 0 && !scan.SentenceEnds(s, max(0, word-2))
}

// isListOfNames reports whether a text is members of a list that the lexicon does not
// know: words that begin with a capital letter or a digit, and joiners.
func isListOfNames(s string) bool {
	for word := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune(separators, r) }) {
		first, _ := utf8.DecodeRuneInString(word)
		if !unicode.IsUpper(first) && !unicode.IsDigit(first) && !words().joiners[word] {
			return false
		}
	}
	return strings.ContainsAny(s, ",/|、，")
}

// plainWords reports whether s is spaces, letters and quotes: no separator cuts it.
func plainWords(s string) bool {
	for _, r := range s {
		if !unicode.IsLetter(r) && !strings.ContainsRune(" \u00a0\"'’-„“", r) {
			return false
		}
	}
	return true
}
