package plan

import (
	"slices"
	"strings"

	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/index/analysis/bounds"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/field"
	"github.com/careers-index/careers/search/vocabulary"
)

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

const (
	// minPart is the shortest part that a joined word is split into, in letters:
	// "co-op", "dev ops".
	minPart = 2
	// maxKin is the number of other forms and compounds of a word that are looked for, the
	// most frequent ones.
	maxKin = 20
	// maxSplits is the number of ways to split one word that are looked for.
	maxSplits = 4
)

// apart are the ways to write a term in two words of the site, next to each other.
// German joins words with an s: "vertriebsleiter" is vertrieb leiter too.
func (p *Planner) apart(term string, in field.Set) []TermRun {
	if in != field.AllTexts {
		return p.findApart(term, in)
	}
	return p.ways.get(term, func(term string) []TermRun { return p.findApart(term, in) })
}

func (p *Planner) findApart(term string, in field.Set) []TermRun {
	var runs []TermRun
	letters := []rune(term)
	for i := minPart; i+minPart <= len(letters) && len(runs) < maxSplits; i++ {
		head, tail := string(letters[:i]), string(letters[i:])
		if !p.Words.Has(tail) {
			continue
		}
		heads := []string{head}
		if bare, ok := strings.CutSuffix(head, "s"); ok && len(bare) >= minPart {
			heads = append(heads, bare)
		}
		for _, h := range heads {
			if p.Words.Has(h) && !p.Words.AreFrequent(h, tail) && p.Words.IsNoSlip(h, tail, term) {
				runs = append(runs, p.Run([]string{h, tail}, in)...)
			}
		}
	}
	return runs[:min(len(runs), maxSplits)]
}

// spellings appends other ways to match a word of one term: written apart, in another form,
// and by compounds that end in it or in one of its forms. known is whether the site has the
// word in such a way. That two of its words make it up when put together says little
// ("marketin"), so it is not known by that.
func (p *Planner) spellings(out []Alternative, term string, in field.Set) (_ []Alternative, known bool) {
	written := p.apart(term, in)
	if rest, ok := bounds.WithoutArticle(term); ok && !p.Words.Has(term) { // "dangelo"
		runs := p.Run([]string{rest}, in)
		written, known = slices.Concat(written, runs), len(runs) > 0
	}
	if len(written) > 0 {
		out = append(out, Alternative{Tier: Alias, Texts: written})
	}
	if kin := p.kin(term, in); len(kin) > 0 {
		out, known = append(out, Alternative{Tier: Form, Texts: kin}), true
	}
	return out, known
}

// otherForms are the forms of a term that the site has, the most frequent ones. Names of
// technologies are no forms of a word: "reacting" does not find React.
func (p *Planner) otherForms(term string, in field.Set) []vocabulary.Expansion {
	list := slices.DeleteFunc(p.Words.SameStem(term, in), func(e vocabulary.Expansion) bool {
		_, name := p.Lexicon.Lookup(e.Word)
		return name
	})
	return vocabulary.Best(list, vocabulary.MaxExpansions)
}

// kin are the other forms of a term, and the compounds that end in it or in one of them.
func (p *Planner) kin(term string, in field.Set) []TermRun {
	if in != field.AllTexts {
		return p.runs(p.findKin(term, in), in)
	}
	return p.kinOf.get(term, func(term string) []TermRun { return p.runs(p.findKin(term, in), in) })
}

func (p *Planner) findKin(term string, in field.Set) []vocabulary.Expansion {
	list := p.otherForms(term, in)
	for _, tail := range append([]vocabulary.Expansion{{Word: term}}, list...) {
		for _, c := range p.Words.CompoundsOf(tail.Word, in) {
			if !slices.ContainsFunc(list, func(e vocabulary.Expansion) bool { return e.Word == c.Word }) {
				list = append(list, c)
			}
		}
	}
	return vocabulary.Best(list, maxKin)
}

// inARow plans words that are one thing, and no name of a skill: side by side, or written
// as one.
func (p *Planner) inARow(text string, in field.Set) []Alternative {
	tokens := analysis.Analyze(text)
	terms := make([]string, len(tokens))
	var joined strings.Builder
	for i, t := range tokens {
		terms[i] = t.Term
		joined.WriteString(text[t.Start:t.End])
	}
	out := []Alternative{{Texts: p.Run(terms, in)}}
	one := p.termsOfText(joined.String())
	if len(terms) < 2 || len(one) != 1 {
		return out
	}
	if written := p.Run(one, in); len(written) > 0 {
		out = append(out, Alternative{Tier: Alias, Texts: written})
	}
	if kin := p.kin(one[0], in); len(kin) > 0 {
		out = append(out, Alternative{Tier: Form, Texts: kin})
	}
	return out
}

// pair reports whether the first two words of list are one word on this site: "full
// stack" where a page says "fullstack". Words that merely stand on the same page are not
// what was asked for then ("full time" and "stack").
func (p *QueryPlanner) pair(list []search.Clause) bool {
	if len(list) < 2 || !IsPlain(list[0]) || !IsPlain(list[1]) {
		return false
	}
	a, b := list[0].Any[0].Text, list[1].Any[0].Text
	if !p.isPart(a) || !p.isPart(b) || !p.joined.get(p.query.text(list, 2), func(string) bool { return p.areOne(a, b) }) {
		return false
	}
	_, isValue := p.values(list[1:]) // "office berlin"
	return isValue == 0
}

// AreOne reports whether two words in a row are one that people also write joined.
func (p *Planner) AreOne(a, b string) bool {
	return p.isPart(a) && p.isPart(b) && p.areOne(a, b)
}

func (p *Planner) areOne(a, b string) bool {
	one := p.termsOfText(a + b)
	return len(one) == 1 && p.Words.IsOne(p.termsOfText(a)[0], p.termsOfText(b)[0], one[0])
}

// links cuts words of three parts or more beside those that are one word on this site:
// "Full-Stack-Entwickler" is Full-Stack and Entwickler where a page says "fullstack".
func (p *Planner) links(words []string) []string {
	var out []string
	for _, w := range words {
		tokens := p.tokensOf(w)
		if len(tokens) < 3 {
			out = append(out, w)
			continue
		}
		start := 0
		for i := 0; i+1 < len(tokens); i++ {
			a, b := tokens[i], tokens[i+1]
			if !p.AreOne(w[a.Start:a.End], w[b.Start:b.End]) {
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
func (p *Planner) isPart(word string) bool {
	terms := p.termsOfText(word)
	return len(terms) == 1 && !p.Words.IsAside(terms[0])
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
