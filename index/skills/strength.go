package skills

import "strings"

// How much a page wants each of its skills.
//
// The nearest trigger in the sentence decides. Where the sentence has none, the line
// above its list does (leadin.go), and then the heading. For example:
//
//	## Requirements
//	Kafka or similar. Scala is a plus. You know Java or Go.
//
//	Kafka  alternative: the heading requires it, and "or similar" lets others do
//	Scala  preferred:   "a plus" after it
//	Java   alternative: "you know" before it requires it, and "or" joins it to Go
//	Go     alternative

// setStrengths sets the strength of each name that counts.
func (d *matcher) setStrengths(blocks []textBlock, posting bool) {
	for bi := range blocks {
		b := &blocks[bi]
		heading := b.heading
		for i := range b.found {
			o := &b.found[i]
			if class := o.triggers.headingClass(); class != headingNone && b.kind == passageBlock {
				if b.servesAsHeading(i) && !(class == headingStack && heading.asks()) {
					heading = class // "Languages:" under "Requirements" only says which
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
	above := b.leadInOf(i)
	if why == "" && above != nil {
		s, why = above.strength, above.why
	}
	switch {
	case why == "":
		s, why = saidByHeading(heading)
	case s == Required && heading == headingPreferred:
		// "Bonus: experience with Rust" asks for nothing.
		s, why = Preferred, UnderPreferred
	}
	if s == Required && (b.oneOfSeveral(i) || above != nil && above.alternative) {
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
			if j > 0 && b.found[j-1].triggers.has(trigPrefer) && b.found[j-1].Sentence == b.found[i].Sentence || b.opensWithWish(j) {
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
		if b.inBrackets(j) {
			return "", "" // a heading within the line: "【必須】Java 【歓迎】Go"
		}
		switch t := b.found[j].triggers; {
		case t.has(trigPreferredAfter) && (b.belongsToNext(j) || b.belongsToLast(i, j)):
			return "", ""
		case t.has(trigPreferredAfter):
			return Preferred, SaidWelcome
		case t.has(trigRequiredAfter):
			if b.turnsIntoWish(j) {
				return Preferred, SaidWelcome
			}
			return Required, SaidRequired
		case t.has(trigRequire|trigPrefer) && (j > i+1 || !t.has(trigAfter)):
			return "", "" // a new clause, unlike the "experience" of "Go experience"
		}
	}
	return "", ""
}

// opensWithWish reports whether the sentence of trigger j begins with a word such as
// "ideally", which holds for everything up to the next comma.
func (b *textBlock) opensWithWish(j int) bool {
	for k := range b.before(j) {
		if t := b.found[k].triggers; t.has(trigPrefer) && !t.has(trigBefore) {
			return b.startsSentence(k) && !strings.ContainsAny(b.text[b.found[k].End:b.found[j].Start], ",;")
		}
	}
	return false
}

// belongsToNext reports whether trigger j is said of the name after it: "Angular, ideally
// Vue".
func (b *textBlock) belongsToNext(j int) bool {
	return b.found[j].triggers.has(trigPrefer) && strings.ContainsAny(b.between(j-1, j), ",;(") &&
		j+1 < len(b.found) && b.found[j+1].isName() && b.between(j, j+1) == " "
}

// belongsToLast reports whether trigger j is said of the name before it alone, and not of
// name i: "Excel (Word, Outlook), SAP-Kenntnisse von Vorteil".
func (b *textBlock) belongsToLast(i, j int) bool {
	return b.found[j].triggers.has(trigAfter) && i < j-1 && strings.Contains(strings.ReplaceAll(b.text[b.found[i].Tail:b.found[j].Start], "-,", ""), ",")
}

// maxTurn is how many bytes may be between "experience" and "would be a plus" after it.
const maxTurn = 24

// turnsIntoWish reports whether what trigger j requires is only wished for right after
// it: "開発経験がある方歓迎".
func (b *textBlock) turnsIntoWish(j int) bool {
	if j+1 >= len(b.found) || !b.found[j+1].triggers.has(trigPreferredAfter) || b.found[j+1].Sentence != b.found[j].Sentence {
		return false
	}
	gap := b.between(j, j+1)
	return len(gap) <= maxTurn && !strings.ContainsAny(gap, ",;、，（(")
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
