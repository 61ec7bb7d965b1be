package cluster

import (
	"bufio"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
)

// loader is a cluster that refuses documents as it is told: by id, how often, with which
// status.
type loader struct {
	mu      sync.Mutex
	refuse  map[string][]int // statuses of the first attempts
	loaded  []string
	largest int // bytes of a request
}

func (l *loader) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.largest = max(l.largest, int(r.ContentLength))
	lines := bufio.NewScanner(r.Body)
	lines.Buffer(nil, 64<<20)
	var items []string
	failed := false
	for lines.Scan() {
		var action struct {
			Index struct {
				ID string `json:"_id"`
			} `json:"index"`
		}
		if err := json.Unmarshal(lines.Bytes(), &action); err != nil || !lines.Scan() {
			http.Error(w, "no action with a document", http.StatusBadRequest)
			return
		}
		id, status := action.Index.ID, 201
		if list := l.refuse[id]; len(list) > 0 {
			status, l.refuse[id], failed = list[0], list[1:], true
		} else {
			l.loaded = append(l.loaded, id)
		}
		items = append(items, fmt.Sprintf(`{"index": {"status": %d, "error": {"type": "mapper_parsing_exception", "reason": "failed to parse"}}}`, status))
	}
	fmt.Fprintf(w, `{"errors": %t, "items": [%s]}`, failed, strings.Join(items, ","))
}

func loadInto(t *testing.T, l *loader, ids ...string) error {
	t.Helper()
	s := httptest.NewServer(l)
	defer s.Close()
	b := NewBulk(clientOf(t, Credentials{}, s.URL), "jobs-pages")
	for _, id := range ids {
		if err := b.Add(t.Context(), id, Object{"path": strings.Repeat("x", bulkBytes/3)}); err != nil {
			return err
		}
	}
	return b.Flush(t.Context())
}

func TestDocumentsThatABusyClusterRefusesAreLoadedLater(t *testing.T) {
	t.Parallel()
	l := &loader{refuse: map[string][]int{"b": {429, 503}, "d": {429}}}
	if err := loadInto(t, l, "a", "b", "c", "d", "e"); err != nil {
		t.Fatal(err)
	}
	slices.Sort(l.loaded)
	if got := strings.Join(l.loaded, " "); got != "a b c d e" {
		t.Errorf("loaded %s: each document once", got)
	}
	if l.largest > 2*bulkBytes {
		t.Errorf("a request of %d bytes", l.largest)
	}
}

func TestADocumentThatCannotBeLoadedEndsTheBuild(t *testing.T) {
	t.Parallel()
	err := loadInto(t, &loader{refuse: map[string][]int{"b": {400}}}, "a", "b", "c")
	if err == nil || !strings.Contains(err.Error(), "document b: status 400: mapper_parsing_exception failed to parse") {
		t.Errorf("%v", err)
	}
}
