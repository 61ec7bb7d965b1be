package frontmatter

// Step 4: what a posting says about the job, and the values that say who hires for what.

import (
	"regexp"
	"slices"
	"strings"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/mapping"
	"github.com/careers-index/careers/content/pay"
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
