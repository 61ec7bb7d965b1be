// Package report writes findings for people and for programs.
//
// In: findings, and a way to read the files that they are about. Out: bytes in one of
// the [Formats].
//
//	r := &report.Report{Findings: findings, Source: readFile, Base: "content/en"}
//	err := r.Write(os.Stdout, "github")
//
// text is for a terminal: the line that compilers and editors agree on, then the source
// line with a caret, then the tags that include the file.
//
//	open-positions/backend-engineer.md:14:1: error: there is no section "team"; did you mean "teams"? [missing-section]
//	  <common-section section-name="team"></common-section>
//	  ^
//
// json is one object a line: file, line, column, severity, rule, message, and chain, the
// including tags from the outermost, if there are any.
//
// github is workflow commands, errors first since the runner shows only the first ten of
// each kind. Paths are relative to the working directory. Every byte of content in them
// is escaped, so content cannot give commands.
//
// sarif is SARIF 2.1.0, for code scanning. The tags that include a place are its related
// locations. Fingerprints follow the text of the line, so a finding keeps its identity
// when lines above it come and go.
//
// Lines and columns count from 1. Columns are bytes, except in SARIF, where they are
// characters (columnKind unicodeCodePoints).
//
// To add a format, write its function and add it to the table in report.go: the list of
// names, help and completion come from there.
package report
