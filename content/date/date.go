package date

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/careers-index/careers/content/wordlist"
)

//go:embed data/dates.txt
var data string

var words = sync.OnceValue(func() *wordlist.List { return wordlist.Parse(data) })

// maxText is the length in bytes up to which a text can be a date.
const maxText = 100

// Parse reads a text that means one day as a date of RFC 3339: "2006-01-31".
func Parse(text string) (day string, ok bool) {
	if len(text) > maxText {
		return "", false
	}
	if day, ok := isoDay(text); ok {
		return day, true
	}
	d, ok := collect(text)
	if !ok {
		return "", false
	}
	return d.day()
}

// isoDay reads 2006-01-02 with any time and zone after it, and 20060102.
func isoDay(text string) (string, bool) {
	if t, err := time.Parse("20060102", text); err == nil {
		return t.Format(time.DateOnly), true
	}
	if day, ok := unixDay(text); ok {
		return day, true
	}
	n := len(time.DateOnly)
	if len(text) < n || len(text) > n && !strings.ContainsRune(" Tt", rune(text[n])) {
		return "", false
	}
	_, err := time.Parse(time.DateOnly, text[:n])
	return text[:n], err == nil
}

// unixDay reads the seconds or milliseconds since 1970 that job boards give out.
func unixDay(text string) (string, bool) {
	n, err := strconv.ParseInt(text, 10, 64)
	switch {
	case err != nil:
		return "", false
	case len(text) == len("1700000000000"):
		n /= 1000
	case len(text) != len("1700000000"):
		return "", false
	}
	return time.Unix(n, 0).UTC().Format(time.DateOnly), n > 0
}

// parts are what a text has of a date: its numbers in order, without those of a
// time of day, and the mark after the first.
type parts struct {
	numbers []int
	digits  []int // of each number
	month   int
	mark    string
}

// collect cuts a text into the parts of a date. It is false if the text has words
// that no date has.
func collect(text string) (d parts, ok bool) {
	list := words()
	tokens := list.Tokens(text)
	for i := 0; i < len(tokens); {
		t := tokens[i]
		switch {
		case t.Kind == wordlist.Number && isTime(tokens, i):
		case t.Kind == wordlist.Number:
			n, err := strconv.Atoi(t.Text)
			if err != nil {
				return d, false
			}
			d.numbers, d.digits = append(d.numbers, n), append(d.digits, len(t.Text))
			if len(d.numbers) == 1 && i+1 < len(tokens) && tokens[i+1].Kind == wordlist.Mark {
				d.mark = tokens[i+1].Text
			}
		case t.Kind == wordlist.Word:
			names, n := list.At(tokens, i)
			if !d.word(names) {
				return d, false
			}
			i += n - 1
		}
		i++
	}
	return d, true
}

// isTime reports whether digits are the hours of 23:59, of 23:59:00.000, of 5 pm, or the
// offset of +0100.
func isTime(tokens []wordlist.Token, i int) bool {
	after := func(text string) bool { return i+1 < len(tokens) && tokens[i+1].Text == text }
	before := func(text string) bool { return i > 0 && tokens[i-1].Text == text }
	return after(":") || before(":") || before("+") || after("pm") || after("am") || after("uhr")
}

// word takes the names of a word. It is false if no date has it.
func (d *parts) word(names []string) bool {
	for _, name := range names {
		if n, isMonth := strings.CutPrefix(name, "month "); isMonth && d.month == 0 {
			d.month, _ = strconv.Atoi(n) // the data has numbers only, as a test asserts
			return true
		}
	}
	return len(names) > 0
}

// day puts the parts together. 3/4/2026 means two days and is none; 25/12/2026 is one,
// and dots are written after the day.
func (d parts) day() (string, bool) {
	n := d.numbers
	switch {
	case d.month > 0 && len(n) == 2 && d.digits[1] == 4:
		return dayOf(n[1], d.month, n[0])
	case d.month > 0 && len(n) == 2 && d.digits[0] == 4:
		return dayOf(n[0], d.month, n[1])
	case d.month > 0 || len(n) != 3:
	case d.digits[0] == 4:
		return dayOf(n[0], n[1], n[2])
	case d.digits[2] != 4:
	case d.mark == "." || n[0] > 12 || n[0] == n[1]:
		return dayOf(n[2], n[1], n[0])
	case n[1] > 12:
		return dayOf(n[2], n[0], n[1])
	}
	return "", false
}

// dayOf is a day that the calendar has.
func dayOf(year, month, day int) (string, bool) {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if t.Year() != year || int(t.Month()) != month || t.Day() != day {
		return "", false
	}
	return t.Format(time.DateOnly), true
}
