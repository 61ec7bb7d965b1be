package frontmatter

// One block through the steps:
//
//	---
//	title: Engineer
//	weight: 3
//	contact: Ann
//	url: https://example.com/apply
//	layout: post
//	---
//	Text.
//
//  1. Fences: line 1 opens the block, line 7 closes it, the text starts at line 8.
//  2. Decoding: five keys with scalars.
//  3. Keys: title is ours; weight is an alias of position; contact and url are
//     both related to apply; layout belongs to other generators.
//  4. Values: Title is "Engineer", Position is 3. Of the two for apply, contact
//     comes first in the table, but "Ann" is not an address, so url is used:
//     Job.Apply is "https://example.com/apply". Strings("layout") is ["post"].

import (
	"bytes"
	"maps"
	"slices"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/frontmatter/fence"
	"github.com/careers-index/careers/content/mapping"
	"github.com/careers-index/careers/content/pay"
)

// Block is what the front matter of a page says. The zero value is a page
// without front matter.
type Block struct {
	Keys
	TitleRuns []diag.Run // map Title to the file; nil when it is not there byte by byte
	MenuTitle string
	Category  string
	Position  float64
	Job       Job
	Level     string // of the job, as written: "Senior"
	Language  string // of the text, a BCP 47 tag
	Skills    []Name // nil when the key is absent
	Tags      []Name

	hiddenBecause string // why the page is left out on any date: "draft: true"
	over          bool   // some key says that the job is no longer open
	withheld      bool   // some key leaves the page out for another reason
	visibleFrom   string // date from which the page is shown; "" for always

	*reading // nil afterwards
}

// Keys are what findings about a page need of its front matter: a site holds those of all of
// its pages.
type Keys struct {
	Present     bool // and could be decoded
	Title       string
	TitleLine   string // as the file has it, from the value of the title to the end of the line
	Description string
	Unknown     []UnknownKey

	file   string
	places []keyPlace // of our keys
	texts  []keyTexts // of keys, those of containers too
}

// reading is what is known of a block while it is read.
type reading struct {
	// What several keys say together, until combine puts it into Job.
	locationParts locationParts
	placeHint     string // from remote: US
	workplaceHint string // from keys that are about something else
	payParts      pay.Pay

	at       map[string]diag.Position
	keys     *mapping.Map   // as they were decoded
	findings []diag.Finding // of values that were used in part
}

func newReading() *reading { return &reading{at: map[string]diag.Position{}} }

// Name is one entry of the keys skills and tags.
type Name struct {
	Name   string
	At     diag.Position
	Offset int // byte offset in At.File
}

// UnknownKey is a key that has no meaning here.
type UnknownKey struct {
	Name   string
	At     diag.Position
	IsDate bool // its value is one
}

func newUnknownKey(p mapping.Pair) UnknownKey {
	_, isDate := dateIn(p.Value)
	return UnknownKey{p.Key, p.At, isDate}
}

// Parse reads the front matter of a page. The body starts at the offset body: at
// the start of the text when there is no front matter. A finding with severity
// Error means that the page cannot be published. The block is never nil.
func Parse(src *diag.Source) (block *Block, body int, findings []diag.Finding) {
	block, read, findings := parseKeys(src)
	block.compact(src.File)
	return block, read.Body, findings
}

// parseKeys is Parse, and keeps the keys in the block.
func parseKeys(src *diag.Source) (*Block, fence.Block, []diag.Finding) {
	read, findings := fence.Read(src, isKnown)
	if !read.Present {
		return &Block{reading: newReading()}, read, findings
	}
	block, more := readKeys(read.Keys)
	block.setPositions(src, read.End)
	return block, read, append(findings, more...)
}

// report adds a finding about a value that is used in part.
func (b *Block) report(f diag.Finding) { b.findings = append(b.findings, f) }

// combine puts together what several keys say about one thing.
func (b *Block) combine() {
	b.combineLocation()
	b.combineWorkplace()
	b.combinePay()
}

// movePosition gives a key the position of the first of other keys that there is, if it
// has none of its own.
func (b *Block) movePosition(key string, others ...string) {
	for _, other := range others {
		if at, ok := b.at[other]; ok {
			if _, has := b.at[key]; !has {
				b.at[key] = at
			}
			return
		}
	}
}

// setPositions adds the offsets and runs that need the bytes of the file. end is where
// the block ends.
func (b *Block) setPositions(src *diag.Source, end int) {
	for _, names := range [][]Name{b.Skills, b.Tags} {
		from := 0
		for i := range names {
			n := &names[i]
			n.Offset = src.Offset(n.At)
			// Not every format keeps the position of an item of a list, or of a text
			// of several lines: the name is looked for from there on.
			if from = max(from, n.Offset); from < end {
				if at := bytes.Index(src.Bytes[from:end], []byte(n.Name)); at >= 0 {
					n.Offset = from + at
					n.At, from = src.At(n.Offset), n.Offset+len(n.Name)
				}
			}
		}
	}
	if at, ok := b.at["title"]; ok {
		b.TitleRuns = verbatim(src, at, b.Title)
		b.TitleLine = string(src.Line(at.Line)[at.Column-1:])
	}
}

// verbatim maps a text to the position where its value starts, if the file has it
// there byte by byte, perhaps in quotes.
func verbatim(src *diag.Source, at diag.Position, text string) []diag.Run {
	if text == "" {
		return nil
	}
	offset := src.Offset(at)
	rest := bytes.TrimLeft(src.Bytes[offset:min(offset+1, len(src.Bytes))], `"'`)
	offset += 1 - len(rest)
	if !bytes.HasPrefix(src.Bytes[offset:], []byte(text)) {
		return nil
	}
	return []diag.Run{{End: len(text), At: src.At(offset), Offset: offset, Verbatim: true}}
}

// keyPlace is where the value of one of our keys is.
type keyPlace struct {
	key          string
	line, column int32
}

// compact brings the block into the form in which a site holds it: decoded, keys are as
// large as the file.
func (b *Block) compact(file string) {
	b.file = file
	for _, key := range slices.Sorted(maps.Keys(b.at)) {
		b.places = append(b.places, keyPlace{key, int32(b.at[key].Line), int32(b.at[key].Column)})
	}
	b.places = slices.Clip(b.places)
	b.reading = nil
}

// At is the position of the value of one of our keys, by our own name. ok is false
// when there is no such key.
func (k *Keys) At(key string) (at diag.Position, ok bool) {
	for _, p := range k.places {
		if p.key == key {
			return diag.Position{File: k.file, Line: int(p.line), Column: int(p.column)}, true
		}
	}
	return at, false
}

// Strings are the texts of any key, known or not: one for a scalar, one for each
// scalar of a list, none for a map. A key of the table is found under its aliases
// too.
func (k *Keys) Strings(key string) []string {
	folded := diag.FoldName(key)
	asked, known := rowOfName[folded]
	known = known && asked.kind != related
	var found []string
	best := 0
	for _, has := range k.texts {
		if has.name == folded {
			return has.texts
		}
		if !known {
			continue
		}
		if at, ok := rowOfName[has.name]; ok && at.row == asked.row && at.kind != related && (found == nil || at.rank < best) {
			found, best = has.texts, at.rank
		}
	}
	return found
}

// WithTextsOf is the keys with the texts of some of them alone. Those of all are a third of
// what a site holds of a page.
func (k Keys) WithTextsOf(names ...string) Keys {
	var kept []keyTexts
	for _, name := range names {
		if texts := k.Strings(name); texts != nil {
			kept = append(kept, keyTexts{diag.FoldName(name), texts})
		}
	}
	k.texts = slices.Clip(kept)
	return k
}

// keyTexts are the texts of a key that has some.
type keyTexts struct {
	name  string // folded
	texts []string
}

// texts are the texts of a value that are not empty.
func texts(v mapping.Value) []string {
	values := v.List()
	if v.IsScalar() {
		values = []mapping.Value{v}
	}
	var out []string
	for _, item := range values {
		if text, ok := item.Text(); ok && !item.Empty() {
			out = append(out, text)
		}
	}
	return out
}
