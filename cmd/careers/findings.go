package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/term"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/report"
	"github.com/careers-index/careers/index/skills"
)

// report prepares findings about the content to be written to w.
func (s *source) report(w io.Writer, findings []content.Diagnostic) *report.Report {
	return &report.Report{
		Diagnostics: findings,
		Source:      s.readFile,
		Base:        base(s.dir),
		Version:     version(),
		Colour:      colourful(w),
	}
}

// readFile reads a file that findings name, relative to the content root.
func (s *source) readFile(file string) ([]byte, error) {
	if s.dir == "" {
		return readRegular(content.Example(), file)
	}
	dir, name := s.dir, file
	if above, found := strings.CutPrefix(file, "../"); found { // settings.json
		dir, name = filepath.Join(dir, ".."), above
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return readRegular(root.FS(), name)
}

// readRegular reads a file as far as content does. Opening a named pipe would
// wait for ever.
func readRegular(root fs.FS, name string) ([]byte, error) {
	info, err := fs.Stat(root, name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fs.ErrInvalid
	}
	f, err := root.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	return io.ReadAll(io.LimitReader(f, content.MaxFileBytes))
}

// base is the content root relative to the working directory, with slashes, as
// annotations of a checkout want it.
func base(dir string) string {
	if dir == "" {
		return ""
	}
	here, err := os.Getwd()
	if err != nil {
		return filepath.ToSlash(dir)
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		return filepath.ToSlash(dir)
	}
	rel, err := filepath.Rel(here, abs)
	if err != nil { // another volume
		return filepath.ToSlash(abs)
	}
	return filepath.ToSlash(rel)
}

// colourful tells whether w is a terminal whose owner has not asked for plain
// text (https://no-color.org).
func colourful(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && term.IsTerminal(int(f.Fd()))
}

// lexiconOf is the built-in lexicon with the site's own entries. Entries that
// cannot be read are findings.
func lexiconOf(site *content.Site) (*skills.Lexicon, []content.Diagnostic) {
	lexicon, err := skills.Default().Extend(site.Settings.Skills)
	if err == nil {
		return lexicon, nil
	}
	var problems skills.Problems
	if !errors.As(err, &problems) {
		problems = skills.Problems{{Message: err.Error()}}
	}
	lines := strings.Split(string(site.Settings.Skills), "\n")
	var ds []content.Diagnostic
	for _, p := range problems {
		at := site.Settings.SkillsAt
		if 1 <= p.Line && p.Line <= len(lines) {
			at.Line, at.Column = p.Line, byteColumn(lines[p.Line-1], p.Column)
		}
		ds = append(ds, content.Diagnostic{Position: at, Severity: content.Error, Rule: content.RuleSettings, Message: p.Message})
	}
	return nil, ds
}

// byteColumn is a column of a line, from 1, in bytes instead of characters.
func byteColumn(line string, column int) int {
	for i := range line {
		if column--; column == 0 {
			return i + 1
		}
	}
	return len(line) + 1
}

// asError is findings that end a command, one a line.
func asError(ds []content.Diagnostic) error {
	lines := make([]string, len(ds))
	for i, d := range ds {
		lines[i] = fmt.Sprintf("%s:%d:%d: %s: %s [%s]", d.File, d.Line, d.Column, d.Severity, d.Message, d.Rule)
	}
	return &findingsError{strings.Join(lines, "\n")}
}

// countSeverities counts errors and warnings.
func countSeverities(ds []content.Diagnostic) (errs, warnings int) {
	for _, d := range ds {
		if d.Severity == content.Error {
			errs++
		} else {
			warnings++
		}
	}
	return errs, warnings
}
