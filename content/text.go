package content

import (
	"bytes"
	"slices"
	"strconv"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// plainText is text under construction, with the way back to the files.
type plainText struct {
	book *book
	text []byte
	runs []Run
	// pending is a blank that waits for a word to set apart.
	pending bool
}

// take returns the text, and begins a new one.
func (p *plainText) take() (string, []Run) {
	text, runs := string(p.text), slices.Clone(p.runs)
	p.text, p.runs, p.pending = p.text[:0], p.runs[:0], false
	return text, runs
}

// trim takes the white space off the end of the text, down to start.
func (p *plainText) trim(start int) {
	p.text = p.text[:start+len(bytes.TrimRightFunc(p.text[start:], unicode.IsSpace))]
	for n := len(p.runs); n > 0 && p.runs[n-1].End > len(p.text); n = len(p.runs) {
		if last := &p.runs[n-1]; last.Start < len(p.text) {
			last.End = len(p.text)
		} else {
			p.runs = p.runs[:n-1]
		}
	}
}

// literal appends buffer[from:to], which lies on one line, as it is.
func (p *plainText) literal(from, to int, link, code bool) {
	if from >= to {
		return
	}
	p.flushBlank()
	start := len(p.text)
	p.text = append(p.text, p.book.buf[from:to]...)
	if n := len(p.runs); n > 0 {
		last := &p.runs[n-1]
		if last.End == start && last.Verbatim && last.Link == link && last.Code == code && p.reaches(last, from) {
			last.End = len(p.text)
			return
		}
	}
	p.run(start, from, true, link, code)
}

// reaches reports whether a run ends where the buffer's offset begins.
func (p *plainText) reaches(r *Run, from int) bool {
	part := p.book.part(from)
	return r.At.File == part.file && r.Offset+r.End-r.Start == from-part.start
}

// stands appends text that a construct of the file at from stands for.
func (p *plainText) stands(text string, from int, link, code bool) {
	p.flushBlank()
	start := len(p.text)
	p.text = append(p.text, text...)
	p.run(start, from, false, link, code)
}

func (p *plainText) run(start, from int, verbatim, link, code bool) {
	part := p.book.part(from)
	offset := from - part.start
	p.runs = append(p.runs, Run{
		Start: start, End: len(p.text), At: part.at(offset), Offset: offset,
		Verbatim: verbatim, Link: link, Code: code,
	})
}

func (p *plainText) flushBlank() {
	if p.pending && len(p.text) > 0 {
		p.text = append(p.text, ' ')
	}
	p.pending = false
}

// marked appends buffer[from:to] with its escapes and entities resolved.
func (p *plainText) marked(from, to int, link bool) {
	buf := p.book.buf
	for from < to {
		at := from + special(buf[from:to])
		if at < from {
			break
		}
		if buf[at] == '\\' {
			if at+1 < to && util.IsPunct(buf[at+1]) {
				p.literal(from, at, link, false)
				p.literal(at+1, at+2, link, false)
				from = at + 2
			} else {
				p.literal(from, at+1, link, false)
				from = at + 1
			}
			continue
		}
		if text, length := entity(buf[at:to]); length > 0 {
			p.literal(from, at, link, false)
			p.stands(text, at, link, false)
			from = at + length
		} else {
			p.literal(from, at+1, link, false)
			from = at + 1
		}
	}
	p.literal(from, to, link, false)
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

// entities appends buffer[from:to], text of raw HTML, with entities resolved.
func (p *plainText) entities(from, to int, link bool) {
	for from < to {
		n := bytes.IndexByte(p.book.buf[from:to], '&')
		if n < 0 {
			break
		}
		at := from + n
		text, length := entity(p.book.buf[at:to])
		if length == 0 {
			p.literal(from, at+1, link, false)
			from = at + 1
			continue
		}
		p.literal(from, at, link, false)
		p.stands(text, at, link, false)
		from = at + length
	}
	p.literal(from, to, link, false)
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
