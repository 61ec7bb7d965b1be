package ranking

import (
	"math"

	"github.com/careers-index/careers/index/skills"
	"github.com/careers-index/careers/search/plan"
)

// Level is how a clause of a query was found in a page: in which tier, and whether the
// title says it. Somebody who types "recruiter" would rather see the Recruitment
// Consultant than an engineer whose page says "no recruiters, please". A lower level is
// better, and no count of matches in one level outweighs a better one.
//
//	0 to 2   exact, alias or form, in the title; or a value of a facet that the words
//	         name ("berlin", "part-time")
//	3 to 5   exact, alias or form, elsewhere
//	6, 7     prefix, typo, wherever
type Level uint8

// The best level outside titles, and the worst of all.
const (
	Elsewhere  = Level(plan.Prefix)
	worstLevel = Elsewhere + Level(plan.Typo)
)

// LevelOf is the level of a match in a tier.
func LevelOf(t plan.Tier, inTitle bool) Level {
	if inTitle && t < plan.Prefix {
		return Level(t)
	}
	return Elsewhere + Level(t)
}

// SkillBoosts say what a skill adds by how much the page wants it. One that
// it asks for outranks any count of its name in texts, and counts less than its
// name in the title. "Scala or Python" asks for more than "Python is a plus":
// either will do, but one must be there. A skill that a page only mentions counts as a
// word does.
var SkillBoosts = byRank(map[skills.Strength]float32{skills.Required: 7, skills.Alternative: 5.5, skills.Preferred: 4.5, skills.Mentioned: 1.5})

// byRank is a list with the boost of each strength at its rank.
func byRank(boosts map[skills.Strength]float32) []float32 {
	list := make([]float32, len(boosts))
	for s, boost := range boosts {
		list[s.Rank()] = boost
	}
	return list
}

// IDF is BM25's inverse document frequency, never negative.
func IDF(pages, with int) float64 {
	return math.Log(1 + (float64(pages)-float64(with)+0.5)/(float64(with)+0.5))
}

const (
	// scoreHalf is the sum of BM25 that makes half of what a sum can add to a score.
	scoreHalf = 20
	// PostingBoost is how much more a match counts in a posting than in other
	// pages: most people who ask look for a job.
	PostingBoost = 1.5
	// RewardShare is how much of its score a word counts that is set aside.
	RewardShare = 0.3
)

// MissingLevel is the level of a clause that a partial match lacks.
const MissingLevel = worstLevel + 1

// SortKey joins to one number to sort by: the mean level of a page's clauses, in half
// levels, to which [TitleMatch.Worth] adds; and the sum of BM25 in what is equal so far.
// Clauses weigh by their idf in the mean: where "android" is the rare word of
// "android developer", the Android Engineer comes before a Java Developer who mentions
// Android.
func SortKey(meanLevel, sum float32, posting bool) float64 {
	return KeyOf(Steps(meanLevel, 0), Sum(sum, posting))
}

// Sum is what the sum of BM25 adds to a sort key, less than a step.
func Sum(sum float32, posting bool) float64 {
	if posting {
		return float64(sum) * PostingBoost
	}
	return float64(sum)
}

// Steps is what a mean level and a title match count in a sort key, in steps; more is better.
func Steps(meanLevel float32, m TitleMatch) int {
	return int(2*(float64(MissingLevel)-float64(meanLevel))+0.5)*HalfLevel + m.Steps()
}

// MaxSteps is the most that there can be.
const MaxSteps = 2*int(MissingLevel)*HalfLevel + titleStep*int(WholeTitle)

// Steps are what a title match adds, of which HalfLevel are half a level.
func (m TitleMatch) Steps() int { return titleStep * int(m) }

// Worth is what a title match adds to a sort key.
func (m TitleMatch) Worth() float64 { return float64(m.Steps()) * sortStep }

// KeyOf is the sort key of whole steps and a sum of BM25.
func KeyOf(steps int, sum float64) float64 { return float64(steps)*sortStep + sum }

const (
	// HalfLevel is the steps in half a level. A level has twelve, and the best title match is worth ten: a page whose whole
	// title is another name of what was asked for comes close to one whose title merely
	// has the word, and not before it.
	HalfLevel = int(titleMatches)
	titleStep = 2
	// sortStep is more than any sum.
	sortStep = 1 << 20
)

// Score is what results show of a sort key: the whole part is the mean level, from
// [MissingLevel] for the best down to 0, with what is added for titles. Six decimals
// are enough to see.
func Score(sortKey float64) float64 {
	steps := math.Floor(sortKey / sortStep)
	sum := sortKey - steps*sortStep
	return math.Round((steps+min(sum/(sum+scoreHalf), 0.99999))/(2*float64(HalfLevel))*1e6) / 1e6
}
