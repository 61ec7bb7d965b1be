package local

import (
	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/index/terms"
	"github.com/careers-index/careers/search/local/pageset"
	"github.com/careers-index/careers/search/plan"
	"github.com/careers-index/careers/search/ranking"
)

// columns are what matching reads of a generation, made once for all matchers.
type columns struct {
	values   *valuePages
	postings pageset.Set // pages that are postings

	g         *index.Generation
	terms     *terms.File
	fields    []terms.Field      // the text fields
	skills    *plan.Facet        // the one of skills
	titleKeys []ranking.TitleKey // by document
}

func newColumns(g *index.Generation, skills *plan.Facet) *columns {
	return &columns{
		values: newValuePages(g), postings: newPostings(g),
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
