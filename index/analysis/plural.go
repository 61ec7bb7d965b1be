package analysis

// Light stemming: removing the plural s of English nouns, and nothing else. A rule
// applies only where it is nearly always right. Words that a rule would get wrong
// are listed.
//
// bleve has a filter for the same job, stemmer_en_plural, but it is not made for
// names. It removes the s of every word of three letters or more that does not end
// in -us or -ss: AWS becomes aw, iOS io, Redis redi, Kubernetes kubernete, Jenkins
// jenkin. It would need our list of protected names and most of the exceptions
// below in front of it, would bring bleve into this package, and copies each word.

import (
	_ "embed"
	"slices"
	"strings"
)

// minPlural is the length of the shortest word that loses its s. Words of three
// letters that end in s are names and acronyms: AWS, iOS, SAS, DNS.
const minPlural = 4

// protected are one-word names of technologies that a rule would change. The
// list is generated from the built-in lexicon by this package's tests (-update)
// and committed, so that the terms of an index never depend on a site's lexicon.
//
//go:embed protected.txt
var protectedWords string

var protected = func() map[string]bool {
	m := map[string]bool{}
	for word := range strings.FieldsSeq(protectedWords) {
		m[word] = true
	}
	return m
}()

// irregular maps words that the rules would get wrong to their terms.
var irregular = map[string]string{
	// No plural, or one that is its own singular.
	"always": "always", "besides": "besides", "does": "does", "goes": "goes",
	"overseas": "overseas", "perhaps": "perhaps", "series": "series", "species": "species",
	"towards": "towards", "whereas": "whereas", "news": "news", "yours": "yours", "ours": "ours",
	"theirs": "theirs", "hers": "hers", "lens": "lens",
	// Words in -as that are not plurals, and words in -is that are.
	"alias": "alias", "aliases": "alias", "atlas": "atlas", "atlases": "atlas", "bias": "bias",
	"biases": "bias", "canvas": "canvas", "canvases": "canvas", "texas": "texas", "kansas": "kansas",
	"christmas": "christmas", "vegas": "vegas", "apis": "api", "kpis": "kpi", "guis": "gui", "clis": "cli",
	"wikis": "wiki", "emojis": "emoji", "skis": "ski", "taxis": "taxi",
	// -ies of words in -ie.
	"cookies": "cookie", "movies": "movie", "calories": "calorie", "rookies": "rookie",
	"selfies": "selfie", "hoodies": "hoodie", "lies": "lie", "ties": "tie", "pies": "pie", "dies": "die",
	// -ches of words in -che, -xes of words in -xe, -shoes.
	"caches": "cache", "niches": "niche", "headaches": "headache", "axes": "axe",
	"shoes": "shoe", "toes": "toe", "canoes": "canoe",
	// -uses of words in -use. All others come from words in -us.
	"uses": "use", "reuses": "reuse", "excuses": "excuse", "abuses": "abuse", "fuses": "fuse",
	"buses": "bus", "analyses": "analysis", "bases": "base", "gases": "gas",
	"quizzes": "quiz",
}

// singular removes the plural s from a folded word. It may reuse the word's memory.
func singular(word []byte) []byte {
	if len(word) < minPlural || word[len(word)-1] != 's' || protected[string(word)] {
		return word
	}
	if s, ok := irregular[string(word)]; ok {
		return append(word[:0], s...)
	}
	return singularByRule(word)
}

// singularByRule applies the rules by ending, to words of ASCII letters only.
func singularByRule(word []byte) []byte {
	n := len(word)
	if n == minPlural && word[1] == '&' && word[3] == 's' {
		return word[:n-1] // Q&As
	}
	if n < minPlural || slices.ContainsFunc(word, func(c byte) bool { return c < 'a' || c > 'z' }) {
		return word
	}
	ends := func(suffixes ...string) bool {
		for _, s := range suffixes {
			if n >= len(s) && string(word[n-len(s):]) == s {
				return true
			}
		}
		return false
	}
	switch {
	case !ends("s"), ends("ss", "us", "is", "js"):
		return word // class, status, Redis, NodeJS
	case ends("sses", "ches", "shes", "xes", "zzes"):
		return word[:n-2] // classes, batches, boxes
	case ends("ies"):
		return append(word[:n-3], 'y') // technologies
	case ends("auses", "ouses"):
		return word[:n-1] // causes, warehouses
	case ends("uses"):
		return word[:n-2] // bonuses
	case ends("oes"):
		return word[:n-2] // heroes
	}
	return word[:n-1] // engineers, databases
}
