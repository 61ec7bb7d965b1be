package gate

import (
	"strings"
	"testing"

	"github.com/careers-index/careers/search"
)

func TestCostIsWords(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		request search.Request
		want    int
	}{
		{search.Request{}, 1}, {search.Request{Query: "go"}, 2}, {search.Request{Query: "  go, berlin! "}, 3}, {search.Request{Query: "a/b/c-d"}, 5},
		{search.Request{Query: strings.Repeat("the ", 24)}, 25}, {search.Request{PerPage: 100}, 3}, {search.Request{Page: 100}, 2},
		{search.Request{Filters: []search.Filter{{Facet: "skill", Values: make([]string, 40)}}}, 6},
	} {
		if got := Cost(c.request); got != c.want {
			t.Errorf("%+v costs %d, want %d", c.request, got, c.want)
		}
	}
}
