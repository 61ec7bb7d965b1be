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
	"github.com/careers-index/careers/content/settings"
)

// keepOne lets a keeper keep a page in a temporary folder, and returns the keeper.
func keepOne(t *testing.T, temp string) (*Keeper, error) {
	t.Helper()
	t.Setenv("TMPDIR", temp)
	keeper := NewKeeper(t.TempDir(), true)
	opened, err := keeper.Open(settings.Settings{}, 1, 1)
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

// builtWithKeeper is an index folder with the example site, and its generation.
func builtWithKeeper(t *testing.T) (dir string, site *content.Site, built *Built) {
	t.Helper()
	dir = t.TempDir()
	keeper := NewKeeper(dir, false)
	site, err := content.Load(t.Context(), content.Example(), content.Options{Keeper: keeper.Open})
	mustDo(t, err)
	built = mustBuildWith(t, site, dir, BuildOptions{Volatile: true, Keeper: keeper})
	mustDo(t, keeper.Close())
	return dir, site, built
}

// A page whose record was cut off, after it was verified, is made again.
func TestARecordThatIsCutOffIsNotTakenOver(t *testing.T) {
	t.Parallel()
	dir, site, built := builtWithKeeper(t)
	keeper := NewKeeper(dir, false)
	opened, err := keeper.Open(site.Settings, len(site.Pages), 0)
	mustDo(t, err)
	record, text := opened.Kept(nil, site.Pages[0].File)
	if record == nil || text == nil {
		t.Fatal("nothing is kept")
	}
	was := string(record)
	kept := filepath.Join(dir, generationName(built.ID), keptFile)
	mustDo(t, os.Chmod(kept, 0o600))
	mustDo(t, os.Truncate(kept, 0))
	if string(record) != was {
		t.Error("a record changes while it is read")
	}
	if record, text := opened.Kept(nil, site.Pages[0].File); record != nil || text != nil {
		t.Error("what was cut off is taken over")
	}
	mustDo(t, keeper.Close())
}

// Another version of a library may write other bytes: then the files would not be those of a
// fresh build.
func TestWhatOtherLibrariesWroteIsNotTakenOver(t *testing.T) {
	t.Parallel()
	dir, site, built := builtWithKeeper(t)
	other := *built.Manifest
	other.Libraries = "compress v0.0.1"
	other.ID = other.idOf()
	folder := filepath.Join(dir, generationName(other.ID))
	mustDo(t, os.Rename(filepath.Join(dir, generationName(built.ID)), folder))
	mustWrite(t, filepath.Join(folder, manifestName), other.seal())
	mustWrite(t, filepath.Join(dir, pointerName), []byte(generationName(other.ID)+"\n"))
	if _, err := Open(dir); err != nil {
		t.Fatal(err) // it is sound
	}
	keeper := NewKeeper(dir, false)
	opened, err := keeper.Open(site.Settings, len(site.Pages), 0)
	mustDo(t, err)
	if record, _ := opened.Kept(nil, site.Pages[0].File); record != nil {
		t.Error("a page is taken over")
	}
	mustDo(t, keeper.Close())
}
