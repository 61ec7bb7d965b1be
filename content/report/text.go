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
	before, after := []rune(visible(string(line[:cut]))), []rune(visible(string(line[cut:])))
	total := columns(before) + columns(after)
	if total > maxSourceWidth {
		before, after = shorten(before, after)
	}
	return strings.TrimRight(string(before)+string(after), " "), columns(before)
}

// shorten cuts a line to maxSourceWidth around the caret, two thirds of it
// before.
func shorten(before, after []rune) (b, a []rune) {
	left := max(maxSourceWidth*2/3, maxSourceWidth-columns(after))
	cut := false
	for columns(before) >= left {
		before, cut = before[1:], true
	}
	if cut {
		before = append([]rune{'…'}, before...)
	}
	right := maxSourceWidth - columns(before)
	if columns(after) > right {
		n, used := 0, 0
		for ; used+columns(after[n:n+1]) < right; n++ {
			used += columns(after[n : n+1])
		}
		after = append(after[:n:n], '…')
	}
	return before, after
}

// columns is the width of text on a terminal: East Asian wide characters take
// two, combining marks none.
func columns(rs []rune) int {
	n := 0
	for _, r := range rs {
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

// lines reads lines of files; it keeps the last file, as findings come by file.
type lines struct {
	read func(string) ([]byte, error)
	file string
	all  [][]byte
}

func newLines(read func(string) ([]byte, error)) *lines { return &lines{read: read} }

// at is the line of a place, nil if it cannot be read.
func (l *lines) at(p content.Position) []byte {
	if l.read == nil {
		return nil
	}
	if l.file != p.File || l.all == nil {
		src, err := l.read(p.File)
		if err != nil {
			src = nil
		}
		l.file, l.all = p.File, bytes.Split(src, []byte("\n"))
	}
	if p.Line < 1 || p.Line > len(l.all) {
		return nil
	}
	return bytes.TrimSuffix(l.all[p.Line-1], []byte("\r"))
}
