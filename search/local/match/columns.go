package match

import (
	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/index/terms"
	"github.com/careers-index/careers/search/local/pageset"
	"github.com/careers-index/careers/search/plan"
	"github.com/careers-index/careers/search/ranking"
)

// Columns are what matching reads of a generation, made once for all matchers.
type Columns struct {
	Values   *ValuePages
	Postings pageset.Set // pages that are postings

	g         *index.Generation
	terms     *terms.File
	fields    []terms.Field      // the text fields
	skills    *plan.Facet        // the one of skills
	titleKeys []ranking.TitleKey // by document
}

// NewColumns reads them. The facet is the one of skills.
func NewColumns(g *index.Generation, skills *plan.Facet) *Columns {
	return &Columns{
		Values: newValuePages(g), Postings: newPostings(g),
		g: g, terms: g.Terms(), fields: g.TermFields(), skills: skills, titleKeys: newTitleKeys(g),
	}
}

// newPostings are the pages that are postings.
func newPostings(g *index.Generation) pageset.Set {
	s := pageset.New(g.Len())
	for doc := range index.Doc(g.Len()) {
		if g.Posting(g.Ordinal(doc)) {
			s.Add(doc)
		}
	}
	return s
}

// newTitleKeys are the keys of all titles.
func newTitleKeys(g *index.Generation) []ranking.TitleKey {
	keys := make([]ranking.TitleKey, g.Len())
	for doc := range keys {
		keys[doc] = ranking.NewTitleKey(g.TitleTerms(index.Doc(doc)))
	}
	return keys
}
