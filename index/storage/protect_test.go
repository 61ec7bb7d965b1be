package storage

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestAPageFaultIsAnError(t *testing.T) {
	t.Parallel()
	name := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(name, make([]byte, 1<<16), 0o666); err != nil {
		t.Fatal(err)
	}
	m, err := OpenMapped(name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = m.Close() })
	var last byte
	read := func() error { last = m.Bytes[len(m.Bytes)-1]; return nil }
	if err := Protect(read); err != nil || last != 0 {
		t.Fatalf("a sound file: %v", err)
	}
	if err := os.Truncate(name, 10); err != nil {
		return // this system keeps mapped files whole
	}
	if err := Protect(read); !errors.Is(err, ErrFault) {
		t.Errorf("a file that was cut off: %v, want ErrFault", err)
	}
}

func TestAnotherPanicPassesThrough(t *testing.T) {
	t.Parallel()
	defer func() {
		if p := recover(); p != "other" {
			t.Errorf("the panic is %v", p)
		}
	}()
	_ = Protect(func() error { panic("other") })
}
