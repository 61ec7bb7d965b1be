// Package cluster talks to the nodes of an OpenSearch cluster: one request after the other,
// again where a node is busy or down, with errors that say what to do.
//
//	address, err := cluster.ParseAddress("opensearch+https://a:9200,b:9200/jobs?shards=6")
//	c, err := cluster.Connect(address, cluster.Credentials{User: "careers", Password: password})
//	err = c.Call(ctx, http.MethodGet, "/jobs/_count", nil, &answer)
//
//	bulk := cluster.NewBulk(c, "jobs")
//	err = bulk.Add(ctx, id, document)
//	err = bulk.Flush(ctx)
//
// [ErrUnreachable], [ErrRefused], [ErrReadOnly] and [ErrOld] tell what is wrong with a cluster,
// [StatusError] has its own words. What may pass by itself wraps search.ErrUnavailable.
// The client of the OpenSearch project chooses the nodes, tries again, and does TLS; requests
// and answers are JSON of our own, as far as it is needed.
package cluster
