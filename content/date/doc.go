// Package date reads dates as people write them.
//
//	date.Parse("2. März 2026")     // "2026-03-02", true
//	date.Parse("March 1st, 2026")  // "2026-03-01", true
//	date.Parse("25/12/2026")       // "2026-12-25", true
//	date.Parse("03/04/2026")       // "", false: it could mean two days
//
// A date is 2006-01-31, with or without a time and a zone, or another form that means one
// day: 31.01.2006, 31 January 2006, 2006年1月31日, RFC 1123, or the seconds or milliseconds
// since 1970. The time of day is left out, whatever its zone. A text with words that no
// date has is none.
//
// The words are data: data/dates.txt has the months in several languages, and what else is
// written in dates. It can be edited without Go; the format is that of package wordlist.
package date
