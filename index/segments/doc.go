// Package segments writes an index of bleve so that the same documents always give the
// same files, byte for byte, on any machine and with any number of processors.
//
// In go the ids of documents, a function that makes the documents, and bleve's mapping.
// Out comes a folder that bleve opens, searches, changes and merges like any other:
//
//	layout := segments.NewLayout(ids, nil, 2, 250)
//	err := segments.Write(ctx, disk.OS{}, folder, mapping, layout, segments.Source{New: func(bucket int, list []int) ([]*document.Document, error) {
//		…                               // those of ids[list[0]], ids[list[1]], …
//	}})
//	index, err := bleve.Open(folder)
//	numbers := layout.Order()           // numbers[0] is the place in ids of bleve's document 0
//
// What documents have is written as it is: a field that is made of others, as _all, is not
// composed.
//
// bleve's own builder writes other bytes each time, for three reasons. It takes documents
// from a map: here the plugin that writes segments is called directly, with documents in
// order (segments.go). The plugin writes a few records of each field in the order of
// another map: they are sorted afterwards (sections.go). And the list of segments has a
// time: it is written here, with a fixed one (snapshot.go). Besides, nothing has to wait
// for a merge in the background, and all processors write.
//
// # Layout
//
// Documents are divided into buckets, of which each is a segment. A document's bucket is
// the FNV-64a hash of its id, modulo the number of buckets; in a bucket documents are
// sorted by id. So where a document is follows from the ids alone, and an edit touches one
// segment. Documents of a group, which are likely to change together, share as few buckets
// as their number allows: the hash of the group says which is the first.
//
// Segments are made of pieces of some documents, on all processors, which wait in files
// beside it until they are merged. Bytes follow from the documents and the number of
// buckets; of how many pieces a segment is merged does not matter. So the segment of a
// bucket whose documents are the same as in an index made before is the same file:
// [Source].Copy copies it. If a few are others, it is merged of what there was and of pieces
// of the new ones ([Change]). That takes a third of the time and gives the same bytes, for
// which bleve's own field of ids is replaced (id.go).
//
// What this assumes of bleve and its libraries is pinned by tests, which say what to do
// when they fail after an update: the versions ([Libraries]), the keys of the list of
// segments, and the format. Package index, which chooses the layout, pins the bytes.
package segments
