//go:build unix

package main

import (
	"bufio"
	"os"
	"os/exec"
	"strings"
	"testing"
)

func TestWhatAKilledServerLeavesIsSweptByTheNext(t *testing.T) {
	t.Parallel()
	temp := t.TempDir()
	start := func() *exec.Cmd {
		server := exec.Command("careers", "serve", "--addr", "127.0.0.1:0") // builds into a temporary folder
		server.Env = append(os.Environ(), "TMPDIR="+temp)
		stderr, err := server.StderrPipe()
		if err == nil {
			err = server.Start()
		}
		if err != nil {
			t.Fatal(err)
		}
		for lines := bufio.NewScanner(stderr); lines.Scan(); {
			if strings.Contains(lines.Text(), "listening on ") {
				return server
			}
		}
		t.Fatal("the server does not start")
		return nil
	}
	folders := func() int {
		entries, err := os.ReadDir(temp)
		if err != nil {
			t.Fatal(err)
		}
		return len(entries)
	}
	killed := start()
	if err := killed.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if err := killed.Wait(); err == nil || folders() == 0 {
		t.Fatalf("a killed server: %v, and it leaves nothing", err)
	}
	next := start()
	if n := folders(); n != 1 {
		t.Errorf("%d folders while one server runs, want its own", n)
	}
	if err := next.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := next.Wait(); err != nil || folders() > 0 {
		t.Errorf("a server that was told to stop: %v, and %d folders are left", err, folders())
	}
}
