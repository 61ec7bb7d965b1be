// Package synonyms knows the other names of roles and concepts: that a tester is in
// quality assurance, and that a French page calls a product manager chef de produit.
//
// A set of names goes in, with the languages that a site is written in. Out comes what
// a search looks for besides the words of a query:
//
//	names := synonyms.Default().In("en", "fr")
//	others, n := names.Lookup(analysis.Terms("client success manager in Paris"))
//	// others has customer success; n is 2: the name is "client success"
//
// Technologies and their names are in package lexicon, and a test keeps them out of
// here. Names that differ in hyphens and spaces, and forms of one word, need no entry:
// search finds them by itself.
//
// # Format
//
// data/*.yaml has a file for each language. A file maps a concept to its names in that
// language:
//
//	accountant: [accounting clerk, bookkeeper]   # en.yaml: the concept is a name too
//	accountant: [Buchhalter, Buchhalterin]       # de.yaml: names of the same concept
//	Azubi: [Auszubildende, Auszubildender]       # de.yaml: only German has it
//
// A concept is what en.yaml calls it; one that en.yaml does not have is itself a name
// in its language. All names of a concept mean one thing in job postings: a role, a
// task, a field of work, a level, a way to work or what an employer offers. Names of a
// thing and of a kind of it are two concepts ("nurse" and "registered nurse"), because
// whoever searches for the one does not mean every one of the other.
//
// Some names mean something else as well. They follow keys of their own:
//
//	product manager: {names: [product management], asked: [PM]}  # en.yaml
//	project manager: {names: [project management], asked: [PM]}  # en.yaml
//	internship: {names: [stagiaire], local: [stage]}             # fr.yaml
//
// Names under asked are understood in a query, in all their meanings, but nobody who
// searches for another name finds pages by them: a page that says "5 PM" is not about
// products. Names under local are for sites in their language alone, because they are
// ordinary words of another one. Each name that is not asked belongs to one concept.
//
// # Languages
//
// [Set.In] chooses what a site uses. Pages in any language use English names, so English
// is always among its languages.
//
//   - Names of these languages are looked for in pages, unless they are asked.
//   - Names of all languages are understood in queries, so that "Buchhalter" finds the
//     accountant of a site in English. Local and asked ones are understood in these
//     languages only: on a site in English, stage is not an internship.
//
// In one language a name may be a function word of another, as AI is of Italian. Who
// searches leaves out such names, as everywhere.
//
// # A site's own names
//
// A site adds groups of names under the key synonyms of careers.yaml. They have no
// language: they are understood and looked for everywhere. A name that a built-in
// concept has as well then stands for both.
//
//	synonyms:
//	  - [Guide, tour leader, Reiseleiter]
//
// # Identity
//
// [Set.Digest] is a SHA-256 over [Version] and the files of names, or over all names where a
// site has its own, and in a decoded set. [Set.Encode] writes a set whole, so that a
// generation can be searched with the very names it was built with.
package synonyms
