package fulltext

// The languages of a site: those that its pages are written in.

import (
	"maps"
	"slices"

	"github.com/blevesearch/bleve/v2/document"
	bleveindex "github.com/blevesearch/bleve_index_api"

	"github.com/careers-index/careers/index/analysis/stem"
)

// languageShare is the share of pages, one in so many, that a language must have to be one
// of the site, unless front matter names it: a word of it in a query means something then.
const languageShare = 50

// languages counts pages by the language that they are written in.
type languages struct {
	named map[string]bool // by front matter
	found map[string]int  // pages whose words tell
	pages int
}

func newLanguages() *languages { return &languages{named: map[string]bool{}, found: map[string]int{}} }

// add counts a page with its document. language is that of front matter, "" if it names none:
// it knows better than the words of the page.
func (l *languages) add(language string, d *document.Document) {
	l.pages++
	if named := stem.Named(language); named != nil {
		l.named[named.Tag()] = true
		return
	}
	var texts []bleveindex.TokenFrequencies
	for _, f := range d.Fields {
		if f.Name() == FieldOwn || f.Name() == FieldShared {
			texts = append(texts, f.AnalyzedTokenFrequencies())
		}
	}
	has := func(term string) bool {
		return slices.ContainsFunc(texts, func(t bleveindex.TokenFrequencies) bool { return t[term] != nil })
	}
	for _, found := range stem.Of(has) {
		l.found[found.Tag()]++
	}
}

// tags are those of the site's languages, sorted.
func (l *languages) tags() []string {
	for tag, pages := range l.found {
		if pages*languageShare >= l.pages {
			l.named[tag] = true
		}
	}
	return slices.Sorted(maps.Keys(l.named))
}
