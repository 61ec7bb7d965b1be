// Package report writes the findings of a content root for people and for
// machines.
//
// Text is for a terminal: the line that compilers and editors agree on, then
// the source line with a caret, then the tags that led there.
//
//	open-positions/backend-engineer.md:14:1: error: there is no section "team"; did you mean "teams"? [missing-section]
//	  <common-section section-name="team"></common-section>
//	  ^
//
// JSON is one object a line: file, line, column, severity, rule, message, and
// chain, the including tags from the outermost, where there are any.
//
// GitHub is workflow commands, errors first since the runner shows only the
// first ten of each kind. Paths are relative to the working directory. Every
// byte of content in them is escaped, so content cannot give commands.
//
// SARIF is version 2.1.0, for code scanning. The tags that led to a place are
// its related locations; fingerprints follow the text of the line, so a
// finding keeps its identity when lines above it come and go.
//
// Lines and columns count from 1. Columns are bytes, except in SARIF, where
// they are characters (columnKind unicodeCodePoints).
package report
