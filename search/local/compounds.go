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
//	software entwickler   for each word, softwareentwickler           alias
//	entwickler            softwareentwickler, which ends in it and    prefix
//	                      begins with another word of the site
//
// No list says which words these are: a part must be a word of the site itself. A
// chance run of letters ("stik" in logistik) is none.

import (
	"strings"
	"unicode/utf8"

	"github.com/careers-index/careers/index/analysis"
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
			if p.words.has(h) && !p.words.areFrequent(h, tail) {
				runs = append(runs, p.run([]string{h, tail}, in)...)
			}
		}
	}
	return runs[:min(len(runs), maxSplits)]
}

// joined is the term of a text that is written as one, if the site has it.
func (p *planner) joined(text string, in fieldSet) []termRun {
	if terms := analysis.Terms(text); len(terms) == 1 {
		return p.run(terms, in)
	}
	return nil
}

// spellings are other ways to match a word: written otherwise, in another form, and by
// compounds that end in it. tokens are the terms of the word; beside are the words before and after
// it in the query. known is whether the site has the word in such a way. That two of
// its words make it up when put together says little ("marketin"), so it is not
// known by that.
func (p *planner) spellings(word string, tokens []analysis.Token, in fieldSet, beside neighbours) (out []alternative, known bool) {
	written := p.together(word, tokens, in, beside)
	known = len(written) > 0
	if len(tokens) == 1 {
		written = append(written, p.apart(tokens[0].Term, in)...)
	}
	if len(written) > 0 {
		out = append(out, alternative{tier: alias, texts: written})
	}
	if len(tokens) == 1 {
		if list := p.otherForms(tokens[0].Term, in); len(list) > 0 {
			out, known = append(out, alternative{tier: form, texts: p.runs(list, in)}), true
		}
		if list := p.words.compoundsOf(tokens[0].Term, in); len(list) > 0 {
			out, known = append(out, alternative{tier: prefix, texts: p.runs(list, in)}), true
		}
	}
	return out, known
}

// together are the words that are a word's terms written as one, or the word and one
// beside it.
func (p *planner) together(word string, tokens []analysis.Token, in fieldSet, beside neighbours) []termRun {
	if len(tokens) > 1 {
		var text strings.Builder
		for _, t := range tokens {
			text.WriteString(word[t.Start:t.End])
		}
		return p.joined(text.String(), in)
	}
	var runs []termRun
	if beside.before != "" {
		runs = append(runs, p.joined(beside.before+word, in)...)
	}
	if beside.after != "" {
		runs = append(runs, p.joined(word+beside.after, in)...)
	}
	return runs
}

// neighbours are the words on both sides of a word in the query, "" where there is
// none that could be written together with it.
type neighbours struct{ before, after string }

// neighboursOf are those of clause i.
func neighboursOf(list []search.Clause, i int) neighbours {
	var n neighbours
	if !isPlainWord(list, i) {
		return n
	}
	if isPlainWord(list, i-1) && list[i-1].Any[0].Field == list[i].Any[0].Field {
		n.before = list[i-1].Any[0].Text
	}
	if isPlainWord(list, i+1) && list[i+1].Any[0].Field == list[i].Any[0].Field {
		n.after = list[i+1].Any[0].Text
	}
	return n
}

// isPlainWord reports whether clause i is one word of one term.
func isPlainWord(list []search.Clause, i int) bool {
	if i < 0 || i >= len(list) {
		return false
	}
	c := list[i]
	if c.Not || len(c.Any) > 1 || c.Any[0].Phrase || c.Any[0].Field != search.Anywhere && c.Any[0].Field != search.InTitle {
		return false
	}
	return len(analysis.Terms(c.Any[0].Text)) == 1
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
			if words[tail] && (words[head] || isJoined(head, words)) {
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
