package content

// Front matter, fifth step: what a posting says about its job, and whether it
// is shown.

import (
	"net/mail"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode"

	"go.yaml.in/yaml/v3"
)

// dateLayouts are tried in order. Day and month as numbers are taken in the
// order of RFC 3339 only: 3/4/2026 means two days.
var dateLayouts = []string{
	time.DateOnly, time.RFC3339, "2006-1-2", "2006/1/2", "2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02 15:04",
	"2 January 2006", "2 Jan 2006", "January 2, 2006", "Jan 2, 2006", "January 2 2006", "2-Jan-2006",
}

// date reads a date as "2006-01-02".
func (v value) date() (string, bool) {
	text, ok := v.text()
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

func readPosted(fm *frontMatter, v value, _ int) problem {
	date, ok := v.date()
	if !ok {
		return wrongType(v, wantDate)
	}
	fm.job.Posted, fm.publish = date, date
	return accepted
}

func readCloses(fm *frontMatter, v value, _ int) problem {
	date, ok := v.date()
	if !ok {
		return wrongType(v, wantDate)
	}
	fm.job.Closes = date
	return accepted
}

// employmentWords map words to the values of schema.org's employmentType, the
// telling ones first: "temporary contract" is TEMPORARY.
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

func readEmployment(fm *frontMatter, v value, _ int) problem {
	items, ok := v.items()
	if !ok || len(items) == 0 {
		return wrongType(v, "a text")
	}
	words := wordsOf(items[0].node.Value)
	for _, e := range employmentWords {
		if slices.ContainsFunc(strings.Fields(e.words), func(w string) bool { return slices.Contains(words, w) }) {
			fm.job.EmploymentType = e.value
			return accepted
		}
	}
	return problem{ruleUnknownValue, quoted(items[0].node.Value) + " is ignored; use full-time, part-time, contract, temporary, internship, volunteer, per-diem or other"}
}

// wordsOf cuts a text into lower-case words.
func wordsOf(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) })
}

// readLocations stores one place, a list of places, or a place as a map
// (city, country).
func readLocations(fm *frontMatter, v value, _ int) problem {
	if v.node.Kind == yaml.MappingNode {
		var parts []string
		for i := 1; i < len(v.node.Content); i += 2 {
			if part := newValue(v.node.Content[i], v.place); part.node.Kind == yaml.ScalarNode && !part.empty() {
				parts = append(parts, part.node.Value)
			}
		}
		fm.job.Locations = []string{strings.Join(parts, ", ")}
		return accepted
	}
	items, ok := v.items()
	if !ok {
		return wrongType(v, "a place or a list of places")
	}
	for _, item := range items {
		text, _ := item.text()
		fm.job.Locations = append(fm.job.Locations, text)
	}
	return accepted
}

func readWorkplace(fm *frontMatter, v value, _ int) problem {
	if remote, ok := v.flag(); ok {
		if !remote {
			return notMeant // not remote may be an office or a mix
		}
		fm.job.Workplace = "remote"
		return accepted
	}
	text, ok := v.text()
	if !ok {
		return wrongType(v, "onsite, hybrid or remote")
	}
	if fm.job.Workplace = workplaceOf(text); fm.job.Workplace == "" {
		return problem{ruleUnknownValue, quoted(text) + " is ignored; use onsite, hybrid or remote"}
	}
	return accepted
}

// workplaceOf reads hybrid, remote or onsite from a text, "" for none.
func workplaceOf(text string) string {
	words := wordsOf(text)
	for _, w := range []struct{ value, words string }{
		{"hybrid", "hybrid"}, {"remote", "remote anywhere distributed"}, {"onsite", "onsite site office"},
	} {
		if slices.ContainsFunc(strings.Fields(w.words), func(s string) bool { return slices.Contains(words, s) }) {
			return w.value
		}
	}
	return ""
}

// readApply stores where to apply: an address of the web, or of mail.
func readApply(fm *frontMatter, v value, place int) problem {
	if v.node.Kind == yaml.MappingNode { // contact: {email: …}
		for i := 0; i < len(v.node.Content); i += 2 {
			if foldKey(v.node.Content[i].Value) == "email" {
				return readApply(fm, newValue(v.node.Content[i+1], v.place), place)
			}
		}
		return notMeant
	}
	text, ok := v.text()
	if !ok {
		return wrongType(v, "a web address or an e-mail address")
	}
	if target, ok := applyTarget(text); ok {
		fm.job.Apply = target
		return accepted
	}
	if place > 0 {
		return notMeant // a name as contact, a relative url
	}
	return problem{ruleUnknownValue, quoted(text) + " is ignored; use a web address (https://…) or an e-mail address"}
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

// readNames stores names of skills or tags: a list, or one text with commas.
func readNames(field func(*frontMatter) *[]DeclaredSkill) func(*frontMatter, value, int) problem {
	return func(fm *frontMatter, v value, _ int) problem {
		items, ok := v.items()
		if !ok {
			return wrongType(v, "a list of names")
		}
		names := []DeclaredSkill{}
		for _, item := range items {
			if v.node.Kind == yaml.SequenceNode {
				name, _ := item.text()
				names = append(names, DeclaredSkill{Name: name, At: item.at})
				continue
			}
			for start, name := range splitList(item.node.Value) {
				if item.node.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
					start++
				}
				names = append(names, DeclaredSkill{Name: name, At: v.place(item.node, start)})
			}
		}
		*field(fm) = names
		return accepted
	}
}

// splitList yields the names of "a, b, c" with their offsets.
func splitList(s string) func(yield func(int, string) bool) {
	return func(yield func(int, string) bool) {
		offset := 0
		for part := range strings.SplitSeq(s, ",") {
			name := strings.TrimSpace(part)
			if name != "" && !yield(offset+strings.Index(part, name), name) {
				return
			}
			offset += len(part) + 1
		}
	}
}

// readFlag stores whether a page is left out: a key that says so when it is
// hides.
func readFlag(hides bool) func(*frontMatter, value, int) problem {
	return func(fm *frontMatter, v value, _ int) problem {
		yes, ok := v.flag()
		if !ok {
			return wrongType(v, "true or false")
		}
		if yes == hides {
			fm.withhold(v)
		}
		return accepted
	}
}

// withhold leaves the page out because of a key. The first reason stays.
func (fm *frontMatter) withhold(v value) {
	if fm.withheld == "" {
		fm.withheld = v.key + ": " + v.node.Value
	}
}

// readPublished takes a flag, or (as in Hugo) the date of publication.
func readPublished(fm *frontMatter, v value, place int) problem {
	if _, ok := v.flag(); ok {
		return readFlag(false)(fm, v, place)
	}
	date, ok := v.date()
	if !ok {
		return wrongType(v, "true, false or "+wantDate)
	}
	fm.publish = max(fm.publish, date)
	if fm.job.Posted == "" {
		fm.job.Posted = date
	}
	return accepted
}

func readStatus(fm *frontMatter, v value, _ int) problem {
	text, ok := v.text()
	if !ok {
		return wrongType(v, "a text")
	}
	switch foldKey(text) {
	case "open", "published", "active", "live", "public":
	case "draft", "closed", "archived", "filled", "inactive", "hidden", "private", "expired", "paused", "onhold":
		fm.withhold(v)
	default:
		return problem{ruleUnknownValue, quoted(text) + " is ignored; use open, draft, closed or archived"}
	}
	return accepted
}
