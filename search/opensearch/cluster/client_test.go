package cluster

import (
	"context"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/careers-index/careers/search"
)

// clientOf is a client of servers.
func clientOf(t testing.TB, c Credentials, urls ...string) *Client {
	t.Helper()
	to, err := Connect(Address{Nodes: urls, Name: "jobs"}, c)
	if err != nil {
		t.Fatal(err)
	}
	return to
}

// answering is a server that answers everything alike.
func answering(t testing.TB, status int, body string) string {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(status)
		fmt.Fprint(w, body)
	}))
	t.Cleanup(s.Close)
	return s.URL
}

func version(distribution, number string) string {
	return fmt.Sprintf(`{"version": {"distribution": %q, "number": %q}}`, distribution, number)
}

func TestWhatAClusterRefusesIsExplained(t *testing.T) {
	t.Parallel()
	const blocked = `{"error": {"root_cause": [{"type": "cluster_block_exception", "reason": "index [jobs] blocked by: [FORBIDDEN/12/index read-only / allow delete (api)]"}], "type": "cluster_block_exception"}, "status": 403}`
	for _, tt := range []struct {
		name   string
		status int
		body   string
		want   error
		says   string
	}{
		{"an old version", 200, version("opensearch", "2.11.1"), ErrOld, "runs 2.11.1; use OpenSearch 2.13 or newer"},
		{"an old major version", 200, version("opensearch", "1.3.20"), ErrOld, "runs 1.3.20"},
		{"another product", 200, version("", "8.17.0"), ErrOld, `runs "8.17.0", no OpenSearch`},
		{"no JSON", 200, "<html>It works!</html>", search.ErrUnavailable, "the answer of"},
		{"wrong credentials", 401, "Unauthorized", ErrRefused, "check CAREERS_OPENSEARCH_USER and CAREERS_OPENSEARCH_PASSWORD"},
		{"a user without rights", 403, `{"error": {"type": "security_exception", "reason": "no permissions for [indices:data/read/search]"}}`, ErrRefused, "no permissions for"},
		{"a block on writes", 403, blocked, ErrReadOnly, "its disks may be full"},
		{"a red cluster", 503, `{"error": {"type": "search_phase_execution_exception", "reason": "all shards failed"}}`, search.ErrUnavailable, "all shards failed"},
		{"too many requests", 429, `{"error": {"type": "opensearch_rejected_execution_exception", "reason": "queue is full"}}`, search.ErrUnavailable, "queue is full"},
		{"an error that is a text", 500, `{"error": "what happened"}`, search.ErrUnavailable, "what happened"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			err := clientOf(t, Credentials{}, answering(t, tt.status, tt.body)).CheckVersion(t.Context())
			if !errors.Is(err, tt.want) || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("%v, want %v that says %q", err, tt.want, tt.says)
			}
		})
	}
}

func TestAClusterThatIsNotThereIsUnavailable(t *testing.T) {
	t.Parallel()
	err := clientOf(t, Credentials{}, "http://127.0.0.1:9").CheckVersion(t.Context())
	if !errors.Is(err, ErrUnreachable) || !errors.Is(err, search.ErrUnavailable) || !strings.Contains(err.Error(), "http://127.0.0.1:9") {
		t.Errorf("%v", err)
	}
}

func TestARequestEndsWithItsContext(t *testing.T) {
	t.Parallel()
	silent := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }))
	defer silent.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if err := clientOf(t, Credentials{}, silent.URL).CheckVersion(ctx); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v, want the context's error", err)
	}
}

func TestAnotherNodeAnswersForOneThatIsDown(t *testing.T) {
	t.Parallel()
	up := answering(t, 200, version("opensearch", "2.19.6"))
	x := clientOf(t, Credentials{}, "http://127.0.0.1:9", up)
	for range 5 {
		if err := x.CheckVersion(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
}

func TestABusyNodeIsAskedAgain(t *testing.T) {
	t.Parallel()
	var asked atomic.Int32
	busy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		if asked.Add(1) < 3 {
			w.WriteHeader(http.StatusTooManyRequests)
			return
		}
		fmt.Fprint(w, version("opensearch", "3.1.0"))
	}))
	defer busy.Close()
	if err := clientOf(t, Credentials{}, busy.URL).CheckVersion(t.Context()); err != nil || asked.Load() != 3 {
		t.Errorf("%v after %d requests", err, asked.Load())
	}
}

func TestTLSAndPasswords(t *testing.T) {
	t.Parallel()
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if user, password, _ := r.BasicAuth(); user != "reader" || password != "secret" {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		fmt.Fprint(w, version("opensearch", "2.19.6"))
	}))
	s.Config.ErrorLog = log.New(io.Discard, "", 0) // some clients hang up
	s.StartTLS()
	defer s.Close()
	ca := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: s.Certificate().Raw})
	for _, tt := range []struct {
		name string
		c    Credentials
		want error
	}{
		{"all is right", Credentials{"reader", "secret", ca}, nil},
		{"a wrong password", Credentials{"reader", "wrong", ca}, ErrRefused},
		{"no password", Credentials{CA: ca}, ErrRefused},
		{"nobody trusted has signed", Credentials{"reader", "secret", nil}, ErrUnreachable},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if err := clientOf(t, tt.c, s.URL).CheckVersion(t.Context()); !errors.Is(err, tt.want) {
				t.Errorf("%v, want %v", err, tt.want)
			}
		})
	}
	if _, err := Connect(Address{Nodes: []string{s.URL}, Name: "jobs"}, Credentials{CA: []byte("no certificate")}); err == nil {
		t.Error("a CA that is none is accepted")
	}
}
