package index

// What a generation says of the buckets of its pages, each of which is one of bleve's
// segments: from which documents it was made, and what indexing has seen of their texts.
// The next build copies the segments whose documents are the same.

import (
	"context"
	"crypto/sha256"
	"maps"
	"slices"

	"github.com/careers-index/careers/content/parallel"
	"github.com/careers-index/careers/index/segments"
	"github.com/careers-index/careers/index/storage"
)

// bucket is a bucket of pages.
type bucket struct {
	number int
	pages  int
	digest string // SHA-256 of its documents, "" if it has none
	seen   *seen
}

// newBuckets are the buckets of a layout. Nothing is seen of them yet.
func newBuckets(ctx context.Context, docs *Documents, l segments.Layout) ([]bucket, error) {
	buckets := make([]bucket, len(l.Buckets))
	return buckets, parallel.Do(ctx, len(buckets), func(n int) error {
		list := l.Buckets[n]
		buckets[n] = bucket{number: n, pages: len(list), seen: newSeen()}
		if len(list) == 0 {
			return nil
		}
		h := sha256.New()
		for _, p := range list {
			_, _ = h.Write(docs.documentDigest(p)) // never fails
		}
		buckets[n].digest = string(h.Sum(nil))
		return nil
	})
}

// documentDigest is the SHA-256 of all that the document of page n is made of: two pages
// with one digest have the same document. See newDocument.
func (docs *Documents) documentDigest(n int) []byte {
	p := docs.Pages[n]
	var w storage.RecordWriter
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
	for i, keys := range docs.FacetKeys(n) {
		w.String(docs.facets[i].Field())
		w.Strings(keys)
	}
	sum := sha256.Sum256(w.Bytes())
	return sum[:]
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

// seenInAll adds up what was seen of all buckets.
func seenInAll(buckets []bucket) *seen {
	all := newSeen()
	for i := range buckets {
		all.add(buckets[i].seen)
	}
	return all
}

// encode is the entry of a bucket that has pages.
func (b *bucket) encode() []byte {
	var w storage.RecordWriter
	w.Uint(uint64(b.number))
	w.Uint(uint64(b.pages))
	w.String(b.digest)
	for i := range analysedFields {
		w.Uint(uint64(b.seen.lengths.terms[i]))
		w.Uint(uint64(b.seen.lengths.pages[i]))
	}
	languages := b.seen.languages
	w.Strings(slices.Sorted(maps.Keys(languages.named)))
	found := slices.Sorted(maps.Keys(languages.found))
	w.Strings(found)
	for _, tag := range found {
		w.Uint(uint64(languages.found[tag]))
	}
	return w.Bytes()
}

func decodeBucket(data []byte) (bucket, error) {
	r := storage.ReadRecord(data)
	b := bucket{number: int(r.Uint()), pages: int(r.Uint()), digest: r.String(), seen: newSeen()}
	for i := range analysedFields {
		b.seen.lengths.terms[i] = int(r.Uint())
		b.seen.lengths.pages[i] = int(r.Uint())
	}
	languages := b.seen.languages
	languages.pages = b.pages
	for _, tag := range r.Strings() {
		languages.named[tag] = true
	}
	for _, tag := range r.Strings() {
		languages.found[tag] = int(r.Uint())
	}
	return b, r.Err()
}
