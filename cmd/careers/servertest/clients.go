package servertest

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// Timeout is when a server is given up that does not answer what it should.
const Timeout = 20 * time.Second

// Clients ask a server at once, and count what they get.
type Clients struct {
	Answered, Wrong, Failed atomic.Int64

	running sync.WaitGroup
	ends    chan struct{} // of requests, for whoever waits for progress
}

// NewClients returns clients of which none asks yet.
func NewClients() *Clients { return &Clients{ends: make(chan struct{})} }

// Go adds a client, which asks until ctx ends. The pace is how long it takes for a request
// at least, which leaves the processor to the server and to others. ask counts from a number
// on: clients that begin elsewhere ask for different things at a time.
func (c *Clients) Go(ctx context.Context, pace time.Duration, from int, ask func(i int)) {
	c.running.Go(func() {
		next := time.NewTicker(pace)
		defer next.Stop()
		for i := from; ctx.Err() == nil; i++ {
			ask(i)
			select {
			case c.ends <- struct{}{}:
			default:
			}
			select {
			case <-next.C:
			case <-ctx.Done():
			}
		}
	})
}

// Wait waits until every client has ended.
func (c *Clients) Wait() { c.running.Wait() }

// Progress waits until n more requests were answered, or have failed.
func (c *Clients) Progress(n int) error {
	timeout := time.After(Timeout)
	for range n {
		select {
		case <-c.ends:
		case <-timeout:
			return fmt.Errorf("no %d requests end within %s", n, Timeout)
		}
	}
	return nil
}

// Number is how much a test is to do: a variable of the environment, or else what is
// enough for 'go test'.
func Number(t *testing.T, variable string, otherwise int) int {
	t.Helper()
	text := os.Getenv(variable)
	if text == "" {
		return otherwise
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatalf("%s: %v", variable, err)
	}
	return n
}
