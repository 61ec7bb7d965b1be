package local

// The oracle's rules for words that are written joined, hyphenated or apart.

import (
	"cmp"
	"slices"
	"strings"

	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/search"
)

// pairs are word i of a query written as one with the word before and the one after.
func (o *oracle) pairs(list []search.Clause, i int) []string {
	plain := func(i int) bool {
		if i < 0 || i >= len(list) || list[i].Not || len(list[i].Any) != 1 {
			return false
		}
		u := list[i].Any[0]
		return !u.Phrase && (u.Field == search.Anywhere || u.Field == search.InTitle) && len(analysis.Terms(u.Text)) == 1
	}
	var out []string
	for _, j := range []int{i - 1, i} {
		if plain(j) && plain(j+1) && list[j].Any[0].Field == list[j+1].Any[0].Field {
			out = append(out, list[j].Any[0].Text+list[j+1].Any[0].Text)
		}
	}
	return out
}

// plainWord is the one term of a clause that is a word, and no name of a skill.
func (o *oracle) plainWord(c search.Clause) string {
	u := c.Any[0]
	t := analysis.Terms(u.Text)
	if _, name := o.lookup(u.Text); name || c.Not || u.Phrase || u.Field != search.Anywhere || len(t) != 1 {
		return ""
	}
	return t[0]
}

// setAside marks the words that no page needs to have, where the query has others.
func (o *oracle) setAside(clauses []oracleClause) {
	var tags []string
	for _, l := range o.languages {
		tags = append(tags, l.Tag())
	}
	list := setAsideWords(tags)
	if !slices.ContainsFunc(clauses, func(c oracleClause) bool { return !c.not && !list[c.word] }) {
		return
	}
	for i := range clauses {
		clauses[i].optional = list[clauses[i].word]
	}
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// oracleParts are the words of a text between which one of ,;/|&+()[]{}<> stands.
func oracleParts(text string) []string {
	tokens := analysis.Analyze(text)
	out := []string{""}
	end := 0
	for i, t := range tokens {
		between := text[end:t.Start]
		if i > 0 && strings.ContainsAny(between, ",;/|&+()[]{}<>") {
			out, between = append(out, ""), ""
		}
		out[len(out)-1] += between + text[t.Start:t.End]
		end = t.End
	}
	out[len(out)-1] += text[end:]
	return out
}

// spellings are the other ways to write a word w of terms t, and the compounds that
// end in it; known tells whether the site has a word that is one of them.
func (o *oracle) spellings(w string, t []string, in []field, pairs []string) (out []oracleVariant, known bool) {
	written := oracleVariant{tier: alias, in: in}
	if len(t) > 1 {
		pairs = []string{""}
		for _, token := range analysis.Analyze(w) {
			pairs[0] += w[token.Start:token.End]
		}
	}
	for _, p := range pairs {
		if terms := analysis.Terms(p); len(terms) == 1 && o.shareField(terms, in) {
			written.texts, known = append(written.texts, terms), true
		}
	}
	var compounds []oracleExpansion
	if len(t) == 1 {
		written.texts = append(written.texts, o.splits(t[0], in)...)
		compounds = o.compounds(t[0], in)
	}
	if len(written.texts) > 0 {
		out = append(out, written)
	}
	if len(t) == 1 {
		if v := (oracleVariant{tier: form, texts: o.forms(t[0], in), in: in}); len(v.texts) > 0 {
			out, known = append(out, v), true
		}
	}
	if len(compounds) > 0 {
		v := oracleVariant{tier: prefix, in: in}
		for _, c := range compounds {
			v.texts = append(v.texts, []string{c.word})
		}
		out, known = append(out, v), true
	}
	return out, known
}

// splits are the first four ways to make a word of two words of the site, of which
// the first may have an s too many.
func (o *oracle) splits(w string, in []field) [][]string {
	var out [][]string
	letters := []rune(w)
	for i := range letters {
		head, tail := string(letters[:i]), string(letters[i:])
		if i < 2 || len(letters)-i < 2 {
			continue
		}
		heads := []string{head}
		if bare := strings.TrimSuffix(head, "s"); bare != head && len([]rune(bare)) >= 2 {
			heads = append(heads, bare)
		}
		for _, h := range heads {
			often := max(100, len(o.pages)/4)
			if o.shareField([]string{h, tail}, in) && (o.often(h) <= often || o.often(tail) <= often) {
				out = append(out, []string{h, tail})
			}
		}
	}
	return out[:min(len(out), 4)]
}

// compounds are the words of the site that end in another, of five letters or more,
// and begin with a third, of four or more, or with that and an s.
func (o *oracle) compounds(tail string, in []field) []oracleExpansion {
	if o.often(tail) == 0 || len([]rune(tail)) < 5 {
		return nil
	}
	var out []oracleExpansion
	for _, w := range o.words {
		head, ok := strings.CutSuffix(w.word, tail)
		bare := strings.TrimSuffix(head, "s")
		begins := len([]rune(head)) >= 4 && o.often(head) > 0 || len([]rune(bare)) >= 4 && o.often(bare) > 0
		if ok && begins && o.shareField([]string{w.word}, in) {
			out = append(out, oracleExpansion{w.word, o.often(w.word), 0})
		}
	}
	slices.SortFunc(out, func(a, b oracleExpansion) int {
		return cmp.Or(cmp.Compare(b.count, a.count), cmp.Compare(a.word, b.word))
	})
	return out[:min(len(out), MaxExpansions)]
}

// forms are the words of the site with the same stem in one of its languages.
func (o *oracle) forms(w string, in []field) [][]string {
	var list []oracleExpansion
	for i, l := range o.languages {
		s := l.Stem(w)
		for n, have := range o.words {
			if s == "" || o.stems[i][n] != s || have.word == w {
				continue
			}
			x := oracleExpansion{have.word, o.often(have.word), 0}
			if _, name := o.lexicon.Lookup(x.word); !name && !slices.Contains(list, x) && o.shareField([]string{x.word}, in) {
				list = append(list, x)
			}
		}
	}
	slices.SortFunc(list, func(a, b oracleExpansion) int {
		return cmp.Or(cmp.Compare(b.count, a.count), cmp.Compare(a.word, b.word))
	})
	var out [][]string
	for _, x := range list[:min(len(list), MaxExpansions)] {
		out = append(out, []string{x.word})
	}
	return out
}

// often is the number of pages that have a word, in the field where most have it.
func (o *oracle) often(w string) int {
	for _, have := range o.words {
		if have.word == w {
			return slices.Max(have.count[:])
		}
	}
	return 0
}

// shareField tells whether the site has all words in one of the fields.
func (o *oracle) shareField(words []string, in []field) bool {
	return slices.ContainsFunc(in, func(f field) bool {
		for _, w := range words {
			i := slices.IndexFunc(o.words, func(have oracleWord) bool { return have.word == w })
			if i < 0 || o.words[i].count[f] == 0 {
				return false
			}
		}
		return true
	})
}
