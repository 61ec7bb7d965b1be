package peer

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// echo finds as many pages as the query has words; a change adds one.
type echo struct{ changed int }

func (e *echo) Search(r Request) ([]byte, int, error) {
	if r.Kind == Typo {
		return nil, 0, errors.New("no typos")
	}
	return []byte("{…}"), len(r.Words) + e.changed, nil
}

func (e *echo) Common() (*Found, error) { return &Found{Total: 7}, nil }

func (e *echo) Change(documents []Document) error {
	e.changed += len(documents)
	return nil
}

func TestEachRequestHasOneReply(t *testing.T) {
	in := `{"op":"search","kind":"or","words":["a","b"]}
{"op":"search","kind":"or","words":["a"],"body":true}
{"op":"search","kind":"typo","words":["a"]}
{"op":"change","words":["a"],"documents":[{"id":"/x","title":"","body":""}]}
`
	var out bytes.Buffer
	if err := Answer(&echo{}, strings.NewReader(in), &out); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	for i, want := range []string{`"ready":true`, `"total":2,"bytes":5}`, `"answer":{"total":7,`, `"error":"no typos"`, `"total":2,"bytes":0}`} {
		if i >= len(lines) || !strings.Contains(lines[i], want) {
			t.Fatalf("line %d lacks %s:\n%s", i, want, out.String())
		}
	}
}

func TestReadingSaysWhichDocumentIsBroken(t *testing.T) {
	file := filepath.Join(t.TempDir(), "d.jsonl")
	if err := os.WriteFile(file, []byte("{\"id\":\"/a\"}\n{\"id\":"), 0o644); err != nil {
		t.Fatal(err)
	}
	n := 0
	err := Read(file, func(Document) error { n++; return nil })
	if n != 1 || err == nil || !strings.Contains(fmt.Sprint(err), "document 2") {
		t.Errorf("%d documents, error %v", n, err)
	}
}
