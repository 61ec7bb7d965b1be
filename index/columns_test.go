package index

import (
	"bytes"
	"strings"
	"testing"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/settings"
	"github.com/careers-index/careers/index/facet"
	"github.com/careers-index/careers/index/fulltext"
	"github.com/careers-index/careers/index/skills"
	"github.com/careers-index/careers/index/skills/lexicon"
	"github.com/careers-index/careers/index/storage"
	"github.com/careers-index/careers/index/stored"
)

// A generation whose columns do not fit its pages is refused when it is opened, so
// that no index of an array can be out of range later.
func TestColumnsThatDoNotFitAreRefused(t *testing.T) {
	t.Parallel()
	table := facet.Table([]settings.Facet{{Name: "category"}, {Name: "skill"}}, lexicon.Default())
	sources := []facet.Page{
		{Page: &content.Page{Path: "/a", Category: "Ports"}, Skills: []skills.Skill{{Name: "Go", Strength: skills.Required}}},
		{Page: &content.Page{Path: "/b"}, Skills: []skills.Skill{{Name: "Go", Strength: skills.Preferred}, {Name: "Scala"}}},
	}
	fits := func() *columns {
		facets, err := collectFacets(t.Context(), table, sources)
		if err != nil {
			t.Fatal(err)
		}
		docs := &documents{facets: facets}
		for _, p := range sources {
			docs.Pages, docs.titles = append(docs.Pages, stored.New(p)), append(docs.titles, newTitleTerms(p.Title))
		}
		return newColumns(docs, []Ordinal{1, 0}, make([]float64, len(fulltext.Fields)))
	}
	for name, tt := range map[string]struct {
		spoil func(c *columns)
		want  string // of the error
	}{
		"as they are":            {func(*columns) {}, ""},
		"offsets too short":      {func(c *columns) { c.offsets = c.offsets[:2] }, "offsets"},
		"offsets past the end":   {func(c *columns) { c.offsets[2] = 9 }, "offsets"},
		"offsets not in order":   {func(c *columns) { c.offsets[1] = 99 }, "offsets"},
		"a value that is absent": {func(c *columns) { c.numbers[0] = 7 }, "no facet has"},
		"too few ranks":          {func(c *columns) { c.titleRank = c.titleRank[:1] }, "1 elements for 2 pages"},
		"a page that is absent":  {func(c *columns) { c.byPath[0] = 2 }, "no page"},
		"a document too many":    {func(c *columns) { c.byPath = append(c.byPath, 0) }, "3 elements"},
		"bits of more pages":     {func(c *columns) { c.postings = append(c.postings, 0) }, "words of bits"},
		"a strength too many":    {func(c *columns) { c.strengths = append(c.strengths, 0) }, "5 strengths for 4 values"},
		"an unknown strength":    {func(c *columns) { c.strengths[0] = 4 }, "not a strength"},
		"a facet that is absent": {func(c *columns) { c.facets = c.facets[:1] }, "facet skill: it is missing"},
		"a length too few":       {func(c *columns) { c.lengths = c.lengths[1:] }, storage.ErrRecord.Error()},
	} {
		c := fits()
		tt.spoil(c)
		var encoded bytes.Buffer
		w := storage.NewWriter(&encoded)
		c.encode(w)
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		file, err := storage.Open(encoded.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		_, err = decodeColumns(file, 2, newFacets(table))
		if (err == nil) != (tt.want == "") || err != nil && !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want an error with %q", name, err, tt.want)
		}
	}
}
