package cluster

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	client "github.com/opensearch-project/opensearch-go/v4"

	"github.com/careers-index/careers/search"
)

// Credentials of a cluster. The zero value asks for none.
type Credentials struct {
	User, Password string
	// CA are the certificates, in PEM, of those who sign for the nodes; nil is those that
	// the system trusts.
	CA []byte
}

// Errors of a cluster, wrapped with what to do. What a server can answer later wraps
// search.ErrUnavailable, too.
var (
	ErrUnreachable = errors.New("the cluster cannot be reached")
	ErrRefused     = errors.New("the cluster refuses this user")
	ErrReadOnly    = errors.New("the cluster accepts no writes")
	ErrOld         = errors.New("the cluster is too old")
)

const (
	// requestTime is the longest that one attempt takes; a search is cut off before it.
	requestTime = 60 * time.Second
	dialTime    = 5 * time.Second
	// attempts of a request, on another node each time where there is one.
	attempts = 4
	// maxAnswer bounds what is read of an answer.
	maxAnswer = 1 << 30
)

// Client sends requests to the nodes of a cluster.
type Client struct {
	client *client.Client
	nodes  string // for messages
}

// Connect makes a client of the nodes of an address. It asks them nothing yet.
func Connect(a Address, c Credentials) (*Client, error) {
	dialer := &net.Dialer{Timeout: dialTime, KeepAlive: 30 * time.Second}
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.DialContext = dialer.DialContext
	transport.MaxIdleConnsPerHost = 64
	transport.ResponseHeaderTimeout = requestTime
	made, err := client.NewClient(client.Config{
		Addresses: a.Nodes, Username: c.User, Password: c.Password, CACert: c.CA, Transport: transport,
		MaxRetries: attempts - 1, RetryOnStatus: []int{http.StatusTooManyRequests, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout},
		RetryBackoff: backoff,
	})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", a, err)
	}
	return &Client{made, strings.Join(a.Nodes, ", ")}, nil
}

// Nodes are the addresses, for messages.
func (c *Client) Nodes() string { return c.nodes }

// Object is an object of JSON.
type Object = map[string]any

// backoff is how long to wait before an attempt, from 1: 0.1, 0.4, 1.6 seconds.
func backoff(attempt int) time.Duration {
	return 25 * time.Millisecond << (2 * min(attempt, 5))
}

// StatusError is an answer that is an error.
type StatusError struct {
	Status int
	Kind   string // as the cluster names it
	Reason string
}

func (e *StatusError) Error() string {
	return fmt.Sprintf("status %d: %s", e.Status, cmp.Or(strings.TrimSpace(e.Kind+" "+e.Reason), http.StatusText(e.Status)))
}

// IsMissing reports whether an error says that something is not there.
func IsMissing(err error) bool {
	var e *StatusError
	return errors.As(err, &e) && e.Status == http.StatusNotFound
}

// Call sends a request and decodes the answer into out, unless that is nil. body is sent
// as JSON; a []byte as it is, lines of JSON.
func (c *Client) Call(ctx context.Context, method, path string, body, out any) error {
	r, err := newRequest(ctx, method, path, body)
	if err != nil {
		return err
	}
	answer, err := c.client.Stream(r)
	if err != nil {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		return fmt.Errorf("%w: %w at %s: %s", search.ErrUnavailable, ErrUnreachable, c.nodes, plainError(err))
	}
	defer func() { _ = answer.Body.Close() }() // read to its end, or of no more use
	read := io.LimitReader(answer.Body, maxAnswer)
	if answer.StatusCode >= http.StatusBadRequest {
		return ErrorOf(answer.StatusCode, read)
	}
	if out == nil {
		_, err = io.Copy(io.Discard, read)
	} else {
		err = json.NewDecoder(read).Decode(out)
	}
	if err != nil {
		return fmt.Errorf("%w: the answer of %s to %s %s: %w", search.ErrUnavailable, c.nodes, method, path, err)
	}
	return nil
}

func newRequest(ctx context.Context, method, path string, body any) (*http.Request, error) {
	kind := "application/json"
	var content []byte
	switch b := body.(type) {
	case nil:
	case []byte:
		content, kind = b, "application/x-ndjson"
	default:
		var err error
		if content, err = json.Marshal(body); err != nil {
			return nil, err
		}
	}
	r, err := http.NewRequestWithContext(ctx, method, path, bytes.NewReader(content))
	if err != nil {
		return nil, err
	}
	if body != nil {
		r.Header.Set("Content-Type", kind)
	}
	return r, nil
}

// plainError is why a connection failed, without the address, which the caller names.
func plainError(err error) string {
	var inURL *url.Error
	if errors.As(err, &inURL) {
		err = inURL.Err
	}
	var op *net.OpError
	if errors.As(err, &op) && op.Err != nil {
		err = op.Err
	}
	return err.Error()
}

// ErrorOf reads an answer that is an error.
func ErrorOf(status int, body io.Reader) error {
	e := &StatusError{Status: status}
	b, _ := io.ReadAll(io.LimitReader(body, 1<<16)) // what is missing of it explains less
	var answer struct {
		Error json.RawMessage `json:"error"`
	}
	if json.Unmarshal(b, &answer) == nil {
		e.Kind, e.Reason = causeOf(answer.Error)
	}
	switch {
	case status == http.StatusUnauthorized || status == http.StatusForbidden && !strings.Contains(e.Kind, "block"):
		return fmt.Errorf("%w: check CAREERS_OPENSEARCH_USER and CAREERS_OPENSEARCH_PASSWORD: %w", ErrRefused, e)
	case strings.Contains(e.Kind, "cluster_block"):
		return fmt.Errorf("%w: its disks may be full, or somebody has blocked it: %w", ErrReadOnly, e)
	case status == http.StatusTooManyRequests || status >= http.StatusInternalServerError:
		return fmt.Errorf("%w: %w", search.ErrUnavailable, e)
	}
	return e
}

// causeOf is the first cause that an error names.
func causeOf(raw json.RawMessage) (kind, reason string) {
	var e struct {
		Type   string `json:"type"`
		Reason string `json:"reason"`
		Root   []struct {
			Type   string `json:"type"`
			Reason string `json:"reason"`
		} `json:"root_cause"`
	}
	if json.Unmarshal(raw, &e) != nil {
		_ = json.Unmarshal(raw, &reason) // some errors are a text
		return "", reason
	}
	if len(e.Root) > 0 {
		return e.Root[0].Type, e.Root[0].Reason
	}
	return e.Type, e.Reason
}

// Versions of OpenSearch that this engine works with: from 2.13 on answers have the scores
// of parts of a query.
const oldestMajor, oldestMinor = 2, 13

// CheckVersion refuses a cluster that this engine does not work with.
func (c *Client) CheckVersion(ctx context.Context) error {
	var info struct {
		Version struct {
			Distribution string `json:"distribution"`
			Number       string `json:"number"`
		} `json:"version"`
	}
	if err := c.Call(ctx, http.MethodGet, "/", nil, &info); err != nil {
		return err
	}
	major, rest, _ := strings.Cut(info.Version.Number, ".")
	minor, _, _ := strings.Cut(rest, ".")
	m, errMajor := strconv.Atoi(major)
	n, errMinor := strconv.Atoi(minor)
	if info.Version.Distribution != "opensearch" || errMajor != nil || errMinor != nil {
		return fmt.Errorf("%w: %s runs %q, no OpenSearch", ErrOld, c.nodes, strings.TrimSpace(info.Version.Distribution+" "+info.Version.Number))
	}
	if m < oldestMajor || m == oldestMajor && n < oldestMinor {
		return fmt.Errorf("%w: %s runs %s; use OpenSearch %d.%d or newer", ErrOld, c.nodes, info.Version.Number, oldestMajor, oldestMinor)
	}
	return nil
}
