package local

// Ranking: how well a page answers, from what matched and where.

import "math"

// tier is how a word matched. A lower one is better, and no count of matches
// in one tier outweighs a better tier.
type tier uint8

const (
	exact  tier = iota // the word as asked, or a skill of that name
	alias              // another name of the skill that the word names
	form               // another form of the word
	prefix             // a word that begins with it, or a compound that ends in it
	typo               // a word that it may have been meant to be
	tiers
)

var tierNames = [tiers]string{"exact", "alias", "form", "prefix", "typo"}

// The constants of BM25 (Robertson and Zaragoza, The Probabilistic Relevance
// Framework: BM25 and Beyond, 2009).
const (
	// bm25K1 is how many repetitions of a word still count: higher is more.
	bm25K1 = 1.2
	// bm25B is how much a long text is held against its words.
	bm25B = 0.75
)

// boosts of the text fields: title over headings over own text
// over shared sections, which every posting may have.
var boosts = [textFields]float64{title: 10, headings: 4, facts: 4, description: 3, ownText: 2, sectionText: 1}

// strengthBoosts say what a skill adds by how much the page wants it. One that
// it asks for outranks any count of its name in texts, and counts less than its
// name in the title. "Scala or Python" asks for more than "Python is a plus":
// either will do, but one must be there.
var strengthBoosts = []struct {
	field field
	boost float32
}{{requiredSkills, 7}, {alternativeSkills, 5.5}, {preferredSkills, 4.5}}

// mentionBoost is for a skill that a page only mentions: it counts as a word
// does.
const mentionBoost = 1.5

// fieldB is b for each text field. Titles, headings and facts are short
// by nature; that one has more words than another says little about them.
var fieldB = [textFields]float64{
	title: 0.3, headings: 0.3, facts: 0, description: bm25B, ownText: bm25B, sectionText: bm25B,
}

// tfNorm is BM25's share of a word in one field, in (0, k1+1).
func tfNorm(f field, count, length int, mean float64) float64 {
	tf, b := float64(count), fieldB[f]
	return tf * (bm25K1 + 1) / (tf + bm25K1*(1-b+b*float64(length)/mean))
}

// idf is BM25's inverse document frequency, never negative.
func idf(pages, with int) float64 {
	return math.Log(1 + (float64(pages)-float64(with)+0.5)/(float64(with)+0.5))
}

const (
	// scoreHalf is the sum of BM25 that makes half a point.
	scoreHalf = 20
	// postingBoost is how much more a match counts in a posting than in other
	// pages: most people who ask look for a job. It is less than the difference
	// between two fields.
	postingBoost = 1.25
)

// sortKey joins the worst tier of a page's matches and its sum of BM25 to one
// number to sort by. Tiers never mix: no sum comes near tierStep.
func sortKey(worst tier, sum float32, posting bool) float64 {
	key := float64(sum)
	if posting {
		key *= postingBoost
	}
	return float64(typo-worst)*tierStep + key
}

const tierStep = 1 << 20

// score is what results show of a sort key: the whole part is the tier (4
// exact, 3 alias, 2 form, 1 prefix, 0 typo), the rest the sum. Six decimals are enough
// to see.
func score(sortKey float64) float64 {
	shown := math.Floor(sortKey / tierStep)
	sum := sortKey - shown*tierStep
	return math.Round((shown+min(sum/(sum+scoreHalf), 0.999999))*1e6) / 1e6
}
