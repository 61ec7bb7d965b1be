package searchtest

import "testing"

// Tiers: what matches a word.

func whatMatchesAWord(t *testing.T, open Open) {
	checkOrder(t, open, []orderCase{
		{"typing mistakes find the word", "plubming", "0", []string{"A | plumbing", "B | planking"}},
		{"no guess where the word is there", "plumbers", "0", []string{"A | plumbers", "B | slumbers"}},
		{"the first letter counts double", "blumber", "", []string{"A | plumber"}},
		{"names of skills are not guessed at", "scala", "", []string{"A | scalar | scalable"}},
		{"joined finds hyphenated and apart", "fullstack", "0 1 2", []string{"A | fullstack", "B | full-stack", "C | full stack", "D | stack full"}},
		{"apart finds joined", "full stack", "0 1", []string{"A | full stack", "B | fullstack", "C | full"}},
		{"hyphenated finds joined", "full-stack", "0 1", []string{"A | full-stack", "B | fullstack"}},
		{"a joining s", "vertriebsleiter", "0 1", []string{"A | Vertriebsleiter", "B | Vertrieb-Leiter"}},
		{"compounds by their last part", "entwickler", "0 1", []string{"A | Entwickler", "B | Softwareentwickler", "C | Software"}},
		{"no compound of a chance part", "waren", "0", []string{"A | Waren", "B | Abcdwaren"}},
		{"a long part is no chance", "logistik", "0 1", []string{"A | Logistik", "B | Intralogistik"}},
		{"compounds of other forms", "entwicklerin", "0 1 2", []string{
			"A | die Entwicklerin und wir mit der Arbeit für eine", "B | der Entwickler und wir mit der Arbeit für eine", "C | der Softwareentwickler und wir mit der Arbeit für eine Software",
		}},
		{"the same pages for words apart", "full stack", "0 1", []string{"A | full stack", "B | fullstack", "C | full time, then stack crates"}},
		{"parts of a longer word", "full-stack-developer", "0 1", []string{"A | full-stack developer", "B | developer, fullstack", "C | a developer at full time with a stack"}},
		{"a slip makes no word of two", "data engineer", "0 1", []string{"A | data engineer", "B | engineer of data", "C | data"}},
		{"two chance words hide no mistake", "accountin x", "0", []string{"A | accounting x", "B | account", "C | in"}},
		{"other forms of a word", "recruiter", "2 3 0 1", []string{
			"A | the recruitment of people with you and our team", "B | the recruiting of people with you and our team",
			"C | a recruiter of people with the team", "D | our recruits and recruits and recruits",
		}},
		{"no name of a technology is a form", "reacting", "0", []string{"A | the reaction of you and our team with reacting", "B | React with the team of you and our own"}},
	})
}
