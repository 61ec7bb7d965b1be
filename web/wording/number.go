package wording

import (
	"fmt"
	"strings"
	"time"
)

// Count writes n with separated thousands: "26,254".
func Count(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// Plural is the word for one, or for any other number.
func Plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// Date writes a date such as "2006-01-02" for people; other text stays as it is.
func Date(s string) string {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return s
	}
	return t.Format("2 January 2006")
}

// Name makes a name of the content readable: "technical-stack" is "technical stack".
func Name(name string) string { return strings.ReplaceAll(name, "-", " ") }

// Line is a text on one line.
func Line(s string) string { return strings.Join(strings.Fields(s), " ") }
