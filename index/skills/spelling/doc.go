// Package spelling finds skills that a site spells in two ways: "VueJs" on one page where
// others have "Vue.js".
//
// In go a detector of skills and a site. Out come findings of the rule skill-spelling,
// most with a fix.
//
//	for _, f := range spelling.Check(skills.ForSite(lex, site), site) {
//		fmt.Println(f.Position, f.Message, f.Fix)
//	}
//
// # What is compared
//
// Spellings with the letters and digits of the skill's own name, so AWS and Amazon Web
// Services are two names. A sentence may begin with a capital letter, and a few tools are
// also spelled as their commands are ("git").
//
// # What is left alone
//
// A fix must not change what a text does. Only prose is compared: no code, no texts of
// links (prose.go), and nothing that could be part of a path, a command, an address, a
// tag, an identifier, a quotation, or another name (word.go). The fix is absent where it
// would change a heading's anchor.
package spelling
