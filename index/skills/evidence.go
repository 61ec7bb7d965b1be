package skills

import (
	"strings"

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
	byTriggerRelated                           // the same, with related skills on the page
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
	lexicon.Foreign: {inList | ownCaseInside | byTrigger | byContext | byHeading | byRelated, true},
}

// employerPolicy is that of the employer's own product, whose name is everywhere on
// the page.
var employerPolicy = evidencePolicy{accepts: inList}

// policy returns what the name o needs.
func (d *decision) policy(o *occurrence) evidencePolicy {
	if o.entry == d.employer {
		return employerPolicy
	}
	return policies[d.entries[o.entry].Policy]
}

// isChannel reports whether an entry may be a way to apply or to talk.
func (d *Detector) isChannel(entry int32) bool {
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
	{noExclusion, true, NotContact, func(*decision, *textBlock, int) (int, bool) { return -1, true }},
	{byTrigger, false, Triggered, (*decision).besideTrigger},
	{byTriggerRelated, false, Triggered, func(d *decision, b *textBlock, i int) (int, bool) {
		by, ok := d.besideTrigger(b, i)
		return by, ok && d.familyOnPage(b.found[i].entry)
	}},
	{byContext, false, InContext, (*decision).inContext},
	{byHeading, false, UnderHeading, func(_ *decision, b *textBlock, i int) (int, bool) {
		return -1, b.heading.aboutSkills() && b.isItem(i)
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
	o := &b.found[i]
	if i > 0 && b.found[i-1].triggers.has(trigBefore) && b.found[i-1].Sentence == o.Sentence {
		if gap := b.between(i-1, i); len(gap) <= maxTriggerGap && plainWords(gap) {
			return i - 1, true
		}
	}
	if d.entries[o.entry].Kind == "language" && strings.HasSuffix(b.text[:o.Start], " in ") && itemAfter(b.text[o.Tail:]) {
		return -1, true // "a service in Go for years", "in R."
	}
	if i+1 < len(b.found) && b.found[i+1].triggers.has(trigAfter) {
		if gap := b.between(i, i+1); gap == " " || gap == "-" {
			return i + 1, true
		}
	}
	return -1, false
}

// inContext looks in the sentence of name i for a phrase of its entry's Context.
func (d *decision) inContext(b *textBlock, i int) (by int, ok bool) {
	phrases := d.entries[b.found[i].entry].Context
	if len(phrases) == 0 {
		return -1, false
	}
	matches := func(j int) bool {
		o := &b.found[j]
		if !o.triggers.has(trigContext) {
			return false
		}
		key := lexicon.Key(b.text[o.Start:o.End])
		for _, s := range phrases {
			if lexicon.Key(s) == key {
				return true
			}
		}
		return false
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

// plainWords reports whether s is spaces, letters and quotes: no separator cuts it.
func plainWords(s string) bool {
	for i := range len(s) {
		if !scan.IsLetter(s[i]) && !strings.ContainsRune(" \"'-", rune(s[i])) {
			return false
		}
	}
	return true
}
