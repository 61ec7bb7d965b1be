package gate

import (
	"unicode"

	"github.com/careers-index/careers/search"
)

// Cost estimates what a search takes, in words: each reads lists as long as
// the site in the worst case.
func Cost(r search.Request) int {
	words, inWord := 0, false
	for _, c := range r.Query {
		in := unicode.IsLetter(c) || unicode.IsNumber(c)
		if in && !inWord {
			words++
		}
		inWord = in
	}
	for _, f := range r.Filters {
		words += len(f.Values) / 8
	}
	return 1 + words + r.PerPage/50 + max(r.Page-1, 0)*max(r.PerPage, search.DefaultPerPage)/1000
}
