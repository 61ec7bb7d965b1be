package fulltext

// Pages as bleve documents. The fields are analysed when the document is made, by many
// goroutines at once.

import (
	"slices"
	"strings"
	"sync"

	"github.com/blevesearch/bleve/v2/document"
	bleveindex "github.com/blevesearch/bleve_index_api"

	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/index/stored"
)

// NewDocument makes the document of a page with its text. What it is made of is in
// documentDigest, too. It is exported for the test of what pages become.
func NewDocument(page *stored.Page, names Names) *document.Document {
	d := document.NewDocument(page.Path)
	for _, name := range Fields {
		if text := FieldText(name, page); text != "" {
			d.AddField(newTextField(name, text, names))
		}
	}
	return d
}

// FieldText returns the text of an analysed field of a page: its blocks, one a line. In
// description and passages the words of addresses and of names of files do not count.
// Positions count through all of it, with analysis.BlockGap at each line end.
func FieldText(field string, p *stored.Page) string {
	var lines []string
	switch field {
	case FieldTitle:
		return p.Title
	case FieldDescription:
		if !p.DescriptionDerived {
			return analysis.WithoutAddresses(p.Description)
		}
	case FieldFacts:
		lines = facts(p)
	case FieldHeadings:
		lines = p.Headings
	case FieldOwn, FieldShared:
		for _, s := range p.Passages {
			if (s.Section == "") == (field == FieldOwn) {
				lines = append(lines, analysis.WithoutAddresses(s.Text))
			}
		}
	}
	return strings.Join(lines, "\n")
}

// facts returns the words of front matter that people search for, besides the title:
// the page's name in navigation, and where and how a job is done.
func facts(p *stored.Page) []string {
	var lines []string
	add := func(s string) {
		if s != "" {
			lines = append(lines, s)
		}
	}
	add(p.Category)
	if p.Menu != p.Title {
		add(p.Menu)
	}
	for _, place := range p.Job.Locations {
		add(place)
	}
	add(p.Job.Workplace)
	for _, kind := range p.Job.Types {
		add(strings.ReplaceAll(kind, "-", " ")) // full-time
	}
	for _, name := range []string{p.Job.Company, p.Job.Department, p.Job.Team} {
		if !slices.Contains(p.Custom, name) { // a site's own facet may have it
			add(name)
		}
	}
	for _, value := range p.Custom {
		add(value)
	}
	return lines
}

// fieldOptions: bleve inverts a field, with the places of words, and stores nothing of it.
const fieldOptions = bleveindex.IndexField | bleveindex.IncludeTermVectors

// field is an analysed field of a document.
type field struct {
	name   string
	text   string
	length int
	terms  bleveindex.TokenFrequencies
}

// newTextField is a field of a text. Its length counts words: joined terms are none.
func newTextField(name, text string, names Names) *field {
	words := analysis.Analyze(text)
	return &field{name: name, text: text, length: len(words), terms: frequencies(text, append(words, names.In(words)...))}
}

// frequencies are the terms of a text with their places. Byte offsets are left out:
// phrases need positions only, and snippets are cut from passages. All of a text is in a
// few blocks of memory: most of what a build allocates is here.
func frequencies(text string, tokens []analysis.Token) bleveindex.TokenFrequencies {
	terms := make(bleveindex.TokenFrequencies, len(tokens)/2)
	letters := make([]byte, 0, len(text)) // of all terms
	var block []bleveindex.TokenFreq
	of := make([]*bleveindex.TokenFreq, len(tokens))
	for i, t := range tokens {
		term := terms[t.Term]
		if term == nil {
			if len(block) == 0 {
				block = make([]bleveindex.TokenFreq, min(termBlock, len(tokens)-i))
			}
			term, block = &block[0], block[1:]
			start := len(letters)
			letters = append(letters, t.Term...)
			term.Term = letters[start:len(letters):len(letters)]
			terms[t.Term] = term
		}
		term.SetFrequency(term.Frequency() + 1)
		of[i] = term
	}
	places := make([]*bleveindex.TokenLocation, len(tokens))
	for i, term := range of {
		if term.Locations == nil {
			n := term.Frequency()
			term.Locations, places = places[:0:n], places[n:]
		}
		term.Locations = append(term.Locations, location(tokens[i].Position))
	}
	return terms
}

// location is that of a position. Most are shared by all documents: bleve reads them only.
func location(position int) *bleveindex.TokenLocation {
	if shared := sharedLocations(); position < len(shared) {
		return &shared[position]
	}
	return &bleveindex.TokenLocation{Position: position}
}

// sharedLocations are those of the positions that most texts have, by position.
var sharedLocations = sync.OnceValue(func() []bleveindex.TokenLocation {
	list := make([]bleveindex.TokenLocation, 1<<15)
	for i := range list {
		list[i].Position = i
	}
	return list
})

// termBlock is how many terms are allocated at once: about those of a paragraph.
const termBlock = 32

func (f *field) Name() string                                          { return f.name }
func (f *field) Value() []byte                                         { return []byte(f.text) }
func (f *field) ArrayPositions() []uint64                              { return nil }
func (f *field) EncodedFieldType() byte                                { return 't' }
func (f *field) Analyze()                                              {} // NewDocument has done it
func (f *field) Options() bleveindex.FieldIndexingOptions              { return fieldOptions }
func (f *field) AnalyzedLength() int                                   { return f.length }
func (f *field) AnalyzedTokenFrequencies() bleveindex.TokenFrequencies { return f.terms }
func (f *field) NumPlainTextBytes() uint64                             { return uint64(len(f.text)) }
func (f *field) Size() int                                             { return len(f.name) + len(f.text) }
