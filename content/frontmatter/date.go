package frontmatter

// Dates, as people write them.

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/careers-index/careers/content/mapping"
	"github.com/careers-index/careers/content/wordlist"
)

//go:embed data/dates.txt
var dateData string

var dateWords = sync.OnceValue(func() *wordlist.List { return wordlist.Parse(dateData) })

// maxDate is the length in bytes up to which a text can be a date.
const maxDate = 100

const wantDate = "a date such as 2006-01-31"

// date reads a date as "2006-01-02".
func date(v mapping.Value) (string, bool) {
	text, ok := v.Text()
	if !ok {
		return "", false
	}
	return parseDate(text)
}

func parseDate(text string) (string, bool) {
	if len(text) > maxDate {
		return "", false
	}
	if day, ok := isoDate(text); ok {
		return day, true
	}
	d, ok := collectDate(text)
	if !ok {
		return "", false
	}
	return d.day()
}

// isoDate reads 2006-01-02 with any time and zone after it, and 20060102.
func isoDate(text string) (string, bool) {
	if t, err := time.Parse("20060102", text); err == nil {
		return t.Format(time.DateOnly), true
	}
	if day, ok := unixDate(text); ok {
		return day, true
	}
	n := len(time.DateOnly)
	if len(text) < n || len(text) > n && !strings.ContainsRune(" Tt", rune(text[n])) {
		return "", false
	}
	_, err := time.Parse(time.DateOnly, text[:n])
	return text[:n], err == nil
}

// unixDate reads the seconds or milliseconds since 1970 that job boards give out.
func unixDate(text string) (string, bool) {
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

// dateParts are what a text has of a date: its numbers in order, without those of a
// time of day, and the mark after the first.
type dateParts struct {
	numbers []int
	digits  []int // of each number
	month   int
	mark    string
}

// collectDate cuts a text into the parts of a date. It is false if the text has words
// that no date has.
func collectDate(text string) (d dateParts, ok bool) {
	list := dateWords()
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
func (d *dateParts) word(names []string) bool {
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
func (d dateParts) day() (string, bool) {
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
	return t.Format(time.DateOnly), t.Year() == year && int(t.Month()) == month && t.Day() == day
}
