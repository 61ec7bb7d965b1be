package place

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"sync"
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

var digest = sync.OnceValue(func() string {
	h := sha256.New()
	_, _ = fmt.Fprintf(h, "careers places %d\n", Version) // a hash takes any write
	files, _ := fs.Glob(data, "data/*.txt")
	for _, name := range files {
		text, _ := data.ReadFile(name) // embedded: it is there
		_, _ = fmt.Fprintf(h, "%s %d\n%s", name, len(text), text)
	}
	return hex.EncodeToString(h.Sum(nil))
})
