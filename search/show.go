package search

import "strings"

// Show says which kinds of pages a result has. It is no filter: it holds for hits, totals,
// counts, and relaxations alike.
type Show string

// The kinds. "" is ShowAll to an engine; web shows people positions unless they ask for more.
const (
	ShowPositions Show = "positions" // postings alone
	ShowPages     Show = "pages"     // pages that are no postings
	ShowAll       Show = "all"
)

// Shows are all kinds.
func Shows() []Show { return []Show{ShowAll, ShowPositions, ShowPages} }

// Has reports whether a page of a kind is shown.
func (s Show) Has(posting bool) bool {
	switch s {
	case ShowPositions:
		return posting
	case ShowPages:
		return !posting
	}
	return true
}

// PayMin is the name of Request.PayMin, as a parameter and among the filters of a
// relaxation.
const PayMin = "pay_min"

// MaxPayMin is the largest Request.PayMin: more than any job pays a year in any currency.
const MaxPayMin = 1_000_000_000

// checkChoices checks what a request chooses beside facets.
func (r *Request) checkChoices() error {
	switch r.Show {
	case "":
		r.Show = ShowAll
	case ShowPositions, ShowPages, ShowAll:
	default:
		return badRequest("show", "%q is no kind of page; use %s", r.Show, oneOf(Shows()))
	}
	switch r.Sort {
	case "":
		r.Sort = ByRelevance
	case ByRelevance, ByPosition, ByTitle, ByNewest:
	default:
		return badRequest("sort", "%q is not an order; use %s", r.Sort, oneOf(Sorts()))
	}
	if r.PayMin < 0 || r.PayMin > MaxPayMin {
		return badRequest(PayMin, "is %d; use a year's pay, 1 to %d", r.PayMin, MaxPayMin)
	}
	return nil
}

// oneOf lists values for people: "a, b or c".
func oneOf[S ~string](values []S) string {
	var b strings.Builder
	for i, v := range values {
		switch {
		case i == 0:
		case i == len(values)-1:
			b.WriteString(" or ")
		default:
			b.WriteString(", ")
		}
		b.WriteString(string(v))
	}
	return b.String()
}
