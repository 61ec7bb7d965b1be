// Package schema says how a page is kept in OpenSearch: the fields, their mapping, and a page
// as a document.
//
//	settings, mapping := schema.Settings(address), schema.Mapping(facets, schema.Meta{Generation: id})
//	document := schema.NewDocument(entry, facets) // of index.Exporter
//	sum := schema.SumOf(facts)                    // equal sums and Rules: equal documents
//
// The fields and what terms look like in them are the specification in the comment of package
// opensearch. What a document has of a page as it is comes back as [Stored].
//
//	mapping.go   fields, similarities, mapping; what the mapping says of its generation
//	document.go  documents, what they keep, and sums of it
package schema
