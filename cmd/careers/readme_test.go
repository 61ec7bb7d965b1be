//go:build unix

package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// projectRoot is where README.md and Makefile are.
const projectRoot = "../.."

// TestReadme does what README.md says, from top to bottom, in one empty folder:
//
//   - A block with a file name ("```yaml content/en/careers.yaml") is written
//     to that file.
//   - Each line of an sh block is run by a shell. It has to exit 0, or with N if
//     its comment is "# exits N". The same holds for "run:" lines of yaml blocks.
//   - A text block right after an sh block is what its lines print, both
//     streams together. "…" stands for any text of a line, and alone on a line
//     for any lines.
//   - "careers serve" is started on a free port, and stays until the next one.
//     curl asks it; it is a command of this test binary, see curl.
//   - Commands on a cluster are run in the one that CAREERS_OPENSEARCH names. Without it
//     they have to say that there is none.
//   - make, go and git are not run: they would run this test, or take minutes.
//     Their targets, packages, tests and flags must exist. docker, kubectl and sudo
//     are not run either, as they change the machine; their files must exist.
//   - Metrics and variables that are named must exist.
//
// Links and names of files must exist, too, and so must what make and go are
// told to do in the text.
func TestReadme(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(filepath.Join(projectRoot, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	r := &reader{dir: t.TempDir()}
	t.Cleanup(func() { r.stopServer(t) })
	said := "" // by the sh block before
	for _, b := range readBlocks(string(text)) {
		switch {
		case b.file != "":
			write(t, r.dir, b.file, b.text)
		case b.language == "sh":
			said = ""
			for i, line := range strings.Split(b.text, "\n") {
				said += r.run(t, b.line+i, line)
			}
		case b.language == "text" && b.follows == "sh":
			if !says(said, b.text) {
				t.Errorf("README.md:%d: the commands print\n%s\nnot\n%s", b.line, said, b.text)
			}
		case b.language == "yaml":
			for i, line := range strings.Split(b.text, "\n") {
				if _, command, ok := strings.Cut(line, "run: "); ok {
					r.run(t, b.line+i, command)
				}
			}
		}
	}
	if r.ran < 20 {
		t.Errorf("%d commands were run; is README.md read as it should be?", r.ran)
	}
	checkFiles(t, string(text))
	checkNames(t, string(text))
	for _, m := range inText.FindAllStringSubmatch(string(text), -1) {
		if err := checkUnrun(strings.Fields(m[1])); err != nil {
			t.Errorf("README.md: %s: %v", m[1], err)
		}
	}
}

// inText matches commands in running text.
var inText = regexp.MustCompile("`((?:make|go) [^`]+)`")

// block is a fenced block of a Markdown file.
type block struct {
	language, file string
	text           string
	line           int    // of its text, from 1
	follows        string // language of the block before, if only empty lines are between
}

var fence = regexp.MustCompile("(?ms)^```(\\w*)(?: (\\S+))?\n(.*?)^```$")

func readBlocks(text string) []block {
	var blocks []block
	end := 0
	for _, m := range fence.FindAllStringSubmatchIndex(text, -1) {
		b := block{language: text[m[2]:m[3]], text: text[m[6]:m[7]], line: strings.Count(text[:m[6]], "\n") + 1}
		if m[4] >= 0 {
			b.file = text[m[4]:m[5]]
		}
		if len(blocks) > 0 && strings.TrimSpace(text[end:m[0]]) == "" {
			b.follows = blocks[len(blocks)-1].language
		}
		blocks, end = append(blocks, b), m[1]
	}
	return blocks
}

// reader follows the README in a folder.
type reader struct {
	dir    string
	ran    int
	server *exec.Cmd // nil for none
	stderr io.Reader // of server
	url    string    // of server
	admin  string    // of server, "" for none
}

var exits = regexp.MustCompile(`# exits (\d)`)

// run runs one line, and returns what it prints.
func (r *reader) run(t *testing.T, number int, line string) string {
	t.Helper()
	words := strings.Fields(line)
	if len(words) == 0 || words[0] == "#" {
		return ""
	}
	r.ran++
	said, err := "", error(nil)
	switch {
	case slices.Contains([]string{"make", "go", "git", "docker", "kubectl", "sudo"}, words[0]):
		err = checkUnrun(words)
	case strings.Contains(line, "opensearch+") && os.Getenv(clusterVariable) == "":
		_, err = r.shell(strings.Replace(line, readmeCluster, "127.0.0.1:9", 1), 3)
	case words[0] == "careers" && words[1] == "serve":
		return r.serve(t, number, inCluster(line))
	default:
		want := 0
		if m := exits.FindStringSubmatch(line); m != nil {
			want, _ = strconv.Atoi(m[1])
		}
		said, err = r.shell(inCluster(line), want)
	}
	if err != nil {
		t.Errorf("README.md:%d: %s: %v", number, line, err)
	}
	return said
}

// clusterVariable names a node of a cluster, and readmeCluster is the one of README.md.
const (
	clusterVariable = "CAREERS_OPENSEARCH"
	readmeCluster   = "localhost:9200"
)

// inCluster is a line with the node that there is.
func inCluster(line string) string {
	_, host, _ := strings.Cut(os.Getenv(clusterVariable), "://")
	return strings.Replace(line, "opensearch+http://"+readmeCluster, "opensearch+http://"+host, 1)
}

// shell runs a line that has to exit with a status.
func (r *reader) shell(line string, want int) (string, error) {
	var out bytes.Buffer
	c := exec.Command("sh", "-c", line)
	c.Dir, c.Stdout, c.Stderr = r.dir, &out, &out
	c.Env = append(os.Environ(), serverVariable+"="+r.url, adminVariable+"="+r.admin, "CAREERS_ADDR="+strings.TrimPrefix(r.url, "http://"))
	err := c.Run()
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		return "", err
	}
	if got := c.ProcessState.ExitCode(); got != want {
		return "", fmt.Errorf("exit status %d, want %d\n%s", got, want, out.String())
	}
	return out.String(), nil
}

// serve starts a server on a free port, and returns the line that says where.
func (r *reader) serve(t *testing.T, number int, line string) string {
	t.Helper()
	r.stopServer(t)
	line, _, _ = strings.Cut(line, " # ")
	line += " --addr 127.0.0.1:0"
	if strings.Contains(line, "--admin ") {
		line += " --admin 127.0.0.1:0"
	}
	c := exec.Command("sh", "-c", "exec "+line)
	c.Dir = r.dir
	stderr, err := c.StderrPipe()
	if err == nil {
		err = c.Start()
	}
	if err != nil {
		t.Fatalf("README.md:%d: %s: %v", number, line, err)
	}
	r.server, r.stderr, r.admin = c, stderr, ""
	lines := bufio.NewScanner(stderr)
	for lines.Scan() {
		if url, ok := strings.CutPrefix(lines.Text(), "admin on "); ok {
			r.admin = url
		}
		if url, ok := strings.CutPrefix(lines.Text(), "listening on "); ok {
			r.url = url
			return lines.Text() + "\n"
		}
	}
	t.Fatalf("README.md:%d: %s does not serve", number, line)
	return ""
}

// stopServer stops the server as a service manager does.
func (r *reader) stopServer(t *testing.T) {
	t.Helper()
	if r.server == nil {
		return
	}
	err := r.server.Process.Signal(syscall.SIGTERM)
	_, _ = io.Copy(io.Discard, r.stderr) // ends when the process has
	if err = errors.Join(err, r.server.Wait()); err != nil {
		t.Errorf("%v: %v", r.server.Args, err)
	}
	r.server = nil
}

// says tells whether commands print what the README says.
func says(got, want string) bool {
	pattern := regexp.QuoteMeta(strings.TrimSpace(want))
	pattern = regexp.MustCompile(`(?m)^…\n`).ReplaceAllString(pattern, `(?s:.*\n)??`)
	pattern = strings.ReplaceAll(pattern, "…", `.*`)
	lines := strings.Split(got, "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return regexp.MustCompile(`^` + pattern + `$`).MatchString(strings.TrimSpace(strings.Join(lines, "\n")))
}

func TestWhatIsSaidMayLeaveOutText(t *testing.T) {
	t.Parallel()
	const got = "one two three\nfour \nfive\n\nsix\n"
	for want, ok := range map[string]bool{
		"one two three\nfour\nfive\n\nsix": true,
		"one … three\nfour\n…\nsix\n":      true,
		"one…\n…\nsix":                     true,
		"one…\n…\nfour\nfive\n\nsix":       true,
		"one two three\nfour":              false,
		"one … four\nfive\n\nsix":          false,
		"two three\n…\nsix":                false,
		"one two three\n…\nseven":          false,
	} {
		if says(got, want) != ok {
			t.Errorf("says(%q) = %v", want, !ok)
		}
	}
}
