package facet

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"sync"

	"github.com/careers-index/careers/content/employment"
	"github.com/careers-index/careers/content/place"
)

// Version is the version of the rules of the table. Raise it when the same page
// has other values; a test fails until you do. Word lists that are data are part
// of [Digest] by themselves.
//
// History:
//
//	1  category, skill, place, workplace, type, level, and a site's own
//	2  a page has several types; types are understood in ten languages
//	3  posted and section, on demand
const Version = 3

// Digest identifies the rules of the facets and their word lists: a SHA-256 in
// hex. Equal digests mean that every page has equal values.
func Digest() string { return digest() }

var digest = sync.OnceValue(func() string {
	sum := sha256.Sum256(fmt.Appendf(nil, "careers facets %d\nplaces %s\n%s\n%s", Version, place.Digest(), levelWords, employment.Data()))
	return hex.EncodeToString(sum[:])
})
