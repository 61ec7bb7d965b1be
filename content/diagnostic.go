package content

import (
	"cmp"
	"slices"
	"strings"
)

// Severity of a diagnostic.
type Severity string

// The severities. Off is only a setting: no diagnostic carries it.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Off     Severity = "off"
)

// Diagnostic is one finding about one place.
type Diagnostic struct {
	Position
	Severity Severity
	Rule     string // id, kebab-case: "missing-section"
	Message  string // what is wrong and what to do, without place or rule
	// Chain is the tags that led to the place, outermost first.
	Chain []Position
	// Pages are the files of the pages that an error makes unusable, sorted.
	Pages []string
	// Fix replaces bytes of File to mend the problem; nil when none is safe.
	Fix *Fix
}

// Fix is a replacement of the bytes [Start, End) of the diagnostic's file.
type Fix struct {
	Start, End int
	Text       string
}

// SortDiagnostics puts findings in the order of [Site.Diagnostics].
func SortDiagnostics(ds []Diagnostic) { slices.SortStableFunc(ds, compareDiagnostics) }

func compareDiagnostics(a, b Diagnostic) int {
	return cmp.Or(
		strings.Compare(a.File, b.File),
		cmp.Compare(a.Line, b.Line),
		cmp.Compare(a.Column, b.Column),
		strings.Compare(a.Rule, b.Rule),
		strings.Compare(a.Message, b.Message),
	)
}

// mergeDiagnostics sorts findings and makes one of those that several pages
// have at one place of a section.
func mergeDiagnostics(diags []Diagnostic) []Diagnostic {
	SortDiagnostics(diags)
	merged := diags[:0]
	for _, d := range diags {
		if d.Severity != Error {
			d.Pages = nil
		}
		if n := len(merged); n > 0 && compareDiagnostics(merged[n-1], d) == 0 {
			last := &merged[n-1]
			last.Pages = slices.Compact(slices.Sorted(slices.Values(slices.Concat(last.Pages, d.Pages))))
			continue
		}
		merged = append(merged, d)
	}
	return merged
}

// filesWithErrors are the files that have an error, in themselves or in a
// section that they include.
func filesWithErrors(diags []Diagnostic) map[string]bool {
	failed := map[string]bool{}
	for _, d := range diags {
		if d.Severity != Error {
			continue
		}
		failed[d.File] = true
		for _, page := range d.Pages {
			failed[page] = true
		}
	}
	return failed
}
