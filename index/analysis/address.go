package analysis

// Addresses and names of files: their words are not what a page is about.

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// addresses matches what a reader takes for one address or one name of a file:
//
//	https://example.com/designer    mailto:jobs@example.com    www.example.com
//	jobs@example.com    boards.example.io/acme/designer    apply-here.pdf
//
// A domain alone is a name that people search for ("booking.com"), and names of
// technologies with slashes between them look much like a path ("ASP.NET/MVC/WCF"): what
// follows a domain of two parts must have a sign that only addresses have.
var addresses = regexp.MustCompile(`(?i)\b(?:` + strings.Join([]string{
	`[a-z][a-z0-9+.-]{1,15}://[^\s<>"]+`,
	`(?:mailto|tel):[^\s<>"]+`,
	`www\.[^\s<>"]+`,
	`[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+`,
	`[a-z0-9-]+(?:\.[a-z0-9-]+)+\.` + topDomains + `/[^\s<>"]+`,
	`[a-z0-9-]+\.` + topDomains + `/(?-i:[a-z0-9][^\s<>"A-Z]*[-_?=%][^\s<>"A-Z]*)`,
	`[\w-]+\.(?:` + strings.Join(strings.Fields(fileEndings), "|") + `|tar\.gz)\b`,
}, "|") + `)`)

const fileEndings = "pdf doc docx odt rtf xls xlsx ppt pptx md txt csv json yml yaml xml htm html png jpg jpeg gif svg webp zip"

const topDomains = `(?:com|org|net|io|ai|dev|app|co|eu|de|fr|uk|ch|at|es|it|nl|be|gov|edu|info)`

// WithoutAddresses returns a text with spaces instead of its addresses and names of files.
// Offsets stay as they are.
func WithoutAddresses(text string) string {
	var out []byte // a copy, once there is an address
	start, suspect := 0, false
	for i := 0; i <= len(text); i++ {
		if i < len(text) && !isGap(text[i]) {
			suspect = suspect || isInAddress(text, i)
			continue
		}
		if suspect && mayHaveAddress(text[start:i]) {
			for _, at := range addressesIn(text[start:i]) {
				if out == nil {
					out = []byte(text)
				}
				blank(out, start+at[0], start+at[0]+len(strings.TrimRight(text[start+at[0]:start+at[1]], ".,;:!?)")))
			}
		}
		start, suspect = i+1, false
	}
	if out == nil {
		return text
	}
	return string(out)
}

// addressesIn are where the addresses in a text without gaps begin and end.
func addressesIn(text string) [][]int {
	if isLink(text) { // two of three are: the expression would find the same, in many times the time
		return [][]int{{0, len(text)}}
	}
	return addresses.FindAllStringIndex(text, -1)
}

// isLink reports whether a text without gaps is a link to a page, whole.
func isLink(text string) bool {
	for _, scheme := range []string{"https://", "http://"} {
		if len(text) > len(scheme) && strings.EqualFold(text[:len(scheme)], scheme) {
			return true
		}
	}
	return false
}

// InAddress reports whether the part [start, end) of a text is in an address, as
// [WithoutAddresses] finds it.
func InAddress(text string, start, end int) bool {
	from, to, suspect := start, end, false
	for from > 0 && !isGap(text[from-1]) {
		from--
	}
	for to < len(text) && !isGap(text[to]) {
		to++
	}
	for i := from; i < to && !suspect; i++ {
		suspect = isInAddress(text, i)
	}
	return suspect && WithoutAddresses(text[from:to])[start-from:end-from] != text[start:end]
}

// isGap reports whether no address has the byte.
func isGap(c byte) bool { return c <= ' ' || c == '<' || c == '>' || c == '"' }

// isInAddress reports whether every address has such a byte as text[i]: an @, a colon or a
// dot before a letter, digit or slash.
func isInAddress(text string, i int) bool {
	switch text[i] {
	case '@':
		return true
	case '.', ':':
		return i > 0 && i+1 < len(text) && (text[i+1] == '/' || text[i+1] < 0x80 && class[text[i+1]] != 0)
	}
	return false
}

// mayHaveAddress reports whether a text without gaps has a sign of an address: it is quick
// to see that "science.The" has none.
func mayHaveAddress(text string) bool {
	for i := range len(text) {
		switch text[i] {
		case '@', ':', '/':
			return true
		case '.':
			end := i + 1
			for end < len(text) && text[end] < utf8.RuneSelf && (class[text[end]] != 0 || text[end] == '_') {
				end++
			}
			if isFileEnding[strings.ToLower(text[i+1:end])] || i >= 3 && strings.EqualFold(text[i-3:i], "www") {
				return true
			}
		}
	}
	return false
}

// isFileEnding has those of fileEndings, and the first part of "tar.gz".
var isFileEnding = func() map[string]bool {
	is := map[string]bool{"tar": true}
	for ending := range strings.FieldsSeq(fileEndings) {
		is[ending] = true
	}
	return is
}()

func blank(b []byte, from, to int) {
	for i := from; i < to; i++ {
		b[i] = ' '
	}
}
