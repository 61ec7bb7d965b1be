package index

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/index/disk/disktest"
	"github.com/careers-index/careers/index/indextest"
)

// Every operation of a build fails in turn, once and for good: the index always
// holds the old generation or the new one, and the next build is not hindered.
func TestAFailingDiskNeverLosesTheIndex(t *testing.T) {
	t.Parallel()
	before, after := indextest.Site(3, 1), indextest.Site(4, 2)
	built := t.TempDir()
	old := mustBuild(t, before, built)
	for _, kind := range []disktest.Disk{{Short: true}, {ForGood: true}} {
		step := 1
		if kind.ForGood && !*soak {
			step = 4
		}
		for n := 1; ; n += step {
			dir := filepath.Join(t.TempDir(), "index")
			if err := os.CopyFS(dir, os.DirFS(built)); err != nil {
				t.Fatal(err)
			}
			disk := kind
			disk.N = n
			m, err := buildOn(t.Context(), &disk, after, dir, BuildOptions{Detector: small})
			if disk.Done() < n {
				if n < 40 {
					t.Errorf("a build has only %d operations", disk.Done())
				}
				break
			}
			if err == nil && m.ID == old.ID {
				t.Fatalf("operation %d: no error, and no new generation", n)
			}
			if err != nil && !errors.Is(err, disktest.ErrFault) {
				t.Fatalf("operation %d: %v", n, err)
			}
			now, err := Verify(dir)
			if err != nil {
				t.Fatalf("operation %d: %v", n, err)
			}
			if now.ID != old.ID && now.Content != after.Digest {
				t.Fatalf("operation %d: %s is neither the old generation nor the new one", n, now.ID)
			}
			mustBuild(t, before, dir)
			if left := leftovers(t, dir); len(left) > 0 {
				t.Fatalf("operation %d: the next build leaves %v", n, left)
			}
		}
	}
}

// killedBuild is the environment of a child that builds a site into a folder,
// and dies at an operation: "operation folder".
const killedBuild = "CAREERS_TEST_KILLED_BUILD"

// mortalDisk kills the process at its n-th operation, as kill -9 would.
func mortalDisk(n int) *disktest.Disk {
	return &disktest.Disk{N: n, At: func() error {
		p, err := os.FindProcess(os.Getpid())
		if err == nil {
			err = p.Kill()
		}
		if err == nil {
			select {} // until the signal comes
		}
		return err
	}}
}

// A build that is killed at any operation leaves an index that verifies, and
// that the next build is at home in.
func TestAKilledBuildLeavesASoundIndex(t *testing.T) {
	site := indextest.Site(4, 2)
	if env := os.Getenv(killedBuild); env != "" {
		operation, dir, _ := strings.Cut(env, " ")
		n, err := strconv.Atoi(operation)
		mustDo(t, err)
		_, err = buildOn(t.Context(), mortalDisk(n), site, dir, BuildOptions{Detector: small})
		mustDo(t, err)
		return
	}
	t.Parallel()
	step := 12
	if *soak {
		step = 1
	}
	dir := t.TempDir()
	old := mustBuild(t, handmade(), dir)
	kills := 0
	for n := 1; ; n += step {
		child := exec.Command(os.Args[0], "-test.run=^TestAKilledBuildLeavesASoundIndex$")
		child.Env = append(os.Environ(), fmt.Sprintf("%s=%d %s", killedBuild, n, dir))
		if child.Run() == nil {
			break // it has fewer operations
		}
		kills++
		m, err := Verify(dir)
		if err != nil || m.ID != old.ID && m.Content != site.Digest {
			t.Fatalf("killed at operation %d: %+v, %v", n, m, err)
		}
		mustBuild(t, handmade(), dir)
		if left := leftovers(t, dir); len(left) > 0 {
			t.Fatalf("killed at operation %d: the next build leaves %v", n, left)
		}
		forget(t, dir, site)
	}
	if kills < 40/step {
		t.Errorf("only %d builds were killed", kills)
	}
}

// forget removes the generation of site, which is not the current one, so that
// the next build of it is a whole one.
func forget(t *testing.T, dir string, site *content.Site) {
	t.Helper()
	source, err := newSource(site, small)
	mustDo(t, err)
	mustDo(t, os.RemoveAll(filepath.Join(dir, generationName(source.manifest().ID))))
}

// leftovers are the names in an index folder that no finished build leaves.
func leftovers(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), buildPrefix) {
			names = append(names, filepath.Join(dir, e.Name()))
		}
	}
	return names
}
