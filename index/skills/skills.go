package skills

// Strength says how much a page wants a skill.
type Strength string

// The strengths, strongest first.
const (
	Required    Strength = "required"
	Preferred   Strength = "preferred"
	Alternative Strength = "alternative"
	Mentioned   Strength = "mentioned"
)

// Skill is a technology that a page names, with the places that say so.
type Skill struct {
	Name     string     `json:"name"`
	Strength Strength   `json:"strength"`
	Evidence []Evidence `json:"evidence"`
}

// Evidence is one place of a skill. Text is the file's bytes at that place, up
// to the end of the line.
type Evidence struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Column  int    `json:"column"` // in bytes, from 1
	Text    string `json:"text"`
	Section string `json:"section"` // innermost section, "" for the page's own text
}
