// Package skills finds the technologies that a page asks for.
//
// In goes a page, with a lexicon of technologies (package lexicon). Out come its
// skills: which they are, how much the page wants each, and every place that says so.
//
//	d := skills.NewDetector(lexicon.Default())
//	for _, s := range d.Detect(page) {
//		fmt.Println(s.Name, s.Strength, s.Evidence[0].Line, s.Evidence[0].Text)
//	}
//	// Go required 7 golang
//
// [Detector.Explain] says why a word is a skill in one place and not in another. The rest
// of this comment is the specification.
//
// There is one file for each question about a name. All of them read the same block of text
// with its names and triggers, so they stay in one package. Spellings that differ between the
// pages of a site are the work of package spelling.
//
//	detector.go   from a page to its skills; skill.go what these are
//	block.go      names and triggers in a text, as triggers.go and compile.go have them;
//	              heading.go and leadin.go what stands above it
//	decide.go     which names are skills: exclusion.go, employer.go, evidence.go, list.go
//	strength.go   how much each is wanted
//	declared.go   what front matter says
//	explain.go    why a name is a skill in one place
//	version.go    the version of all rules
//
// # Reading a page
//
// A page is read in three steps. Each has a file with a worked example or a table:
//
//  1. Find names and triggers in the title, the headings and the passages (block.go).
//     Triggers are phrases that say something about names near them, such as "experience
//     with": triggers/*.yaml lists them by language and class. Package internal/scan finds
//     both. A name of two words is found joined, too: "ReactNative". Blocks of code are
//     not read; code within a line is.
//  2. Decide which names are skills (decide.go).
//  3. Decide how much each skill is wanted (strength.go).
//
// The triggers of all languages count on every page, as a German posting has English
// headings: English, German, French, Spanish, Portuguese, Italian, Dutch, Japanese,
// Chinese and Korean.
//
// # Exclusions
//
// They are tried first. With one of these no name is a skill (exclusion.go):
//
//   - a negation before it ("no PHP or Perl", but not "no Scala experience required"),
//     or "decided against" after it
//   - a phrase about other companies before it ("customers include", "Partner wie"), above
//     its list, or in its heading ("Customers")
//   - a phrase of its entry's "against" in the sentence ("MQL" beside SQL)
//   - for operating systems, a sentence about the equipment on offer
//   - for channels (GitHub, Slack, Word), a sentence about applying, "your GitHub
//     profile", or "GitHub: https://…"
//
// The name of a company is kept out in three ways: by the phrases under "not" of its
// entry, by a company suffix after an unsure name ("ECS Digital"), and by a longer
// proper name around it ("Spark Capital"), which only keeps related skills from being
// evidence. A legal suffix ("Splunk, Inc.") does so for every name.
//
// # Evidence
//
// A sure name counts if no exclusion applies. Written as a few ordinary words in lower
// case ("cloud run"), it needs evidence, too. An unsure name, one that is an ordinary word
// as well, needs one kind of evidence that its policy accepts (evidence.go). They are
// tried in this order:
//
//   - case: it is written in a case that the lexicon lists.
//   - list: a skill beside it in a list, over commas, slashes, words such as "and", "oder"
//     or "y", or line breaks. A few members that the lexicon does not know do not break
//     the list. A name in lower case must be a list item by itself, or beside another one
//     in lower case; a name of the policy item only if it is in a list in lower case.
//     Two unsure names of one kind support each other ("Chef and Puppet"),
//     and around a slash two of any kind ("Go/Spark").
//   - related: it is alone on its line, and its family is on the page.
//   - trigger: right before it "experience with", "Kenntnisse in", "using"; right after it
//     "developer", "cluster", "の経験" (the classes before and after).
//   - context: one of the entry's phrases in the sentence.
//   - heading: it is a list item under a heading about skills.
//   - related: its family, or a skill that its entry calls related, is on the page. It
//     must not begin a sentence, nor be part of a longer proper name.
//
// All kinds need the case that the lexicon lists, except lists and a line of its own; and
// except a trigger in English for a word of another language. The policies:
//
//	word     list, trigger, context, heading, related    Go, Spark, Chef, Excel
//	letter   list, trigger, context, heading             C, R, D; in no other case
//	caps     case, list                                  SAS, SOAP, RAID
//	foreign  as word, or case, but not where it begins   Vue, Scala, Tableau: words of
//	         a sentence of another language              another language than English
//	channel  list, trigger, context                      Slack, Zoom, Word
//	forge    list, or no exclusion, but not under a      GitHub, GitLab
//	         heading about other things
//	item     list (of related skills, or with two        Effect, Play, Box, Segment
//	         skills), context; with related skills on
//	         the page also trigger, or a list item
//
// No frequent word of German, French, Spanish, Portuguese or Italian is a sure name:
// testdata/frequent-words.txt lists those that the lexicon has, with their source.
//
// The employer's own name needs a list, a heading, or a trigger beside it that asks for
// it: "experience with Grafana" and "Grafana is a must", but not "using Grafana" or
// "Grafana engineers". It is the name of the site's organization
// ([Detector.ForEmployer]), or one that the page shows to be the employer's: before "|" or
// "-" at the start of the text, before an address in the first line, in "About Mixpanel",
// "Über Mixpanel", "At Mixpanel, we" and "Mixpanel is hiring", or in "Mixpanel is a
// leading …", which is said of products, too.
//
// # Strength
//
// The nearest trigger in the sentence decides, and one after the name ("is required",
// "a plus") decides before one in front of it ("experience with", "interest in", "we
// use"). If the sentence has none, the line above its list decides ("You know one of
// these:"), and then the heading: a Markdown heading, or a line such as "Nice to have:".
// A required skill that is one of several ("such as", "or similar", a list joined by
// "or") is an alternative. Under a heading about what is welcome nothing is required.
// A label such as "Languages:" below it changes nothing. A name in the title is
// required. Everything else, and everything on a page that is not a posting, is
// mentioned. If a skill has several places, the strongest decides: see [Strengths].
//
// # Front matter
//
// A page that declares its skills has those, as required, and no others. Tags are
// skills, as mentioned, if they are a name or alias that is not an ordinary word of
// English: "python" and "vue", but not "go" or "london".
//
// # Identity
//
// [Digest] identifies the rules and triggers. The id of a generation follows from it.
// Whoever changes a rule raises [Version]; a test compares the skills of a fixed corpus
// with those recorded for the version.
//
// # Why rules
//
// A dictionary of words alone was right for one name in four on real postings,
// because common words are names too. A model would need a server, and cannot say why.
// Rules can be read in an afternoon, run in microseconds, and give each decision a
// [Reason].
package skills
