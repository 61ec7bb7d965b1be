// Package analysis turns text into terms.
//
// Pages, queries and snippets are all analysed by this package, so that what a
// reader types and what a page says become the same terms. In goes any text. Out
// come its terms, each with its position and with the bytes of the text that it
// was made from.
//
//	for _, t := range analysis.Analyze("C# and Node.js engineers") {
//		fmt.Println(t.Term, t.Position, t.Start, t.End)
//	}
//	// c# 1 0 2, and 2 3 6, node.js 3 7 14, engineer 4 15 24
//
// The rest of this comment is the specification. testdata/terms.txt shows each
// rule at work.
//
// # Terms
//
// No rule looks at letter case: a text and its lower-cased copy have the same
// terms. Offsets are bytes of the text as it was given.
//
//   - A word is a run of letters, digits and their marks. Everything else
//     separates words, with the exceptions below. Package bounds is the definition.
//   - Signs that turn one name into another are part of the word: c#, f# (one
//     letter and #), c++, g++ (one or two letters and ++), .net, asp.net, node.js
//     (a dot before net or js), r&d, at&t (at most two letters on each side).
//   - An ampersand between spaces joins two single letters (R & D is r&d), and the names
//     of joint.go (AT & T). RnD, QnA, PnL and HnM are r&d, q&a, p&l and h&m.
//   - A single letter on one side of a hyphen joins the other side: e-mail is
//     email, T-SQL is tsql, Objective-C is objectivec. So c does not find it.
//   - Other compound names are split, and a query for the whole name is a phrase:
//     ci/cd is ci cd, front-end is front end.
//   - Initials lose their dots (U.S. is us), and so do the degrees of joint.go, with or
//     without a space: Ph.D. and Ph. D. are phd, M.Sc. is msc. Numbers keep a dot between
//     digits (3.11). A letter in brackets right after a number belongs to it: 401(k) is
//     401k, 501(c)(3) is 501c3.
//   - Apostrophes are dropped, and so is 's: O'Reilly is oreilly, don't is dont. But an
//     article that French, Italian or Catalan elides is no part of a term, and no term:
//     l'accessibilité is accessibilite, dell'azienda is azienda. The term begins after the
//     apostrophe, and the article takes no position. Package bounds has the rule.
//   - Terms are folded: compatibility forms become one (NFKC), letters lower case,
//     and accents are removed (café is cafe, ß is ss). Only the term is folded, not
//     the text, so offsets stay true.
//   - The plural s is removed where that is nearly always right: engineers, APIs,
//     technologies. It stays on words of three letters (AWS, iOS), on words in -ss,
//     -us, -is and -js (business, status, Redis), and on names of technologies
//     (protected.txt). There is no other stemming.
//   - There are no stop words: IT, Go and R are terms.
//   - In scripts without spaces each character is a term (東京 is 東 京), with its marks:
//     ﾃﾞｰﾀ is デ ー タ. A word also ends between Hangul and another script (AWS를 is aws 를):
//     see package script. Nothing joins such a character to another word.
//   - A term has at most 64 bytes.
//
// # Positions
//
// The first term has position 1. Each next term is one further, or [BlockGap]
// further if a line end lies between. So a phrase never crosses a block (a
// paragraph, list item or table cell, one a line) or a passage.
//
// # Why rules
//
// Technology names are recognized by rules instead of a list, because rules hold for
// names that nobody has listed yet, and because the terms of an index must not
// depend on a site's lexicon. Synonyms belong to search, not to the analysis.
//
// # Identity
//
// [Digest] identifies the analysis. An index is only readable by a program whose
// analysis has the same digest. Whoever changes a rule raises [Version]; a test
// compares the terms of a fixed corpus with those recorded for the version.
package analysis
