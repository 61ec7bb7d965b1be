package pay

import (
	"math"
	"slices"

	"golang.org/x/text/currency"
)

// Periods of pay.
const (
	Hour  = "hour"
	Day   = "day"
	Week  = "week"
	Month = "month"
	Year  = "year"
)

// Periods are all periods, from short to long.
func Periods() []string { return []string{Hour, Day, Week, Month, Year} }

// Pay is what a job pays. The zero value is unknown.
type Pay struct {
	Min, Max float64 // 0 is open; equal for one amount
	Currency string  // ISO 4217, "EUR"; "" is unknown
	Per      string  // hour, day, week, month or year; "" is unknown
}

// IsZero reports whether nothing is known.
func (p Pay) IsZero() bool { return p == Pay{} }

// perYear is how many of a period a year of full-time work has: 52 weeks of five days
// of eight hours.
var perYear = map[string]float64{Hour: 2080, Day: 260, Week: 52, Month: 12, Year: 1}

// Yearly is the pay of a year of full-time work, from low to high, in the same currency,
// for comparisons. Both are 0 if the period is unknown; an open end is equal to the
// other one.
func (p Pay) Yearly() (low, high float64) {
	n := perYear[p.Per]
	low, high = p.Min*n, p.Max*n
	if low == 0 {
		low = high
	}
	if high == 0 {
		high = low
	}
	return low, high
}

// What amounts say about their period, in a currency like the euro.
const (
	leastPerYear = 10_000
	mostPerHour  = 250
)

// small are currencies of which an hour of work buys thousands or hundreds: there,
// amounts do not tell the period.
var small = []string{"JPY", "KRW", "INR", "HUF", "IDR", "VND", "CLP", "COP", "ISK", "NGN", "PKR", "RUB", "PHP", "ARS", "CRC", "KES", "LKR", "TWD", "THB", "CZK"}

// smallYear are amounts in such a currency that are a year's pay at least: several times
// what a month pays.
var smallYear = map[string]float64{"JPY": 2_000_000, "KRW": 20_000_000, "INR": 200_000}

// Complete fills in the period that the amounts make clear.
func (p Pay) Complete() Pay {
	low := p.Min
	if low == 0 {
		low = p.Max
	}
	switch year := smallYear[p.Currency]; {
	case p.Per == "" && year > 0 && low >= year:
		p.Per = Year
	case p.Per != "" || low == 0 || slices.Contains(small, p.Currency):
	case low >= leastPerYear:
		p.Per = Year
	case max(p.Min, p.Max) < mostPerHour:
		p.Per = Hour
	}
	return p
}

// maxAmount is more than any job pays in any currency.
const maxAmount = 1e12

// Valid reports whether the amounts are some and in order.
func (p Pay) Valid() bool {
	usable := func(n float64) bool { return n >= 0 && n < maxAmount && !math.IsNaN(n) }
	return usable(p.Min) && usable(p.Max) && p.Min+p.Max > 0 && (p.Max == 0 || p.Min <= p.Max)
}

// isCode reports whether a text is a code of ISO 4217.
func isCode(s string) bool {
	_, err := currency.ParseISO(s)
	return err == nil
}
