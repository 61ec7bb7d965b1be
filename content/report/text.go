package report

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"github.com/careers-index/careers/content"
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

// maxSourceWidth is the longest piece of a source line that is shown: with its
// indentation it fits a terminal of 80 columns.
const maxSourceWidth = 76

// maxExcerpt is the bytes on each side of a place that are looked at for an
// excerpt: a line may be a megabyte, with a finding at every word.
const maxExcerpt = 4 * maxSourceWidth

func (r *Report) text(w io.Writer) error {
	lines := newLines(r.Source)
	for _, d := range r.Diagnostics {
		var b bytes.Buffer
		severity := yellow
		if d.Severity == content.Error {
			severity = red
		}
		fmt.Fprintf(&b, "%s %s %s %s\n", r.paint(bold, fmt.Sprintf("%s:%d:%d:", visible(d.File), d.Line, d.Column)),
			r.paint(severity, string(d.Severity)+":"), visible(d.Message), r.paint(dim, "["+d.Rule+"]"))
		if source, caret := excerpt(lines.at(d.Position), d.Column); source != "" {
			fmt.Fprintf(&b, "  %s\n  %s%s\n", source, strings.Repeat(" ", caret), r.paint(green, "^"))
		}
		for i := len(d.Chain) - 1; i >= 0; i-- {
			tag := d.Chain[i]
			fmt.Fprintf(&b, "  included by %s:%d:%d\n", visible(tag.File), tag.Line, tag.Column)
		}
		if _, err := w.Write(b.Bytes()); err != nil {
			return err
		}
	}
	return nil
}

func (r *Report) paint(sequence, s string) string {
	if !r.Colour {
		return s
	}
	return sequence + s + reset
}

// visible makes text of content safe to print: what could move the cursor,
// start a terminal's sequence, or turn the direction of writing is replaced.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r':
			return ' '
		case unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r):
			return utf8.RuneError
		}
		return r
	}, strings.ToValidUTF8(s, string(utf8.RuneError)))
}

// excerpt returns the piece of a line around a byte column, and how many
// columns of a terminal stand before it. It is empty where the line would tell
// nothing: a fence, or blank.
func excerpt(line []byte, column int) (source string, caret int) {
	if len(bytes.Trim(line, " \t-+;{")) == 0 {
		return "", 0
	}
	cut := min(column-1, len(line))
	from, to := max(0, cut-maxExcerpt), min(len(line), cut+maxExcerpt)
	before, after := []rune(visible(string(line[from:cut]))), []rune(visible(string(line[cut:to])))
	total := columns(before) + columns(after)
	if total > maxSourceWidth {
		before, after = shorten(before, after)
	}
	return strings.TrimRight(string(before)+string(after), " "), columns(before)
}

// shorten cuts a line to maxSourceWidth around the caret: at most two thirds
// of it before, unless there is less behind.
func shorten(before, after []rune) (b, a []rune) {
	left := max(maxSourceWidth*2/3, maxSourceWidth-columns(after))
	n, used := len(before), 1 // the ellipsis
	for ; n > 0 && used+columns(before[n-1:n]) <= left; n-- {
		used += columns(before[n-1 : n])
	}
	if n > 0 {
		before = append([]rune{'…'}, before[n:]...)
	}
	right := maxSourceWidth - columns(before)
	n, used = 0, 1
	for ; n < len(after) && used+columns(after[n:n+1]) <= right; n++ {
		used += columns(after[n : n+1])
	}
	if n < len(after) {
		after = append(after[:n:n], '…')
	}
	return before, after
}

// columns is the width of text on a terminal: East Asian wide characters take
// two, combining marks none.
func columns(rs []rune) int {
	n := 0
	for _, r := range rs {
		if r < utf8.RuneSelf {
			n++
			continue
		}
		switch kind := width.LookupRune(r).Kind(); {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case kind == width.EastAsianWide, kind == width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}
