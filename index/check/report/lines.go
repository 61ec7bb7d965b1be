package report

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"unicode/utf8"

	"github.com/careers-index/careers/content/diag"
)

// lines reads lines of files. It keeps the last file and what it knows of the last line,
// as findings come by file and line: many of them may be in one line of a megabyte. It
// keeps all columns: thousands of findings in a section may have the same chain, through
// other files.
type lines struct {
	read    func(string) ([]byte, error)
	file    string
	all     [][]byte
	columns map[diag.Position]int // in characters

	n, bytes, runes int    // the last line that was counted, and how far
	hashed          int    // the last line that was hashed
	hash            string // of its text
}

func newLines(read func(string) ([]byte, error)) *lines {
	return &lines{read: read, columns: map[diag.Position]int{}}
}

// at is the line of a place, nil if it cannot be read.
func (l *lines) at(p diag.Position) []byte {
	if l.file != p.File || l.all == nil {
		*l = lines{read: l.read, columns: l.columns, file: p.File, all: [][]byte{}}
		if l.read != nil {
			if src, err := l.read(p.File); err == nil {
				l.all = bytes.Split(src, []byte("\n"))
			}
		}
	}
	if p.Line < 1 || p.Line > len(l.all) {
		return nil
	}
	return bytes.TrimSuffix(l.all[p.Line-1], []byte("\r"))
}

// column is the column of a place in characters. Without the line, it is that
// in bytes.
func (l *lines) column(p diag.Position) int {
	column, known := l.columns[p]
	if !known {
		column = l.count(p)
		l.columns[p] = column
	}
	return column
}

func (l *lines) count(p diag.Position) int {
	line := l.at(p)
	if p.Column-1 > len(line) {
		return p.Column
	}
	if l.n != p.Line || l.bytes > p.Column-1 {
		l.n, l.bytes, l.runes = p.Line, 0, 0
	}
	l.runes += utf8.RuneCount(line[l.bytes : p.Column-1])
	l.bytes = p.Column - 1
	return l.runes + 1
}

// fingerprint identifies a finding by its rule, file and the text of its line,
// wherever that is.
func (l *lines) fingerprint(d diag.Finding) string {
	line := l.at(d.Position)
	if l.hash == "" || l.hashed != d.Line {
		sum := sha256.Sum256(bytes.TrimSpace(line))
		l.hashed, l.hash = d.Line, hex.EncodeToString(sum[:])
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%s\x00%s", d.Rule, d.File, l.hash))
	return hex.EncodeToString(sum[:8])
}
