package opensearch

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strconv"
	"strings"

	"github.com/careers-index/careers/index"
	indexfacet "github.com/careers-index/careers/index/facet"
	"github.com/careers-index/careers/search/field"
)

// stored is what the cluster keeps of a page as it is, and gives back.
type stored struct {
	Card     []byte `json:"card,omitempty"`
	Passages []byte `json:"record_passages,omitempty"`
	Body     []byte `json:"record_body,omitempty"`
	// Values are the keys of the page's values by facet; Strengths are those of the skills
	// among them.
	Values storedValues `json:"values"`
}

type storedValues struct {
	Keys      map[string][]string `json:"keys,omitempty"`
	Strengths []int               `json:"strengths,omitempty"`
}

// record is the page, for index.Record.
func (s *stored) record() index.Record {
	return index.Record{Card: s.Card, Passages: s.Passages, Body: s.Body}
}

// docID is the id of the page at a path. Ids are limited to 512 bytes, and paths are not.
func docID(path string) string {
	sum := sha256.Sum256([]byte(path))
	return hex.EncodeToString(sum[:16])
}

// newStored is what the cluster keeps of a page as it is.
func newStored(e *index.Facts, facets []index.Facet) *stored {
	keep := &stored{Card: e.Card, Passages: e.Passages, Body: e.Body, Values: storedValues{Keys: map[string][]string{}}}
	for i := range facets {
		if keys := e.Values[i]; len(keys) > 0 {
			keep.Values.Keys[facets[i].Name] = keys
		}
	}
	for _, s := range e.Strengths {
		keep.Values.Strengths = append(keep.Values.Strengths, int(s))
	}
	return keep
}

// newDocument is a page as the cluster takes it.
func newDocument(e *index.Entry, facets []index.Facet) object {
	keep := newStored(&e.Facts, facets)
	doc := object{
		pathField: e.Path, titleField: keyed(e.Title), positionField: e.Position, postingField: e.Posting, payField: e.YearlyPay,
		sharesField:     sharesText(e.Shares),
		wholeTitleField: titleText(e.TitleTerms),
		cardField:       keep.Card, passagesField: keep.Passages, bodyField: keep.Body,
		sumField: sumOfFacts(&e.Facts),
	}
	if e.Posted != "" {
		doc[postedField] = e.Posted
	}
	if e.Head < len(e.TitleTerms) {
		doc[headTitleField] = titleText(e.TitleTerms[:e.Head])
	}
	for f := range field.Texts {
		if blocks := e.Blocks[f]; len(blocks) > 0 {
			texts := make([]string, len(blocks))
			for i, terms := range blocks {
				texts[i] = strings.Join(terms, " ")
			}
			doc[textField(f)] = texts
		}
	}
	for i := range facets {
		keys := e.Values[i]
		if len(keys) == 0 {
			continue
		}
		doc[facets[i].Field()] = keys
		if facets[i].Name == indexfacet.Skill {
			for j, s := range e.Strengths {
				name := strengthField(strengths[s])
				of, _ := doc[name].([]string)
				doc[name] = append(of, keys[j])
			}
		}
	}
	doc[valuesField] = keep.Values
	return doc
}

// maxKeyword is the longest text by which Lucene sorts.
const maxKeyword = 32_766

// keyed is a text to sort by.
func keyed(s string) string { return s[:min(len(s), maxKeyword)] }

// sharesText is words with their shares.
func sharesText(shares []index.Share) string {
	var b strings.Builder
	for i, s := range shares {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(sharesTerm(s.Term))
		b.WriteString(shareMark)
		b.WriteString(strconv.Itoa(frequencyOf(s.Share)))
	}
	return b.String()
}

// sharesTerm is a word, or a joined name, in the field of shares.
func sharesTerm(term string) string { return strings.ReplaceAll(term, " ", nameSpace) }

func titleText(terms []string) string {
	return titleStart + " " + strings.Join(terms, " ") + " " + titleEnd
}

// digest is a sum over what is stored of pages, in any order.
type digest [sha256.Size]byte

// add counts a page.
func (d *digest) add(path string, s *stored) {
	h := sha256.New()
	values, _ := json.Marshal(s.Values) // texts and numbers: it cannot fail
	for _, part := range [][]byte{[]byte(path), s.Card, s.Passages, s.Body, values} {
		h.Write([]byte(strconv.Itoa(len(part)) + ":"))
		h.Write(part)
	}
	for i, b := range h.Sum(nil) {
		d[i] ^= b
	}
}

func (d *digest) String() string { return hex.EncodeToString(d[:]) }
