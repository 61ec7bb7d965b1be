package local

import (
	"cmp"
	"slices"
	"strings"

	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/index/analysis/bounds"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/field"
	"github.com/careers-index/careers/search/plan"
	"github.com/careers-index/careers/search/ranking"
	"github.com/careers-index/careers/search/vocabulary"
)

// The oracle's rules for words that are written joined, hyphenated or apart.

// oracleText is the first n words of a query.
func oracleText(list []search.Clause, n int) string {
	var words []string
	for _, c := range list[:min(n, len(list))] {
		words = append(words, c.Any[0].Text)
	}
	return strings.Join(words, " ")
}

// oracleWordIn is a word without the punctuation around it.
func oracleWordIn(w string) string {
	t := analysis.Analyze(w)
	return w[t[0].Start:t[len(t)-1].End]
}

// otherNames adds the other names of roles that the clauses name.
func (o *oracle) otherNames(clauses []oracleClause) {
	for i := 0; i < len(clauses); {
		var terms []string
		ends := map[int]int{} // clauses by their terms
		for j := i; j < len(clauses) && clauses[j].terms != nil; j++ {
			terms = append(terms, clauses[j].terms...)
			ends[len(terms)] = j + 1 - i
		}
		others, n := o.names.Lookup(terms)
		taken := ends[n]
		if n == 0 || taken == 0 || !o.addNames(clauses[i:i+taken], i+1, terms[:n], others) {
			i++
			continue
		}
		i += taken
	}
}

// affordable are the fields where words in a row are looked for.
func (o *oracle) affordable(words []string) []field.Field {
	if slices.ContainsFunc(words, func(w string) bool { return o.often(w) <= max(100, len(o.pages)/20) }) {
		return everyField
	}
	return shortFields
}

// inTexts is a variant with a text more.
func (o *oracle) inTexts(v oracleVariant, words []string) oracleVariant {
	switch in := o.affordable(words); {
	case !o.shareField(words, in):
	case len(in) == len(everyField) || len(words) == 1:
		v.texts = append(v.texts, words)
	default:
		v.short = append(v.short, words)
	}
	return v
}

func (o *oracle) addNames(clauses []oracleClause, number int, whole []string, others [][]string) bool {
	names, forms := oracleVariant{tier: plan.Alias, in: everyField}, oracleVariant{tier: plan.Form, in: everyField}
	for _, t := range others {
		if len(t) == 1 && o.functionWords()[t[0]] {
			continue
		}
		names = o.inTexts(names, t)
		if len(t) == 1 {
			forms.texts = append(forms.texts, o.kin(t[0], everyField)...)
		}
	}
	found := len(names.texts)+len(names.short) > 0
	if !found && len(forms.texts) == 0 && len(clauses) == 1 {
		return false
	}
	for i := range clauses {
		c := &clauses[i]
		c.hasNames = found
		c.alternatives = slices.DeleteFunc(c.alternatives, func(v oracleVariant) bool { return v.tier == plan.Typo && found })
		if len(clauses) > 1 {
			c.name = number
			if len(c.terms) == 1 && o.functionWords()[c.terms[0]] {
				c.alternatives = nil
			}
			for j := range c.alternatives {
				c.alternatives[j].tier = max(c.alternatives[j].tier, plan.Form)
			}
			c.alternatives = append(c.alternatives, o.inTexts(oracleVariant{in: everyField}, whole))
		}
		c.alternatives = append(c.alternatives, names, forms)
	}
	return true
}

func oracleIsPlain(c search.Clause) bool {
	return !c.Not && len(c.Any) == 1 && !c.Any[0].Phrase && c.Any[0].Field == search.Anywhere
}

// values are the variants for the values of place, workplace, type and level that the
// first words of a query name, the most words first, and how many words that is.
func (o *oracle) values(list []search.Clause) ([]oracleVariant, int) {
	plain := 0
	for plain < min(4, len(list)) && oracleIsPlain(list[plain]) && len(analysis.Terms(list[plain].Any[0].Text)) > 0 {
		plain++
	}
	for n := plain; n > 0; n-- {
		if out := o.valuesNamed(oracleText(list, n)); len(out) > 0 {
			return out, n
		}
	}
	return nil, 0
}

func (o *oracle) valuesNamed(text string) []oracleVariant {
	name := strings.TrimRight(strings.Trim(text, ",;:!?()[]{}'…"), ".")
	var out []oracleVariant
	for _, facet := range []string{"level", "place", "type", "workplace"} {
		v := oracleVariant{tier: plan.Alias, facet: true, boost: plan.ValueBoost}
		var meant []string
		for _, p := range o.pages {
			for _, value := range p.values[facet] {
				if !o.means(facet, name, value) && !slices.Contains(oracleWords[value], analysis.FoldValue(name)) {
					continue
				}
				meant = append(meant, value)
				if slices.Equal(analysis.Terms(value), analysis.Terms(name)) {
					v.tier = plan.Exact
				}
			}
		}
		v.test = func(p oraclePage) bool {
			return slices.ContainsFunc(p.values[facet], func(value string) bool { return slices.Contains(meant, value) })
		}
		if _, ok := o.facets.Find(facet); ok && len(meant) > 0 {
			out = append(out, v)
		}
	}
	return out
}

// oracleWords are other words for values of the random sites among the words of these.
var oracleWords = map[string][]string{"remote": {"remotely"}, "full-time": {"fulltime"}, "United States": {"us"}}

// pair tells whether the first two words of a query are one of the site's words.
func (o *oracle) pair(list []search.Clause) bool {
	if len(list) < 2 || !oracleIsPlain(list[0]) || !oracleIsPlain(list[1]) || !o.areOne(list[0].Any[0].Text, list[1].Any[0].Text) {
		return false
	}
	_, n := o.values(list[1:])
	return n == 0
}

func (o *oracle) areOne(a, b string) bool {
	for _, w := range []string{a, b} {
		if t := analysis.Terms(w); len(t) != 1 || o.functionWords()[t[0]] {
			return false
		}
	}
	t := analysis.Terms(a + b)
	apart := min(o.often(analysis.Terms(a)[0]), o.often(analysis.Terms(b)[0]))
	return len(t) == 1 && o.often(t[0]) > 0 && o.often(t[0])*50 >= apart
}

// links cuts words of three terms or more around the two that are one of the site's words.
func (o *oracle) links(words []string) []string {
	var out []string
	for _, w := range words {
		if tokens := analysis.Analyze(w); len(tokens) < 3 {
			out = append(out, w)
		} else if cut := o.cutAtPairs(w, tokens); len(cut) > 1 {
			out = append(out, cut...)
		} else {
			out = append(out, w)
		}
	}
	return out
}

func (o *oracle) cutAtPairs(w string, tokens []analysis.Token) []string {
	text := func(tokens []analysis.Token) []string {
		if len(tokens) == 0 {
			return nil
		}
		return []string{w[tokens[0].Start:tokens[len(tokens)-1].End]}
	}
	for i := 0; i+1 < len(tokens); i++ {
		if o.areOne(w[tokens[i].Start:tokens[i].End], w[tokens[i+1].Start:tokens[i+1].End]) {
			return slices.Concat(text(tokens[:i]), text(tokens[i:i+2]), o.cutAtPairs(w, tokens[i+2:]))
		}
	}
	return text(tokens)
}

func (o *oracle) functionWords() map[string]bool {
	var tags []string
	for _, l := range o.languages {
		tags = append(tags, l.Tag())
	}
	return vocabulary.SetAsideWords(tags)
}

// besides is what a page is worth more because the words of two clauses stand side by side.
func (o *oracle) besides(a, b oracleClause, page int) float32 {
	var words []string
	for _, c := range []oracleClause{a, b} {
		t := analysis.Terms(c.asked)
		if c.not || c.optional || c.fixed || len(t) != 1 {
			return 0
		}
		words = append(words, t[0])
	}
	if a.name > 0 && a.name == b.name {
		return 0
	}
	v := o.inTexts(oracleVariant{in: everyField}, words)
	found := 0
	for _, p := range o.pages {
		if _, _, ok := o.share(v, p); ok {
			found++
		}
	}
	s, _, _ := o.share(v, o.pages[page])
	return s * float32(ranking.IDF(len(o.pages), found))
}

// titleMatch is how much of a title the clauses are, one after the other.
func (o *oracle) titleMatch(planned []oracleClause, page oraclePage) ranking.TitleMatch {
	tokens, text := page.texts[field.Title], page.Title
	var clauses []oracleClause
	for _, c := range planned {
		if n := len(clauses); n > 0 && c.name > 0 && clauses[n-1].name == c.name {
			continue
		}
		if !c.not && !c.fixed {
			clauses = append(clauses, c)
		}
	}
	head := len(tokens)
	for i := len(tokens) - 1; i > 0; i-- {
		between := text[tokens[i-1].End:tokens[i].Start]
		if strings.ContainsAny(between, "()[]{}|,;:@–—\n") || strings.Contains(between, " - ") || strings.Contains(between, "//") {
			head = i
		}
	}
	best := ranking.TitleMatch(0)
	for start := range tokens {
		end, complete, follows := start, true, true
		for _, c := range clauses {
			longest := 0
			for _, v := range c.alternatives {
				for _, words := range slices.Concat(v.texts, v.short) {
					n := len(words)
					if (v.tier < plan.Form || v.tier == plan.Form && c.name == 0) && (v.in == nil || slices.Contains(v.in, field.Title)) && n > longest && end+n <= len(tokens) &&
						slices.EqualFunc(tokens[end:end+n], words, func(t analysis.Token, w string) bool { return t.Term == w }) {
						longest = n
					}
				}
			}
			end += longest
			if longest == 0 {
				isValue := slices.ContainsFunc(c.alternatives, func(v oracleVariant) bool { return v.facet && v.test(page) })
				complete = complete && !c.optional
				follows = follows && (isValue || c.optional)
			}
		}
		m := ranking.TitleMatch(0)
		whole, isHead := start == 0 && end == len(tokens), start == 0 && end == head
		switch {
		case !follows || end == start:
		case whole && complete:
			m = ranking.WholeTitle
		case isHead && complete:
			m = ranking.TitleHead
		case complete && len(clauses) > 1:
			m = ranking.SideBySide
		case whole:
			m = ranking.MostOfTitle
		case isHead:
			m = ranking.MostOfHead
		}
		best = max(best, m)
	}
	return best
}

// setAside marks the words that no page needs to have, where the query has others.
func (o *oracle) setAside(clauses []oracleClause) {
	list := o.functionWords()
	aside := func(c oracleClause) bool {
		if c.word == "" || c.name > 0 {
			return false
		}
		if list[c.word] {
			return !c.hasNames || vocabulary.SetAsideWords([]string{"en"})[c.word]
		}
		isValue := slices.ContainsFunc(c.alternatives, func(v oracleVariant) bool { return v.facet })
		noise := len(o.pages) >= 20 && float64(o.often(c.word)) >= 0.9*float64(len(o.pages)) && !o.shareField([]string{c.word}, []field.Field{field.Title})
		return noise && !c.hasNames && !isValue
	}
	if !slices.ContainsFunc(clauses, func(c oracleClause) bool { return !c.not && !aside(c) }) {
		return
	}
	for i := range clauses {
		clauses[i].optional = aside(clauses[i])
	}
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

// inARow are words side by side, or as one word of the site.
func (o *oracle) inARow(text string, in []field.Field) []oracleVariant {
	t := analysis.Terms(text)
	out := []oracleVariant{{texts: [][]string{t}, in: in}}
	one := ""
	for _, token := range analysis.Analyze(text) {
		one += text[token.Start:token.End]
	}
	joined := analysis.Terms(one)
	if len(t) < 2 || len(joined) != 1 {
		return out
	}
	if o.shareField(joined, in) {
		out = append(out, oracleVariant{tier: plan.Alias, texts: [][]string{joined}, in: in})
	}
	if v := (oracleVariant{tier: plan.Form, texts: o.kin(joined[0], in), in: in}); len(v.texts) > 0 {
		out = append(out, v)
	}
	return out
}

// spellings are the other ways to write a word, its forms, and the compounds that end in
// it; known tells whether the site has a word that is one of the latter.
func (o *oracle) spellings(w string, in []field.Field) (out []oracleVariant, known bool) {
	written := oracleVariant{tier: plan.Alias, texts: o.splits(w, in), in: in}
	if rest, ok := bounds.WithoutArticle(w); ok && o.often(w) == 0 && o.shareField([]string{rest}, in) {
		written.texts, known = append(written.texts, []string{rest}), true
	}
	if len(written.texts) > 0 {
		out = append(out, written)
	}
	if v := (oracleVariant{tier: plan.Form, texts: o.kin(w, in), in: in}); len(v.texts) > 0 {
		out, known = append(out, v), true
	}
	return out, known
}

// kin are the forms of a word and the compounds that end in it or in one of these, the
// most frequent ones.
func (o *oracle) kin(w string, in []field.Field) [][]string {
	list := o.forms(w, in)
	for _, tail := range append([]oracleExpansion{{word: w}}, list...) {
		for _, c := range o.compounds(tail.word, in) {
			if !slices.ContainsFunc(list, func(x oracleExpansion) bool { return x.word == c.word }) {
				list = append(list, c)
			}
		}
	}
	slices.SortFunc(list, func(a, b oracleExpansion) int {
		return cmp.Or(cmp.Compare(b.count, a.count), cmp.Compare(a.word, b.word))
	})
	var out [][]string
	for _, x := range list[:min(len(list), 20)] {
		out = append(out, []string{x.word})
	}
	return out
}

// splits are the first four ways to make a word of two words of the site, of which
// the first may have an s too many.
func (o *oracle) splits(w string, in []field.Field) [][]string {
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
			if o.shareField([]string{h, tail}, in) && (o.often(h) <= often || o.often(tail) <= often) && min(o.often(h), o.often(tail))*50 >= o.often(w) {
				out = append(out, []string{h, tail})
			}
		}
	}
	return out[:min(len(out), 4)]
}

// compounds are the words of the site that end in another, of five letters or more,
// and begin with a third, of four or more, or with that and an s; of a tail of eight, with
// anything.
func (o *oracle) compounds(tail string, in []field.Field) []oracleExpansion {
	if o.often(tail) == 0 || len([]rune(tail)) < 5 {
		return nil
	}
	var out []oracleExpansion
	for _, w := range o.words {
		head, ok := strings.CutSuffix(w.word, tail)
		bare := strings.TrimSuffix(head, "s")
		begins := len([]rune(head)) >= 4 && (o.often(head) > 0 || len([]rune(tail)) >= 8) || len([]rune(bare)) >= 4 && o.often(bare) > 0
		if ok && begins && o.shareField([]string{w.word}, in) {
			out = append(out, oracleExpansion{w.word, o.often(w.word), 0})
		}
	}
	slices.SortFunc(out, func(a, b oracleExpansion) int {
		return cmp.Or(cmp.Compare(b.count, a.count), cmp.Compare(a.word, b.word))
	})
	return out[:min(len(out), vocabulary.MaxExpansions)]
}

// forms are the words of the site with the same stem in one of its languages.
func (o *oracle) forms(w string, in []field.Field) []oracleExpansion {
	var list []oracleExpansion
	for i, l := range o.languages {
		s := l.Stem(w)
		for n, have := range o.words {
			if s == "" || o.stems[i][n] != s || have.word == w {
				continue
			}
			x := oracleExpansion{have.word, o.often(have.word), 0}
			if _, name := o.lexicon.Lookup(x.word); !name && !o.functionWords()[x.word] && !slices.Contains(list, x) && o.shareField([]string{x.word}, in) {
				list = append(list, x)
			}
		}
	}
	slices.SortFunc(list, func(a, b oracleExpansion) int {
		return cmp.Or(cmp.Compare(b.count, a.count), cmp.Compare(a.word, b.word))
	})
	return list[:min(len(list), vocabulary.MaxExpansions)]
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
func (o *oracle) shareField(words []string, in []field.Field) bool {
	return slices.ContainsFunc(in, func(f field.Field) bool {
		for _, w := range words {
			i := slices.IndexFunc(o.words, func(have oracleWord) bool { return have.word == w })
			if i < 0 || o.words[i].count[f] == 0 {
				return false
			}
		}
		return true
	})
}
