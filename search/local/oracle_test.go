package local

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/edit"
	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/index/analysis/stem"
	"github.com/careers-index/careers/index/fulltext"
	"github.com/careers-index/careers/index/skills"
	"github.com/careers-index/careers/index/skills/lexicon"
	"github.com/careers-index/careers/index/stored"
	"github.com/careers-index/careers/index/synonyms"
	"github.com/careers-index/careers/index/terms"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/field"
	"github.com/careers-index/careers/search/plan"
	"github.com/careers-index/careers/search/ranking"
	"github.com/careers-index/careers/search/vocabulary"
)

// The oracle answers requests from the package comment alone: loops over pages
// and words, whole tables, sorts of everything. The engine must agree with it.

type oracle struct {
	facets  search.Facets
	lexicon *lexicon.Lexicon
	names   *synonyms.Names
	pages   []oraclePage // in the order of the listing
	words   []oracleWord
	// languages of the site, and the stem of each word in them.
	languages []*stem.Language
	stems     [][]string
	guesses   int // words of the query at hand that were looked for as mistyped
	// fields are the text fields, with their mean lengths.
	fields []terms.Field
	// countryOfCambridge is where the site's only Cambridge is.
	countryOfCambridge string
}

type oraclePage struct {
	*stored.Page
	values map[string][]string // by facet
	texts  [field.Texts][]analysis.Token
}

type oracleWord struct {
	word  string
	count [field.Texts]int
}

func newOracle(e *Engine, site *content.Site) (*oracle, error) {
	o := &oracle{lexicon: e.g.Lexicon(), facets: e.site.Facets}
	for _, p := range site.Pages {
		for _, l := range p.Job.Locations {
			if _, country, ok := strings.Cut(l, "Cambridge, "); ok {
				o.countryOfCambridge = strings.ToLower(country)
			}
		}
	}
	for n := range index.Ordinal(e.g.Len()) {
		p, err := e.g.Page(n)
		if err != nil {
			return nil, err
		}
		page := oraclePage{Page: p}
		page.values = oracleValues(p, site)
		for f := range field.Texts {
			page.texts[f] = analysis.Analyze(fulltext.FieldText(field.TextNames[f], p))
		}
		o.pages = append(o.pages, page)
	}
	slices.SortFunc(o.pages, func(a, b oraclePage) int {
		return cmp.Or(cmp.Compare(a.Position, b.Position), cmp.Compare(a.Title, b.Title), cmp.Compare(a.Path, b.Path))
	})
	means := map[string]float64{}
	for f := range field.Texts {
		length, with := 0, 0
		for _, p := range o.pages {
			length += len(p.texts[f])
			if len(p.texts[f]) > 0 {
				with++
			}
			var seen []string
			for _, t := range p.texts[f] {
				if slices.Contains(seen, t.Term) {
					continue
				}
				seen = append(seen, t.Term)
				i := slices.IndexFunc(o.words, func(w oracleWord) bool { return w.word == t.Term })
				if i < 0 {
					i = len(o.words)
					o.words = append(o.words, oracleWord{word: t.Term})
				}
				o.words[i].count[f]++
			}
		}
		means[field.TextNames[f]] = float64(length) / float64(max(with, 1))
	}
	o.fields = fulltext.TermFields(func(name string) float64 { return means[name] })
	for _, tag := range []string{"en", "de", "fr", "es", "it", "pt", "nl"} {
		l := stem.Named(tag)
		written := 0
		for _, p := range o.pages {
			if slices.Contains(stem.Of(func(w string) bool {
				return slices.ContainsFunc(p.texts[field.OwnText:], func(t []analysis.Token) bool {
					return slices.ContainsFunc(t, func(t analysis.Token) bool { return t.Term == w })
				})
			}), l) {
				written++
			}
		}
		if written > 0 && written*50 >= len(o.pages) {
			o.languages = append(o.languages, l)
		}
	}
	var tags []string
	for _, l := range o.languages {
		tags = append(tags, l.Tag())
		var stems []string
		for _, w := range o.words {
			stems = append(stems, l.Stem(w.word))
		}
		o.stems = append(o.stems, stems)
	}
	o.names = e.g.Synonyms().In(tags...)
	return o, nil
}

// oracleVariant is a way to match: texts side by side, a skill, or a test.
type oracleVariant struct {
	tier  plan.Tier
	adds  bool
	texts [][]string
	in    []field.Field
	short [][]string // texts that are looked for in shortFields
	skill string
	test  func(p oraclePage) bool
	facet bool    // the test is of a facet
	boost float32 // of the test
}

type oracleClause struct {
	asked        string
	written      string
	terms        []string // of plain words
	name         int      // clauses of one number are one name of a role
	hasNames     bool
	not          bool
	word         string // its one term, of a plain word
	optional     bool
	fixed        bool // of a facet or path
	alternatives []oracleVariant
}

var everyField = []field.Field{field.Title, field.Headings, field.Facts, field.Description, field.OwnText, field.SectionText}

// shortFields are where words are looked for in a row that all are on many pages.
var shortFields = everyField[:4]

func (o *oracle) plan(q search.Query) []oracleClause {
	var out []oracleClause
	o.guesses = 0
	for i := 0; i < len(q.Clauses); {
		n, e := o.name(q.Clauses[i:])
		values, m := o.values(q.Clauses[i:])
		if text := oracleText(q.Clauses[i:], n); n > 0 && n >= m {
			out = append(out, oracleClause{asked: text, written: text, terms: analysis.Terms(text), alternatives: o.named(text, e, everyField)})
			i += n
			continue
		}
		if text := oracleText(q.Clauses[i:], m); m > 1 {
			alternatives := append(o.inARow(text, o.affordable(analysis.Terms(text))), values...)
			out = append(out, oracleClause{asked: text, written: text, terms: analysis.Terms(text), alternatives: alternatives})
			i += m
			continue
		}
		if text := oracleText(q.Clauses[i:], 2); m == 0 && o.pair(q.Clauses[i:]) {
			out = append(out, oracleClause{asked: text, written: text, terms: analysis.Terms(text), alternatives: o.inARow(text, everyField)})
			i += 2
			continue
		}
		c := q.Clauses[i]
		i++
		var all []oracleVariant
		for j, u := range c.Any {
			open := i == len(q.Clauses) && j == len(c.Any)-1
			_, facet := o.facets.Find(string(u.Field))
			for _, t := range o.unit(u, open, c.Not) {
				clause := oracleClause{asked: t.text, not: c.Not, fixed: facet || u.Field == search.AtPath, alternatives: t.variants}
				u.Text = t.text
				clause.written = search.Query{Clauses: []search.Clause{{Any: []search.Unit{u}}}}.String()
				if oracleIsPlain(c) {
					clause.terms = analysis.Terms(t.text)
					if !t.skill && len(clause.terms) == 1 {
						clause.word = clause.terms[0]
					}
				}
				if len(c.Any) == 1 {
					out = append(out, clause)
				}
				all = append(all, t.variants...)
			}
		}
		if len(c.Any) > 1 && len(all) > 0 {
			text := search.Query{Clauses: []search.Clause{c}}.String()
			out = append(out, oracleClause{asked: text, written: text, alternatives: all})
		}
	}
	o.otherNames(out)
	o.setAside(out)
	for _, c := range out {
		slices.SortStableFunc(c.alternatives, func(a, b oracleVariant) int { return cmp.Compare(a.tier, b.tier) })
	}
	if len(q.Clauses) > 0 && len(out) == 0 {
		out = []oracleClause{{}}
	}
	return out
}

func (o *oracle) name(list []search.Clause) (int, lexicon.Entry) {
	plain := 0
	for plain < min(len(list), plan.MaxNameWords) {
		if c := list[plain]; c.Not || len(c.Any) > 1 || c.Any[0].Phrase || c.Any[0].Field != search.Anywhere {
			break
		}
		plain++
	}
	for n := plain; n > 1; n-- {
		var words []string
		for _, c := range list[:n] {
			words = append(words, c.Any[0].Text)
		}
		if e, ok := o.lookup(strings.Join(words, " ")); ok {
			return n, e
		}
	}
	return 0, lexicon.Entry{}
}

func (o *oracle) lookup(s string) (lexicon.Entry, bool) {
	if e, ok := o.lexicon.Lookup(s); ok {
		return e, true
	}
	if e, ok := o.lexicon.Lookup(strings.TrimRight(strings.Trim(s, ",;:!?()[]{}'…"), ".")); ok {
		return e, true
	}
	tokens := analysis.Analyze(s)
	if len(tokens) == 0 {
		return lexicon.Entry{}, false
	}
	return o.lexicon.Lookup(s[tokens[0].Start:tokens[len(tokens)-1].End])
}

// oracleThing is one of the things that a unit asks for.
type oracleThing struct {
	text     string
	skill    bool
	variants []oracleVariant
}

func (o *oracle) unit(u search.Unit, open, literal bool) []oracleThing {
	one := func(v oracleVariant) []oracleThing { return []oracleThing{{u.Text, false, []oracleVariant{v}}} }
	in := everyField
	if _, ok := o.facets.Find(string(u.Field)); ok {
		if u.Field == "skill" {
			name := u.Text
			if e, ok := o.lookup(name); ok {
				name = e.Name
			}
			return one(oracleVariant{skill: name})
		}
		return one(oracleVariant{facet: true, test: func(p oraclePage) bool { return o.has(p, string(u.Field), u.Text) }})
	}
	switch u.Field {
	case search.AtPath:
		at := "/" + strings.Trim(u.Text, "/")
		return one(oracleVariant{test: func(p oraclePage) bool {
			return p.Path == at || strings.HasPrefix(p.Path, strings.TrimSuffix(at, "/")+"/")
		}})
	case search.InTitle:
		in = []field.Field{field.Title}
	}
	if u.Phrase {
		if t := analysis.Terms(u.Text); len(t) > 0 {
			return one(oracleVariant{texts: [][]string{t}, in: in})
		}
		return nil
	}
	parts := o.links(oracleParts(u.Text))
	if _, ok := o.lookup(u.Text); ok {
		parts = []string{u.Text}
	}
	var out []oracleThing
	for i, p := range parts {
		var values []oracleVariant
		if len(in) > 1 {
			values = o.valuesNamed(p)
		}
		_, skill := o.lookup(p)
		v := o.word(p, in, open && i == len(parts)-1, literal, len(values) > 0)
		if v = append(v, values...); v != nil && (skill || len(analysis.Terms(p)) > 0) {
			out = append(out, oracleThing{p, skill, v})
		}
	}
	return out
}

func (o *oracle) named(typed string, e lexicon.Entry, in []field.Field) []oracleVariant {
	t := analysis.Terms(typed)
	is := func(name string) bool { return slices.Equal(analysis.Terms(name), t) }
	own := oracleVariant{adds: true, texts: [][]string{t}, in: in}
	if len(in) > 1 && slices.ContainsFunc(e.Unsure, is) {
		own.tier = plan.Alias
	}
	others := oracleVariant{tier: plan.Alias, adds: true, in: in}
	for _, n := range slices.Concat([]string{e.Name}, e.Aliases, e.Unsure) {
		w := analysis.Terms(n)
		same := func(x []string) bool { return slices.Equal(x, w) }
		if len(w) > 0 && !is(n) && !slices.ContainsFunc(others.texts, same) {
			others.texts = append(others.texts, w)
		}
	}
	var out []oracleVariant
	for _, v := range []oracleVariant{own, others} {
		if len(v.texts) > 0 && len(v.texts[0]) > 0 {
			out = append(out, v)
		}
	}
	if len(in) > 1 {
		v := oracleVariant{tier: plan.Alias, adds: true, skill: e.Name}
		if is(e.Name) {
			v.tier = plan.Exact
		}
		out = append(out, v)
	}
	return out
}

func (o *oracle) word(w string, in []field.Field, open, literal, known bool) []oracleVariant {
	if e, ok := o.lookup(w); ok {
		return o.named(w, e, in)
	}
	t := analysis.Terms(w)
	if len(t) == 0 {
		return nil
	}
	out := []oracleVariant{{texts: [][]string{t}, in: in}}
	if literal {
		return out
	}
	if len(t) > 1 {
		return o.inARow(w, in)
	}
	spelled, spelt := o.spellings(t[0], in)
	out, known = append(out, spelled...), known || spelt
	typed := vocabulary.TypedForms(w)
	var begun, mistyped []oracleExpansion
	for _, v := range o.words {
		count, here := 0, false
		for f := range field.Texts {
			count = max(count, v.count[f])
			here = here || v.count[f] > 0 && slices.Contains(in, f)
		}
		if !here {
			continue
		}
		known = known || v.word == t[0]
		if v.word != t[0] && strings.HasPrefix(v.word, t[0]) {
			begun = append(begun, oracleExpansion{v.word, count, 0})
		}
		nearest := math.MaxInt
		for _, t := range typed {
			if d := o.distance(t, v.word, open); d > 0 {
				nearest = min(nearest, d)
			}
		}
		if nearest <= vocabulary.TyposAllowed(oracleWordIn(w)) {
			mistyped = append(mistyped, oracleExpansion{v.word, count, nearest})
		}
	}
	add := func(tier plan.Tier, list []oracleExpansion) {
		slices.SortFunc(list, func(a, b oracleExpansion) int {
			return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(b.count, a.count), cmp.Compare(a.word, b.word))
		})
		v := oracleVariant{tier: tier, in: in}
		for i, x := range list {
			if i < vocabulary.MaxExpansions && x.distance == list[0].distance {
				v.texts = append(v.texts, []string{x.word})
			}
		}
		if len(v.texts) > 0 {
			out = append(out, v)
		}
	}
	if open && len(begun) > 0 {
		add(plan.Prefix, begun)
		known = true
	}
	if !known && vocabulary.TyposAllowed(oracleWordIn(w)) > 0 {
		if o.guesses++; o.guesses <= plan.MaxGuesses {
			add(plan.Typo, mistyped)
		}
	}
	return out
}

type oracleExpansion struct {
	word            string
	count, distance int
}

// distance between a typed word and one of the site, or its beginning.
func (o *oracle) distance(typed, word string, open bool) int {
	a, b := []rune(typed), []rune(word)
	whole, beginning := edit.FirstDouble(a, len(a)+len(b)).To(b)
	if open {
		return min(whole, beginning)
	}
	return whole
}

// oracleHit is what a page is worth.
type oracleHit struct {
	page    int
	match   search.Match
	missing []string
	steps   float64 // levels and title
	sum     float64
	score   float64
}

// oracleFind is what a clause finds: by page.
type oracleFind struct {
	weight float32
	levels map[int]int
	sums   map[int]float32
}

// evaluate evaluates a clause on every page.
func (o *oracle) evaluate(c oracleClause) oracleFind {
	f := oracleFind{float32(ranking.IDF(len(o.pages), 0)), map[int]int{}, map[int]float32{}}
	tiers := map[int]plan.Tier{}
	for _, v := range c.alternatives {
		shares, titles := map[int]float32{}, map[int]bool{}
		for i, p := range o.pages {
			if s, inTitle, ok := o.share(v, p); ok {
				shares[i], titles[i] = s, inTitle
			}
		}
		weight := float32(ranking.IDF(len(o.pages), len(shares)))
		f.weight = min(f.weight, weight)
		for i, s := range shares {
			level := 3 + int(v.tier)
			if titles[i] && v.tier < 3 {
				level = int(v.tier)
			}
			have, ok := f.levels[i]
			switch {
			case !ok:
				tiers[i], f.levels[i], f.sums[i] = v.tier, level, s*weight
			case tiers[i] == v.tier || v.adds || level < have:
				f.levels[i] = min(have, level)
				f.sums[i] += s * weight
			}
		}
	}
	if c.fixed {
		f.weight = 0
	}
	return f
}

// find evaluates every clause on every page.
func (o *oracle) find(q search.Query) []oracleHit {
	planned := o.plan(q)
	finds := make([]oracleFind, len(planned))
	for i, c := range planned {
		finds[i] = o.evaluate(c)
	}
	// held are the clauses that a page matches and may lack in a partial match; left is
	// whether it has all that it may not lack.
	type state struct {
		left bool
		held int
	}
	pages := make([]state, len(o.pages))
	countable, most := 0, 0
	for _, c := range planned {
		if !c.not && !c.optional && !c.fixed {
			countable++
		}
	}
	for i := range pages {
		pages[i].left = true
		for j, c := range planned {
			_, found := finds[j].levels[i]
			switch {
			case c.optional:
			case c.not || c.fixed:
				pages[i].left = pages[i].left && found != c.not
			case found:
				pages[i].held++
			}
		}
		if pages[i].left {
			most = max(most, pages[i].held)
		}
	}
	match := search.MatchAll
	if most < countable {
		if match = search.MatchSome; countable < 2 || most == 0 {
			return nil
		}
	}
	var out []oracleHit
	for i := range o.pages {
		if pages[i].left && pages[i].held == most {
			out = append(out, o.hit(i, planned, finds, match))
		}
	}
	return out
}

// hit is what a page is worth that matches.
func (o *oracle) hit(page int, planned []oracleClause, finds []oracleFind, match search.Match) oracleHit {
	h := oracleHit{page: page, match: match}
	if len(planned) == 0 {
		return h
	}
	var levels, weights, sum float32
	for j, c := range planned {
		f := finds[j]
		level, found := f.levels[page]
		switch {
		case c.not || c.optional:
			continue
		case !found:
			level = 8
			h.missing = append(h.missing, c.written)
		}
		weights += f.weight
		if match == search.MatchSome && found && !c.fixed { // in the same steps: floats differ
			levels += f.weight * 8
			levels -= f.weight * float32(8-level)
		} else {
			levels += f.weight * float32(level)
		}
		sum += f.sums[page]
	}
	for j, c := range planned {
		if c.optional {
			sum += finds[j].sums[page] * ranking.RewardShare
		}
	}
	for j := 0; j+1 < len(planned); j++ {
		sum += o.besides(planned[j], planned[j+1], page)
	}
	mean := float32(0)
	if weights > 0 {
		mean = levels / weights
	}
	h.steps = math.Round(2 * (8 - float64(mean)))
	if mean < 3 {
		h.steps += float64(o.titleMatch(planned, o.pages[page])) / 3
	}
	h.sum = float64(sum)
	if o.pages[page].Posting {
		h.sum *= ranking.PostingBoost
	}
	h.score = math.Round((h.steps*6+min(h.sum/(h.sum+20), 0.99999))/12*1e6) / 1e6
	return h
}

// share is what an alternative finds in a page, and whether in its title.
func (o *oracle) share(v oracleVariant, p oraclePage) (sum float32, inTitle, found bool) {
	for i, words := range slices.Concat(v.texts, v.short) {
		in := v.in
		if i >= len(v.texts) {
			in = shortFields
		}
		part := float32(0) // of these words, in all fields
		for _, f := range in {
			count := 0
			for i := range p.texts[f] {
				at := 0
				for at < len(words) && i+at < len(p.texts[f]) && p.texts[f][i+at].Term == words[at] &&
					p.texts[f][i+at].Position == p.texts[f][i].Position+at {
					at++
				}
				if at == len(words) {
					count++
				}
			}
			if count > 0 {
				part, found = part+float32(o.fields[f].Share(count, len(p.texts[f]))), true
				inTitle = inTitle || f == field.Title
			}
		}
		sum += part
	}
	for _, s := range p.Skills {
		if v.skill != "" && analysis.FoldValue(s.Name) == analysis.FoldValue(v.skill) {
			w := map[skills.Strength]float32{skills.Required: 7, skills.Alternative: 5.5, skills.Preferred: 4.5, skills.Mentioned: 1.5}
			sum, found = sum+w[s.Strength], true
		}
	}
	if v.test != nil && v.test(p) {
		return sum + v.boost, true, true
	}
	return sum, inTitle, found
}

// oracleValues are a page's values by facet, as the package comment of
// index/facet says, for the values that random sites have.
func oracleValues(p *stored.Page, site *content.Site) map[string][]string {
	values := map[string][]string{}
	add := func(facet string, list ...string) {
		for _, v := range list {
			if v != "" {
				values[facet] = append(values[facet], v)
			}
		}
	}
	i := slices.IndexFunc(site.Pages, func(c *content.Page) bool { return c.Path == p.Path })
	c := site.Pages[i]
	add("category", c.Category)
	for _, s := range p.Skills {
		add("skill", s.Name)
	}
	for _, l := range c.Job.Locations {
		city, country, _ := strings.Cut(l, ", ")
		switch {
		case city == "Zürich":
			city = "Zurich"
		case city == "Cambridge" && inBothCountries(site):
			city = l
		}
		add("place", city, country)
	}
	add("workplace", c.Job.Workplace)
	add("type", c.Job.EmploymentTypes...)
	if level := c.Level; level != "" {
		add("level", level)
	} else if c.Posting && slices.Contains(analysis.Terms(c.Title), "senior") {
		add("level", "senior")
	}
	add("team", c.Custom["team"]...)
	switch month := strings.Split(c.Job.Posted, "-"); {
	case len(month) == 3:
		add("posted", month[0]+"-"+month[1])
	case c.Posting:
		add("posted", "undated")
	}
	for _, s := range c.Includes {
		add("section", s.Name)
	}
	return values
}

// inBothCountries tells whether a site has both places called Cambridge.
func inBothCountries(site *content.Site) bool {
	has := func(place string) bool {
		return slices.ContainsFunc(site.Pages, func(p *content.Page) bool { return slices.Contains(p.Job.Locations, place) })
	}
	return has("Cambridge, United Kingdom") && has("Cambridge, United States")
}

// oracleNames are the names by which requests call values otherwise; some are slips that
// happen to be the name in another language.
var oracleNames = map[string][]string{
	"zurich": {"zürich", "zürich, switzerland"}, "berlin": {"berlin, germany", "berlijn", "berlino"}, "full-time": {"full time"},
	"2025-12": {"december 2025"}, "tech-stack": {"tech stack"},
}

// means tells whether a name in a request means a value of a facet.
func (o *oracle) means(facet, name, value string) bool {
	same := func(a, b string) bool { return analysis.FoldValue(a) == analysis.FoldValue(b) }
	switch facet {
	case "skill":
		if e, ok := o.lookup(name); ok {
			name = e.Name
		}
	case "place":
		if city, _, _ := strings.Cut(value, ", "); city == "Cambridge" && same(name, city) {
			return true
		}
		if value == "Cambridge" && strings.HasPrefix(strings.ToLower(name), "cambridge, ") {
			return o.countryOfCambridge == strings.ToLower(name[len("cambridge, "):])
		}
	}
	return same(name, value) || slices.ContainsFunc(oracleNames[analysis.FoldValue(value)], func(n string) bool { return same(n, name) })
}

// has tells whether a page has the value that a request means.
func (o *oracle) has(p oraclePage, facet, name string) bool {
	return slices.ContainsFunc(p.values[facet], func(v string) bool { return o.means(facet, name, v) })
}

// passes tells whether the filters let a page through.
func (o *oracle) passes(p oraclePage, r search.Request) bool {
	for _, f := range r.Filters {
		facet, _ := o.facets.Find(f.Facet)
		held := 0
		for _, name := range f.Values {
			if o.has(p, f.Facet, name) {
				held++
			}
		}
		if len(f.Values) > 0 && (held == 0 || f.All && facet.Many && held < len(f.Values)) {
			return false
		}
	}
	return true
}

// total is the number of hits of a request, filters included.
func (o *oracle) total(q search.Query, r search.Request) int { return len(o.filtered(q, r)) }

func (o *oracle) filtered(q search.Query, r search.Request) []oracleHit {
	return slices.DeleteFunc(o.find(q), func(h oracleHit) bool {
		return !o.passes(o.pages[h.page], r)
	})
}

// ordered is all hits of a request in its order.
func (o *oracle) ordered(q search.Query, r search.Request) []oracleHit {
	hits := o.filtered(q, r)
	slices.SortStableFunc(hits, func(a, b oracleHit) int {
		switch r.Sort {
		case search.ByTitle:
			return cmp.Or(cmp.Compare(o.pages[a.page].Title, o.pages[b.page].Title), cmp.Compare(o.pages[a.page].Path, o.pages[b.page].Path))
		case search.ByPosition:
			return 0
		}
		return cmp.Or(cmp.Compare(b.steps, a.steps), cmp.Compare(b.sum, a.sum))
	})
	return hits
}
