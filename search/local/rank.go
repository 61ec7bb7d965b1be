package local

import (
	"math"

	"github.com/careers-index/careers/search/local/field"
	"github.com/careers-index/careers/search/local/plan"
)

// Ranking: how well a page answers, from what matched and where.

// level is how a clause of a query was found in a page: in which tier, and whether the
// title says it. Somebody who types "recruiter" would rather see the Recruitment
// Consultant than an engineer whose page says "no recruiters, please". A lower level is
// better, and no count of matches in one level outweighs a better one.
//
//	0 to 2   exact, alias or form, in the title; or a value of a facet that the words
//	         name ("berlin", "part-time")
//	3 to 5   exact, alias or form, elsewhere
//	6, 7     prefix, typo, wherever
type level uint8

const (
	elsewhere  = level(plan.Prefix) // the best level outside titles
	worstLevel = elsewhere + level(plan.Typo)
)

func levelOf(t plan.Tier, inTitle bool) level {
	if inTitle && t < plan.Prefix {
		return level(t)
	}
	return elsewhere + level(t)
}

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
var boosts = [field.Texts]float64{field.Title: 10, field.Headings: 4, field.Facts: 4, field.Description: 3, field.OwnText: 2, field.SectionText: 1}

// strengthBoosts say what a skill adds by how much the page wants it. One that
// it asks for outranks any count of its name in texts, and counts less than its
// name in the title. "Scala or Python" asks for more than "Python is a plus":
// either will do, but one must be there.
var strengthBoosts = []struct {
	field field.Field
	boost float32
}{{field.RequiredSkills, 7}, {field.AlternativeSkills, 5.5}, {field.PreferredSkills, 4.5}}

// mentionBoost is for a skill that a page only mentions: it counts as a word
// does.
const mentionBoost = 1.5

// fieldB is b for each text field. Titles, headings and facts are short
// by nature; that one has more words than another says little about them.
var fieldB = [field.Texts]float64{
	field.Title: 0.3, field.Headings: 0.3, field.Facts: 0, field.Description: bm25B, field.OwnText: bm25B, field.SectionText: bm25B,
}

// tfNorm is BM25's share of a word in one field, in (0, k1+1).
func tfNorm(f field.Field, count, length int, mean float64) float64 {
	tf, b := float64(count), fieldB[f]
	return tf * (bm25K1 + 1) / (tf + bm25K1*(1-b+b*float64(length)/mean))
}

// idf is BM25's inverse document frequency, never negative.
func idf(pages, with int) float64 {
	return math.Log(1 + (float64(pages)-float64(with)+0.5)/(float64(with)+0.5))
}

const (
	// scoreHalf is the sum of BM25 that makes half of what a sum can add to a score.
	scoreHalf = 20
	// postingBoost is how much more a match counts in a posting than in other
	// pages: most people who ask look for a job.
	postingBoost = 1.5
	// rewardShare is how much of its score a word counts that is set aside.
	rewardShare = 0.3
)

// missingLevel is the level of a clause that a partial match lacks.
const missingLevel = worstLevel + 1

// sortKey joins to one number to sort by: the mean level of a page's clauses, in half
// levels, to which [titleMatch.worth] adds; and the sum of BM25 in what is equal so far.
// Clauses weigh by their idf in the mean: where "android" is the rare word of
// "android developer", the Android Engineer comes before a Java Developer who mentions
// Android.
func sortKey(meanLevel, sum float32, posting bool) float64 {
	key := float64(sum)
	if posting {
		key *= postingBoost
	}
	halfLevels := math.Round(2 * (float64(missingLevel) - float64(meanLevel)))
	return halfLevels*halfLevel*sortStep + key
}

// worth is what a title match adds to a sort key.
func (m titleMatch) worth() float64 { return titleStep * float64(m) * sortStep }

const (
	// A level has twelve steps, and the best title match is worth ten: a page whose whole
	// title is another name of what was asked for comes close to one whose title merely
	// has the word, and not before it.
	halfLevel = float64(titleMatches)
	titleStep = 2
	// sortStep is more than any sum.
	sortStep = 1 << 20
)

// score is what results show of a sort key: the whole part is the mean level, from
// [missingLevel] for the best down to 0, with what is added for titles. Six decimals
// are enough to see.
func score(sortKey float64) float64 {
	steps := math.Floor(sortKey / sortStep)
	sum := sortKey - steps*sortStep
	return math.Round((steps+min(sum/(sum+scoreHalf), 0.99999))/(2*halfLevel)*1e6) / 1e6
}
