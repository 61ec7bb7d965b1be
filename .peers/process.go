package main

// Processes of engines: builds that are measured, and those that answer.

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/careers-index/careers/.peers/peer"
)

// usage is what a command needed.
type usage struct {
	Wall, CPU time.Duration
	Memory    int64 // bytes, at its peak
}

// measured is the argument with which this program runs a command and prints its usage.
// A process begins with the peak of the one that starts it, and the driver's is high: so
// a small process comes between the two.
const measured = "run-measured"

func measure(ctx context.Context, command []string) (u usage, err error) {
	self, err := os.Executable()
	if err != nil {
		return u, err
	}
	cmd := exec.CommandContext(ctx, self, append([]string{measured}, command...)...)
	var out, messages bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &messages
	if err := cmd.Run(); err != nil {
		return u, fmt.Errorf("%s: %w\n%s", strings.Join(command, " "), err, messages.String())
	}
	return u, json.Unmarshal(out.Bytes(), &u)
}

func runMeasured(command []string) (status int) {
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
	start := time.Now()
	if err := cmd.Run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	s := cmd.ProcessState
	u := usage{Wall: time.Since(start), CPU: s.UserTime() + s.SystemTime(), Memory: peakMemory(s)}
	if err := json.NewEncoder(os.Stdout).Encode(u); err != nil {
		return 1
	}
	return 0
}

// folderSize is the bytes of the files in a folder.
func folderSize(dir string) (size int64, err error) {
	err = filepath.WalkDir(dir, func(_ string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			size += info.Size()
		}
		return err
	})
	return size, err
}

// process is an engine that answers, one request at a time.
type process struct {
	engine
	cmd   *exec.Cmd
	in    io.WriteCloser
	out   *bufio.Reader
	first time.Duration // from the start of the process to its first answer

	messages bytes.Buffer // on standard error; read only after the process has ended
}

// start starts an engine and asks it one thing.
func start(e engine, dir string, ask peer.Request) (*process, error) {
	command := e.open(dir)
	p := &process{engine: e, cmd: exec.Command(command[0], command[1:]...)}
	p.cmd.Stderr = &p.messages
	var err error
	if p.in, err = p.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	p.out = bufio.NewReaderSize(out, 1<<20)
	begin := time.Now()
	if err := p.cmd.Start(); err != nil {
		return nil, err
	}
	if _, err = p.read(); err == nil {
		_, err = p.ask(ask)
	}
	p.first = time.Since(begin)
	if err != nil {
		p.stop()
		return nil, fmt.Errorf("%w\n%s", err, p.messages.String())
	}
	return p, nil
}

func (p *process) ask(r peer.Request) (peer.Reply, error) {
	line, err := json.Marshal(r)
	if err != nil {
		return peer.Reply{}, err
	}
	if _, err := p.in.Write(append(line, '\n')); err != nil {
		return peer.Reply{}, fmt.Errorf("%s: %w", p.name, err)
	}
	return p.read()
}

func (p *process) read() (reply peer.Reply, err error) {
	line, err := p.out.ReadBytes('\n')
	if err != nil {
		return reply, fmt.Errorf("%s: %w", p.name, err)
	}
	if err := json.Unmarshal(line, &reply); err != nil {
		return reply, fmt.Errorf("%s: %w: %.200s", p.name, err, line)
	}
	if reply.Error != "" {
		return reply, fmt.Errorf("%s: %s", p.name, reply.Error)
	}
	return reply, nil
}

func (p *process) stop() {
	_ = p.in.Close() // it ends with its input
	_ = p.cmd.Wait()
}
