package frontmatter

// Step 4: the values that say what a posting offers.

import (
	"net/mail"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/mapping"
	"github.com/careers-index/careers/content/place"
)

// Job is what the front matter of a posting says about the job. Zero values are
// unknown.
type Job struct {
	Posted         string // RFC 3339 date "2006-01-02"
	Closes         string // RFC 3339 date
	EmploymentType string // schema.org: FULL_TIME PART_TIME CONTRACTOR TEMPORARY INTERN VOLUNTEER PER_DIEM OTHER
	Locations      []string
	Workplace      string // onsite, hybrid, remote
	Apply          string // URL or mailto:
}

// dateLayouts are tried in order. Day and month as numbers are taken in the
// order of RFC 3339 only: 3/4/2026 means two days.
var dateLayouts = []string{
	time.DateOnly, time.RFC3339, "2006-1-2", "2006/1/2", "2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02 15:04",
	"2 January 2006", "2 Jan 2006", "January 2, 2006", "Jan 2, 2006", "January 2 2006", "2-Jan-2006",
}

// date reads a date as "2006-01-02".
func date(v mapping.Value) (string, bool) {
	text, ok := v.Text()
	if !ok {
		return "", false
	}
	for _, layout := range dateLayouts {
		if t, err := time.Parse(layout, text); err == nil {
			return t.Format(time.DateOnly), true
		}
	}
	if len(text) > len(time.DateOnly) { // any time of day or zone
		if t, err := time.Parse(time.DateOnly, text[:len(time.DateOnly)]); err == nil && strings.ContainsRune(" Tt", rune(text[len(time.DateOnly)])) {
			return t.Format(time.DateOnly), true
		}
	}
	return "", false
}

const wantDate = "a date such as 2006-01-31"

func readPosted(b *Block, v mapping.Value, _ int) problem {
	day, ok := date(v)
	if !ok {
		return wrongType(v, wantDate)
	}
	b.Job.Posted, b.visibleFrom = day, day
	return accepted
}

func readCloses(b *Block, v mapping.Value, _ int) problem {
	day, ok := date(v)
	if !ok {
		return wrongType(v, wantDate)
	}
	b.Job.Closes = day
	return accepted
}

// employmentWords map words to the values of schema.org's employmentType, the
// most specific ones first: "temporary contract" is TEMPORARY.
var employmentWords = []struct{ value, words string }{
	{"PART_TIME", "part parttime fractional"},
	{"INTERN", "intern internship trainee apprenticeship"},
	{"VOLUNTEER", "volunteer voluntary"},
	{"PER_DIEM", "perdiem diem"},
	{"TEMPORARY", "temp temporary fixed fixedterm seasonal"},
	{"CONTRACTOR", "contract contractor freelance freelancer"},
	{"FULL_TIME", "full fulltime perm permanent regular"},
	{"OTHER", "other"},
}

func readEmployment(b *Block, v mapping.Value, _ int) problem {
	items, ok := v.Items()
	if !ok || len(items) == 0 {
		return wrongType(v, "text")
	}
	words := wordsOf(items[0].Raw())
	for _, e := range employmentWords {
		if slices.ContainsFunc(strings.Fields(e.words), func(w string) bool { return slices.Contains(words, w) }) {
			b.Job.EmploymentType = e.value
			return accepted
		}
	}
	return problem{diag.RuleUnknownValue, diag.Quote(items[0].Raw()) + " is ignored; use full-time, part-time, contract, temporary, internship, volunteer, per-diem or other"}
}

// wordsOf splits a text into lower-case words.
func wordsOf(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) })
}

// readLocations stores one place, a list of places, or a place as a map
// (city, country).
func readLocations(b *Block, v mapping.Value, _ int) problem {
	if v.IsMap() {
		var parts []string
		for _, p := range v.Pairs() {
			if p.Value.IsScalar() && !p.Value.Empty() {
				parts = append(parts, p.Value.Raw())
			}
		}
		b.Job.Locations = []string{strings.Join(parts, ", ")}
		return accepted
	}
	items, ok := v.Items()
	if !ok {
		return wrongType(v, "a place or a list of places")
	}
	for _, item := range items {
		text, _ := item.Text()
		b.Job.Locations = append(b.Job.Locations, text)
	}
	return accepted
}

func readWorkplace(b *Block, v mapping.Value, _ int) problem {
	if remote, ok := v.Flag(); ok {
		if !remote {
			return notApplicable // this may mean an office or a mix
		}
		b.Job.Workplace = "remote"
		return accepted
	}
	text, ok := v.Text()
	if !ok {
		return wrongType(v, "onsite, hybrid or remote")
	}
	if b.Job.Workplace = place.Workplace(text); b.Job.Workplace == "" {
		return problem{diag.RuleUnknownValue, diag.Quote(text) + " is ignored; use onsite, hybrid or remote"}
	}
	return accepted
}

// readApply stores where to apply: an address of the web, or of mail.
func readApply(b *Block, v mapping.Value, rank int) problem {
	if v.IsMap() { // contact: {email: …}
		for _, p := range v.Pairs() {
			if diag.FoldName(p.Key) == "email" {
				return readApply(b, p.Value, rank)
			}
		}
		return notApplicable
	}
	text, ok := v.Text()
	if !ok {
		return wrongType(v, "a web address or an e-mail address")
	}
	if target, ok := applyTarget(text); ok {
		b.Job.Apply = target
		return accepted
	}
	if rank > 0 {
		return notApplicable // the name of a contact, a relative url
	}
	return problem{diag.RuleUnknownValue, diag.Quote(text) + " is ignored; use a web address (https://…) or an e-mail address"}
}

// applyTarget makes a URL of a web or mail address.
func applyTarget(text string) (string, bool) {
	if u, err := url.Parse(text); err == nil {
		switch u.Scheme {
		case "http", "https":
			return u.String(), u.Host != ""
		case "mailto":
			text = strings.TrimPrefix(text, "mailto:")
		}
	}
	address, query, _ := strings.Cut(text, "?")
	m, err := mail.ParseAddress(address)
	if err != nil || m.Address != address {
		return "", false
	}
	u := url.URL{Scheme: "mailto", Opaque: address, RawQuery: query}
	return u.String(), true
}

// readLevel stores the level as written: a text, or the first of a list.
func readLevel(b *Block, v mapping.Value, _ int) problem {
	items, ok := v.Items()
	if !ok {
		return wrongType(v, "text")
	}
	if len(items) == 0 {
		return notApplicable
	}
	b.Level, _ = items[0].Text()
	return accepted
}
