package fulltext

import (
	"context"
	"crypto/sha256"
	"hash"
	"maps"
	"slices"

	"github.com/careers-index/careers/content/parallel"
	"github.com/careers-index/careers/index/storage"
)

// What a generation says of its documents: from what each was made, and what indexing has seen
// of its text. The next build does not index those again that are the same.

// documentDigest identifies a document: the first half of a SHA-256 of all that it is made
// of.
type documentDigest [sha256.Size / 2]byte

// docTable has the documents of a generation, each at its number.
type docTable struct {
	digests []documentDigest
	seen    []string // encoded; "" until it is known
}

// digestedAtOnce is how many documents are handed out at a time.
const digestedAtOnce = 64

// newDocTable is the table of the pages of a source. Nothing is seen of them yet.
func newDocTable(ctx context.Context, pages Source) (*docTable, error) {
	n := pages.Len()
	t := &docTable{make([]documentDigest, n), make([]string, n)}
	return t, parallel.Do(ctx, (n+digestedAtOnce-1)/digestedAtOnce, func(part int) error {
		d := digester{hash: sha256.New()}
		for doc := part * digestedAtOnce; doc < min((part+1)*digestedAtOnce, n); doc++ {
			t.digests[doc] = d.document(pages, uint32(doc))
		}
		return nil
	})
}

// digester computes digests, one after the other.
type digester struct {
	record storage.RecordWriter
	hash   hash.Hash
}

// document is the digest of a document: see NewDocument.
func (d *digester) document(pages Source, doc uint32) (digest documentDigest) {
	p, w := pages.Page(doc), &d.record
	w.String(p.Path)
	w.String(p.Title)
	w.Bool(p.DescriptionDerived)
	w.String(p.Description)
	w.Strings(facts(p))
	w.String(pages.Language(doc))
	w.String(pages.TextDigest(doc))
	d.hash.Reset()
	_, _ = w.WriteTo(d.hash) // never fails
	var sum [sha256.Size]byte
	copy(digest[:], d.hash.Sum(sum[:0]))
	return digest
}

// TextDigest is the SHA-256 of the text of a page that is indexed: its headings, and its passages
// as they are encoded.
func TextDigest(headings []string, passages []byte) string {
	var w storage.RecordWriter
	w.Strings(headings)
	w.String(string(passages))
	sum := sha256.Sum256(w.Bytes())
	return string(sum[:])
}

// encode writes an entry for each document.
func (t *docTable) encode(w *storage.Writer) {
	var r storage.RecordWriter
	for doc := range t.digests {
		r.String(string(t.digests[doc][:]))
		r.String(t.seen[doc])
		w.AddRecord(&r)
	}
}

func decodeDocTable(f storage.File) (*docTable, error) {
	t := &docTable{make([]documentDigest, f.Len()), make([]string, f.Len())}
	for doc := range t.digests {
		r := storage.ReadRecord(f.Get(doc))
		n := copy(t.digests[doc][:], r.String())
		t.seen[doc] = r.String()
		if r.Err() != nil || n != len(documentDigest{}) {
			return nil, storage.ErrRecord
		}
	}
	return t, nil
}

// seenInAll adds up what was seen of all documents.
func (t *docTable) seenInAll() (*seen, error) {
	all := newSeen()
	for _, s := range t.seen {
		if err := all.add(s); err != nil {
			return nil, err
		}
	}
	return all, nil
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
