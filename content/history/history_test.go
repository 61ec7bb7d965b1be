package history_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/careers-index/careers/content/history"
)

// repository is a work tree whose commits are a day apart.
type repository struct {
	t   *testing.T
	dir string
	day int
}

func newRepository(t *testing.T) *repository {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Fatal("the tests need git")
	}
	r := &repository{t: t, dir: t.TempDir()}
	r.git("init", "-q")
	return r
}

func (r *repository) git(args ...string) {
	r.t.Helper()
	cmd := exec.CommandContext(r.t.Context(), "git", append([]string{"-C", r.dir, "-c", "user.name=A", "-c", "user.email=a@example.com"}, args...)...)
	at := day(r.day).Format(time.RFC3339)
	cmd.Env = append(os.Environ(), "GIT_AUTHOR_DATE="+at, "GIT_COMMITTER_DATE="+at)
	if out, err := cmd.CombinedOutput(); err != nil {
		r.t.Fatalf("git %s: %v: %s", strings.Join(args, " "), err, out)
	}
}

func (r *repository) write(name, text string) {
	r.t.Helper()
	name = filepath.Join(r.dir, name)
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		r.t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		r.t.Fatal(err)
	}
}

// commit commits everything, on the next day.
func (r *repository) commit() {
	r.t.Helper()
	r.day++
	r.git("add", "-A", ".")
	r.git("commit", "-q", "-m", "x")
}

func day(n int) time.Time { return time.Date(2026, 1, n, 9, 0, 0, 0, time.UTC) }

func dates(first, last int) history.Dates { return history.Dates{First: day(first), Last: day(last)} }

// text is long enough to be recognized when it moves.
func text(seed string) string { return strings.Repeat("A line of "+seed+".\n", 20) }

func TestDatesFollowFiles(t *testing.T) {
	t.Parallel()
	r := newRepository(t)
	r.write("en/a.md", text("a"))
	r.write("en/moved.md", text("moved"))
	r.write("en/left.md", text("left"))
	r.write("en/back.md", text("back"))
	r.write("en/x.md", text("x"))
	r.write("en/y.md", text("y"))
	r.write("other.md", text("other"))
	r.commit() // 1
	r.write("en/a.md", text("a")+"More.\n")
	r.git("mv", "en/moved.md", "en/sub folder–ü.md")
	r.git("rm", "-q", "en/left.md", "en/back.md")
	r.commit() // 2
	r.write("en/back.md", "Another job.\n")
	r.write("en/moved.md", "A new job at an old address.\n")
	r.commit() // 3
	r.git("mv", "en/x.md", "en/z.md")
	r.git("mv", "en/y.md", "en/x.md")
	r.git("mv", "en/z.md", "en/y.md")
	r.commit() // 4
	r.write("en/x.md", text("y")+"More.\n")
	r.commit() // 5
	r.write("en/new.md", "Not committed.\n")
	got, err := history.Read(t.Context(), filepath.Join(r.dir, "en"))
	if err != nil {
		t.Fatal(err)
	}
	for name := range got {
		if _, err := os.Stat(filepath.Join(r.dir, "en", name)); err != nil {
			delete(got, name)
		}
	}
	want := history.Files{
		"a.md": dates(1, 2), "sub folder–ü.md": dates(1, 2), "back.md": dates(3, 3), "moved.md": dates(3, 3),
		"x.md": dates(1, 5), "y.md": dates(1, 4),
	}
	// git sees a swap as a change of both files.
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

func TestAShallowCloneKnowsOnlyWhatItHas(t *testing.T) {
	t.Parallel()
	r := newRepository(t)
	r.write("a.md", text("a"))
	r.commit() // 1
	r.write("b.md", text("b"))
	r.commit() // 2
	r.write("c.md", text("c"))
	r.commit() // 3
	for depth, want := range map[string]history.Files{"1": {}, "2": {"c.md": dates(3, 3)}} {
		clone := filepath.Join(t.TempDir(), "clone")
		r.git("clone", "-q", "--depth", depth, "file://"+r.dir, clone)
		got, err := history.Read(t.Context(), clone)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("depth %s: %v, %v; want %v", depth, got, err, want)
		}
	}
}

func TestNoHistoryIsNoError(t *testing.T) {
	t.Parallel()
	empty := newRepository(t)
	empty.write("a.md", "a")
	for what, dir := range map[string]string{"no work tree": t.TempDir(), "no commit": empty.dir, "no folder": filepath.Join(t.TempDir(), "none")} {
		if got, err := history.Read(t.Context(), dir); err != nil || len(got) > 0 {
			t.Errorf("%s: %v, %v", what, got, err)
		}
	}
}

func TestABrokenRepositoryIsToldInOneLine(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, ".git"), []byte("gitdir: nowhere\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	_, err := history.Read(t.Context(), dir)
	if err == nil || strings.Count(err.Error(), "\n") > 0 || !strings.Contains(err.Error(), "nowhere") {
		t.Errorf("got %v", err)
	}
}
