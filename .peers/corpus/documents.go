package corpus

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"unicode"

	"github.com/careers-index/careers/.peers/peer"
	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/index/fulltext"
)

// Export writes the pages of an index as documents: the same texts that our own index
// has. It returns their number and the bytes of their texts.
func Export(indexDir, file string) (pages, size int, err error) {
	g, err := index.Open(indexDir)
	if err != nil {
		return 0, 0, err
	}
	defer g.Close()
	f, err := os.Create(file)
	if err != nil {
		return 0, 0, err
	}
	defer f.Close()
	buffered := bufio.NewWriterSize(f, 1<<20)
	out := json.NewEncoder(buffered)
	out.SetEscapeHTML(false)
	for n := range index.Ordinal(g.Len()) {
		d, err := document(g, n)
		if err != nil {
			return 0, 0, err
		}
		size += len(d.Title) + len(d.Body)
		if err := out.Encode(d); err != nil {
			return 0, 0, err
		}
	}
	if err := buffered.Flush(); err != nil {
		return 0, 0, err
	}
	return g.Len(), size, f.Close()
}

func document(g *index.Generation, n index.Ordinal) (peer.Document, error) {
	p, err := g.Page(n)
	if err != nil {
		return peer.Document{}, err
	}
	d := peer.Document{ID: p.Path, Title: p.Title}
	for _, name := range []string{fulltext.FieldHeadings, fulltext.FieldFacts, fulltext.FieldDescription, fulltext.FieldOwn, fulltext.FieldShared} {
		if text := fulltext.FieldText(name, p); text != "" {
			d.Body += text + "\n"
		}
	}
	for _, v := range values(g, "category", n) {
		d.Category = v
	}
	d.Skills = values(g, "skill", n)
	return d, nil
}

func values(g *index.Generation, facet string, n index.Ordinal) (names []string) {
	f, ok := g.Facet(facet)
	if !ok {
		return nil
	}
	for _, number := range g.Values(g.Document(n)) {
		if f.Has(number) {
			names = append(names, f.Value(number))
		}
	}
	return names
}

// Words cuts a text into words as all peers do: runs of letters and numbers, in lower
// case.
func Words(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
}

// PageValues are the values that the facets count of a page.
type PageValues struct {
	Category string
	Skills   []string
}

// Values reads the values of every document, by id.
func Values(documents string) (map[string]PageValues, error) {
	values := map[string]PageValues{}
	err := peer.Read(documents, func(d peer.Document) error {
		values[d.ID] = PageValues{d.Category, d.Skills}
		return nil
	})
	return values, err
}
