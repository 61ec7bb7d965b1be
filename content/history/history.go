package history

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// Dates of a file. They are times of commits, in UTC.
type Dates struct{ First, Last time.Time }

// add widens the dates to a commit.
func (d Dates) add(at time.Time) Dates {
	if d.First.IsZero() || at.Before(d.First) {
		d.First = at
	}
	if at.After(d.Last) {
		d.Last = at
	}
	return d
}

// Files are the dates of the files of a folder, by path relative to it, with slashes.
type Files map[string]Dates

// timeout ends the reading of a history: dates are worth that much of a build.
const timeout = 30 * time.Second

// Read reads the dates of the files in dir.
func Read(ctx context.Context, dir string) (Files, error) {
	if _, err := exec.LookPath("git"); err != nil || !inWorkTree(dir) {
		return nil, nil
	}
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	shallow, err := oldest(ctx, dir)
	if err != nil {
		return nil, err
	}
	if shallow == nil { // nothing was committed yet
		return nil, nil
	}
	cmd := command(ctx, dir, "log", "-z", "--format=%x01%ct %H", "--name-status", "--find-renames=90%", "--relative", "--", ".")
	var complaint bytes.Buffer
	cmd.Stderr = &complaint
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		return nil, fmt.Errorf("git: %w", err)
	}
	r := reader{files: Files{}, today: map[string]string{}, shallow: shallow}
	err = r.read(bufio.NewReader(out))
	if err != nil {
		_, _ = io.Copy(io.Discard, out) // so that it ends
	}
	if err := errors.Join(err, cmd.Wait()); err != nil {
		return nil, explain(err, complaint.String())
	}
	return r.files, nil
}

// inWorkTree reports whether a folder or one above it has a .git. git itself is not asked
// for each folder that has none.
func inWorkTree(dir string) bool {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return false
	}
	if resolved, err := filepath.EvalSymlinks(dir); err == nil {
		dir = resolved
	}
	for {
		if _, err := os.Lstat(filepath.Join(dir, ".git")); err == nil {
			return true
		}
		above := filepath.Dir(dir)
		if above == dir {
			return false
		}
		dir = above
	}
}

// command runs git in dir, whatever repository the caller works in.
func command(ctx context.Context, dir string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, "git", append([]string{"-C", dir, "-c", "core.fsmonitor=false", "-c", "log.showSignature=false"}, args...)...)
	cmd.Env = slices.DeleteFunc(os.Environ(), func(v string) bool {
		return strings.HasPrefix(v, "GIT_DIR=") || strings.HasPrefix(v, "GIT_WORK_TREE=") || strings.HasPrefix(v, "GIT_INDEX_FILE=") || strings.HasPrefix(v, "GIT_PREFIX=")
	})
	cmd.Env = append(cmd.Env, "LC_ALL=C", "GIT_OPTIONAL_LOCKS=0")
	return cmd
}

// oldest are the commits of a shallow clone whose parents are missing, by hash; nil when
// there is no commit at all.
func oldest(ctx context.Context, dir string) (map[string]bool, error) {
	var complaint bytes.Buffer
	cmd := command(ctx, dir, "rev-parse", "--git-path", "shallow")
	cmd.Stderr = &complaint
	out, err := cmd.Output()
	if err != nil {
		return nil, explain(err, complaint.String())
	}
	if command(ctx, dir, "rev-parse", "--verify", "--quiet", "HEAD").Run() != nil {
		return nil, ctx.Err()
	}
	name := strings.TrimSpace(string(out))
	if !filepath.IsAbs(name) {
		name = filepath.Join(dir, name)
	}
	hashes := map[string]bool{}
	list, err := os.ReadFile(name)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, err
	}
	for h := range strings.FieldsSeq(string(list)) {
		hashes[h] = true
	}
	return hashes, nil
}

// explain adds to an error what git says about it.
func explain(err error, complaint string) error {
	first, _, _ := strings.Cut(strings.TrimSpace(complaint), "\n")
	if first == "" {
		return fmt.Errorf("git: %w", err)
	}
	return fmt.Errorf("git: %w: %s", err, first)
}
