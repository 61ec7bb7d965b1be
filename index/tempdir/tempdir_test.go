package tempdir

import (
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
)

func names(t *testing.T, parent string) []string {
	t.Helper()
	entries, err := os.ReadDir(parent)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// abandon makes a folder as a process leaves it that dies: nothing locks its owner.
func abandon(t *testing.T, parent string) {
	t.Helper()
	d, err := Make(parent)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(d.Path, "data"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if err := d.owner.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestSweepRemovesWhatTheDeadHaveLeft(t *testing.T) {
	t.Parallel()
	parent := t.TempDir()
	living, err := Make(parent)
	if err != nil {
		t.Fatal(err)
	}
	abandon(t, parent)
	for _, other := range []string{"careers-temp-1", "careers-temp-x", "careers-notes", "careers-temp-2/of somebody", "careers-temp-3/.owner"} {
		if err := os.MkdirAll(filepath.Join(parent, other), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := Sweep(parent); err != nil {
		t.Fatal(err)
	}
	want := []string{"careers-notes", "careers-temp-2", "careers-temp-3", filepath.Base(living.Path), "careers-temp-x"}
	slices.Sort(want)
	if got := names(t, parent); !slices.Equal(got, want) {
		t.Errorf("left are %q, want %q", got, want)
	}
	if err := living.Remove(); err != nil {
		t.Error(err)
	}
	if err := living.Remove(); err != nil {
		t.Errorf("removed twice: %v", err)
	}
	if _, err := os.Stat(living.Path); err == nil {
		t.Error("it is still there")
	}
}

func TestOnlyItsUserReadsAFolder(t *testing.T) {
	t.Parallel()
	d, err := Make(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(d.Path)
	if err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	if err := d.Remove(); err != nil {
		t.Error(err)
	}
}

// Processes that start at the same moment sweep while others make their folders.
func TestSweepLeavesTheFoldersThatAreBeingMade(t *testing.T) {
	t.Parallel()
	parent := t.TempDir()
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for range 50 {
				d, err := Make(parent)
				if err != nil {
					t.Error(err)
					return
				}
				if err := Sweep(parent); err != nil {
					t.Error(err)
				}
				if err := os.WriteFile(filepath.Join(d.Path, "data"), nil, 0o666); err != nil {
					t.Errorf("a folder that is in use was swept: %v", err)
				}
				if err := d.Remove(); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
}
