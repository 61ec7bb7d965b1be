package place

import (
	"sync"

	"github.com/careers-index/careers/content/rules"
)

// Version is the version of the rules. Raise it when the same text gives other
// places; a test of package index/facet fails until you do. The data is part of
// [Digest] by itself.
//
// History:
//
//	1  the first rules
const Version = 1

// Digest identifies the rules and the data: a SHA-256 in hex. Equal digests mean
// that every text gives equal places.
func Digest() string { return digest() }

var digest = sync.OnceValue(func() string { return rules.Digest("places", Version, data) })
