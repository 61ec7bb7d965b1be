// Package store keeps generations in a cluster: pairs of indices, one of pages and one of
// files, and the alias that leads to the current one.
//
//	s := store.Store{Client: client}
//	g := store.Generation{Pages: store.NewGeneration("jobs", id)}
//	err := s.CreatePages(ctx, address, g, facets) // then they are loaded
//	err = s.CreateFiles(ctx, address, g)
//	err = s.Seal(ctx, g)                          // visible, and read-only
//	err = s.Publish(ctx, "jobs", g)               // the alias moves, in one request
//	err = s.Sweep(ctx, "jobs", time.Now())        // three older ones are kept
//
// A file is documents of a megabyte each, with its size and checksum in the first one.
//
//	generations.go  the indices, their names, and the alias
//	files.go        files: written, read whole and compared, or part by part
package store
