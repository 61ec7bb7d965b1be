package analysis

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"sync"
)

// Version is the version of the rules. Raise it when the same text gives other
// terms, positions or offsets; a test fails until you do. Word lists that are data
// (protected.txt) are part of [Digest] by themselves.
//
// History:
//
//	1  the first rules
//	2  a word ends between Hangul and other scripts, and at the length mark of Kana
//	3  elided articles are dropped; R & D, RnD, Ph.D. and 401(k) are one term; half-width Kana
//	   are Kana; bullets and footnotes end words; marks of direction are no separators
const Version = 3

// Digest identifies the analysis, its rules and its word lists: a SHA-256 in hex.
// Equal digests mean that every text has equal terms.
func Digest() string { return digest() }

var digest = sync.OnceValue(func() string {
	sum := sha256.Sum256(fmt.Appendf(nil, "careers analysis %d\n%s", Version, protectedWords))
	return hex.EncodeToString(sum[:])
})
