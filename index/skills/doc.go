// Package skills knows technologies by name and finds the ones a page asks
// for, with the evidence.
//
// # Lexicon
//
// A lexicon file, lexicon/*.yaml, is a sequence of groups. What a group says
// holds for all its skills:
//
//   - kind: data processing      # what they are, for grouping
//     parent: Hadoop             # the entry they belong to; may be absent
//     prefix: [Apache]           # vendors that may stand before every name
//     suffix: [.js, js]          # endings that every name may have
//     skills:
//     HDFS:                    # a name and nothing else
//     Kafka: [Kafka Streams]   # a name and its aliases
//     Spark:
//     aliases: [PySpark]     # mean the technology wherever they stand
//     unsure: [Spark, spark] # ordinary words as well: they need evidence
//     sense: word            # what evidence; unsure is the name if absent
//     kin: [Scala, Hadoop]   # skills that make it likely on their page
//     near: [big data]       # phrases that make it sure in their sentence
//     not: [spark your]      # phrases in which it means something else
//     kind: …                # in place of the group's, parent too
//     yes: ["Scala and Spark."]      # sentences that have the skill,
//     no: ["Spark your curiosity."]  # and that do not: the tests run them
//
// The name is the short one that people say. No spelling stands in two
// entries. Spellings are compared folded: case does not matter, and a blank, a
// hyphen and an underscore are one. A spelling of two names ("Spring/Hibernate")
// is no alias: both are found by themselves.
//
// A site adds its own under the key skills of careers.yaml, as a mapping like
// skills above. An entry replaces the built-in one of that name, a spelling that
// the site names is the site's, and "Name: off" removes an entry.
//
// # Names in text
//
// One automaton (see matcher) finds the names, and the cue phrases of
// cues.yaml, in one pass: at every place the longest that is bounded there. What
// stands within it is not looked at, so the Not phrase "go to market" hides its
// "go". The bounds keep C, C++, C#, F#, .NET, R&D and CI/CD apart, take versions
// ("Python 3.4+", "Java 8", "HTML5") and the plural of sure names along, split
// compounds ("C/C++", "Java/Scala", "Workday HCM/Financials"), leave web
// addresses, hosts, mail addresses and paths alone, and find a name that is glued
// to a word of a posting ("DevelopmentJava", "AWSExperience"), as postings are
// that lost their line breaks. Fenced code
// is not read; code spans and indented blocks are.
//
// # Sense
//
// Against any name speak: a negation before it ("no PHP or Perl", but not "no
// Scala experience required"); a sentence about other companies ("customers
// include", "backed by", "trusted by"); for operating systems, the equipment on
// offer; for channels (GitHub, Slack, Word), a sentence about applying, or "your
// GitHub profile"; for unsure names, what makes a company of them ("ECS
// Digital"); and "decided against" behind them.
//
// Sure names then count. Unsure ones need one of the kinds of evidence that
// their sense allows:
//
//   - list: a counted skill beside it in a list, over commas, slashes, "and",
//     "or", or line breaks. In lower case only between separators, or beside a
//     name that is in lower case too. Two unsure names of one kind speak for each
//     other ("Chef/Puppet").
//   - cue: right before it "experience with", "written in", "using", …; right
//     behind it "developer", "cluster", "queries", … (classes before and after).
//   - near: one of the entry's phrases in the sentence.
//   - top: a point of its own under a heading about skills.
//   - kin: its parent's family or its kin counted on the page; not at the start
//     of a sentence, and not within a longer proper name ("Spark Capital").
//   - caps: written in the case that the lexicon lists.
//
// All but list ask for the case that the lexicon lists. The senses are:
//
//	word     list, cue, near, kin, top    Go, Spark, Chef, Excel
//	letter   list, cue, near, top         C, R, D; never in another case
//	caps     caps, list                   SAS, SOAP, RAID
//	channel  list, cue, near              Slack, Zoom, Word
//	forge    as channel, or anything else GitHub, GitLab
//	item     list (of kin, or with two skills), near; with kin on
//	         the page also cue, or a member of a list of its own
//	                                      Effect, Play, Box, Segment
//
// The employer's own name (before "|", "(http" or "-" where the text begins)
// counts only in a list.
//
// # Strength
//
// The nearest cue of the sentence decides: behind the name ("is required", "a
// plus") before the one in front of it ("experience with", "interest in", "we
// use"). Where the sentence is silent the heading does, be it one of Markdown or a
// line such as "Nice to have:". A skill that is required but is one of several
// ("such as", "or similar", a list joined by "or") is an alternative. Under a
// heading about what is welcome nothing is required. A name in the title is
// required. Otherwise, and on pages that are not postings, it is mentioned. Of a
// skill's places the strongest counts: required, preferred, alternative,
// mentioned.
//
// A page that declares its skills in front matter has those, as required, and no
// others. Of its tags those count, as mentioned, that are a name or an alias
// of a skill and no ordinary word: "python", but not "go" or "london".
//
// # Why
//
// A dictionary of words alone was right for one name in four on real
// postings, as common words are names too. A model would need a server, and
// cannot say why. These rules are read in an afternoon, run in microseconds, and
// give every decision a [Reason].
package skills
