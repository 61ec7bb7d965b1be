package report

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"github.com/careers-index/careers/content/visible"
)

// maxSourceWidth is the longest piece of a source line that is shown: with its
// indentation it fits a terminal of 80 columns.
const maxSourceWidth = 76

// maxExcerpt is the bytes on each side of a place that are looked at for an
// excerpt: a line may be a megabyte, with a finding at every word.
const maxExcerpt = 4 * maxSourceWidth

// excerpt returns the piece of a line around a byte column, and how many
// columns of a terminal are before it. It is empty where the line would tell nothing: a
// fence, or an empty line.
func excerpt(line []byte, column int) (source string, caret int) {
	if len(bytes.Trim(line, " \t-+;{")) == 0 {
		return "", 0
	}
	cut := min(column-1, len(line))
	from, to := max(0, cut-maxExcerpt), min(len(line), cut+maxExcerpt)
	before, after := []rune(visible.Text(string(line[from:cut]))), []rune(visible.Text(string(line[cut:to])))
	total := columns(before) + columns(after)
	if total > maxSourceWidth {
		before, after = trimAround(before, after)
	}
	return strings.TrimRight(string(before)+string(after), " "), columns(before)
}

// trimAround cuts a line to maxSourceWidth around the caret: at most two thirds
// of it before, unless there is less after it.
func trimAround(before, after []rune) (b, a []rune) {
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
