package opensearch

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/search/opensearch/cluster"
)

func TestANameThatLeadsNowhereIsNoIndex(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, aliases string
		status        int
		want          error
	}{
		{"no alias", `{"error": "alias [jobs] missing", "status": 404}`, 404, index.ErrNoIndex},
		{"an index of somebody else", `{"logs-1": {"aliases": {"jobs": {}}}}`, 200, index.ErrNoIndex},
		{"two generations", `{"jobs-gen-a-1-pages": {}, "jobs-gen-b-2-pages": {}}`, 200, index.ErrCorrupt},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if _, err := at(t, tt.status, tt.aliases).Current(t.Context()); !errors.Is(err, tt.want) {
				t.Errorf("%v, want %v", err, tt.want)
			}
		})
	}
}

// at is the index jobs of a cluster that answers everything alike.
func at(t testing.TB, status int, body string) *Index {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(status)
		fmt.Fprint(w, body)
	}))
	t.Cleanup(s.Close)
	x, err := At(cluster.Address{Nodes: []string{s.URL}, Name: "jobs"}, cluster.Credentials{})
	if err != nil {
		t.Fatal(err)
	}
	return x
}
