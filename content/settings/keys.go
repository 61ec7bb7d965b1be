package settings

import (
	"net/url"
	"regexp"
	"strings"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/frontmatter"
	"github.com/careers-index/careers/content/mapping"
)

// keyReader reads the value of one key. It returns what is wrong with the value as a
// whole, "" for nothing.
type keyReader func(r *reader, v mapping.Value) string

var siteKeys = map[string]keyReader{
	"title":            readText(func(s *Settings) *string { return &s.Title }),
	"url":              readSiteURL,
	"language":         readLanguage,
	"accent":           readAccent,
	"logo":             readLogo,
	"organization":     readText(func(s *Settings) *string { return &s.Organization }),
	"posting_category": readPostingCategories,
	"defaults":         readDefaults,
	"facets":           readFacets,
	"insights":         readInsights,
	"skills":           readSkillEntries,
	"synonyms":         readSynonyms,
	"rules":            readRules,
}

// originKeys are those of the settings.json of the folder above; its other keys have no meaning
// here.
var originKeys = map[string]keyReader{
	"title": readText(func(s *Settings) *string { return &s.Title }),
	"url":   readSiteURL,
	"logo":  readLogo,
}

func readText(field func(*Settings) *string) keyReader {
	return func(r *reader, v mapping.Value) string {
		text, ok := v.Text()
		if !ok {
			return v.WantedMessage("text")
		}
		*field(&r.Settings) = text
		return ""
	}
}

func readSiteURL(r *reader, v mapping.Value) string {
	text, _ := v.Text()
	u, err := url.Parse(text)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || u.RawQuery != "" || u.Fragment != "" {
		return v.WantedMessage("an absolute address such as https://jobs.example.com")
	}
	r.URL = strings.TrimRight(u.String(), "/")
	return ""
}

// languageTag is the shape of BCP 47's tags (RFC 5646, section 2.1).
var languageTag = regexp.MustCompile(`^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$`)

func readLanguage(r *reader, v mapping.Value) string {
	text, _ := v.Text()
	if !languageTag.MatchString(text) {
		return v.WantedMessage("a language tag such as en or pt-BR")
	}
	r.Language = text
	return ""
}

var hexColour = regexp.MustCompile(`^#(?:[0-9a-f]{3}|[0-9a-f]{6})$`)

func readAccent(r *reader, v mapping.Value) string {
	text, _ := v.Text()
	text = strings.ToLower(text)
	if !hexColour.MatchString(text) {
		return v.WantedMessage(`a colour such as "#0a6cff", in quotes`)
	}
	if len(text) == len("#rgb") {
		text = string([]byte{'#', text[1], text[1], text[2], text[2], text[3], text[3]})
	}
	r.Accent = text
	return ""
}

// readLogo takes one logo, or one for light and one for dark pages.
func readLogo(r *reader, v mapping.Value) string {
	if text, ok := v.Text(); ok {
		r.LogoLight, r.LogoDark = text, text
		r.Logos = append(r.Logos, Logo{text, v.At})
		return ""
	}
	if !v.IsMap() {
		return v.WantedMessage("a path, or the keys light and dark")
	}
	for _, p := range v.Pairs() {
		sub := p.Value
		text, ok := sub.Text()
		switch {
		case !ok:
			return sub.WantedMessage("a path")
		case p.Key == "light":
			r.LogoLight = text
		case p.Key == "dark":
			r.LogoDark = text
		default:
			return "there is no " + diag.Quote(p.Key) + "; write light and dark"
		}
		r.Logos = append(r.Logos, Logo{text, sub.At})
	}
	return ""
}

func readPostingCategories(r *reader, v mapping.Value) string {
	items, ok := v.Items()
	if !ok {
		return v.WantedMessage("a category or a list of categories")
	}
	r.PostingCategoriesAt = v.At
	for _, item := range items {
		text, _ := item.Text()
		r.PostingCategories = append(r.PostingCategories, text)
	}
	return ""
}

// readInsights reads whether the figures for recruiters are public.
func readInsights(r *reader, v mapping.Value) string {
	on, ok := v.Flag()
	if !ok {
		return v.WantedMessage("true or false")
	}
	r.NoInsights = !on
	return ""
}

// readDefaults reads the facts that hold for every posting.
func readDefaults(r *reader, v mapping.Value) string {
	if !v.IsMap() {
		return v.WantedMessage("keys such as employment_type, country and apply")
	}
	defaults, findings := frontmatter.ReadDefaults(v)
	r.Defaults = defaults
	r.findings = append(r.findings, findings...)
	return ""
}

// readSkillEntries keeps the lexicon's entries as YAML, at the lines where they are in
// the file: the skills package decodes them, and its findings name lines.
func readSkillEntries(r *reader, v mapping.Value) string {
	if !v.IsMap() {
		return v.WantedMessage("names of skills with their aliases")
	}
	r.SkillsAt = v.At
	head := strings.Repeat("\n", v.At.Line-1) + strings.Repeat(" ", v.At.Column-1)
	r.Skills = append([]byte(head), r.src.Bytes[r.src.Offset(v.At):r.end]...)
	return ""
}

func readRules(r *reader, v mapping.Value) string {
	if !v.IsMap() {
		return v.WantedMessage("rules with error, warning or off")
	}
	r.Rules = map[string]diag.Severity{}
	for _, p := range v.Pairs() {
		rule, known := diag.RuleByID(p.Key)
		severity, ok := severityOf(p.Value)
		switch {
		case !known:
			r.report(p.At, "there is no rule %s%s", diag.Quote(p.Key), diag.DidYouMean(p.Key, diag.RuleIDs()))
		case !ok:
			r.report(p.Value.At, "%s", p.Value.WantedMessage("error, warning or off"))
		case rule.Fixed && severity != diag.Error:
			r.report(p.Value.At, "the rule %s is always an error: such a page cannot be shown", rule.ID)
		default:
			r.Rules[rule.ID] = severity
		}
	}
	return ""
}

// severityOf reads error, warning or off. In YAML 1.1, off is false.
func severityOf(v mapping.Value) (diag.Severity, bool) {
	text, _ := v.Text()
	switch s := diag.Severity(strings.ToLower(text)); s {
	case diag.Error, diag.Warning, diag.Off:
		return s, true
	case "false":
		return diag.Off, true
	}
	return "", false
}
