package skills

import (
	"slices"
	"strings"
)

// objection says why hit i is no skill, whatever its name; "" if nothing
// speaks against it.
func (l *Lexicon) objection(u *unit, i int) (why Reason, by int) {
	if by, ok := l.negated(u, i); ok {
		return Negated, by
	}
	if by, ok := l.otherCompany(u, i); ok {
		return OtherCompany, by
	}
	e := &l.entries[l.names[u.hits[i].name].entry]
	if i+1 < len(u.hits) && u.between(i, i+1) == " " {
		switch next := l.names[u.hits[i+1].name].cue; {
		case next&cueNotAfter != 0:
			return Negated, i + 1
		case next&cueAccount != 0 && l.isChannel(l.names[u.hits[i].name].entry):
			return Contact, i + 1
		}
	}
	if !l.names[u.hits[i].name].sure && u.isCompany(i) {
		return OtherCompany, -1
	}
	if by, ok := l.findInSentence(u, i, func(j int) bool { return j > i && l.names[u.hits[j].name].cue&cueDropped != 0 }); ok {
		return Negated, by
	}
	if e.Kind == "operating system" {
		if by, ok := l.inSentence(u, i, cueEquipment); ok {
			return Equipment, by
		}
	}
	return "", -1
}

// fillers may stand between a negation and the name it is said of.
var fillers = map[string]bool{
	"a": true, "an": true, "any": true, "the": true, "more": true, "use": true, "using": true, "pure": true,
	"your": true, "of": true, "much": true, "prior": true, "typical": true, "standard": true, "plain": true,
}

// negated looks for "no", "without" and their like right before hit i, or
// before the names that it is joined to: "no PHP or Perl". A negation that
// only excuses from a skill is returned without ok. No walk goes beyond a name,
// whose own verdict says what lies before it: that keeps detection linear.
func (l *Lexicon) negated(u *unit, i int) (by int, ok bool) {
	for j := i - 1; j >= 0 && u.hits[j].sentence == u.hits[i].sentence; j-- {
		n := &l.names[u.hits[j].name]
		gap := u.between(j, j+1)
		if n.entry >= 0 {
			f := u.finding[j]
			if f.state != rejected || f.because != Negated || f.by > j || !joinsNegation(gap) {
				return -1, false
			}
			return f.by, !l.excused(u, i)
		}
		if !onlyWords(gap, fillers) {
			return -1, false
		}
		if n.cue&cueNot != 0 {
			return j, !l.excused(u, i)
		}
	}
	return -1, false
}

// excused says whether the negation of hit i is that of a duty: "no Scala
// experience required" still speaks of a skill of the job.
func (l *Lexicon) excused(u *unit, i int) bool {
	_, ok := l.findInSentence(u, i, func(j int) bool {
		return j > i && l.names[u.hits[j].name].cue&cueRequiredAfter != 0
	})
	return ok
}

// joinsNegation says whether a negation goes on over the gap between names.
func joinsNegation(gap string) bool {
	switch strings.TrimSpace(strings.ToLower(gap)) {
	case "or", "nor", "/", ", or", ",", "and", ", no", "and no":
		return true
	}
	return false
}

// otherCompany looks for "customers include", "backed by" and their like
// before hit i, with no cue of a skill in between.
func (l *Lexicon) otherCompany(u *unit, i int) (by int, ok bool) {
	for j := i - 1; j >= max(0, i-maxSentence) && u.hits[j].sentence == u.hits[i].sentence; j-- {
		switch cue := l.names[u.hits[j].name].cue; {
		case cue&cueOthers != 0:
			return j, true
		case cue&(cueBefore|cueRequire) != 0:
			return -1, false
		}
	}
	return -1, false
}

// inSentence looks in the sentence of hit i for a cue of a class.
func (l *Lexicon) inSentence(u *unit, i int, class cueSet) (by int, ok bool) {
	return l.findInSentence(u, i, func(j int) bool { return l.names[u.hits[j].name].cue&class != 0 })
}

// maxSentence bounds how many hits of a sentence are looked at on each side:
// ads that lost their full stops are one long sentence.
const maxSentence = 12

// findInSentence returns the first hit in the sentence of hit i that is.
func (l *Lexicon) findInSentence(u *unit, i int, is func(j int) bool) (by int, ok bool) {
	for j := i - 1; j >= max(0, i-maxSentence) && u.hits[j].sentence == u.hits[i].sentence; j-- {
		if is(j) {
			return j, true
		}
	}
	for j := i + 1; j < min(len(u.hits), i+1+maxSentence) && u.hits[j].sentence == u.hits[i].sentence; j++ {
		if is(j) {
			return j, true
		}
	}
	return -1, false
}

// employer returns the entry that is the name of the company whose page it
// is, -1 for none: what stands before "|", "(http" or "-" where the text
// begins, or is all of a heading after "About". A language is no company.
func (l *Lexicon) employer(units []unit) int32 {
	first := true
	for ui := range units {
		u := &units[ui]
		for i := range u.hits {
			n := &l.names[u.hits[i].name]
			if n.entry < 0 || !isProduct(l.entries[n.entry].Kind) {
				continue
			}
			if u.kind == unitHeading && u.introduces(i) || u.kind == unitPassage && first && i == 0 && u.leads() {
				return n.entry
			}
		}
		first = first && u.kind != unitPassage
	}
	return -1
}

// isProduct says whether what is of a kind may be a company's name, too.
func isProduct(kind string) bool {
	switch kind {
	case "language", "framework", "library", "operating system", "protocol", "cloud":
		return false
	}
	return true
}

// leads says whether the first hit begins the text as the company's name does.
func (u *unit) leads() bool {
	rest := strings.TrimLeft(u.text[u.hits[0].end:], " ")
	return u.hits[0].start == 0 && slices.ContainsFunc([]string{"|", "(http", "- ", "– ", "— ", ":: "},
		func(mark string) bool { return strings.HasPrefix(rest, mark) })
}

// maxIntroduction is as long as the words before the employer's name in a
// heading are.
const maxIntroduction = 16

// introduces says whether a heading is "About", "Why" or "Perks @" hit i.
func (u *unit) introduces(i int) bool {
	h := u.hits[i]
	if h.start > maxIntroduction || strings.Trim(u.text[h.tail:], " ?!:.") != "" {
		return false
	}
	switch strings.ToLower(strings.TrimSpace(u.text[:h.start])) {
	case "about", "why", "why join", "join", "life at", "working at", "perks @", "perks at", "benefits at", "who is", "what is":
		return true
	}
	return false
}

// onlyWords says whether s is blanks and words of a set.
func onlyWords(s string, set map[string]bool) bool {
	for w := range strings.FieldsSeq(s) {
		if !set[strings.ToLower(w)] {
			return false
		}
	}
	return true
}

// plainWords says whether s is blanks, letters and quotes: no separator cuts it.
func plainWords(s string) bool {
	for i := range len(s) {
		if !isLetter(s[i]) && !strings.ContainsRune(" \"'-", rune(s[i])) {
			return false
		}
	}
	return true
}

// companySuffixes follow the names of companies.
var companySuffixes = map[string]bool{
	"Digital": true, "Labs": true, "Group": true, "Ltd": true, "Ltd.": true, "GmbH": true, "Inc": true, "Inc.": true, "LLC": true,
	"Corp": true, "Corp.": true, "Technologies": true, "Consulting": true, "Capital": true, "Ventures": true, "Partners": true,
	"Holdings": true, "Solutions": true, "Federal": true, "Limited": true,
}

// isCompany says whether a word that goes with companies follows hit i: "ECS
// Digital".
func (u *unit) isCompany(i int) bool {
	rest, ok := strings.CutPrefix(u.text[u.hits[i].tail:], " ")
	if !ok {
		return false
	}
	end := strings.IndexAny(rest[:min(len(rest), 16)], " ,;:)\n")
	if end < 0 {
		end = min(len(rest), 16)
	}
	return companySuffixes[rest[:end]]
}

// properName says whether hit i is part of a longer name that the lexicon does
// not know: "Spark Capital", "Operation Spark".
func (u *unit) properName(i int) bool {
	h := u.hits[i]
	if rest := u.text[h.tail:]; len(rest) > 2 && rest[0] == ' ' && isUpper(rest[1]) && isLower(rest[2]) &&
		(i+1 == len(u.hits) || u.hits[i+1].start != h.tail+1) {
		return true
	}
	s := u.text[:h.start]
	if len(s) < 3 || s[len(s)-1] != ' ' || !isLower(s[len(s)-2]) || i > 0 && u.hits[i-1].tail == h.start-1 {
		return false
	}
	word := strings.LastIndexAny(s[:len(s)-1], " \n(,/.\"") + 1
	return isUpper(s[word]) && word > 0 && !sentenceEnds(s, max(0, word-2))
}
