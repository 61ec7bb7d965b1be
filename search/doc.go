// Package search answers a [Request] from one generation of the index with a
// [Result].
//
// This comment becomes the specification of the query language, ranking,
// facets, snippets and limits.
package search
