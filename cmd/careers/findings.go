package main

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/term"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/markdown"
	"github.com/careers-index/careers/content/visible"
	"github.com/careers-index/careers/index/check"
	"github.com/careers-index/careers/index/check/report"
	"github.com/careers-index/careers/index/skills"
	"github.com/careers-index/careers/index/skills/lexicon"
)

// report writes findings about the content to w.
func (s *source) report(w io.Writer, format string, findings []diag.Finding) error {
	out, colour := terminal(w)
	r := &report.Report{
		Findings: findings,
		Source:   s.readFile,
		Base:     base(s.dir),
		Version:  version(),
		Colour:   colour,
	}
	return r.Write(out, format)
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
	return io.ReadAll(io.LimitReader(f, markdown.MaxFileBytes))
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

// terminal returns the file below w, if w is a terminal whose owner has not asked for
// plain text: colours are written to it directly. Otherwise it returns w.
func terminal(w io.Writer) (out io.Writer, colour bool) {
	safe, ok := w.(*visible.Writer)
	if ok && colourful(safe.Unwrap()) {
		return safe.Unwrap(), true
	}
	return w, false
}

// colourful reports whether w is a terminal whose owner has not asked for plain
// text (https://no-color.org).
func colourful(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && term.IsTerminal(int(f.Fd()))
}

// detectorOf is a detector for the built-in lexicon with the site's own entries.
func detectorOf(site *content.Site) (*skills.Detector, error) {
	lex, err := lexiconOf(site)
	if err != nil {
		return nil, err
	}
	return skills.ForSite(lex, site), nil
}

// lexiconOf is the built-in lexicon with the site's own entries.
func lexiconOf(site *content.Site) (*lexicon.Lexicon, error) {
	lex, broken := check.Lexicon(site)
	if broken == nil {
		return lex, nil
	}
	lines := make([]string, len(broken))
	for i, d := range broken {
		lines[i] = fmt.Sprintf("%s:%d:%d: %s: %s [%s]", d.File, d.Line, d.Column, d.Severity, d.Message, d.Rule)
	}
	return nil, &findingsError{strings.Join(lines, "\n")}
}

// countSeverities counts errors and warnings.
func countSeverities(ds []diag.Finding) (errs, warnings int) {
	for _, d := range ds {
		if d.Severity == diag.Error {
			errs++
		} else {
			warnings++
		}
	}
	return errs, warnings
}
