package schema

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/careers-index/careers/index"
	indexfacet "github.com/careers-index/careers/index/facet"
	"github.com/careers-index/careers/index/stored"
	"github.com/careers-index/careers/search/field"
)

// Stored is what the cluster keeps of a page as it is, and gives back.
type Stored struct {
	Card     []byte `json:"card,omitempty"`
	Passages []byte `json:"record_passages,omitempty"`
	Body     []byte `json:"record_body,omitempty"`
	// Values are the keys of the page's values by facet; Strengths are those of the skills
	// among them.
	Values Values `json:"values"`
}

// Values are the keys of a page's values.
type Values struct {
	Keys      map[string][]string `json:"keys,omitempty"`
	Strengths []int               `json:"strengths,omitempty"`
}

// Record is the page as it is stored.
func (s *Stored) Record() stored.Record {
	return stored.Record{Card: s.Card, Passages: s.Passages, Body: s.Body}
}

// ID is the id of the page at a path. Ids are limited to 512 bytes, and paths are not.
func ID(path string) string {
	sum := sha256.Sum256([]byte(path))
	return hex.EncodeToString(sum[:16])
}

// NewStored is what the cluster keeps of a page as it is.
func NewStored(e *index.Facts, facets []index.Facet) *Stored {
	keep := &Stored{Card: e.Card, Passages: e.Passages, Body: e.Body, Values: Values{Keys: map[string][]string{}}}
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

// NewDocument is a page as the cluster takes it.
func NewDocument(e *index.Entry, facets []index.Facet) object {
	keep := NewStored(&e.Facts, facets)
	doc := object{
		PathField: e.Path, TitleField: keyed(e.Title), PositionField: e.Position, PostingField: e.Posting, PayField: e.YearlyPay,
		SharesField:     sharesText(e.Shares),
		WholeTitleField: titleText(e.TitleTerms),
		CardField:       keep.Card, PassagesField: keep.Passages, BodyField: keep.Body,
		SumField: SumOf(&e.Facts),
	}
	if e.Posted != "" {
		doc[PostedField] = e.Posted
	}
	if e.Head < len(e.TitleTerms) {
		doc[HeadTitleField] = titleText(e.TitleTerms[:e.Head])
	}
	for f := range field.Texts {
		if blocks := e.Blocks[f]; len(blocks) > 0 {
			texts := make([]string, len(blocks))
			for i, terms := range blocks {
				texts[i] = strings.Join(terms, " ")
			}
			doc[TextField(f)] = texts
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
				name := StrengthField(Strengths[s])
				of, _ := doc[name].([]string)
				doc[name] = append(of, keys[j])
			}
		}
	}
	doc[ValuesField] = keep.Values
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
		b.WriteString(SharesTerm(s.Term))
		b.WriteString(shareMark)
		b.WriteString(strconv.Itoa(FrequencyOf(s.Share)))
	}
	return b.String()
}

// SharesTerm is a word, or a joined name, in the field of shares.
func SharesTerm(term string) string { return strings.ReplaceAll(term, " ", nameSpace) }

func titleText(terms []string) string {
	return TitleStart + " " + strings.Join(terms, " ") + " " + TitleEnd
}

// Digest is a sum over what is stored of pages, in any order.
type Digest [sha256.Size]byte

// Add counts a page.
func (d *Digest) Add(path string, s *Stored) {
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

func (d *Digest) String() string { return hex.EncodeToString(d[:]) }

// SumOf is a sum of all that a document follows from, but for the rules.
func SumOf(f *index.Facts) string {
	h := sha256.New()
	values, _ := json.Marshal([]any{f.Values, f.Strengths, f.YearlyPay}) // texts and numbers: it cannot fail
	for _, part := range [][]byte{f.Card, f.Passages, f.Body, values} {
		_, _ = fmt.Fprintf(h, "%d:", len(part)) // a hash takes any write
		h.Write(part)
	}
	return base64.RawStdEncoding.EncodeToString(h.Sum(nil)[:12])
}
