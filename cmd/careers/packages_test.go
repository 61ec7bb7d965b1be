//go:build unix

package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// manyFiles is how many files of a package a newcomer can look through.
const manyFiles = 16

// TestLargePackagesSayWhatEachFileIsFor looks for the names of files in package comments.
func TestLargePackagesSayWhatEachFileIsFor(t *testing.T) {
	t.Parallel()
	large := 0
	err := filepath.WalkDir(projectRoot, func(dir string, d os.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		if name := d.Name(); dir != projectRoot && strings.HasPrefix(name, ".") && name != ".." {
			return filepath.SkipDir
		}
		files, err := filepath.Glob(filepath.Join(dir, "*.go"))
		files = slices.DeleteFunc(files, func(f string) bool { return strings.HasSuffix(f, "_test.go") })
		if err != nil || len(files) <= manyFiles {
			return err
		}
		large++
		var comment strings.Builder
		for _, name := range []string{"doc.go", "main.go"} {
			text, _ := os.ReadFile(filepath.Join(dir, name)) // one of them is there
			comment.Write(text)
		}
		for _, f := range files {
			name := strings.TrimSuffix(filepath.Base(f), ".go")
			if name != "doc" && name != "main" && !regexp.MustCompile(`\b`+regexp.QuoteMeta(name)+`\b`).MatchString(comment.String()) {
				t.Errorf("the comment of the package does not say what %s is for", f)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if large == 0 {
		t.Error("no package is large: this test looks at nothing")
	}
}
