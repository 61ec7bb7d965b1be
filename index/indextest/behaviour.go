package indextest

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"testing"
)

// Behaviour is what some code does, as a test has observed it. The id of a generation
// follows from versions, so code that behaves differently must have another version.
type Behaviour struct {
	Version int    // of the code
	Data    string // hash of what else the result follows from: word lists, the corpus
	Result  string // hash of what the code has made of the corpus
}

// Check compares the behaviour with the golden file, a line for each version. It fails
// if the result has changed and the version has not. With update it adds new versions
// to the file, and never changes the result of a version that is there.
func (b Behaviour) Check(t testing.TB, file string, update bool) {
	t.Helper()
	golden, err := os.ReadFile(file)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	lines, err := b.check(strings.Split(strings.TrimSuffix(string(golden), "\n"), "\n"), update)
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	if update {
		if err := os.WriteFile(file, []byte(strings.Join(lines, "\n")+"\n"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// errChanged says that a version is to be raised.
var errChanged = errors.New("the behaviour has changed: raise the version, add it to its history, then run the test with -update")

// check returns the lines of a golden file with the behaviour in it.
func (b Behaviour) check(lines []string, update bool) ([]string, error) {
	var kept []string // of other versions
	recorded := false
	for _, line := range lines {
		var was Behaviour
		if n, _ := fmt.Sscan(line, &was.Version, &was.Data, &was.Result); n < 3 {
			continue // the first line of an empty file
		}
		switch {
		case was.Version > b.Version:
			return nil, fmt.Errorf("version %d is recorded, and the code has version %d", was.Version, b.Version)
		case was == b:
			recorded = true
		case was.Version == b.Version && was.Data == b.Data:
			return nil, errChanged
		case was.Version < b.Version:
			kept = append(kept, line)
		}
	}
	if recorded {
		return lines, nil
	}
	if !update {
		return nil, fmt.Errorf("version %d with this data is not recorded: run the test with -update", b.Version)
	}
	return append(kept, fmt.Sprintf("%d %s %s", b.Version, b.Data, b.Result)), nil
}

// Hash returns a short hash of what write writes.
func Hash(write func(w io.Writer)) string {
	h := sha256.New()
	write(h)
	return hex.EncodeToString(h.Sum(nil)[:12])
}
