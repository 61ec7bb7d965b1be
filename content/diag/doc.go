// Package diag describes places in files and what is wrong at them.
//
// In: the bytes of a file ([Source]). Out: [Position] (file, line, column),
// [Run] (a piece of text and the place it came from) and [Finding], one
// finding with its [Rule], its [Severity], a message, and perhaps a [Fix].
//
//	src := diag.NewSource("index.md", data)
//	d := diag.New(diag.RuleNoTitle, src.At(0), "the page has no title")
//	ds = diag.WithSeverities([]diag.Finding{d}, settings) // what a site's settings say
//	ds = diag.Merge(ds)                                      // sorted, each finding once
//	fixed := diag.ApplyFixes(data, "index.md", ds)
//
// # Places
//
// Lines and columns count from 1; columns and offsets are bytes. A file is
// named relative to the content root, with slashes.
//
// # Rules
//
// Every finding has a rule, a place, and a message that says what is wrong and
// what to do. [Rules] is the table of rules. An error keeps its page from being
// published, a warning does not. Settings can change the severity of every rule
// that is not Fixed: a Fixed rule leaves nothing to publish.
//
// Messages know no command-line flags. [DidYouMean] and [Quote] keep them
// short and alike.
//
// The package imports nothing of this module but [edit], which imports nothing.
//
// [edit]: https://pkg.go.dev/github.com/careers-index/careers/content/edit
package diag
