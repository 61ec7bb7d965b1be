package cluster

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"time"
)

const (
	// bulkBytes is how much one request loads: large enough that requests cost little,
	// small enough for the memory of either side.
	bulkBytes = 4 << 20
	// bulkAttempts of documents that a busy cluster has refused, with longer and longer
	// waits: two minutes in all.
	bulkAttempts = 10
)

// Bulk loads documents into one index. It is not safe for concurrent use.
type Bulk struct {
	to    *Client
	index string
	tasks []task
	bytes int // of the tasks
}

// NewBulk loads into an index.
func NewBulk(to *Client, index string) *Bulk { return &Bulk{to: to, index: index} }

// task is what is to be done with one document.
type task struct {
	id    string
	lines []byte // what to do, and the document
}

// Add loads a document, soon.
func (b *Bulk) Add(ctx context.Context, id string, doc any) error {
	line, err := EncodeLine(doc)
	if err != nil {
		return err
	}
	return b.AddLine(ctx, id, line)
}

// AddLine loads an encoded document, soon.
func (b *Bulk) AddLine(ctx context.Context, id string, line []byte) error {
	return b.do(ctx, id, "index", line)
}

// Remove deletes a document, soon.
func (b *Bulk) Remove(ctx context.Context, id string) error { return b.do(ctx, id, "delete", nil) }

func (b *Bulk) do(ctx context.Context, id, what string, line []byte) error {
	lines, err := EncodeLine(Object{what: Object{"_id": id}})
	if err != nil {
		return err
	}
	lines = append(lines, line...)
	b.tasks, b.bytes = append(b.tasks, task{id, lines}), b.bytes+len(lines)
	if b.bytes < bulkBytes {
		return nil
	}
	return b.Flush(ctx)
}

// Flush does what was asked for. Documents that the cluster is too busy for are sent again.
func (b *Bulk) Flush(ctx context.Context) error {
	for attempt := 1; len(b.tasks) > 0; attempt++ {
		left, err := b.send(ctx)
		if err != nil {
			return fmt.Errorf("loading %s: %w", b.index, err)
		}
		if b.tasks = left; len(left) == 0 {
			break
		}
		if attempt == bulkAttempts {
			return fmt.Errorf("loading %s: the cluster is too busy: %d documents were refused %d times; try again later", b.index, len(left), attempt)
		}
		if err := wait(ctx, backoff(attempt)); err != nil {
			return err
		}
	}
	b.bytes = 0
	return nil
}

// send does all tasks once, and returns those that are to be done again.
func (b *Bulk) send(ctx context.Context) (again []task, err error) {
	var body bytes.Buffer
	for _, t := range b.tasks {
		body.Write(t.lines)
	}
	type outcome struct {
		Status int             `json:"status"`
		Error  json.RawMessage `json:"error"`
	}
	var answer struct {
		Errors bool                 `json:"errors"`
		Items  []map[string]outcome `json:"items"` // by what was done
	}
	path := "/" + b.index + "/_bulk?filter_path=errors,items.*.status,items.*.error"
	if err := b.to.Call(ctx, http.MethodPost, path, body.Bytes(), &answer); err != nil || !answer.Errors {
		return nil, err
	}
	if len(answer.Items) != len(b.tasks) {
		return nil, fmt.Errorf("%d answers for %d documents", len(answer.Items), len(b.tasks))
	}
	for i, item := range answer.Items {
		for _, o := range item {
			switch {
			case o.Status < http.StatusMultipleChoices:
			case o.Status == http.StatusTooManyRequests || o.Status == http.StatusServiceUnavailable:
				again = append(again, b.tasks[i])
			default:
				answer, _ := json.Marshal(Object{"error": o.Error}) // it is JSON already
				return nil, fmt.Errorf("document %s: %w", b.tasks[i].id, ErrorOf(o.Status, bytes.NewReader(answer)))
			}
		}
	}
	return again, nil
}

// wait waits, unless the context ends.
func wait(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return errors.Join(ctx.Err(), context.Cause(ctx))
	case <-t.C:
		return nil
	}
}

// EncodeLine is a line of JSON.
func EncodeLine(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return b.Bytes(), err
}
