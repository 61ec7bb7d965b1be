package frontmatter

// Step 4: the values that say what a posting offers.

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/employment"
	"github.com/careers-index/careers/content/mapping"
	"github.com/careers-index/careers/content/pay"
	"github.com/careers-index/careers/content/place"
)

// Job is what the front matter of a posting says about the job. Zero values are
// unknown.
type Job struct {
	Posted          string   // RFC 3339 date "2006-01-02"
	Closes          string   // RFC 3339 date
	EmploymentTypes []string // full-time, part-time, …: see package employment
	Locations       []string // as written
	Workplace       string   // onsite, hybrid, remote
	Apply           string   // URL or mailto:
	Pay             pay.Pay
	Department      string
	Team            string
	Company         string // that hires, where it is not the site's organization
	CompanyURL      string
	Reference       string // of the employer: a number
}

func readPosted(b *Block, v mapping.Value, _ nameKind) outcome {
	day, ok := date(v)
	if !ok {
		return badType(v, wantDate)
	}
	b.Job.Posted, b.visibleFrom = day, day
	return used
}

// readCloses stores the last day, of a range the end. Words such as "until filled" say
// that there is none.
func readCloses(b *Block, v mapping.Value, _ nameKind) outcome {
	text, _ := v.Text()
	for part := range strings.SplitSeq(remarks.Replace(text), ";") {
		if day, ok := parseDate(strings.TrimSpace(part)); ok {
			b.Job.Closes = day
		}
	}
	no, isFlag := v.Flag()
	switch {
	case b.Job.Closes != "":
		return used
	case text != "" && isOpenEnd(text), isFlag && !no:
		return ignored
	}
	return badType(v, wantDate)
}

// maxKinds bounds a list of kinds of employment: there are eight.
const maxKinds = 50

// remarks separates a date from what is said about it: "31.12.2026 or until filled",
// "2026-12-31 (extended)".
var remarks = strings.NewReplacer("(", ";", ")", ";", " or ", ";", " oder ", ";", " ou ", ";", " o ", ";", ": ", ";", " - ", ";", " – ", ";")

// isOpenEnd reports whether a text says that there is no closing date, also "Open until
// filled; review begins on 1 March".
func isOpenEnd(text string) bool {
	if strings.IndexFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0 {
		return true // a dash
	}
	if valueWords().Is(text, openEnd) {
		return true
	}
	if len(text) <= maxDate && !strings.ContainsAny(text, "0123456789") && hasOpenEnd(text) {
		return true
	}
	head, _, more := strings.Cut(strings.NewReplacer(",", ";", "(", ";", ".", ";", " - ", ";", " – ", ";").Replace(text), ";")
	return more && valueWords().Is(head, openEnd)
}

// hasOpenEnd reports whether a sentence has words that only an open end has. Single words
// such as "open" and "no" can mean anything.
func hasOpenEnd(text string) bool {
	tokens := valueWords().Tokens(text)
	for i := 0; i < len(tokens); {
		names, n := valueWords().At(tokens, i)
		if slices.Contains(names, endWithin) || n > 1 && slices.Contains(names, openEnd) {
			return true
		}
		i += n
	}
	return false
}

// readEmployment stores the kinds of employment of a text or a list. A word for a
// workplace among them is one: [full-time, remote].
func readEmployment(b *Block, v mapping.Value, name nameKind) outcome {
	items, ok := v.Items()
	isType := name == related && diag.FoldName(v.Key) == "type"
	if !ok || len(items) == 0 {
		if isType {
			return ignored
		}
		return badType(v, "text or a list")
	}
	var kinds []string
	bad := ""
	for _, item := range items[:min(len(items), maxKinds)] {
		found := employment.Kinds(item.Raw())
		for _, kind := range found {
			if !slices.Contains(kinds, kind) {
				kinds = append(kinds, kind)
			}
		}
		switch at := place.Workplace(item.Raw()); {
		case len(found) > 0:
		case at != "" && b.workplaceHint == "":
			b.workplaceHint = at
		case at == "" && bad == "":
			bad = item.Raw()
		}
	}
	switch {
	case isType && (len(kinds) == 0 || slices.Equal(kinds, []string{employment.Other})):
		return ignored // type: page
	case len(kinds) == 0 && bad == "":
		return ignored // only a workplace
	case len(kinds) == 0:
		message := diag.Quote(bad) + " is ignored; use " + list(employment.All())
		if name == related { // hours: 37.5
			message += ", and write the rest in the text of the page"
		}
		return badValue(message)
	}
	if bad != "" && !isType {
		b.report(diag.New(diag.RuleUnknownValue, v.At, "%s: %s is ignored; use %s", v.Key, diag.Quote(bad), list(employment.All())))
	}
	b.Job.EmploymentTypes = kinds
	return used
}

// list is "a, b or c".
func list(words []string) string {
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

func readWorkplace(b *Block, v mapping.Value, name nameKind) outcome {
	isHybrid := diag.FoldName(v.Key) == "hybrid"
	if yes, ok := v.Flag(); ok {
		if !yes {
			return ignored // this may mean an office or a mix
		}
		b.Job.Workplace = place.Remote
		if isHybrid {
			b.Job.Workplace = place.Hybrid
		}
		return used
	}
	text, ok := v.Text()
	if items, isList := v.Items(); isList && v.IsList() {
		ok = true
		for _, item := range items {
			text += item.Raw() + "; "
		}
	}
	if !ok {
		return badType(v, "onsite, hybrid or remote")
	}
	if name == related && place.Workplace(text) == "" {
		text = b.underRemote(v.Key, text)
	}
	if b.Job.Workplace = place.Workplace(text); b.Job.Workplace == "" {
		return badValue(diag.Quote(text) + " is ignored; use onsite, hybrid or remote")
	}
	return used
}

// underRemote is what a key such as remote says with its text: "remote partially" for
// "partially". A place there is one to be remote in. Other text is returned as it is.
func (b *Block) underRemote(key, text string) string {
	together := strings.ReplaceAll(key, "_", " ") + " " + text
	switch {
	case valueWords().Is(text, openEnd): // none
	case place.Known(text):
		b.placeHint = "Remote (" + text + ")"
		return together
	case place.Workplace(together) == place.Hybrid:
		return together
	case place.Workplace("remote "+text) == place.Hybrid, place.Known("remote " + text):
		return "remote " + text
	}
	return text
}

// readLevel stores the level as written: a text, or the first of a list.
func readLevel(b *Block, v mapping.Value, _ nameKind) outcome {
	items, ok := v.Items()
	if !ok {
		return badType(v, "text")
	}
	if len(items) == 0 {
		return ignored
	}
	b.Level, _ = items[0].Text()
	return used
}

// languageTag is the shape of BCP 47's tags, and of locales: "de_DE".
var languageTag = regexp.MustCompile(`^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$`)

// readLanguage stores the tag of a language. Other formats have all sorts of things under
// the key, and nobody depends on it.
func readLanguage(b *Block, v mapping.Value, _ nameKind) outcome {
	text, ok := v.Text()
	if !ok || !languageTag.MatchString(text) {
		return ignored
	}
	b.Language = strings.ReplaceAll(text, "_", "-")
	return used
}

// readTexts stores a text, or the texts of a list with commas between them.
func readTexts(field func(*Block) *string) func(*Block, mapping.Value, nameKind) outcome {
	return func(b *Block, v mapping.Value, _ nameKind) outcome {
		all := partTexts(v)
		for _, item := range v.List() { // {id: 4, name: Platform}
			if item.IsMap() {
				all = append(all, partTexts(item)...)
			}
		}
		if len(all) == 0 {
			return badType(v, "text")
		}
		*field(b) = strings.Join(all, ", ")
		return used
	}
}

// readPairs uses the first pair of a map that fits.
func readPairs(v mapping.Value, fits func(mapping.Pair) bool) outcome {
	if slices.ContainsFunc(v.Pairs(), fits) {
		return used
	}
	return ignored
}

// readCompany stores who hires: a name, or a map with name and address.
func readCompany(b *Block, v mapping.Value, _ nameKind) outcome {
	if v.IsMap() {
		for _, p := range v.Pairs() {
			text, ok := p.Value.Text()
			switch name := diag.FoldName(p.Key); {
			case !ok:
			case name == "name" || name == "title":
				b.Job.Company = text
			case slices.Contains([]string{"sameas", "url", "website", "link", "homepage"}, name):
				b.Job.CompanyURL, _ = webAddress(text)
			}
		}
		if b.Job.Company == "" {
			return badType(v, "the name of who hires")
		}
		return used
	}
	text, ok := v.Text()
	if !ok {
		return badType(v, "the name of who hires")
	}
	b.Job.Company = text
	return used
}

func readCompanyURL(b *Block, v mapping.Value, _ nameKind) outcome {
	text, _ := v.Text()
	address, ok := webAddress(text)
	if !ok {
		return badValue(diag.Quote(text) + " is ignored; use a web address (https://…)")
	}
	b.Job.CompanyURL = address
	return used
}

// readReference stores the employer's number of a job: a text, or the value of a
// PropertyValue.
func readReference(b *Block, v mapping.Value, _ nameKind) outcome {
	if v.IsMap() {
		return readPairs(v, func(p mapping.Pair) bool {
			text, ok := p.Value.Text()
			if ok && diag.FoldName(p.Key) == "value" {
				b.Job.Reference = text
			}
			return b.Job.Reference != ""
		})
	}
	text, ok := v.Text()
	if !ok {
		return badType(v, "text")
	}
	b.Job.Reference = text
	return used
}
