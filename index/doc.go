// Package index turns a content.Site into a generation on disk and opens it
// for reading.
//
// This comment becomes the specification of the index: files, manifest,
// schema, fields, analysis.
package index
