package servertest

import (
	"bufio"
	"bytes"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// Process is a program that serves.
type Process struct {
	*os.Process
	URL   string
	Admin string        // where operators ask it; "" for nowhere
	Ended chan struct{} // closed when it has
	Err   error         // then: how
	Said  bytes.Buffer  // then: standard error
}

// Start starts 'serve' of a program on a free port, and waits until it listens. The
// environment has variables more than that of the test. At the end of the test it is killed.
func Start(t *testing.T, program string, variables []string, args ...string) *Process {
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
	p := &Process{Process: cmd.Process, Ended: make(chan struct{})}
	lines := bufio.NewScanner(io.TeeReader(stderr, &p.Said))
	for p.URL == "" && lines.Scan() {
		_, p.URL, _ = strings.Cut(lines.Text(), "listening on ")
		if _, admin, ok := strings.Cut(lines.Text(), "admin on "); ok {
			p.Admin = admin
		}
	}
	go func() {
		defer close(p.Ended)
		_, _ = io.Copy(&p.Said, stderr) // it must not be held up by what it says
		p.Err = cmd.Wait()
	}()
	if p.URL == "" {
		<-p.Ended
		t.Fatalf("%s does not listen: %v\n%s", cmd, p.Err, p.Said.String())
	}
	t.Cleanup(func() {
		_ = p.Kill() // where a test has failed
		<-p.Ended
	})
	return p
}

// Stop tells the process to stop, and returns how it has ended.
func (p *Process) Stop(signal os.Signal) error {
	err := p.Signal(signal)
	<-p.Ended
	if p.Err != nil {
		err = p.Err
	}
	return err
}
