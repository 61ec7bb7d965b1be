package report

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/visible"
)

// ANSI sequences of the text format.
const (
	bold   = "\x1b[1m"
	red    = "\x1b[1;31m"
	yellow = "\x1b[1;33m"
	dim    = "\x1b[2m"
	green  = "\x1b[1;32m"
	reset  = "\x1b[0m"
)

// text writes each finding as a line, with the source line and the including tags.
func (r *Report) text(w io.Writer) error {
	lines := newLines(r.Source)
	for _, d := range r.Findings {
		var b bytes.Buffer
		severity := yellow
		if d.Severity == diag.Error {
			severity = red
		}
		fmt.Fprintf(&b, "%s %s %s %s\n", r.paint(bold, fmt.Sprintf("%s:%d:%d:", visible.Text(d.File), d.Line, d.Column)),
			r.paint(severity, string(d.Severity)+":"), visible.Text(d.Message), r.paint(dim, "["+d.Rule+"]"))
		if source, caret := excerpt(lines.at(d.Position), d.Column); source != "" {
			fmt.Fprintf(&b, "  %s\n  %s%s\n", source, strings.Repeat(" ", caret), r.paint(green, "^"))
		}
		for i := len(d.Chain) - 1; i >= 0; i-- {
			tag := d.Chain[i]
			fmt.Fprintf(&b, "  included by %s:%d:%d\n", visible.Text(tag.File), tag.Line, tag.Column)
		}
		if _, err := w.Write(b.Bytes()); err != nil {
			return err
		}
	}
	return nil
}

// paint colours a text, if the report is in colour.
func (r *Report) paint(sequence, s string) string {
	if !r.Colour {
		return s
	}
	return sequence + s + reset
}
