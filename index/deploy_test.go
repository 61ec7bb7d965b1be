package index

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/careers-index/careers/index/disk"
	"github.com/careers-index/careers/index/disk/disktest"
	"github.com/careers-index/careers/index/indextest"
)

func mustDeploy(t *testing.T, from, to string) *Built {
	t.Helper()
	b, err := deployOn(t.Context(), disk.Volatile{}, from, to)
	mustDo(t, err)
	return b
}

func TestADeployedIndexIsTheOneThatWasBuilt(t *testing.T) {
	t.Parallel()
	from, to := t.TempDir(), filepath.Join(t.TempDir(), "live", "site.idx")
	_, err := Deploy(t.Context(), from, to)
	if !errors.Is(err, ErrNoIndex) {
		t.Errorf("from an empty folder: %v", err)
	}
	mustBuild(t, handmade(), from)
	if b, err := Deploy(t.Context(), from, to); err != nil || b.Unchanged { // to the disk
		t.Error(b, err)
	}
	for seed := range uint64(keepGenerations + 2) {
		m := mustBuild(t, indextest.Site(3, seed), from)
		if b := mustDeploy(t, from, to); b.Unchanged || b.Key() != m.Key() {
			t.Errorf("deployed %s (unchanged %v), want %s", b.Key(), b.Unchanged, m.Key())
		}
		if got, err := Verify(to); err != nil || got.Key() != m.Key() {
			t.Errorf("Verify: %v, want %s", err, m.Key())
		}
		if b := mustDeploy(t, from, to); !b.Unchanged {
			t.Error("deployed twice: something changed")
		}
	}
	if names := generations(to); len(names) != keepGenerations {
		t.Errorf("%v are kept", names)
	}
	// An older one comes back without a copy.
	mustBuild(t, indextest.Site(3, keepGenerations), from)
	if b := mustDeploy(t, from, to); b.Unchanged {
		t.Error("an older one is unchanged")
	}
	if left := leftovers(t, to); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
}

func TestTheSameIDInOtherBytesIsDeployed(t *testing.T) {
	t.Parallel()
	from, to := t.TempDir(), t.TempDir()
	m := mustBuild(t, handmade(), from)
	mustDeploy(t, from, to)
	rewriteManifest(t, filepath.Join(from, generationName(m.ID), manifestName), func(m *Manifest) { m.Skills = 999 })
	if b := mustDeploy(t, from, to); b.Unchanged || b.Skills != 999 {
		t.Errorf("deployed %d skills, unchanged %v", b.Skills, b.Unchanged)
	}
	if got, err := Verify(to); err != nil || got.Skills != 999 {
		t.Errorf("Verify: %v", err)
	}
}

func TestWhatIsNotSoundIsNotDeployed(t *testing.T) {
	t.Parallel()
	from, to := t.TempDir(), t.TempDir()
	old := mustBuild(t, indextest.Site(3, 1), from)
	mustDeploy(t, from, to)
	m := mustBuild(t, indextest.Site(3, 2), from)
	for _, name := range []string{bodiesFile, manifestName} {
		name = filepath.Join(from, generationName(m.ID), name)
		b := mustRead(t, name)
		sound := append([]byte(nil), b...)
		b[len(b)/2] ^= 1
		mustWrite(t, name, b)
		if _, err := Deploy(t.Context(), from, to); !errors.Is(err, ErrCorrupt) || !strings.Contains(err.Error(), from) {
			t.Errorf("a damaged %s: %v", name, err)
		}
		mustWrite(t, name, sound)
		if got, err := Verify(to); err != nil || got.ID != old.ID {
			t.Errorf("it has %v, %v", got, err)
		}
	}
	if left := leftovers(t, to); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
	if _, err := Deploy(t.Context(), from, from); !errors.Is(err, ErrSameFolder) {
		t.Errorf("to itself: %v", err)
	}
	nowhere := filepath.Join(t.TempDir(), "new")
	if _, err := Deploy(t.Context(), t.TempDir(), nowhere); !errors.Is(err, ErrNoIndex) {
		t.Errorf("from an empty folder: %v", err)
	}
	if _, err := os.Stat(nowhere); err == nil {
		t.Error("a folder was made for nothing")
	}
}

// Every operation of a deployment fails in turn: the folder always holds the old
// generation or the new one, and the next deployment is not hindered.
func TestAFailingDiskNeverLosesADeployedIndex(t *testing.T) {
	t.Parallel()
	before, from := t.TempDir(), t.TempDir()
	old := mustBuild(t, indextest.Site(3, 1), before)
	m := mustBuild(t, indextest.Site(4, 2), from)
	for _, kind := range []disktest.Disk{{Short: true}, {ForGood: true}} {
		step := 1
		if kind.ForGood && !*soak {
			step = 4
		}
		for n := 1; ; n += step {
			to := filepath.Join(t.TempDir(), "live")
			mustDo(t, os.CopyFS(to, os.DirFS(before)))
			disk := kind
			disk.N = n
			_, err := deployOn(t.Context(), &disk, from, to)
			if disk.Done() < n {
				if n < 40 {
					t.Errorf("a deployment has only %d operations", disk.Done())
				}
				break
			}
			if err != nil && !errors.Is(err, disktest.ErrFault) {
				t.Fatalf("operation %d: %v", n, err)
			}
			now, err := Verify(to)
			if err != nil || now.ID != old.ID && now.ID != m.ID {
				t.Fatalf("operation %d: %v, %v", n, now, err)
			}
			mustDeploy(t, from, to)
			if left := leftovers(t, to); len(left) > 0 {
				t.Fatalf("operation %d: the next deployment leaves %v", n, left)
			}
		}
	}
}
