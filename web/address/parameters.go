package address

import (
	"fmt"

	"github.com/careers-index/careers/search"
)

// Use says which answers take a parameter.
type Use int

// Each use includes the parameters of the ones before it.
const (
	Suggestions Use = iota // GET /api/v1/suggest
	Figures                // figures about the positions of a search
	Feed                   // a feed, the newest first
	Export                 // every hit
	Page                   // a page of results for people
	API                    // GET /api/v1/search
)

// Parameter describes one parameter for people and programs.
type Parameter struct {
	Name        string
	Description string
	Use         Use      // the first that takes it
	Not         Use      // one after it that does not
	Repeated    bool     // may be given several times
	Values      []string // the only ones, the default first; nil for any
	Varies      bool     // the default depends on what is asked, so that Values begin with none
	Number      bool     // a whole number from 1
	Max         int      // of a number; 0 for none
	Default     int      // of a number; 0 for none
}

func texts[S ~string](values []S) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return out
}

// Parameters are those of a site with these facets.
func Parameters(facets search.Facets) []Parameter {
	list := []Parameter{{Name: "q", Description: "Words to search for, in the query language"}}
	for _, f := range facets {
		list = append(list, Parameter{
			Name: f.Name, Use: Figures, Repeated: true,
			Description: fmt.Sprintf("%s: a value or another name of it. Repeat it for several. Letter case is ignored.", f.Label),
		})
		if f.Many {
			list = append(list, Parameter{
				Name: f.Name + search.MatchSuffix, Use: Figures, Values: []string{matchAny, matchAll},
				Description: fmt.Sprintf("%s: whether a page must have any or all of the values", f.Label),
			})
		}
		list = append(list, Parameter{
			Name: f.Name + search.PrefixSuffix, Use: Page,
			Description: fmt.Sprintf("%s: list only values with a word that begins so. It changes no count.", f.Label),
		})
	}
	return append(list,
		Parameter{Name: search.PayMin, Use: Figures, Number: true, Max: search.MaxPayMin, Description: "Only jobs that pay as much in a year of full-time work at best, in their own currency"},
		Parameter{Name: "show", Use: Feed, Values: texts(search.Shows()), Varies: true, Description: "Positions, other pages, or all. Where it is not given, pages and feeds show positions."},
		Parameter{Name: "sort", Use: Export, Values: texts(search.Sorts()), Description: "The order of hits. Without q, relevance is position."},
		Parameter{Name: "page", Use: Feed, Not: Export, Number: true, Max: search.MaxDepth, Default: 1, Description: fmt.Sprintf("The page of hits, from 1 to the hit %d", search.MaxDepth)},
		Parameter{Name: "per_page", Use: API, Number: true, Max: search.MaxPerPage, Default: search.DefaultPerPage, Description: "Hits per page"},
	)
}
