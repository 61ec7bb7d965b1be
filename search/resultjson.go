package search

import (
	"io"

	"github.com/goccy/go-json"
)

// WriteJSON writes the result as the body of GET /api/v1/search, with a line
// end. Characters that matter in HTML are not escaped again: JSON is not HTML.
func (r *Result) WriteJSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(r)
}
