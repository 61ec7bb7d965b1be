// Package visible makes text safe to print. Content and file names may have characters
// that move the cursor of a terminal, start its sequences, or turn the direction of
// writing, so that a reader sees something else than what is there.
//
// In: text of anybody. Out: the same text, with a visible replacement for each character
// that could do that, or with an escape in JSON.
//
//	fmt.Println(visible.Text("a\x1b[2Jb"))          // a�[2Jb
//	w := visible.NewWriter(os.Stdout)               // the same for all that is written
//	enc := json.NewEncoder(visible.NewJSONWriter(w)) // "a\u202eb"
//
// Replaced are control characters but tabs and line ends, the marks, embeddings,
// overrides and isolates of the bidirectional algorithm (Unicode, UAX #9), line and
// paragraph separators, and bytes that are not UTF-8.
package visible

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// IsSafe reports whether a character can be printed. Tabs and line ends are not safe in
// a line.
func IsSafe(r rune) bool {
	return !unicode.IsControl(r) && !unicode.Is(unicode.Bidi_Control, r) && r != '\u2028' && r != '\u2029'
}

// Text replaces what is not safe, for a text of one line: tabs and line ends become
// spaces.
func Text(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r':
			return ' '
		case !IsSafe(r):
			return utf8.RuneError
		}
		return r
	}, strings.ToValidUTF8(s, string(utf8.RuneError)))
}

// Writer replaces what is not safe in what is written, and keeps lines and tabs.
type Writer struct {
	w      io.Writer
	escape func([]byte, rune) []byte
	tail   []byte // the beginning of a character, or a carriage return
}

// NewWriter returns a writer of text to w.
func NewWriter(w io.Writer) *Writer {
	return &Writer{w: w, escape: func(out []byte, _ rune) []byte { return utf8.AppendRune(out, utf8.RuneError) }}
}

// NewJSONWriter returns a writer of JSON to w. What is not safe can only be in strings
// there, and becomes an escape with the same meaning.
func NewJSONWriter(w io.Writer) *Writer {
	return &Writer{w: w, escape: func(out []byte, r rune) []byte { return fmt.Appendf(out, `\u%04x`, r) }}
}

// Unwrap is the writer below.
func (w *Writer) Unwrap() io.Writer { return w.w }

// Write implements io.Writer.
func (w *Writer) Write(p []byte) (int, error) {
	in := p
	if len(w.tail) > 0 {
		in = append(w.tail, p...)
		w.tail = nil
	}
	out := make([]byte, 0, len(in)+len(in)/8)
	for i := 0; i < len(in); {
		if !utf8.FullRune(in[i:]) || in[i] == '\r' && i+1 == len(in) {
			w.tail = append([]byte(nil), in[i:]...)
			break
		}
		r, n := utf8.DecodeRune(in[i:])
		switch {
		case r == '\n' || r == '\t' || r == '\r' && in[i+1] == '\n':
			out = append(out, byte(r))
		case r == utf8.RuneError && n == 1:
			out = utf8.AppendRune(out, utf8.RuneError)
		case !IsSafe(r):
			out = w.escape(out, r)
		default:
			out = append(out, in[i:i+n]...)
		}
		i += n
	}
	if _, err := w.w.Write(out); err != nil {
		return 0, err
	}
	return len(p), nil
}
