package opensearch

// How many pages have each word in each text field. Terms of phrases are scored field by
// field, and what BM25 of the cluster makes of them has to be undone.

import (
	"encoding/binary"
	"fmt"
	"math"
	"sync/atomic"

	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/index/terms"
	"github.com/careers-index/careers/search/field"
)

// wordCountsName is the file with the counts.
const wordCountsName = "word_counts"

// fieldCounts are counts by text field.
type fieldCounts [field.Texts]uint32

// wordCounts are the pages that have each word of a dictionary, by its place there, and
// that have anything in a field.
type wordCounts struct {
	words []fieldCounts
	pages fieldCounts
}

func newWordCounts(words *terms.Dictionary) *wordCounts {
	return &wordCounts{words: make([]fieldCounts, words.Len())}
}

// add counts a page. It is safe for concurrent use.
func (c *wordCounts) add(words *terms.Dictionary, e *index.Entry) {
	for f := range field.Texts {
		seen := map[string]bool{}
		for _, block := range e.Blocks[f] {
			for _, term := range block {
				if seen[term] {
					continue
				}
				seen[term] = true
				if i, ok := words.Find(term); ok {
					atomic.AddUint32(&c.words[i][f], 1)
				}
			}
		}
		if len(seen) > 0 {
			atomic.AddUint32(&c.pages[f], 1)
		}
	}
}

// encode writes varints: those of the pages, then of each word.
func (c *wordCounts) encode() []byte {
	var b []byte
	for _, counts := range append([]fieldCounts{c.pages}, c.words...) {
		for _, n := range counts {
			b = binary.AppendUvarint(b, uint64(n))
		}
	}
	return b
}

func decodeWordCounts(b []byte, words int) (*wordCounts, error) {
	c := &wordCounts{words: make([]fieldCounts, words)}
	for i := -1; i < words; i++ {
		of := &c.pages
		if i >= 0 {
			of = &c.words[i]
		}
		for f := range of {
			n, size := binary.Uvarint(b)
			if size <= 0 || n > math.MaxUint32 {
				return nil, fmt.Errorf("%w: %s: counts of %d words, not %d", index.ErrCorrupt, wordCountsName, i, words)
			}
			of[f], b = uint32(n), b[size:]
		}
	}
	return c, nil
}

// idfOf is what BM25 of the cluster multiplies by for terms side by side in a field: the
// sum over the terms. It is 0 if the field does not have all of them.
func (e *Engine) idfOf(f field.Field, terms []string) float64 {
	sum := 0.0
	for _, t := range terms {
		i, ok := e.site.Terms.Words.Find(t)
		if !ok || e.words.words[i][f] == 0 {
			return 0
		}
		sum += luceneIDF(int(e.words.pages[f]), int(e.words.words[i][f]))
	}
	return sum
}

// luceneIDF is the inverse document frequency of Lucene's BM25Similarity.
func luceneIDF(pages, with int) float64 {
	return math.Log(1 + (float64(pages)-float64(with)+0.5)/(float64(with)+0.5))
}
