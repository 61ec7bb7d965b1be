package skills

import "strings"

// rate finds how much the page wants every skill that was counted. The words
// of the sentence decide; where they are silent, the heading does.
func (l *Lexicon) rate(units []unit, posting bool) {
	for ui := range units {
		u := &units[ui]
		under := u.heading
		for i := range u.hits {
			if c := l.names[u.hits[i].name].cue.heading(); c != headingNone && u.kind == unitPassage {
				if u.servesAsHeading(i) {
					under = c
				}
				continue
			}
			f := &u.finding[i]
			if f.state != counted {
				continue
			}
			switch {
			case !posting:
				f.strength, f.asked = Mentioned, NoPosting
			case u.kind == unitTitle:
				f.strength, f.asked = Required, InTitle
			default:
				f.strength, f.asked = l.strength(u, i, under)
			}
		}
	}
}

// maxHeadingTail is how many bytes may stand between a heading's cue and its
// colon: "Requirements for this role:".
const maxHeadingTail = 24

// servesAsHeading says whether the cue at hit i begins a line or a sentence,
// or runs on from a lost blank, and ends it or stands before a colon.
func (u *unit) servesAsHeading(i int) bool {
	h := u.hits[i]
	before := strings.TrimRight(u.text[:h.start], " *#\"")
	if before != "" && !sentenceEnds(u.text, len(before)-1) && !isUpper(u.text[h.start]) {
		return false
	}
	rest := u.text[h.end:]
	if len(rest) > maxHeadingTail {
		rest = rest[:maxHeadingTail]
	}
	end := strings.IndexAny(rest, ":?\n.,;|")
	if end < 0 {
		return len(u.text)-h.end <= maxHeadingTail && before == ""
	}
	return rest[end] == ':' || rest[end] == '?' || rest[end] == '\n' && (before == "" || u.text[len(before)-1] == '\n')
}

// strength rates hit i, under a heading of a class.
func (l *Lexicon) strength(u *unit, i int, under headingClass) (Strength, Reason) {
	if by, _ := l.negated(u, i); by >= 0 {
		return Mentioned, SaidNeedless
	}
	s, why := l.spoken(u, i)
	if why == "" {
		switch under {
		case headingRequired:
			s, why = Required, UnderRequired
		case headingPreferred:
			s, why = Preferred, UnderPreferred
		case headingStack:
			s, why = Mentioned, UnderStack
		default:
			s, why = Mentioned, NothingSaid
		}
	} else if s == Required && under == headingPreferred {
		// "Bonus: experience with Rust" asks for nothing.
		s, why = Preferred, UnderPreferred
	}
	if s == Required && l.oneOfSeveral(u, i) {
		return Alternative, OneOfSeveral
	}
	return s, why
}

// spoken reads the cues in the sentence of hit i: the nearest one behind it
// that no new clause cuts off, or else the nearest one before it.
func (l *Lexicon) spoken(u *unit, i int) (Strength, Reason) {
	h := u.hits[i]
	for j := i + 1; j < min(len(u.hits), i+1+maxSentence) && u.hits[j].sentence == h.sentence; j++ {
		switch cue := l.names[u.hits[j].name].cue; {
		case cue&cuePreferredAfter != 0:
			return Preferred, SaidWelcome
		case cue&cueRequiredAfter != 0:
			return Required, SaidRequired
		case cue&(cueRequire|cuePrefer) != 0 && (j > i+1 || cue&cueAfter == 0):
			j = len(u.hits) // another clause; not the "experience" of "Go experience"
		}
	}
	for j := i - 1; j >= max(0, i-maxSentence) && u.hits[j].sentence == h.sentence; j-- {
		switch cue := l.names[u.hits[j].name].cue; {
		case cue&cuePrefer != 0:
			return Preferred, SaidWelcome
		case cue&cueRequire != 0:
			// "a plus: experience with Go": what came before goes on.
			if j > 0 && l.names[u.hits[j-1].name].cue&cuePrefer != 0 && u.hits[j-1].sentence == h.sentence {
				return Preferred, SaidWelcome
			}
			return Required, SaidRequired
		case cue&cueMention != 0:
			return Mentioned, SaidUsed
		}
	}
	return Mentioned, ""
}

// oneOfSeveral says whether hit i is an example of a class, or one of a list
// that "or" joins, so that another would do.
func (l *Lexicon) oneOfSeveral(u *unit, i int) bool {
	h := u.hits[i]
	for j := i - 1; j >= max(0, i-maxSentence) && u.hits[j].sentence == h.sentence; j-- {
		cue := l.names[u.hits[j].name].cue
		if cue&cueAlternative != 0 {
			return true
		}
		if cue&(cueRequire|cuePrefer) != 0 {
			break
		}
	}
	for j := i + 1; j < min(len(u.hits), i+1+maxSentence) && u.hits[j].sentence == h.sentence; j++ {
		cue := l.names[u.hits[j].name].cue
		if cue&cueAlternativeAfter != 0 {
			return true
		}
		if l.names[u.hits[j].name].entry < 0 || !joinsBy(u.between(j-1, j), conjunctions) {
			break // "or similar" is said of its own list
		}
	}
	return l.joinedByOr(u, i, -1) || l.joinedByOr(u, i, 1)
}

// joinedByOr follows the list that hit i is a member of, to one side, up to a
// gap with "or" in it.
func (l *Lexicon) joinedByOr(u *unit, i, step int) bool {
	for n := 0; n < maxSentence; n++ {
		j := i + step
		if j < 0 || j >= len(u.hits) || u.hits[j].sentence != u.hits[i].sentence || l.names[u.hits[j].name].entry < 0 {
			return false
		}
		gap := u.between(min(i, j), max(i, j))
		if !joinsBy(gap, conjunctions) {
			return false
		}
		for w := range strings.FieldsSeq(strings.ToLower(gap)) {
			if w == "or" || w == "and/or" {
				return true
			}
			if w == "and" {
				return false
			}
		}
		i = j
	}
	return false
}
