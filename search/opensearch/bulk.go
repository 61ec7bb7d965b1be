package opensearch

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

// bulk loads documents into one index. It is not safe for concurrent use.
type bulk struct {
	*cluster
	index string
	body  bytes.Buffer
	ids   []string // of the documents in body
}

// add loads a document, soon.
func (b *bulk) add(ctx context.Context, id string, doc any) error {
	if err := appendBulk(&b.body, id, doc); err != nil {
		return err
	}
	b.ids = append(b.ids, id)
	if b.body.Len() < bulkBytes {
		return nil
	}
	return b.flush(ctx)
}

// flush loads what was added. Documents that the cluster is too busy for are sent again.
func (b *bulk) flush(ctx context.Context) error {
	for attempt := 1; len(b.ids) > 0; attempt++ {
		left, err := b.send(ctx)
		if err != nil {
			return err
		}
		if left == 0 {
			break
		}
		if attempt == bulkAttempts {
			return fmt.Errorf("%s: the cluster is too busy: %d documents were refused %d times; try again later", b.index, left, attempt)
		}
		if err := wait(ctx, backoff(attempt)); err != nil {
			return err
		}
	}
	b.body.Reset()
	b.ids = b.ids[:0]
	return nil
}

// send loads the documents once, and keeps those that are to be sent again.
func (b *bulk) send(ctx context.Context) (left int, err error) {
	var answer struct {
		Errors bool `json:"errors"`
		Items  []struct {
			Index struct {
				Status int             `json:"status"`
				Error  json.RawMessage `json:"error"`
			} `json:"index"`
		} `json:"items"`
	}
	if err := b.call(ctx, http.MethodPost, "/"+b.index+"/_bulk?filter_path=errors,items.index.status,items.index.error", b.body.Bytes(), &answer); err != nil {
		return 0, fmt.Errorf("loading %s: %w", b.index, err)
	}
	if !answer.Errors {
		b.ids = b.ids[:0]
		return 0, nil
	}
	if len(answer.Items) != len(b.ids) {
		return 0, fmt.Errorf("loading %s: %d answers for %d documents", b.index, len(answer.Items), len(b.ids))
	}
	lines := bytes.SplitAfter(b.body.Bytes(), []byte("\n"))
	var again bytes.Buffer
	var ids []string
	for i, item := range answer.Items {
		switch status := item.Index.Status; {
		case status < http.StatusMultipleChoices:
		case status == http.StatusTooManyRequests || status == http.StatusServiceUnavailable:
			again.Write(lines[2*i])
			again.Write(lines[2*i+1])
			ids = append(ids, b.ids[i])
		default:
			answer, _ := json.Marshal(object{"error": item.Index.Error}) // it is JSON already
			return 0, fmt.Errorf("loading %s: document %s: %w", b.index, b.ids[i], errorOf(status, bytes.NewReader(answer)))
		}
	}
	b.body.Reset()
	b.body.Write(again.Bytes())
	b.ids = ids
	return len(ids), nil
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
