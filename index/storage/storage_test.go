package storage

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
)

func file(t testing.TB, entries ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := NewWriter(&b)
	for _, e := range entries {
		w.Add([]byte(e))
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestEntriesAreReadAsTheyWereWritten(t *testing.T) {
	t.Parallel()
	want := []string{"one", "", "three"}
	name := filepath.Join(t.TempDir(), "entries")
	if err := os.WriteFile(name, file(t, want...), 0o666); err != nil {
		t.Fatal(err)
	}
	m, err := OpenMapped(name)
	if err != nil {
		t.Fatal(err)
	}
	f, err := Open(m.Bytes)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for i := range f.Len() {
		got = append(got, string(f.Get(i)))
	}
	if !slices.Equal(got, want) {
		t.Errorf("entries %q, want %q", got, want)
	}
	if err := m.Close(); err != nil {
		t.Error(err)
	}
}

func TestEntriesFromReaders(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	w := NewWriter(&b)
	w.Add([]byte("a"))
	large := strings.Repeat("0123456789", 20_000)
	for _, text := range []string{large, ""} {
		if err := w.AddFrom(strings.NewReader(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := NewWriter(io.Discard).AddFrom(iotest.ErrReader(io.ErrUnexpectedEOF)); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("error %v", err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	f, err := Open(b.Bytes())
	if err != nil || f.Len() != 3 || string(f.Get(1)) != large || len(f.Get(2)) != 0 {
		t.Errorf("%d entries, %v", f.Len(), err)
	}
}

func TestAnEmptyFileIsNoFileOfEntries(t *testing.T) {
	t.Parallel()
	name := filepath.Join(t.TempDir(), "empty")
	if err := os.WriteFile(name, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	m, err := OpenMapped(name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Open(m.Bytes); err == nil {
		t.Error("an empty file opens")
	}
	if err := m.Close(); err != nil {
		t.Error(err)
	}
	if _, err := OpenMapped(name + "-absent"); err == nil {
		t.Error("a file that is not there opens")
	}
}

func TestRecordsAreReadAsTheyWereWritten(t *testing.T) {
	t.Parallel()
	var w RecordWriter
	w.String("first")
	w.Uint(300)
	w.Float(-1.5)
	w.Bool(true)
	w.Bool(false)
	w.Strings([]string{"a", ""})
	w.Strings(nil)
	b := w.Bytes()
	if got := FirstString(b); string(got) != "first" {
		t.Errorf("the first field is %q", got)
	}
	r := ReadRecord(b)
	if s, n, f, yes, no := r.String(), r.Uint(), r.Float(), r.Bool(), r.Bool(); s != "first" || n != 300 || f != -1.5 || !yes || no {
		t.Errorf("fields: %q %d %v %v %v", s, n, f, yes, no)
	}
	if list, none := r.Strings(), r.Strings(); !slices.Equal(list, []string{"a", ""}) || none != nil {
		t.Errorf("lists: %q, %q", list, none)
	}
	if err := r.Err(); err != nil {
		t.Error(err)
	}
	if r := ReadRecord(b); r.Uint() == 0 || r.Err() == nil {
		t.Error("a record of which a part is left has no error")
	}
}

// FuzzOpen gives damaged bytes: nothing panics, and nothing asks for more memory
// than the bytes are worth.
func FuzzOpen(f *testing.F) {
	f.Add(file(f, "one", "two"))
	f.Add(file(f))
	var w RecordWriter
	w.Strings([]string{"a", "b"})
	f.Add(w.Bytes())
	f.Fuzz(func(t *testing.T, b []byte) {
		if file, err := Open(b); err == nil {
			for i := range file.Len() {
				_ = file.Get(i)
			}
		}
		_ = FirstString(b)
		r := ReadRecord(b)
		if list := r.Strings(); len(list) > len(b) {
			t.Errorf("a list of %d in %d bytes", len(list), len(b))
		}
		if r.Uint(); r.Float() != 0 && r.Bool() && r.String() != "" && r.Err() == nil {
			_ = r.Count()
		}
	})
}
