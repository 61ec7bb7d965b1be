package index

import (
	"bytes"
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/careers-index/careers/index/skills"
)

// A generation whose columns do not fit its pages is refused when it is opened, so
// that no index of an array can be out of range later.
func TestColumnsThatDoNotFitAreRefused(t *testing.T) {
	t.Parallel()
	fits := func() *columns {
		c, err := newColumns([]*Page{
			{Card: Card{Path: "/a", Category: "Ports"}, Skills: []skills.Skill{{Name: "Go", Strength: skills.Required}}},
			{Card: Card{Path: "/b"}, Skills: []skills.Skill{{Name: "Go", Strength: skills.Preferred}, {Name: "Scala"}}},
		})
		if err != nil {
			t.Fatal(err)
		}
		c.ordinals, c.lengths = []uint32{1, 0}, make([]float64, len(analysedFields))
		return c
	}
	for name, tt := range map[string]struct {
		spoil func(c *columns)
		want  string // of the error
	}{
		"as they are":            {func(*columns) {}, ""},
		"offsets too short":      {func(c *columns) { c.skill.Offsets = c.skill.Offsets[:2] }, "offsets"},
		"offsets past the end":   {func(c *columns) { c.category.Offsets[2] = 9 }, "offsets"},
		"offsets not in order":   {func(c *columns) { c.skill.Offsets[1] = 99 }, "offsets"},
		"a value that is absent": {func(c *columns) { c.skill.Ords[0] = 7 }, "no value"},
		"too few ranks":          {func(c *columns) { c.titleRank = c.titleRank[:1] }, "1 elements for 2 pages"},
		"a page that is absent":  {func(c *columns) { c.byPath[0] = 2 }, "no page"},
		"a document too many":    {func(c *columns) { c.ordinals = append(c.ordinals, 0) }, "3 elements"},
		"bits of more pages":     {func(c *columns) { c.postings = append(c.postings, 0) }, "words of bits"},
		"a strength too many":    {func(c *columns) { c.strengths = append(c.strengths, 0) }, "4 strengths for 3 skills"},
		"an unknown strength":    {func(c *columns) { c.strengths[0] = 4 }, "not a strength"},
		"a length too few":       {func(c *columns) { c.lengths = c.lengths[1:] }, errRecord.Error()},
	} {
		c := fits()
		tt.spoil(c)
		var file bytes.Buffer
		w := newTableWriter(&file)
		c.encode(w)
		if err := w.close(); err != nil {
			t.Fatal(err)
		}
		table, err := openTable(file.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		_, err = decodeColumns(table, 2)
		if (err == nil) != (tt.want == "") || err != nil && !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want an error with %q", name, err, tt.want)
		}
	}
}

func TestAFacetHasAsManyValuesAsAnOrdinalCanTell(t *testing.T) {
	t.Parallel()
	pages := make([]*Page, math.MaxUint16+2)
	for i := range pages {
		pages[i] = &Page{Card: Card{Category: strconv.Itoa(i)}}
	}
	if _, err := newColumns(pages); err == nil || !strings.Contains(err.Error(), "65537 different values of facet category") {
		t.Errorf("newColumns: %v", err)
	}
}
