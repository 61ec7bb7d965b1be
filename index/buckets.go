package index

// What a generation says of the buckets of its pages, each of which is one of bleve's
// segments: from which documents it was made, and what indexing has seen of their texts.
// The next build takes over the segments whose documents are the same, and of the others the
// documents that are.

import (
	"context"
	"crypto/sha256"
	"hash"
	"maps"
	"slices"

	"github.com/careers-index/careers/content/parallel"
	"github.com/careers-index/careers/index/segments"
	"github.com/careers-index/careers/index/storage"
)

// maxBuckets bounds the numbers of buckets: those of half a billion pages.
const maxBuckets = 1 << 20

// documentDigest identifies a document: the first half of a SHA-256 of all that it is made
// of.
type documentDigest [sha256.Size / 2]byte

// bucket is a bucket of pages, in the order of its segment.
type bucket struct {
	number  int
	digests []documentDigest
	seen    []string // of each document, encoded
}

// buckets are the documents of a generation that is being built.
type buckets struct {
	layout  segments.Layout
	digests []documentDigest // by page
	seen    []string         // by page; "" until it is known
}

// newBuckets are the buckets of a layout. Nothing is seen of them yet.
func newBuckets(ctx context.Context, docs *Documents, l segments.Layout) (*buckets, error) {
	b := &buckets{l, make([]documentDigest, len(docs.Pages)), make([]string, len(docs.Pages))}
	return b, parallel.Do(ctx, len(l.Buckets), func(n int) error {
		d := digester{hash: sha256.New()}
		for _, page := range l.Buckets[n] {
			b.digests[page] = d.document(docs, page)
		}
		return nil
	})
}

// digestsOf are those of the documents of bucket n.
func (b *buckets) digestsOf(n int) []documentDigest {
	list := make([]documentDigest, len(b.layout.Buckets[n]))
	for i, page := range b.layout.Buckets[n] {
		list[i] = b.digests[page]
	}
	return list
}

// digester computes digests, one after the other.
type digester struct {
	record storage.RecordWriter
	hash   hash.Hash
}

// document is the digest of the document of page n: see newDocument.
func (d *digester) document(docs *Documents, n int) (digest documentDigest) {
	p, w := docs.Pages[n], &d.record
	w.String(p.Path)
	w.String(p.Title)
	w.Bool(p.DescriptionDerived)
	w.String(p.Description)
	w.Strings(facts(p))
	w.String(p.Language)
	w.String(textDigestOf(p))
	for _, name := range keywordFields {
		w.Strings(docs.keywordTerms(name, n))
	}
	for i := range docs.facets {
		w.String(docs.facets[i].field)
		w.Strings(docs.facets[i].keys(n))
	}
	d.hash.Reset()
	_, _ = w.WriteTo(d.hash) // never fails
	var sum [sha256.Size]byte
	copy(digest[:], d.hash.Sum(sum[:0]))
	return digest
}

// textDigestOf is the SHA-256 of the text of a page that is indexed.
func textDigestOf(p *Page) string {
	if p.text != nil {
		return p.text.digest
	}
	var w storage.RecordWriter
	w.Strings(p.Headings)
	w.String(string(encodePassages(p.Passages)))
	sum := sha256.Sum256(w.Bytes())
	return string(sum[:])
}

// seenInAll adds up what was seen of all pages.
func (b *buckets) seenInAll() (*seen, error) {
	all := newSeen()
	for _, s := range b.seen {
		if err := all.add(s); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// encode is the entry of bucket n, which has pages.
func (b *buckets) encode(n int) []byte {
	var w storage.RecordWriter
	w.Uint(uint64(n))
	w.Uint(uint64(len(b.layout.Buckets[n])))
	for _, page := range b.layout.Buckets[n] {
		w.String(string(b.digests[page][:]))
		w.String(b.seen[page])
	}
	return w.Bytes()
}

func decodeBucket(data []byte) (bucket, error) {
	r := storage.ReadRecord(data)
	b := bucket{number: int(r.Uint())}
	count := r.Count()
	if b.number >= maxBuckets {
		return b, storage.ErrRecord
	}
	b.digests, b.seen = make([]documentDigest, count), make([]string, count)
	for i := range count {
		if copy(b.digests[i][:], r.String()) != len(documentDigest{}) {
			return b, storage.ErrRecord
		}
		b.seen[i] = r.String()
	}
	return b, r.Err()
}

// from tells for each of some documents which of the bucket it is, or -1. Both are sorted by
// path, and a digest has the path.
func (b *bucket) from(digests []documentDigest) []int {
	at := make(map[documentDigest]int, len(b.digests))
	for i, d := range b.digests {
		at[d] = i
	}
	list := make([]int, len(digests))
	for i, d := range digests {
		n, known := at[d]
		if !known {
			n = -1
		}
		list[i] = n
	}
	return list
}

// seen is what indexing has seen of the texts of pages. Counts are added up, so the order of
// pages does not matter.
type seen struct {
	lengths   *lengths
	languages *languages
}

func newSeen() *seen { return &seen{lengths: newLengths(), languages: newLanguages()} }

// encode is what was seen, of one page.
func (s *seen) encode() string {
	var w storage.RecordWriter
	for i, terms := range s.lengths.terms {
		w.Uint(uint64(terms))
		w.Bool(s.lengths.pages[i] > 0)
	}
	w.Strings(slices.Sorted(maps.Keys(s.languages.named)))
	w.Strings(slices.Sorted(maps.Keys(s.languages.found)))
	return string(w.Bytes())
}

// add adds what was seen of a page.
func (s *seen) add(page string) error {
	r := storage.ReadRecord([]byte(page))
	for i := range s.lengths.terms {
		s.lengths.terms[i] += int(r.Uint())
		if r.Bool() {
			s.lengths.pages[i]++
		}
	}
	s.languages.pages++
	for _, tag := range r.Strings() {
		s.languages.named[tag] = true
	}
	for _, tag := range r.Strings() {
		s.languages.found[tag]++
	}
	return r.Err()
}
