package web

import (
	"net/http"
	"strconv"
	"sync"
)

// answer is a whole answer. It does not change once it is made, so any number of
// requests may send it at once.
type answer struct {
	status int
	header http.Header // beside those that every answer has
	body   []byte
	// file marks the address of a large file of the site, which is not held:
	// each request streams it.
	file bool

	coded [codings]struct {
		once sync.Once
		body []byte // nil where it is no smaller
	}
}

// overhead is about what an answer takes beside its bodies.
const overhead = 1024

// in returns the body in a coding, or as it is where compressing does not pay. It
// is compressed once; more is how many bytes that added.
func (a *answer) in(c coding) (body []byte, used coding, more int64) {
	if c == plain || len(a.body) < minCompressed || !compressible(a.header.Get("Content-Type")) {
		return a.body, plain, 0
	}
	coded := &a.coded[c]
	coded.once.Do(func() {
		coded.body = compressed(a.body, c)
		more = int64(len(coded.body))
	})
	if coded.body == nil {
		return a.body, plain, more
	}
	return coded.body, c, more
}

// size is how many bytes the answer takes before it is compressed.
func (a *answer) size() int64 { return overhead + int64(len(a.body)) }

// send writes the answer. Its length is always known.
func (c *requestContext) send(a *answer) {
	body, used, more := a.in(c.coding)
	if more > 0 {
		c.s.kept.grow(c.site, c.key, a, more)
	}
	h := c.w.Header()
	for name, values := range a.header {
		h[name] = values
	}
	if used != plain {
		h["Content-Encoding"] = []string{codingNames[used]}
	}
	if a.status != http.StatusNotModified {
		h["Content-Length"] = []string{strconv.Itoa(len(body))}
	}
	c.w.WriteHeader(a.status)
	if c.r.Method != http.MethodHead && len(body) > 0 {
		c.s.sending.write(c.w, a, body)
	}
}
