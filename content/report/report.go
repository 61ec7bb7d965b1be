package report

import (
	"encoding/json"
	"fmt"
	"io"
	"path"
	"slices"

	"github.com/careers-index/careers/content"
)

// Format is a way to write findings.
type Format string

// The formats.
const (
	Text   Format = "text"
	JSON   Format = "json"
	GitHub Format = "github"
	SARIF  Format = "sarif"
)

// Formats lists the formats.
func Formats() []Format { return []Format{Text, JSON, GitHub, SARIF} }

// Report is findings, and what is needed to show them.
type Report struct {
	// Diagnostics in the order of content.Site: by file, line, column, rule.
	Diagnostics []content.Diagnostic
	// Source returns the bytes of a file of the content root. Without them
	// there are no carets, and fingerprints know less.
	Source func(file string) ([]byte, error)
	// Base is the content root relative to the working directory, with
	// slashes; "" when the files are below no directory.
	Base string
	// Version of the tool, for SARIF.
	Version string
	// Colour the text with ANSI sequences.
	Colour bool
}

// Write writes the report.
func (r *Report) Write(w io.Writer, f Format) error {
	switch f {
	case Text:
		return r.text(w)
	case JSON:
		return r.json(w)
	case GitHub:
		return r.github(w)
	case SARIF:
		return r.sarif(w)
	}
	return fmt.Errorf("there is no format %q", f)
}

// path of a file relative to the working directory.
func (r *Report) path(file string) string { return path.Join(r.Base, file) }

// errorsFirst sorts findings by severity and keeps their order otherwise.
func (r *Report) errorsFirst() []content.Diagnostic {
	ds := slices.Clone(r.Diagnostics)
	slices.SortStableFunc(ds, func(a, b content.Diagnostic) int { return rank(a.Severity) - rank(b.Severity) })
	return ds
}

func rank(s content.Severity) int {
	if s == content.Error {
		return 0
	}
	return 1
}

// jsonPlace and jsonFinding are the objects of the JSON format.
type jsonPlace struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

type jsonFinding struct {
	jsonPlace
	Severity content.Severity `json:"severity"`
	Rule     string           `json:"rule"`
	Message  string           `json:"message"`
	Chain    []jsonPlace      `json:"chain,omitempty"`
}

func (r *Report) json(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, d := range r.Diagnostics {
		f := jsonFinding{jsonPlace: jsonPlace(d.Position), Severity: d.Severity, Rule: d.Rule, Message: d.Message}
		for _, tag := range d.Chain {
			f.Chain = append(f.Chain, jsonPlace(tag))
		}
		if err := enc.Encode(f); err != nil {
			return err
		}
	}
	return nil
}
