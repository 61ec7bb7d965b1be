//go:build unix

package main

import (
	"os"
	"testing"

	"github.com/careers-index/careers/cmd/careers/servertest"
)

func TestWhatAKilledServerLeavesIsSweptByTheNext(t *testing.T) {
	t.Parallel()
	temp := t.TempDir()
	start := func() *servertest.Process { return servertest.Start(t, "careers", []string{"TMPDIR=" + temp}) } // builds into a temporary folder
	folders := func() int {
		entries, err := os.ReadDir(temp)
		if err != nil {
			t.Fatal(err)
		}
		return len(entries)
	}
	if err := start().Stop(os.Kill); err == nil || folders() == 0 {
		t.Fatalf("a killed server: %v, and it leaves nothing", err)
	}
	next := start()
	if n := folders(); n != 1 {
		t.Errorf("%d folders while one server runs, want its own", n)
	}
	if err := next.Stop(os.Interrupt); err != nil || folders() > 0 {
		t.Errorf("a server that was told to stop: %v, and %d folders are left", err, folders())
	}
}
