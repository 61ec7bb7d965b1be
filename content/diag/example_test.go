package diag_test

import (
	"fmt"

	"github.com/careers-index/careers/content/diag"
)

// Example reports a key with a typing mistake, at its place in the file.
func Example() {
	src := diag.NewSource("jobs/engineer.md", []byte("---\ncategry: Engineering\n---\n"))
	d := diag.New(diag.RuleUnknownKey, src.At(4), "there is no key categry%s", diag.DidYouMean("categry", []string{"title", "category"}))
	settings := map[string]diag.Severity{diag.RuleUnknownKey: diag.Error}
	for _, d := range diag.WithSeverities([]diag.Finding{d}, settings) {
		fmt.Printf("%s:%d:%d %s: %s\n", d.File, d.Line, d.Column, d.Severity, d.Message)
	}
	// Output: jobs/engineer.md:2:1 error: there is no key categry; did you mean "category"?
}
