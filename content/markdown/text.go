package markdown

import (
	"bytes"
	"slices"
	"strconv"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"

	"github.com/careers-index/careers/content/diag"
)

// textBuilder builds plain text, and maps it to files.
type textBuilder struct {
	sources *sourceMap
	text    []byte
	runs    []diag.Run
	// pending is a space that is written before the next word.
	pending bool
}

// take returns the text, and starts a new one.
func (b *textBuilder) take() (string, []diag.Run) {
	text := string(b.text)
	var runs []diag.Run // nil for none, whether or not the memory was used before
	if len(b.runs) > 0 {
		runs = slices.Clone(b.runs)
	}
	b.text, b.runs, b.pending = b.text[:0], b.runs[:0], false
	return text, runs
}

// trim removes the white space at the end of the text, down to start.
func (b *textBuilder) trim(start int) {
	b.text = b.text[:start+len(bytes.TrimRightFunc(b.text[start:], unicode.IsSpace))]
	for n := len(b.runs); n > 0 && b.runs[n-1].End > len(b.text); n = len(b.runs) {
		if last := &b.runs[n-1]; last.Start < len(b.text) {
			last.End = len(b.text)
		} else {
			b.runs = b.runs[:n-1]
		}
	}
}

// literal appends buffer[from:to], which is on one line, unchanged.
func (b *textBuilder) literal(from, to int, link, code bool) {
	if from >= to {
		return
	}
	b.flushSpace()
	start := len(b.text)
	b.text = append(b.text, b.sources.buf[from:to]...)
	if n := len(b.runs); n > 0 {
		last := &b.runs[n-1]
		if last.End == start && last.Verbatim && last.Link == link && last.Code == code && b.reaches(last, from) {
			last.End = len(b.text)
			return
		}
	}
	b.run(start, from, true, link, code)
}

// reaches reports whether a run ends where the buffer's offset begins.
func (b *textBuilder) reaches(r *diag.Run, from int) bool {
	s := b.sources.file(from)
	return r.At.File == s.File && r.Offset+r.End-r.Start == from-s.start
}

// appendEntity appends the text that a construct of the file at from means.
func (b *textBuilder) appendEntity(text string, from int, link, code bool) {
	b.flushSpace()
	start := len(b.text)
	b.text = append(b.text, text...)
	b.run(start, from, false, link, code)
}

func (b *textBuilder) run(start, from int, verbatim, link, code bool) {
	s := b.sources.file(from)
	offset := from - s.start
	b.runs = append(b.runs, diag.Run{
		Start: start, End: len(b.text), At: s.at(offset), Offset: offset,
		Verbatim: verbatim, Link: link, Code: code,
	})
}

func (b *textBuilder) flushSpace() {
	if b.pending && len(b.text) > 0 {
		b.text = append(b.text, ' ')
	}
	b.pending = false
}

// unescaped appends buffer[from:to] with its escapes and entities resolved.
func (b *textBuilder) unescaped(from, to int, link bool) {
	buf := b.sources.buf
	for from < to {
		at := from + special(buf[from:to])
		if at < from {
			break
		}
		if buf[at] == '\\' {
			if at+1 < to && util.IsPunct(buf[at+1]) {
				b.literal(from, at, link, false)
				b.literal(at+1, at+2, link, false)
				from = at + 2
			} else {
				b.literal(from, at+1, link, false)
				from = at + 1
			}
			continue
		}
		if text, length := entity(buf[at:to]); length > 0 {
			b.literal(from, at, link, false)
			b.appendEntity(text, at, link, false)
			from = at + length
		} else {
			b.literal(from, at+1, link, false)
			from = at + 1
		}
	}
	b.literal(from, to, link, false)
}

// special is the index of the first backslash or ampersand, -1 for none.
// Nearly all text has none, and two fast searches are faster than one slow.
func special(b []byte) int {
	slash, and := bytes.IndexByte(b, '\\'), bytes.IndexByte(b, '&')
	if slash < 0 || and >= 0 && and < slash {
		return and
	}
	return slash
}

// unescapedHTML appends buffer[from:to], text of raw HTML, with entities resolved.
func (b *textBuilder) unescapedHTML(from, to int, link bool) {
	for from < to {
		n := bytes.IndexByte(b.sources.buf[from:to], '&')
		if n < 0 {
			break
		}
		at := from + n
		text, length := entity(b.sources.buf[at:to])
		if length == 0 {
			b.literal(from, at+1, link, false)
			from = at + 1
			continue
		}
		b.literal(from, at, link, false)
		b.appendEntity(text, at, link, false)
		from = at + length
	}
	b.literal(from, to, link, false)
}

// longestEntity is the length of &CounterClockwiseContourIntegral;.
const longestEntity = 33

// entity reads the entity that b begins with; length 0 for none.
func entity(b []byte) (text string, length int) {
	end := bytes.IndexByte(b[:min(len(b), longestEntity)], ';')
	if end < 2 {
		return "", 0
	}
	name := b[1:end]
	if name[0] != '#' {
		if e, ok := util.LookUpHTML5EntityByName(string(name)); ok {
			return string(e.Characters), end + 1
		}
		return "", 0
	}
	digits, base := string(name[1:]), 10
	if len(digits) > 0 && digits[0]|0x20 == 'x' {
		digits, base = digits[1:], 16
	}
	// CommonMark: at most seven decimal or six hexadecimal digits.
	if len(digits) == 0 || base == 10 && len(digits) > 7 || base == 16 && len(digits) > 6 {
		return "", 0
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil {
		return "", 0
	}
	if r := rune(n); r != 0 && utf8.ValidRune(r) {
		return string(r), end + 1
	}
	return string(utf8.RuneError), end + 1
}
