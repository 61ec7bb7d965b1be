package main

// Which engines there are, what each needs, and how its program is compiled.

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// ours is the name of our engine; every ratio is to it.
const ours = "careers"

// engine is how one engine is run.
type engine struct {
	name  string
	build func(documents, dir string) []string // from the content, for ours
	open  func(dir string) []string            // a process that answers
	serve func(dir, address string) []string   // nil without an HTTP server
}

// prepare compiles the engines that are asked for. Without a list, Lucene is left out when
// it cannot be compiled here; everything else is an error.
func prepare(ctx context.Context, o options, progress io.Writer) ([]engine, error) {
	known := []string{ours, "tantivy", "lucene", "fts5", "bleve"}
	wanted := o.engines
	for _, name := range wanted {
		if !slices.Contains(known, name) {
			return nil, fmt.Errorf("PEERS_ENGINES: there is no %q; there are %s", name, strings.Join(known, ", "))
		}
	}
	if len(wanted) == 0 {
		wanted = known
	}
	bin, err := filepath.Abs(o.bin)
	if err != nil {
		return nil, err
	}
	c := compiler{ctx, bin, progress}
	if slices.Contains(wanted, "tantivy") || slices.Contains(wanted, "fts5") {
		if err := c.rust(); err != nil {
			return nil, err
		}
	}
	engines := []engine{}
	for _, name := range known {
		if name != ours && !slices.Contains(wanted, name) {
			continue
		}
		e, err := c.engine(name)
		if err != nil && name == "lucene" && len(o.engines) == 0 {
			fmt.Fprintf(progress, "peers: without lucene: %v\n", err)
			continue
		}
		if err != nil {
			return nil, err
		}
		engines = append(engines, e)
	}
	return engines, nil
}

// compiler compiles the programs into bin/peers.
type compiler struct {
	ctx      context.Context
	bin      string
	progress io.Writer
}

func (c compiler) engine(name string) (engine, error) {
	switch name {
	case ours:
		return c.careers()
	case "bleve":
		program, err := c.golang("bleve")
		return plain(name, program), err
	case "lucene":
		return c.lucene()
	default:
		program := filepath.Join(c.bin, "peers", "cargo", "release", name)
		e := plain(name, program)
		if name == "tantivy" {
			e.serve = func(dir, address string) []string { return []string{program, "serve", dir, address} }
		}
		return e, nil
	}
}

func plain(name string, program ...string) engine {
	return engine{
		name:  name,
		build: func(documents, dir string) []string { return append(slices.Clone(program), "build", documents, dir) },
		open:  func(dir string) []string { return append(slices.Clone(program), "answer", dir) },
	}
}

// careers is our engine: the program itself, and a process that answers with its package.
func (c compiler) careers() (engine, error) {
	program := filepath.Join(c.bin, "careers")
	if _, err := os.Stat(program); err != nil {
		return engine{}, fmt.Errorf("%w; run make build", err)
	}
	answers, err := c.golang("careers")
	content := func(dir string) string { return filepath.Join(filepath.Dir(dir), "content") }
	return engine{
		name:  ours,
		build: func(_, dir string) []string { return buildCommand(program, content(dir), dir) },
		open: func(dir string) []string {
			return append([]string{answers, "answer", dir}, buildCommand(program, content(dir), dir)...)
		},
		serve: func(dir, address string) []string {
			return []string{program, "serve", "--index", dir, "--addr", address, "--cache", "0"}
		},
	}, err
}

func buildCommand(program, content, index string) []string {
	return []string{program, "build", "--keep-going", "--content", content, "--index", index}
}

func (c compiler) golang(name string) (string, error) {
	program := filepath.Join(c.bin, "peers", name)
	return program, c.run("", "go", "build", "-o", program, "./.peers/"+name)
}

func (c compiler) rust() error {
	if _, err := exec.LookPath("cargo"); err != nil {
		return errors.New("cargo is not there, and tantivy and SQLite are compiled with it: install Rust (https://rustup.rs), or choose others: PEERS_ENGINES=bleve")
	}
	fmt.Fprintln(c.progress, "peers: compiling tantivy and SQLite, some minutes the first time")
	return c.run("CARGO_TARGET_DIR="+filepath.Join(c.bin, "peers", "cargo"),
		"cargo", "build", "--quiet", "--release", "--locked", "--manifest-path", filepath.Join(".peers", "rust", "Cargo.toml"))
}

// minJava is the oldest version of Java that Lucene runs on.
const minJava = 21

func (c compiler) lucene() (engine, error) {
	if _, err := exec.LookPath("mvn"); err != nil {
		return engine{}, errors.New("mvn is not there")
	}
	home := javaHome()
	if home == "" {
		return engine{}, fmt.Errorf("there is no JDK of version %d or later; JAVA_HOME names one", minJava)
	}
	out := filepath.Join(c.bin, "peers", "lucene")
	err := c.run("JAVA_HOME="+home, "mvn", "-q", "-B", "-f", filepath.Join(".peers", "lucene", "pom.xml"), "-Dout="+out, "process-classes")
	classes := filepath.Join(out, "classes") + string(filepath.ListSeparator) + filepath.Join(out, "lib", "*")
	return plain("lucene", filepath.Join(home, "bin", "java"), "--enable-native-access=ALL-UNNAMED", "--add-modules", "jdk.incubator.vector", "-cp", classes, "Peer"), err
}

// javaHome is a JDK that is recent enough: that of JAVA_HOME, of java on the PATH, or one
// of those that a Linux system has.
func javaHome() string {
	homes := []string{os.Getenv("JAVA_HOME")}
	if java, err := exec.LookPath("javac"); err == nil {
		if java, err = filepath.EvalSymlinks(java); err == nil {
			homes = append(homes, filepath.Dir(filepath.Dir(java)))
		}
	}
	others, _ := filepath.Glob("/usr/lib/jvm/*")
	for _, home := range append(homes, others...) {
		if home != "" && javaVersion(home) >= minJava {
			return home
		}
	}
	return ""
}

// javaVersion is the major version of a JDK, 0 for no JDK.
func javaVersion(home string) int {
	out, err := exec.Command(filepath.Join(home, "bin", "javac"), "-version").Output()
	if err != nil {
		return 0
	}
	version, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimSpace(string(out)), "javac "), ".")
	n, _ := strconv.Atoi(version)
	return n
}

func (c compiler) run(env string, command ...string) error {
	cmd := exec.CommandContext(c.ctx, command[0], command[1:]...)
	if env != "" {
		cmd.Env = append(os.Environ(), env)
	}
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%s: %w\n%s", strings.Join(command, " "), err, out.String())
	}
	return nil
}
