package report

import (
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/careers-index/careers/content/diag"
)

// Format is a way to write findings.
type Format struct {
	Name string // as people choose it: "text"
	Use  string // what it is for, a few words
	// write writes a report; all formats but text are for programs.
	write func(*Report, io.Writer) error
}

// formats is the table of formats. The first is the default.
var formats = []Format{
	{"text", "for people", (*Report).text},
	{"json", "one object a line, for programs", (*Report).json},
	{"github", "workflow commands, shown beside the lines of a pull request", (*Report).github},
	{"sarif", "for code scanning", (*Report).sarif},
}

// Formats lists the formats. The first is the default.
func Formats() []Format { return slices.Clone(formats) }

// Names lists the names of the formats.
func Names() []string {
	names := make([]string, len(formats))
	for i, f := range formats {
		names[i] = f.Name
	}
	return names
}

// Report is findings, and what is needed to show them.
type Report struct {
	// Findings in the order of [diag.Merge].
	Findings []diag.Finding
	// Source returns the bytes of a file of the content root. Without them
	// there are no carets, and fingerprints use less.
	Source func(file string) ([]byte, error)
	// Base is the content root relative to the working directory, with
	// slashes; "" when the files are not in a directory.
	Base string
	// Version of the tool, for SARIF.
	Version string
	// Colour the text with ANSI sequences.
	Colour bool
}

// Write writes the report in the format of a name.
func (r *Report) Write(w io.Writer, format string) error {
	i := slices.IndexFunc(formats, func(f Format) bool { return f.Name == format })
	if i < 0 {
		return fmt.Errorf("there is no format %q; there are %s", format, strings.Join(Names(), ", "))
	}
	return formats[i].write(r, w)
}

// path of a file relative to the working directory.
func (r *Report) path(file string) string { return path.Join(r.Base, file) }

// errorsFirst sorts findings by severity and keeps their order otherwise.
func (r *Report) errorsFirst() []diag.Finding {
	ds := slices.Clone(r.Findings)
	slices.SortStableFunc(ds, func(a, b diag.Finding) int { return rank(a.Severity) - rank(b.Severity) })
	return ds
}

func rank(s diag.Severity) int {
	if s == diag.Error {
		return 0
	}
	return 1
}
