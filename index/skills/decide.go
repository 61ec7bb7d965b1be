package skills

import "strings"

// Which names of a page are skills.
//
// A sure name (Docker) is a skill unless an exclusion applies. An unsure name is an
// ordinary word as well (Go, Chef, Swift): it needs evidence. A skill beside it in a
// list is evidence, so each decision may be evidence for another name.
//
// A worked example, with the built-in lexicon (TestWorkedExample):
//
//	Go, Chef and Docker. No Java. Swift answers, please.
//
//	step 1    Docker  accepted:  a sure name
//	          Java    rejected:  "no" is before it
//	          Go, Chef and Swift are unsure: they stay undecided
//	round 1,  Go      undecided: Chef, its neighbour in the list, is undecided itself
//	forwards  Chef    accepted:  Docker is its neighbour in the list
//	          Swift   undecided: no list, no trigger, and it begins a sentence
//	round 2,  Swift   undecided
//	backwards Go      accepted:  Chef is its neighbour in the list
//	round 3,  Swift   undecided: this round has accepted nothing, so it is the last
//	forwards
//	step 3    Swift   rejected:  no evidence

// decision is the work on one page.
type decision struct {
	*matcher
	blocks []textBlock
	own    int32          // entry that the page shows to be the employer's own name, -1 for none
	onPage map[int32]bool // entries that count on this page, and their roots
}

// decide gives every name of a page a verdict.
func (d *matcher) decide(blocks []textBlock) {
	page := &decision{matcher: d, blocks: blocks, own: d.ownName(blocks), onPage: map[int32]bool{}}
	page.forEachUndecided(false, page.decideAlone)
	page.seekUntilStable()
	page.forEachUndecided(false, func(b *textBlock, i int) {
		b.found[i].reject(NoEvidence, -1)
	})
}

// forEachUndecided calls f for the undecided names, forwards or backwards within each
// block.
func (d *decision) forEachUndecided(backwards bool, f func(b *textBlock, i int)) {
	for bi := range d.blocks {
		b := &d.blocks[bi]
		for n := range b.found {
			i := n
			if backwards {
				i = len(b.found) - 1 - n
			}
			if b.found[i].state == undecided {
				f(b, i)
			}
		}
	}
}

// decideAlone is step 1: it decides what needs no other name. The employer's own
// name is treated as an unsure one.
func (d *decision) decideAlone(b *textBlock, i int) {
	o := &b.found[i]
	if why, by := d.exclusion(b, i); why != "" {
		o.reject(why, by)
		return
	}
	switch {
	case d.isEmployers(o):
	case o.sure && !b.isJustWords(o):
		d.accept(o, Named, -1)
	case o.SameCase && d.policy(o).accepts.has(ownCase):
		d.accept(o, CaseFits, -1)
	case o.SameCase && d.policy(o).accepts.has(ownCaseInside) && b.provesCase(i):
		d.accept(o, CaseFits, -1)
	}
}

// provesCase reports whether the letter case of name i shows that it is one. A sentence
// gives a capital letter to its first word: there, the next word must not be one of
// another language ("Tableau de bord", but "Tableau is a plus").
func (b *textBlock) provesCase(i int) bool {
	o := &b.found[i]
	if name := b.text[o.Start:o.End]; name == strings.ToLower(name) {
		return false
	}
	if !b.startsSentence(i) {
		return true
	}
	if strings.HasPrefix(b.text[o.End:], ", ") {
		return false // "Vite, on recrute"; in a list its neighbours prove it
	}
	next, ok := strings.CutPrefix(b.text[o.End:], " ")
	next = next[:min(len(next), maxItemWord)]
	if end := strings.IndexAny(next, " '’,.\n"); end >= 0 {
		next = next[:end]
	}
	return !ok || !words().foreign[strings.ToLower(next)]
}

// maxRounds only bounds the worst case. A round takes a whole list at once, so real
// postings need two or three.
const maxRounds = 8

// seekUntilStable is step 2: it looks for evidence for each undecided name, in rounds.
// It ends because a round that counts no name adds no evidence, so that the next round
// would find the same; and each other round leaves fewer undecided names. Rounds change
// direction, as lists may have their one sure name first or last.
func (d *decision) seekUntilStable() {
	for round := range maxRounds {
		changed := false
		d.forEachUndecided(round%2 == 1, func(b *textBlock, i int) {
			changed = d.seekEvidence(b, i) || changed
		})
		if !changed {
			return
		}
	}
}

// seekEvidence looks for evidence for the undecided name i, and reports whether it has accepted
// it. The order is: lists, because a name in a list of skills is one even where a
// channel would not be; then what makes a channel no skill; then the rest.
func (d *decision) seekEvidence(b *textBlock, i int) bool {
	o := &b.found[i]
	policy := d.policy(o)
	anyCase := b.isJustWords(o)
	if anyCase {
		policy = wordsPolicy
	}
	if by, ok := d.skillInList(b, i, policy); ok {
		d.accept(o, InList, by)
		return true
	}
	if d.isChannel(o.entry) {
		if by, ok := b.findInSentence(i, trigContact); ok {
			o.reject(Contact, by)
			return false
		}
	}
	for _, t := range evidenceTests {
		if !policy.accepts.has(t.kind) || !t.anyCase && !anyCase && !o.SameCase {
			continue
		}
		if by, ok := t.find(d, b, i); ok {
			d.accept(o, t.reason, by)
			return true
		}
	}
	return false
}

// count makes o a skill.
func (d *decision) accept(o *occurrence, why Reason, by int) {
	o.state, o.because, o.by = accepted, why, by
	d.onPage[o.entry], d.onPage[d.root[o.entry]] = true, true
}

// reject decides that o is not a skill.
func (o *occurrence) reject(why Reason, by int) {
	o.state, o.because, o.by = rejected, why, by
}

// familyOnPage reports whether the page has what explains the entry: its root or
// something below that root, or a skill that it calls related. Unlike [Detector.sameFamily]
// it does not ask whether the other one calls this one related: one posting may have
// many skills, and a page that names Java does not explain every word that Java goes with.
func (d *decision) familyOnPage(entry int32) bool {
	if root := d.root[entry]; root != entry && d.onPage[root] {
		return true
	}
	for _, r := range d.related[entry] {
		if d.onPage[r] {
			return true
		}
	}
	return false
}
