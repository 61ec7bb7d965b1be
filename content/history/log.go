package history

// The log of git, taken apart.

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
)

// reader reads the log, the newest commit first.
type reader struct {
	files Files
	// today is what a name of then is called now, where that is another name, or "" where
	// it was another file.
	today   map[string]string
	shallow map[string]bool
}

// change is one file of a commit.
type change struct {
	status   byte
	old, new string // equal unless it was renamed
}

// read takes the log apart: parts that end in a NUL, of which one that begins with \x01 is
// a commit. Each change is a status and a name; of a rename, both names.
func (r *reader) read(log *bufio.Reader) error {
	var at time.Time
	var changes []change
	known := false // the commit's parents are there, so that it is known what it changed
	for {
		part, err := log.ReadString(0)
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		text := strings.Trim(part, "\n\x00")
		commit, isCommit := strings.CutPrefix(text, "\x01")
		if isCommit || err != nil {
			if known {
				r.enter(at, changes)
			}
			changes = changes[:0]
		}
		switch {
		case err != nil:
			return nil
		case isCommit:
			seconds, hash, _ := strings.Cut(commit, " ")
			n, err := strconv.ParseInt(seconds, 10, 64)
			if err != nil {
				return fmt.Errorf("a commit of the log has the time %q", seconds)
			}
			at, known = time.Unix(n, 0).UTC(), !r.shallow[hash]
		case text != "":
			c, err := readChange(log, text)
			if err != nil {
				return err
			}
			changes = append(changes, c)
		}
	}
}

// readChange reads the names of a change.
func readChange(log *bufio.Reader, status string) (change, error) {
	c := change{status: status[0]}
	names := []*string{&c.new}
	if c.status == 'R' || c.status == 'C' {
		names = []*string{&c.old, &c.new}
	}
	for _, name := range names {
		text, err := log.ReadString(0)
		if err != nil {
			return c, fmt.Errorf("the log ends within a change: %w", err)
		}
		*name = strings.TrimSuffix(text, "\x00")
	}
	if c.old == "" {
		c.old = c.new
	}
	return c, nil
}

// enter adds a commit. The names that its changes tell are those after it; the log goes on
// with the names before it. All at once: a commit can let two files change their names.
func (r *reader) enter(at time.Time, changes []change) {
	before := map[string]string{}
	for _, c := range changes {
		today := r.named(c.new)
		if c.status != 'D' && today != "" {
			r.files[today] = r.files[today].add(at)
		}
		if c.status == 'A' || c.status == 'C' || c.status == 'D' || c.status == 'R' {
			if _, renamed := before[c.new]; !renamed {
				before[c.new] = "" // what was there before is another file
			}
		}
		if c.status == 'R' {
			before[c.old] = today
		}
	}
	for name, today := range before {
		r.today[name] = today
	}
}

// named is what a name of then is called now.
func (r *reader) named(name string) string {
	if today, ok := r.today[name]; ok {
		return today
	}
	return name
}
