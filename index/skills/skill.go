package skills

import "slices"

// Skill is a technology that a page names, with the places that say so.
type Skill struct {
	Name     string     `json:"name"`
	Strength Strength   `json:"strength"`
	Evidence []Evidence `json:"evidence"`
}

// Evidence is one place of a skill. Text is the bytes of the file at that place,
// up to the end of the line.
type Evidence struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Column  int    `json:"column"` // in bytes, from 1
	Text    string `json:"text"`
	Section string `json:"section"` // innermost section, "" for the page's own text
}

// Strength says how much a page wants a skill.
type Strength string

// The strengths, strongest first.
const (
	Required    Strength = "required"
	Preferred   Strength = "preferred"
	Alternative Strength = "alternative"
	Mentioned   Strength = "mentioned"
)

// strengths are all strengths by rank.
var strengths = [...]Strength{Required, Preferred, Alternative, Mentioned}

// Strengths returns all strengths, strongest first: the one at index i has rank i.
func Strengths() []Strength { return slices.Clone(strengths[:]) }

// Rank returns the place of s among the strengths: 0 is the strongest. An unknown
// strength ranks as the weakest.
func (s Strength) Rank() int {
	if i := slices.Index(strengths[:], s); i >= 0 {
		return i
	}
	return len(strengths) - 1
}

// OfOtherPage returns skills of a posting as they are if the page is none: a page that is
// no posting asks for what it declares, and mentions what its text has. The argument is not
// changed.
func OfOtherPage(found []Skill, declared bool) []Skill {
	if declared {
		return found
	}
	other := slices.Clone(found)
	for i := range other {
		other[i].Strength = Mentioned
	}
	return other
}
