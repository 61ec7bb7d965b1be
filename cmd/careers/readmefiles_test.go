//go:build unix

package main

// What TestReadme looks for instead of running it: targets, packages, tests, files.

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// checkUnrun looks for what a command that is not run would need.
func checkUnrun(words []string) error {
	if i := slices.Index(words, "#"); i >= 0 {
		words = words[:i]
	}
	switch words[0] {
	case "make":
		return checkMake(words[1:])
	case "go":
		return checkGo(words[1:])
	case "docker", "kubectl", "sudo":
		return checkDeploy(words[1:])
	}
	return checkGit(words[1:])
}

// checkMake looks for targets in the Makefile.
func checkMake(words []string) error {
	makefile, err := os.ReadFile(filepath.Join(projectRoot, "Makefile"))
	if err != nil {
		return err
	}
	for _, target := range words {
		if strings.Contains(target, "=") {
			continue
		}
		if !regexp.MustCompile(`(?m)^` + regexp.QuoteMeta(target) + `:`).Match(makefile) {
			return fmt.Errorf("the Makefile has no target %s", target)
		}
	}
	return nil
}

// checkGo looks for packages, for tests that -run names, and for -update.
func checkGo(words []string) error {
	var tests []byte
	for _, word := range words {
		if !strings.HasPrefix(word, "./") {
			continue
		}
		dir := filepath.Join(projectRoot, strings.TrimSuffix(word, "/..."))
		if files, err := filepath.Glob(filepath.Join(dir, "*.go")); err != nil || len(files) == 0 {
			return fmt.Errorf("there is no package %s", word)
		}
		inPackage, err := readAll(filepath.Join(dir, "*_test.go"))
		if err != nil {
			return err
		}
		if slices.Contains(words, "-update") && !bytes.Contains(inPackage, []byte(`"update"`)) {
			return fmt.Errorf("the tests of %s know no -update", word)
		}
		tests = append(tests, inPackage...)
	}
	if i := slices.Index(words, "-run"); i >= 0 && !regexp.MustCompile(`(?m)^func \w*`+words[i+1]).Match(tests) {
		return fmt.Errorf("no test matches %s", words[i+1])
	}
	return nil
}

// readAll reads all files that match a pattern.
func readAll(pattern string) ([]byte, error) {
	files, err := filepath.Glob(pattern)
	if err != nil {
		return nil, err
	}
	var all []byte
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		all = append(all, b...)
	}
	return all, nil
}

// checkDeploy looks for the files of .deploy that a command reads.
func checkDeploy(words []string) error {
	for _, word := range words {
		if !strings.HasPrefix(word, ".deploy/") {
			continue
		}
		if _, err := os.Stat(filepath.Join(projectRoot, word)); err != nil {
			return err
		}
	}
	return nil
}

// checkNames looks for metrics and variables of the environment that are named.
func checkNames(t *testing.T, text string) {
	t.Helper()
	metrics, err := os.ReadFile(filepath.Join(projectRoot, "web/metrics/doc.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range regexp.MustCompile(`\bcareers_\w+`).FindAllString(text, -1) {
		if !bytes.Contains(metrics, []byte("\t"+strings.TrimSuffix(name, "_bucket"))) {
			t.Errorf("README.md: there is no metric %s", name)
		}
	}
	help := newServe().Flags().FlagUsages()
	for _, name := range []string{clusterUser, clusterPassword, clusterCA} {
		help += "[" + name + "]"
	}
	for _, name := range regexp.MustCompile("`(CAREERS_\\w+)`").FindAllStringSubmatch(text, -1) {
		if !strings.Contains(help, "["+name[1]+"]") {
			t.Errorf("README.md: no flag of serve is %s", name[1])
		}
	}
}

// checkGit compares an address to clone with the module's path.
func checkGit(words []string) error {
	mod, err := os.ReadFile(filepath.Join(projectRoot, "go.mod"))
	if err != nil {
		return err
	}
	module, _, _ := strings.Cut(strings.TrimPrefix(string(mod), "module "), "\n")
	if len(words) < 2 || words[0] != "clone" || words[1] != "https://"+module {
		return fmt.Errorf("the module is %s", module)
	}
	return nil
}

var (
	fileLink = regexp.MustCompile(`\]\(([^):#]+)\)`)
	fileName = regexp.MustCompile("`((?:cmd|content|index|search|web)/[\\w./-]+)`")
)

// checkFiles looks for files that the README links to, or names in code.
func checkFiles(t *testing.T, text string) {
	t.Helper()
	for _, pattern := range []*regexp.Regexp{fileLink, fileName} {
		for _, m := range pattern.FindAllStringSubmatch(text, -1) {
			if strings.HasPrefix(m[1], "content/en") { // the reader's own
				continue
			}
			if _, err := os.Stat(filepath.Join(projectRoot, filepath.FromSlash(m[1]))); err != nil {
				t.Errorf("README.md: %v", err)
			}
		}
	}
}
