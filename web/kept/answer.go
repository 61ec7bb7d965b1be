package kept

import (
	"net/http"
	"sync"
)

// Answer is a whole answer. It does not change once it is made, so any number of
// requests may send it at once.
type Answer struct {
	Status int
	Header http.Header // beside those that every answer has
	Body   []byte
	// File marks the address of a large file of the site, which is not held:
	// each request streams it.
	File bool

	coded [codings]struct {
		once sync.Once
		body []byte // nil where it is no smaller
	}
}

// overhead is about what an answer takes beside its bodies.
const overhead = 1024

// In returns the body in a coding, or as it is where compressing does not pay. It
// is compressed once; more is how many bytes that added.
func (a *Answer) In(c Coding) (body []byte, used Coding, more int64) {
	if c == Plain || len(a.Body) < minCompressed || !Compressible(a.Header.Get("Content-Type")) {
		return a.Body, Plain, 0
	}
	coded := &a.coded[c]
	coded.once.Do(func() {
		coded.body = compressed(a.Body, c)
		more = int64(len(coded.body))
	})
	if coded.body == nil {
		return a.Body, Plain, more
	}
	return coded.body, c, more
}

// Size is how many bytes the answer takes before it is compressed.
func (a *Answer) Size() int64 { return overhead + int64(len(a.Body)) }
