//go:build unix

package index

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/careers-index/careers/content"
)

// keepOne lets a keeper keep a page in a temporary folder, and returns the keeper.
func keepOne(t *testing.T, temp string) (*Keeper, error) {
	t.Helper()
	t.Setenv("TMPDIR", temp)
	keeper := NewKeeper(t.TempDir(), true)
	opened, err := keeper.Open(content.Settings{}, 1)
	mustDo(t, err)
	_, err = opened.Keep(handmade().Pages[0], []byte("record"))
	return keeper, err
}

func TestNothingIsLeftOfTextsThatAreKept(t *testing.T) {
	temp := t.TempDir()
	keeper, err := keepOne(t, temp)
	mustDo(t, err)
	mustBeEmpty(t, temp) // even if the process is killed now
	mustDo(t, keeper.Close())
	mustBeEmpty(t, temp)
}

func mustBeEmpty(t *testing.T, dir string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	mustDo(t, err)
	if len(entries) > 0 {
		t.Errorf("%s has %v", dir, entries)
	}
}

func TestTextsThatCannotBeKeptSayWhereTheyGo(t *testing.T) {
	keeper, err := keepOne(t, filepath.Join(t.TempDir(), "absent"))
	if !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), "TMPDIR") {
		t.Errorf("error %v", err)
	}
	mustDo(t, keeper.Close())
}

// A page whose record was cut off, after it was verified, is made again.
func TestARecordThatIsCutOffIsNotTakenOver(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	first := NewKeeper(dir, false)
	site, err := content.Load(t.Context(), content.Example(), content.Options{Keeper: first.Open})
	mustDo(t, err)
	folder := filepath.Join(dir, generationName(mustBuildWith(t, site, dir, BuildOptions{Volatile: true, Keeper: first}).ID))
	mustDo(t, first.Close())
	keeper := NewKeeper(dir, false)
	opened, err := keeper.Open(site.Settings, len(site.Pages))
	mustDo(t, err)
	record, text := opened.Kept(site.Pages[0].File)
	if record == nil || text == nil {
		t.Fatal("nothing is kept")
	}
	was := string(record)
	mustDo(t, os.Chmod(filepath.Join(folder, keptFile), 0o600))
	mustDo(t, os.Truncate(filepath.Join(folder, keptFile), 0))
	if string(record) != was {
		t.Error("a record changes while it is read")
	}
	if record, text := opened.Kept(site.Pages[0].File); record != nil || text != nil {
		t.Error("what was cut off is taken over")
	}
	mustDo(t, keeper.Close())
}
