package main

import (
	"context"
	"fmt"
	"os"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/index/tempdir"
	"github.com/careers-index/careers/search/opensearch"
	"github.com/careers-index/careers/search/opensearch/cluster"
)

// Variables of the environment with what a cluster asks for. They are no flags: command
// lines are seen by everybody.
const (
	clusterUser     = "CAREERS_OPENSEARCH_USER"
	clusterPassword = "CAREERS_OPENSEARCH_PASSWORD"
	clusterCA       = "CAREERS_OPENSEARCH_CA" // a file of certificates
)

// indexUsage is how --index is described where it may be a cluster.
const indexUsage = "index `DIR`, or opensearch+http://HOST:PORT/NAME"

// clusterTurns is how many processors the gate counts where an index is in a cluster: its
// requests wait for answers, and take next to nothing of the processors here.
const clusterTurns = 16

// clusterHelp tells what an index in a cluster needs.
const clusterHelp = `

An index can be kept in OpenSearch: --index opensearch+http://HOST:PORT/NAME, or
opensearch+https, several nodes separated by commas, and for new generations
?shards=N&replicas=N. User and password are in ` + clusterUser + ` and
` + clusterPassword + `, a file of certificates in ` + clusterCA + `.`

// clusterAt is the index at an address of a cluster.
func clusterAt(address string) (*opensearch.Index, error) {
	a, err := cluster.ParseAddress(address)
	if err != nil {
		return nil, usagef("--index: %w", err)
	}
	c := cluster.Credentials{User: os.Getenv(clusterUser), Password: os.Getenv(clusterPassword)}
	if name := os.Getenv(clusterCA); name != "" {
		if c.CA, err = os.ReadFile(name); err != nil {
			return nil, usagef("%s: %w", clusterCA, err)
		}
	}
	return opensearch.At(a, c)
}

// intoCluster prepares to build into a cluster, if that is what --index names: a generation
// is made in a temporary folder, and loaded from there. done removes the folder.
func (b *builder) intoCluster() (done func(), err error) {
	if !cluster.IsAddress(b.dir) {
		return func() {}, nil
	}
	if b.into, err = clusterAt(b.dir); err != nil {
		return nil, err
	}
	temp, err := tempdir.Make("")
	if err != nil {
		return nil, err
	}
	b.dir, b.volatile = temp.Path, true
	return func() { _ = temp.Remove() }, nil // what stays is swept at the next start
}

// published is the generation of a site, if the cluster has it already; else nil.
func (b *builder) published(ctx context.Context, site *content.Site) (*index.Built, error) {
	if b.into == nil || b.fresh {
		return nil, nil
	}
	id, err := index.IDOf(site)
	if err != nil {
		return nil, err
	}
	m, unchanged, err := b.into.Publish(ctx, id)
	if m == nil || err != nil {
		return nil, err
	}
	return &index.Built{Manifest: m, Unchanged: unchanged, Reused: m.Pages}, nil
}

// load loads what was built into the cluster, if there is one.
func (b *builder) load(ctx context.Context, progress func(pages int)) error {
	if b.into == nil {
		return nil
	}
	g, err := index.Open(b.dir)
	if err != nil {
		return err
	}
	defer func() { _ = g.Close() }()
	if err := b.into.Load(ctx, g, progress); err != nil {
		return fmt.Errorf("%w; the index is as it was", err)
	}
	return nil
}
