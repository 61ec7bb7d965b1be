package skills

// How much a page wants each of its skills.
//
// The nearest trigger in the sentence decides. Where the sentence has none, the
// heading does. For example:
//
//	## Requirements
//	Kafka or similar. Scala is a plus. You know Java or Go.
//
//	Kafka  alternative: the heading requires it, and "or similar" lets others do
//	Scala  preferred:   "a plus" after it
//	Java   alternative: "you know" before it requires it, and "or" joins it to Go
//	Go     alternative

// setStrengths sets the strength of each name that counts.
func (d *Detector) setStrengths(blocks []textBlock, posting bool) {
	for bi := range blocks {
		b := &blocks[bi]
		heading := b.heading
		for i := range b.found {
			o := &b.found[i]
			if class := o.triggers.headingClass(); class != headingNone && b.kind == passageBlock {
				if b.servesAsHeading(i) {
					heading = class
				}
				continue
			}
			if o.state != accepted {
				continue
			}
			switch {
			case !posting:
				o.strength, o.strengthWhy = Mentioned, NoPosting
			case b.kind == titleBlock:
				o.strength, o.strengthWhy = Required, InTitle
			default:
				o.strength, o.strengthWhy = b.strength(i, heading)
			}
		}
	}
}

// strength rates name i under a heading of a class.
func (b *textBlock) strength(i int, heading headingClass) (Strength, Reason) {
	if _, kind := b.negated(i); kind != noNegation {
		return Mentioned, SaidNeedless
	}
	s, why := b.saidInSentence(i)
	switch {
	case why == "":
		s, why = saidByHeading(heading)
	case s == Required && heading == headingPreferred:
		// "Bonus: experience with Rust" asks for nothing.
		s, why = Preferred, UnderPreferred
	}
	if s == Required && b.oneOfSeveral(i) {
		return Alternative, OneOfSeveral
	}
	return s, why
}

func saidByHeading(class headingClass) (Strength, Reason) {
	switch class {
	case headingRequired:
		return Required, UnderRequired
	case headingPreferred:
		return Preferred, UnderPreferred
	case headingStack:
		return Mentioned, UnderStack
	}
	return Mentioned, NothingSaid
}

// saidInSentence reads the triggers around name i: the nearest one after it in its
// clause or, if there is none, the nearest one before it. The reason is "" if there is
// neither.
func (b *textBlock) saidInSentence(i int) (Strength, Reason) {
	if s, why := b.saidAfter(i); why != "" {
		return s, why
	}
	for j := range b.before(i) {
		switch t := b.found[j].triggers; {
		case t.has(trigPrefer):
			return Preferred, SaidWelcome
		case t.has(trigRequire):
			// "a plus: experience with Go": the plus is said of Go.
			if j > 0 && b.found[j-1].triggers.has(trigPrefer) && b.found[j-1].Sentence == b.found[i].Sentence {
				return Preferred, SaidWelcome
			}
			return Required, SaidRequired
		case t.has(trigMention):
			return Mentioned, SaidUsed
		}
	}
	return Mentioned, ""
}

// saidAfter is saidInSentence for what comes after name i.
func (b *textBlock) saidAfter(i int) (Strength, Reason) {
	for j := range b.after(i) {
		switch t := b.found[j].triggers; {
		case t.has(trigPreferredAfter):
			return Preferred, SaidWelcome
		case t.has(trigRequiredAfter):
			return Required, SaidRequired
		case t.has(trigRequire|trigPrefer) && (j > i+1 || !t.has(trigAfter)):
			return "", "" // a new clause, unlike the "experience" of "Go experience"
		}
	}
	return "", ""
}

// oneOfSeveral reports whether name i is an example of a class ("such as"), or in a
// list joined by "or", so that another would do.
func (b *textBlock) oneOfSeveral(i int) bool {
	for j := range b.before(i) {
		t := b.found[j].triggers
		if t.has(trigAlternative) {
			return true
		}
		if t.has(trigRequire | trigPrefer) {
			break
		}
	}
	for j := range b.after(i) {
		if b.found[j].triggers.has(trigAlternativeAfter) {
			return true
		}
		if !b.found[j].isName() || !joinsBy(b.between(j-1, j), words().conjunctions) {
			break // "or similar" is said of its own list only
		}
	}
	return b.joinedByOr(i, -1) || b.joinedByOr(i, 1)
}

// joinedByOr follows the list of name i to one side (step -1 or 1), up to a gap with
// "or" in it.
func (b *textBlock) joinedByOr(i, step int) bool {
	for range maxNeighbours {
		j := i + step
		if j < 0 || j >= len(b.found) || b.found[j].Sentence != b.found[i].Sentence || !b.found[j].isName() {
			return false
		}
		gap := b.between(min(i, j), max(i, j))
		if !joinsBy(gap, words().conjunctions) {
			return false
		}
		for w := range wordsOf(gap) {
			switch {
			case words().or[w]:
				return true
			case words().and[w]:
				return false
			}
		}
		i = j
	}
	return false
}
