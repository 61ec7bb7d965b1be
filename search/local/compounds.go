package local

// Words that people write joined, hyphenated or apart: "fullstack", "full-stack" and
// "full stack" are one, and so is any pair that the site's own words show. German
// compounds are found by their last part.
//
// Example, on a site that says "Software-Entwickler", "Softwareentwickler" and
// "Entwickler":
//
//	typed                 finds besides itself                        tier
//	softwareentwickler    the words software entwickler in a row      alias
//	software-entwickler   the word softwareentwickler                 alias
//	software entwickler   the same: the two words are one             alias
//	entwickler            softwareentwickler, which ends in it and    form
//	                      begins with another word of the site
//
// No list says which words these are: a part must be a word of the site itself, and so
// must the rest, unless the part is long. A chance run of letters ("stik" in logistik) is
// none.

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/index/analysis/bounds"
	"github.com/careers-index/careers/search"
)

const (
	// minPart is the shortest part that a joined word is split into, in letters:
	// "co-op", "dev ops".
	minPart = 2
	// minHead and minTail are the shortest parts of a compound that is found by its
	// tail: "port" does not find passports.
	minHead = 4
	minTail = 5
	// longTail is the shortest tail that is no chance whatever stands before it:
	// "Pflichtpraktikum" is a Praktikum.
	longTail = 8
	// rarelyOne is how many times more pages may have the rarer of two words than have
	// both written as one, or the other way round, if that is no slip: on a large site
	// somebody has "dataengineer" somewhere, and "engin eer".
	rarelyOne = 50
	// maxKin is the number of other forms and compounds of a word that are looked for, the
	// most frequent ones.
	maxKin = 20
	// maxSplits is the number of ways to split one word that are looked for.
	maxSplits = 4
)

// apart are the ways to write a term in two words of the site, next to each other.
// German joins words with an s: "vertriebsleiter" is vertrieb leiter too.
func (p *planner) apart(term string, in fieldSet) []termRun {
	var runs []termRun
	letters := []rune(term)
	for i := minPart; i+minPart <= len(letters) && len(runs) < maxSplits; i++ {
		head, tail := string(letters[:i]), string(letters[i:])
		if !p.words.has(tail) {
			continue
		}
		heads := []string{head}
		if bare, ok := strings.CutSuffix(head, "s"); ok && len(bare) >= minPart {
			heads = append(heads, bare)
		}
		for _, h := range heads {
			if p.words.has(h) && !p.words.areFrequent(h, tail) && p.words.isNoSlip(h, tail, term) {
				runs = append(runs, p.run([]string{h, tail}, in)...)
			}
		}
	}
	return runs[:min(len(runs), maxSplits)]
}

// spellings are other ways to match a word of one term: written apart, in another form,
// and by compounds that end in it or in one of its forms. known is whether the site has the
// word in such a way. That two of its words make it up when put together says little
// ("marketin"), so it is not known by that.
func (p *planner) spellings(term string, in fieldSet) (out []alternative, known bool) {
	written := p.apart(term, in)
	if rest, ok := bounds.WithoutArticle(term); ok && !p.words.has(term) { // "dangelo"
		runs := p.run([]string{rest}, in)
		written, known = append(written, runs...), len(runs) > 0
	}
	if len(written) > 0 {
		out = append(out, alternative{tier: alias, texts: written})
	}
	if list := p.kin(term, in); len(list) > 0 {
		out, known = append(out, alternative{tier: form, texts: p.runs(list, in)}), true
	}
	return out, known
}

// kin are the other forms of a term, and the compounds that end in it or in one of them.
func (p *planner) kin(term string, in fieldSet) []expansion {
	list := p.otherForms(term, in)
	for _, tail := range append([]expansion{{word: term}}, list...) {
		for _, c := range p.words.compoundsOf(tail.word, in) {
			if !slices.ContainsFunc(list, func(e expansion) bool { return e.word == c.word }) {
				list = append(list, c)
			}
		}
	}
	return best(list, maxKin)
}

// inARow plans words that are one thing, and no name of a skill: side by side, or written
// as one.
func (p *planner) inARow(text string, in fieldSet) []alternative {
	tokens := analysis.Analyze(text)
	terms := make([]string, len(tokens))
	var joined strings.Builder
	for i, t := range tokens {
		terms[i] = t.Term
		joined.WriteString(text[t.Start:t.End])
	}
	out := []alternative{{texts: p.run(terms, in)}}
	one := analysis.Terms(joined.String())
	if len(terms) < 2 || len(one) != 1 {
		return out
	}
	if written := p.run(one, in); len(written) > 0 {
		out = append(out, alternative{tier: alias, texts: written})
	}
	if list := p.kin(one[0], in); len(list) > 0 {
		out = append(out, alternative{tier: form, texts: p.runs(list, in)})
	}
	return out
}

// pair reports whether the first two words of list are one word on this site: "full
// stack" where a page says "fullstack". Words that merely stand on the same page are not
// what was asked for then ("full time" and "stack").
func (p *planner) pair(list []search.Clause) bool {
	return len(list) > 1 && isPlain(list[0]) && isPlain(list[1]) && p.areOne(list[0].Any[0].Text, list[1].Any[0].Text)
}

func (p *planner) areOne(a, b string) bool {
	if !p.isPart(a) || !p.isPart(b) {
		return false
	}
	one := analysis.Terms(a + b)
	if len(one) != 1 {
		return false
	}
	together := p.words.count(one[0], allTexts)
	return together > 0 && together*rarelyOne >= p.words.rarer(analysis.Terms(a)[0], analysis.Terms(b)[0])
}

// rarer is on how many pages the rarer of two words is.
func (v *vocabulary) rarer(a, b string) int { return min(v.count(a, allTexts), v.count(b, allTexts)) }

// isNoSlip reports whether both parts of a word are on enough pages to be words as it is:
// "eng" and "ineer" are not.
func (v *vocabulary) isNoSlip(head, tail, word string) bool {
	return v.rarer(head, tail)*rarelyOne >= v.count(word, allTexts)
}

// links cuts words of three parts or more beside those that are one word on this site:
// "Full-Stack-Entwickler" is Full-Stack and Entwickler where a page says "fullstack".
func (p *planner) links(words []string) []string {
	var out []string
	for _, w := range words {
		tokens := analysis.Analyze(w)
		if len(tokens) < 3 {
			out = append(out, w)
			continue
		}
		start := 0
		for i := 0; i+1 < len(tokens); i++ {
			a, b := tokens[i], tokens[i+1]
			if !p.areOne(w[a.Start:a.End], w[b.Start:b.End]) {
				continue
			}
			if i > 0 && start < a.Start {
				out = append(out, w[start:tokens[i-1].End])
			}
			out = append(out, w[a.Start:b.End])
			if i += 1; i+1 < len(tokens) {
				start = tokens[i+1].Start
			} else {
				start = len(w)
			}
		}
		if start < len(w) {
			out = append(out, w[start:])
		}
	}
	return out
}

// isPart reports whether a word may be a part of one that is written together.
func (p *planner) isPart(word string) bool {
	terms := analysis.Terms(word)
	return len(terms) == 1 && !p.words.aside()[terms[0]]
}

// has reports whether the site has a word.
func (v *vocabulary) has(w string) bool {
	_, ok := v.find(w)
	return ok
}

// areFrequent reports whether both words are on so many pages that looking for them
// next to each other costs more than it can tell ("in" and "to" for "into").
func (v *vocabulary) areFrequent(a, b string) bool {
	const few = 100 // pages, on a small site
	limit := max(few, v.pages/4)
	return v.count(a, allTexts) > limit && v.count(b, allTexts) > limit
}

// compoundsOf are the words of the site that end in a word of the site and begin
// with another, the most frequent ones.
func (v *vocabulary) compoundsOf(tail string, in fieldSet) []expansion {
	if utf8.RuneCountInString(tail) < minTail || !v.has(tail) {
		return nil
	}
	var list []expansion
	for _, i := range v.compounds()[tail] {
		if v.fields[i]&in != 0 {
			list = append(list, expansion{word: v.word(int(i)), count: int(v.counts[i])})
		}
	}
	return best(list, MaxExpansions)
}

// findCompounds are the compounds of the site by their tail. It looks at each word
// once, when the first query needs them.
func (v *vocabulary) findCompounds() map[string][]uint32 {
	words := make(map[string]bool, v.len())
	for i := range v.len() {
		words[v.word(i)] = true
	}
	compounds := map[string][]uint32{}
	for i := range v.len() {
		letters := []rune(v.word(i))
		for n := minHead; n+minTail <= len(letters); n++ {
			head, tail := string(letters[:n]), string(letters[n:])
			if words[tail] && (n+longTail <= len(letters) || words[head] || isJoined(head, words)) {
				compounds[tail] = append(compounds[tail], uint32(i))
			}
		}
	}
	return compounds
}

// isJoined reports whether a head is a word with the s that joins it to the next.
func isJoined(head string, words map[string]bool) bool {
	bare, ok := strings.CutSuffix(head, "s")
	return ok && utf8.RuneCountInString(bare) >= minHead && words[bare]
}

// parts cuts what was typed where the index cuts it at a mark that separates words:
// "scala/spark" is two, "r&d" one, and "back-end" one of two terms.
func parts(text string) []string {
	tokens := analysis.Analyze(text)
	var out []string
	start := 0
	for i, t := range tokens {
		if i == 0 {
			continue
		}
		if between := text[tokens[i-1].End:t.Start]; strings.ContainsAny(between, separators) {
			out = append(out, text[start:tokens[i-1].End])
			start = t.Start
		}
	}
	return append(out, text[start:])
}

// separators stand between words that are typed without a space.
const separators = ",;/|&+()[]{}<>"
