package check

import (
	"bytes"
	"io/fs"
	"maps"
	"slices"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/frontmatter"
	"github.com/careers-index/careers/content/markdown"
)

// Change is a file that fixes would change.
type Change struct {
	File          string
	Before, After []byte
}

// Changes applies the fixes of findings, and [frontmatter.Normalize], to the files of a
// content root, and returns those that come out changed, sorted by name. Pages with an
// error keep their front matter. Nothing is written. Doing the same to what comes out
// changes nothing more.
func Changes(root fs.FS, site *content.Site, findings []diag.Finding) ([]Change, error) {
	failed := diag.FilesWithErrors(findings)
	files := map[string]bool{}
	for _, p := range site.Pages {
		files[p.File] = true
	}
	for _, f := range findings {
		if f.Fix != nil {
			files[f.File] = true
		}
	}
	var changes []Change
	for _, file := range slices.Sorted(maps.Keys(files)) {
		before, err := fs.ReadFile(root, file)
		if err != nil {
			return nil, err
		}
		after := diag.ApplyFixes(before, file, findings)
		if !failed[file] && !markdown.IsSection(file) {
			after = frontmatter.Normalize(after)
		}
		if !bytes.Equal(before, after) {
			changes = append(changes, Change{file, before, after})
		}
	}
	return changes, nil
}
