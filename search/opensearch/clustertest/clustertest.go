// Package clustertest runs OpenSearch for tests: real nodes, each a process of its own, from
// .opensearch/node, which "make opensearch-install" prepares.
//
//	c := clustertest.Start(t, 3)
//	x, err := opensearch.At(opensearch.Address{Nodes: c.URLs(), Name: "jobs"}, opensearch.Credentials{})
//	c.Kill(0)
//
// [One] is the node that CAREERS_OPENSEARCH names, or one that all tests of a process share.
package clustertest

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// Variable names a node that runs already: http://HOST:PORT.
const Variable = "CAREERS_OPENSEARCH"

// startTime is how long a node may take to be ready; a busy machine takes a minute.
const startTime = 4 * time.Minute

// Cluster is some nodes.
type Cluster struct {
	nodes []*node
	home  string
}

type node struct {
	url string
	cmd *exec.Cmd
	log string
}

var shared struct {
	sync.Mutex
	cluster *Cluster
}

// Stop stops the node that One has started, if it has. A TestMain calls it at the end.
func Stop() {
	shared.Lock()
	defer shared.Unlock()
	if shared.cluster != nil {
		shared.cluster.stop()
	}
}

// One is the address of a node that tests share.
func One(t testing.TB) string {
	t.Helper()
	if url := os.Getenv(Variable); url != "" {
		return strings.TrimSuffix(url, "/")
	}
	shared.Lock()
	defer shared.Unlock()
	if shared.cluster == nil {
		c, err := start(1)
		if err != nil {
			t.Fatal(err)
		}
		shared.cluster = c
	}
	return shared.cluster.nodes[0].url
}

// Start starts a cluster of so many nodes, which ends with the test.
func Start(t testing.TB, nodes int) *Cluster {
	t.Helper()
	c, err := start(nodes)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.stop)
	return c
}

func start(count int) (*Cluster, error) {
	script, err := script()
	if err != nil {
		return nil, err
	}
	ports, err := freePorts(2 * count)
	if err != nil {
		return nil, err
	}
	home, err := os.MkdirTemp("", "careers-opensearch-")
	if err != nil {
		return nil, err
	}
	c := &Cluster{home: home}
	var seeds []string
	for i := range count {
		seeds = append(seeds, "127.0.0.1:"+ports[count+i])
	}
	for i := range count {
		name := "node-" + strconv.Itoa(i)
		args := []string{"run", filepath.Join(home, name), name, ports[i], ports[count+i]}
		if count > 1 {
			args = append(args, strings.Join(seeds, ","))
		}
		n := &node{url: "http://127.0.0.1:" + ports[i], cmd: exec.Command(script, args...), log: filepath.Join(home, name+".log")}
		if n.cmd.Stdout, err = os.Create(n.log); err != nil {
			break
		}
		n.cmd.Stderr = n.cmd.Stdout
		if err = n.cmd.Start(); err != nil {
			break
		}
		c.nodes = append(c.nodes, n)
	}
	if err == nil {
		err = c.wait(count)
	}
	if err != nil {
		c.stop()
		return nil, err
	}
	return c, nil
}

// script is .opensearch/node of this module.
func script() (string, error) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}").Output()
	if err != nil {
		return "", fmt.Errorf("where this module is: %w", err)
	}
	name := filepath.Join(strings.TrimSpace(string(out)), ".opensearch", "node")
	if b, err := exec.Command(name, "install").CombinedOutput(); err != nil {
		return "", fmt.Errorf("%s install: %w\n%s", name, err, b)
	}
	return name, nil
}

// freePorts are ports that nobody listens on.
func freePorts(n int) ([]string, error) {
	var ports []string
	for range n {
		l, err := (&net.ListenConfig{}).Listen(context.Background(), "tcp", "127.0.0.1:0")
		if err != nil {
			return nil, err
		}
		defer func() { _ = l.Close() }()
		ports = append(ports, strconv.Itoa(l.Addr().(*net.TCPAddr).Port))
	}
	return ports, nil
}

// wait waits until all nodes have found each other.
func (c *Cluster) wait(nodes int) error {
	ctx, cancel := context.WithTimeout(context.Background(), startTime)
	defer cancel()
	for _, n := range c.nodes {
		if err := n.wait(ctx, nodes); err != nil {
			log, _ := os.ReadFile(n.log)
			return fmt.Errorf("%s: %w\n%s", n.url, err, log[max(0, len(log)-4000):])
		}
	}
	return nil
}

func (n *node) wait(ctx context.Context, nodes int) error {
	tick := time.NewTicker(time.Second / 4)
	defer tick.Stop()
	for {
		if n.count(ctx) == nodes {
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-tick.C:
		}
	}
}

// count is how many nodes a node sees; 0 if it does not answer.
func (n *node) count(ctx context.Context) int {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, n.url+"/_cluster/health", nil)
	if err != nil {
		return 0
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return 0
	}
	defer func() { _ = answer.Body.Close() }()
	var health struct {
		Nodes  int    `json:"number_of_nodes"`
		Status string `json:"status"`
	}
	if json.NewDecoder(answer.Body).Decode(&health) != nil || health.Status == "red" {
		return 0
	}
	return health.Nodes
}

// URLs are the addresses of the nodes.
func (c *Cluster) URLs() []string {
	var urls []string
	for _, n := range c.nodes {
		urls = append(urls, n.url)
	}
	return urls
}

// Kill ends a node as a crash does.
func (c *Cluster) Kill(i int) {
	_ = c.nodes[i].cmd.Process.Kill()
	_ = c.nodes[i].cmd.Wait()
}

func (c *Cluster) stop() {
	for i := range c.nodes {
		c.Kill(i)
	}
	_ = os.RemoveAll(c.home)
}
