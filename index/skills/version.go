package skills

import (
	"sync"

	"github.com/careers-index/careers/content/rules"
)

// Version is the version of the rules of detection, strength included. Raise it when
// the same page and lexicon give other skills, strengths or evidence; a test fails
// until you do. triggers/*.yaml is data: it is part of [Digest] by itself.
//
// History:
//
//	1  the first rules
//	2  waived duties ("no Scala experience required"), no-break spaces
//	3  names beside Han, Kana, Hangul and marks; other languages; exclusions
//	4  a word ends where package bounds says; footnotes, bullets, invisible marks
//	5  more bullets; names of two words written as one; lists in lower case; the employer's
//	   name in other languages; channels under headings about other things; labels in lists
//	6  the employer's name where the page asks for it
const Version = 6

// Digest identifies the rules of detection and their triggers: a SHA-256 in hex. With
// the digest of the lexicon it determines the skills of every page.
func Digest() string { return digest() }

var digest = sync.OnceValue(func() string { return rules.Digest("skills", Version, triggersFS) })
