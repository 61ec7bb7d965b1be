// Package storage has the files of a generation: numbered byte strings, written in one
// pass and read through a memory map.
//
//	w := storage.NewWriter(file)
//	var record storage.RecordWriter
//	record.String("Backend Engineer")
//	record.Uint(7)
//	w.Add(record.Bytes())
//	err := w.Close()
//
//	m, err := storage.OpenMapped(name)
//	f, err := storage.Open(m.Bytes)
//	r := storage.ReadRecord(f.Get(0))
//	title, position := r.String(), r.Uint()
//	err = r.Err()
//
// # Files
//
//	magic   8 bytes
//	data    the entries, one after the other
//	ends    for each entry a uint64, little endian: its end, from the file's start
//	count   uint64
//
// [Open] checks the shape of a file, so that [File.Get] cannot fail. It does not
// check what the entries hold: the manifest of the generation has checksums.
//
// # Records
//
// An entry is often a record (package record), or numbers alone ([EncodeNumbers]).
package storage
