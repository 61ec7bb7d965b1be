// Package scan finds names in text: names of technologies, and phrases that
// say something about them.
//
// In goes a set of patterns and a text. Out come the matches in order, without
// overlap: at every place the longest pattern that is bounded there.
//
//	s := scan.New(map[string]scan.Pattern{
//		scan.Key("Go"):         {Name: true, Spellings: []string{"Go"}},
//		scan.Key("experience"): {},
//	}, scan.Words{})
//	for _, m := range s.Scan("Experience with Go 1.26", nil) { … }
//
// It knows nothing of skills: what a match means is decided by package skills.
// Package lexicon takes the form of a spelling, [Key], from here.
//
// # Keys
//
// Spellings are compared by [Key]. Case does not matter. A space, a hyphen, a dash
// and an underscore are equal ("scikit-learn", "scikit_learn"), and so are straight
// and typographic apostrophes.
//
// # Bounds
//
// A pattern must begin and end at the bounds of a word. For names there is more
// (bounds.go):
//
//   - C, C++, C#, F#, .NET, R&D and CI/CD are kept apart.
//   - A version may follow ("Python 3.4+", "Java 8", "HTML5"): Tail is its end. So may
//     the plural of a sure name.
//   - Compounds are split: "C/C++", "Java/Scala", "Workday HCM/Financials".
//   - Web addresses, hosts, mail addresses and file paths have no names.
//   - A name may be glued to a word, as in postings that lost their line breaks:
//     "DevelopmentJava", "AWSExperience".
//
// A match hides what is inside of it: the phrase "go to market" hides its "go".
//
// # Cost
//
// The text is read once. The number of patterns does not change the cost, and
// nothing is allocated besides the matches. Each walk and each look back is bounded,
// so a text of twice the length takes twice the time.
package scan
