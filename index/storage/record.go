package storage

import "github.com/careers-index/careers/content/record"

// RecordWriter collects the record of an entry: see package record.
type RecordWriter = record.Writer

// RecordReader decodes it.
type RecordReader = record.Reader

// ErrRecord is returned for bytes that are no record, or not the one expected.
var ErrRecord = record.ErrMalformed

// ReadRecord begins to decode a record.
func ReadRecord(b []byte) RecordReader { return record.Read(b) }

// FirstString returns the record's first field, which is a string, without
// copying it.
func FirstString(b []byte) []byte { return record.FirstString(b) }
