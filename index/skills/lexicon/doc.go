// Package lexicon knows technologies by name.
//
// A lexicon is a set of entries, one for each technology: its name, its other
// spellings, what it is, and what a text must say so that an ordinary word means it.
// [Default] is built in. A site extends it in careers.yaml. In goes a word, in any
// spelling; out comes its entry.
//
//	l, err := lexicon.Default().Extend([]byte("NQL: [Narrative Query Language]"))
//	e, ok := l.Lookup("k8s")
//	fmt.Println(e.Name, e.Kind, ok) // Kubernetes devops true
//
// Finding the names in pages is the work of package skills. This package does not
// know what a page is, so search can use it alone.
//
// # Format
//
// A file of the built-in lexicon, data/*.yaml, is a list of groups. What a group
// says holds for all its skills:
//
//   - kind: data processing       # what they are
//     parent: Hadoop              # the entry that they belong to; optional
//     prefix: [Apache]            # vendors that may precede every name
//     suffix: [.js, js]           # endings that every name may have
//     skills:
//     HDFS:                     # a name and nothing else
//     Kafka: [Kafka Streams]    # a name and its aliases
//     Spark:
//     aliases: [PySpark]      # always mean the technology
//     unsure: [Spark, spark]  # are ordinary words too, and need evidence
//     policy: word            # which evidence; without unsure, the name is unsure
//     related: [Scala, Hadoop] # skills that make it likely on their page
//     context: [big data]     # phrases that make it certain in their sentence
//     not: [spark your]       # phrases in which it means something else
//     kind: …                 # instead of the group's; parent too
//     yes: ["Scala and Spark."]      # sentences that ask for the skill,
//     no: ["Spark your curiosity."]  # and that do not: the tests run them
//
// The name is the short one that people say. No spelling belongs to two entries.
// A spelling made of two names ("Spring/Hibernate") is not an alias: both are found by
// themselves. Spellings are compared by [Key]: case does not matter, and a space, a
// hyphen and an underscore are equal.
//
// policy, related and context were once called sense, kin and near. Those keys are
// still understood.
//
// # A site's own entries
//
// A site adds entries under the key skills of careers.yaml, in the form of skills
// above. An entry replaces the built-in one of that name. A spelling that the site
// uses belongs to the site's entry, and built-in ones lose it. "Name: off" removes an
// entry. [Lexicon.Extend] lists everything that is wrong as [Problems], each with its
// place.
//
// # Identity
//
// [Lexicon.Digest] is a SHA-256 over [Version] and the files of entries, or over all entries
// where a site has its own, and in a decoded lexicon. Who asks for nothing else does not wait
// until the files are read. [Lexicon.Encode] writes a lexicon whole, so that a generation can
// be searched with the very names it was built with.
package lexicon
