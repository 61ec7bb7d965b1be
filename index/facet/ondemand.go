package facet

import "time"

// undated is the month of a posting that does not say when it was put up: search.Undated.
const undated = "undated"

const month = "2006-01"

// monthOf is the month in which a page was put up; a posting has one even without a date.
func monthOf(p Page) string {
	switch {
	case p.Job.Posted != "":
		return p.Job.Posted[:len(month)]
	case p.Posting:
		return undated
	}
	return ""
}

// monthLabel is a month as people write it: "October 2026".
func monthLabel(value string) string {
	at, err := time.Parse(month, value)
	if err != nil { // there is no other value
		return "without a date"
	}
	return at.Format("January 2006")
}

// sectionValues are the sections that a page includes, at any depth.
func sectionValues(p Page) []Value {
	var values []Value
	for _, include := range p.Includes {
		values = append(values, Value{Name: include.Name})
	}
	return values
}
