package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/careers-index/careers/content/visible"
)

// TestNothingOfContentControlsTheTerminal prints hostile content and file names in every
// way that there is.
func TestNothingOfContentControlsTheTerminal(t *testing.T) {
	t.Parallel()
	dir, idx := t.TempDir(), filepath.Join(t.TempDir(), "idx")
	write := func(name, text string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	const evil, text = "Go\u202eevil\u2066 \u061cx", "Go\u202eevil\u2066 \u009b2J\u061cx" // YAML has no U+009B
	write("a.md", "---\ntitle: \"\\e[31m"+evil+"\\x07\"\ncategory: "+evil+"\ncategroy: "+evil+"\nstatus: \"\\e[2J\"\n---\n\nWe use Go, Kubernetes, VueJs "+text+". [x](/"+text+")\n\n## "+text+"\n\nGo and PostgreSQL.\n")
	write("b.md", "---\ntitle: "+evil+"\nweight: 1\n---\nVue.js and Go\u202e here.\r\n<common-section section-name=\""+evil+"\"/>\n")
	write("c\u202e\x1b[31m.md", "x")
	write("careers.yaml", "title: \"\\e[31m"+evil+"\"\nrules: {"+evil+": off}\n")
	var commands [][]string
	for _, format := range []string{"text", "json", "github", "sarif"} {
		commands = append(commands, []string{"check", "--content", dir, "--format", format})
	}
	commands = append(commands, []string{"check", "--content", dir, "--fix"}, []string{"build", "--content", dir, "--index", idx})
	for _, args := range commands {
		checkSafe(t, args)
	}
	write("careers.yaml", "title: \"\\e[31m"+evil+"\"\n")
	for _, args := range [][]string{
		{"build", "--keep-going", "--json", "--content", dir, "--index", idx},
		{"search", "--index", idx, "Go"}, {"search", "--index", idx, "--json", "Go"}, {"search", "--index", idx, "zzz\u202e\x1b[31m"},
		{"skills", "--content", dir}, {"skills", "--content", dir, "--json"}, {"skills", "explain", "--content", dir, "a.md", "Go"},
		{"skills", "explain", "--content", dir, "\x1b[31m\u202e", "Go"}, {"verify", "--index", idx, "--content", dir},
		{"build", "--index", filepath.Join(dir, "c\u202e\x1b[31m.md")}, {"serve", "--addr", "\x1b[31m\u202e"}, {"\x1b[31m\u202e"},
	} {
		checkSafe(t, args)
	}
}

// checkSafe runs a command and looks at what it prints.
func checkSafe(t *testing.T, args []string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	run(t.Context(), args, &stdout, &stderr)
	if stdout.Len()+stderr.Len() == 0 {
		t.Errorf("%q prints nothing", args)
	}
	for _, out := range []string{stdout.String(), stderr.String()} {
		if i := strings.IndexFunc(out, func(r rune) bool { return r != '\n' && r != '\t' && !visible.IsSafe(r) }); i >= 0 {
			t.Errorf("%q prints %q", args, out[i:min(len(out), i+20)])
		}
	}
	if args[len(args)-1] == "json" || args[len(args)-1] == "sarif" {
		for line := range strings.Lines(stdout.String()) {
			if args[len(args)-1] == "json" && !json.Valid([]byte(line)) {
				t.Errorf("%q prints what is not JSON: %q", args, line)
			}
		}
	}
}
