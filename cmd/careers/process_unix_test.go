//go:build unix

package main

import (
	"bufio"
	"bytes"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// process is the program that serves in a process of its own.
type process struct {
	*os.Process
	url   string
	admin string        // where operators ask it; "" for nowhere
	ended chan struct{} // closed when it has
	err   error         // then: how
	said  bytes.Buffer  // then: standard error
}

// startProcess starts 'serve' of a program on a free port, and waits until it listens. The
// environment has variables more than that of the test.
func startProcess(t *testing.T, program string, variables []string, args ...string) *process {
	t.Helper()
	cmd := exec.Command(program, append([]string{"serve", "--addr", "127.0.0.1:0"}, args...)...)
	cmd.Env = append(os.Environ(), variables...)
	stderr, err := cmd.StderrPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	p := &process{Process: cmd.Process, ended: make(chan struct{})}
	lines := bufio.NewScanner(io.TeeReader(stderr, &p.said))
	for p.url == "" && lines.Scan() {
		_, p.url, _ = strings.Cut(lines.Text(), "listening on ")
		if _, admin, ok := strings.Cut(lines.Text(), "admin on "); ok {
			p.admin = admin
		}
	}
	go func() {
		defer close(p.ended)
		_, _ = io.Copy(&p.said, stderr) // it must not be held up by what it says
		p.err = cmd.Wait()
	}()
	if p.url == "" {
		<-p.ended
		t.Fatalf("%s does not listen: %v\n%s", cmd, p.err, p.said.String())
	}
	t.Cleanup(func() {
		_ = p.Kill() // where a test has failed
		<-p.ended
	})
	return p
}

// stop tells the process to stop, and returns how it has ended.
func (p *process) stop(signal os.Signal) error {
	err := p.Signal(signal)
	<-p.ended
	if p.err != nil {
		err = p.err
	}
	return err
}
