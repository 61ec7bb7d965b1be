package skills

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
//	step 1    Docker  counted:  a sure name
//	          Java    rejected: "no" is before it
//	          Go, Chef and Swift are unsure: they stay open
//	round 1,  Go      open:     Chef, its neighbour in the list, is open itself
//	forwards  Chef    counted:  Docker is its neighbour in the list
//	          Swift   open:     no list, no trigger, and it begins a sentence
//	round 2,  Swift   open
//	backwards Go      counted:  Chef is its neighbour in the list
//	round 3,  Swift   open: this round has counted nothing, so it is the last
//	forwards
//	step 3    Swift   rejected: no evidence

// decision is the work on one page.
type decision struct {
	*Detector
	blocks   []textBlock
	employer int32          // entry with the employer's own name, -1 for none
	onPage   map[int32]bool // entries that count on this page, and their roots
}

// decide gives every name of a page a verdict.
func (d *Detector) decide(blocks []textBlock) {
	p := &decision{Detector: d, blocks: blocks, employer: d.employer(blocks), onPage: map[int32]bool{}}
	p.forEachOpen(false, p.decideAlone)
	p.weighUntilStable()
	p.forEachOpen(false, func(b *textBlock, i int) {
		b.found[i].reject(NoEvidence, -1)
	})
}

// forEachOpen calls f for the undecided names, forwards or backwards within each
// block.
func (p *decision) forEachOpen(backwards bool, f func(b *textBlock, i int)) {
	for bi := range p.blocks {
		b := &p.blocks[bi]
		for n := range b.found {
			i := n
			if backwards {
				i = len(b.found) - 1 - n
			}
			if b.found[i].state == open {
				f(b, i)
			}
		}
	}
}

// decideAlone is step 1: it decides what needs no other name. The employer's own
// name is treated as an unsure one.
func (p *decision) decideAlone(b *textBlock, i int) {
	o := &b.found[i]
	if why, by := p.exclusion(b, i); why != "" {
		o.reject(why, by)
		return
	}
	switch {
	case o.entry == p.employer:
	case o.sure:
		p.count(o, Named, -1)
	case o.Exact && p.policy(o).accepts.has(ownCase):
		p.count(o, CaseFits, -1)
	}
}

// maxRounds bounds the work on a page. A round takes a whole list at once, so real
// postings need two or three.
const maxRounds = 8

// weighUntilStable is step 2: it looks for evidence for each open name, in rounds.
// It ends because a round that counts no name adds no evidence, so that the next round
// would find the same; and each other round leaves fewer open names. Rounds change
// direction, as lists may have their one sure name first or last.
func (p *decision) weighUntilStable() {
	for round := range maxRounds {
		changed := false
		p.forEachOpen(round%2 == 1, func(b *textBlock, i int) {
			changed = p.weigh(b, i) || changed
		})
		if !changed {
			return
		}
	}
}

// weigh looks for evidence for the open name i, and reports whether it has counted
// it. The order is: lists, because a name in a list of skills is one even where a
// channel would not be; then what makes a channel no skill; then the rest.
func (p *decision) weigh(b *textBlock, i int) bool {
	o := &b.found[i]
	policy := p.policy(o)
	if by, ok := p.skillInList(b, i, policy); ok {
		p.count(o, InList, by)
		return true
	}
	if p.isChannel(o.entry) {
		if by, ok := b.findInSentence(i, trigContact); ok {
			o.reject(Contact, by)
			return false
		}
	}
	for _, t := range evidenceTests {
		if !policy.accepts.has(t.kind) || !t.anyCase && !o.Exact {
			continue
		}
		if by, ok := t.find(p, b, i); ok {
			p.count(o, t.reason, by)
			return true
		}
	}
	return false
}

// count makes o a skill.
func (p *decision) count(o *occurrence, why Reason, by int) {
	o.state, o.because, o.by = counted, why, by
	p.onPage[o.entry], p.onPage[p.root[o.entry]] = true, true
}

// reject decides that o is not a skill.
func (o *occurrence) reject(why Reason, by int) {
	o.state, o.because, o.by = rejected, why, by
}

// hasRelated reports whether the page has a skill of the entry's family: one with the
// same root, or one that the lexicon calls related.
func (p *decision) hasRelated(entry int32) bool {
	if root := p.root[entry]; root != entry && p.onPage[root] {
		return true
	}
	for _, r := range p.related[entry] {
		if p.onPage[r] {
			return true
		}
	}
	return false
}
