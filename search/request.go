package search

// Request is one question. The zero value lists every page.
type Request struct {
	Query      string   // the query language of the package comment
	Categories []string // OR inside; case is ignored
	Skills     []string // names or aliases; case is ignored
	AllSkills  bool     // skill_match=all: every chosen skill, not any of them
	Sort       Sort     // "" is relevance
	Page       int      // from 1; 0 is 1
	PerPage    int      // 1 to MaxPerPage; 0 is DefaultPerPage
}

// Sort is an order of hits. Each ends in the total order: position, title, path.
type Sort string

// The orders. Relevance without a query is by position.
const (
	ByRelevance Sort = "relevance"
	ByPosition  Sort = "position"
	ByTitle     Sort = "title"
)

// BadRequestError is a request that cannot be meant. Detail says why and what to do.
type BadRequestError struct {
	Param  string // q, page, per_page, sort, …
	Detail string
}

func (e *BadRequestError) Error() string { return e.Param + ": " + e.Detail }
