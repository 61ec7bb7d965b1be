package diag

import (
	"cmp"
	"slices"
)

// Fix replaces the bytes [Start, End) of the finding's file.
type Fix struct {
	Start, End int
	Text       string
}

// ApplyFixes returns src, the bytes of a file, with the fixes of its findings
// applied. Of two fixes that overlap, the first is applied.
func ApplyFixes(src []byte, file string, ds []Finding) []byte {
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
