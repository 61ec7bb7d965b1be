package content

import (
	"bytes"
	"cmp"
	"io/fs"
	"maps"
	"slices"
	"strings"
)

// Change is a file that fixes would change.
type Change struct {
	File          string
	Before, After []byte
}

// Changes applies the fixes of findings, and [Tidy], to the files of a content
// root, and returns those that come out changed, sorted by name. Nothing is
// written. Doing the same to what comes out changes nothing more.
func Changes(root fs.FS, site *Site, ds []Diagnostic) ([]Change, error) {
	files := map[string]bool{}
	for _, p := range site.Pages {
		files[p.File] = true
	}
	for _, d := range ds {
		if d.Fix != nil {
			files[d.File] = true
		}
	}
	var changes []Change
	for _, file := range slices.Sorted(maps.Keys(files)) {
		before, err := fs.ReadFile(root, file)
		if err != nil {
			return nil, err
		}
		after := ApplyFixes(before, file, ds)
		if !strings.HasPrefix(file, sectionsFolder+"/") {
			after = Tidy(after)
		}
		if !bytes.Equal(before, after) {
			changes = append(changes, Change{file, before, after})
		}
	}
	return changes, nil
}

// ApplyFixes returns src, the bytes of a file, with the fixes of its findings
// applied. Of two fixes that overlap, the first is applied.
func ApplyFixes(src []byte, file string, ds []Diagnostic) []byte {
	var fixes []Fix
	for _, d := range ds {
		if d.File == file && d.Fix != nil && d.Fix.Start <= d.Fix.End && d.Fix.End <= len(src) {
			fixes = append(fixes, *d.Fix)
		}
	}
	slices.SortStableFunc(fixes, func(a, b Fix) int { return cmp.Compare(a.Start, b.Start) })
	var out []byte
	done := 0
	for _, f := range fixes {
		if f.Start < done {
			continue
		}
		out = append(append(out, src[done:f.Start]...), f.Text...)
		done = f.End
	}
	return append(out, src[done:]...)
}
