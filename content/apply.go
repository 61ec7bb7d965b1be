package content

// Whether the text of a page says how to apply.

import (
	"regexp"
	"slices"
	"strings"

	"github.com/careers-index/careers/content/markdown"
)

// saysHowToApply reports whether a page has a heading about applying, a link to apply, or
// an address to write to. It rather finds one too many: a finding says that there is none.
func saysHowToApply(doc *markdown.Document) bool {
	return slices.ContainsFunc(doc.Passages, func(p markdown.Passage) bool { return strings.Contains(p.Text, "@") }) ||
		slices.ContainsFunc(doc.Links, leadsToApply) ||
		slices.ContainsFunc(doc.Headings, func(h markdown.Heading) bool { return isAboutApplying(h.Text) }) ||
		slices.ContainsFunc(doc.Passages, func(p markdown.Passage) bool { return hasContact(p.Text) }) ||
		len(doc.Links) > 0 && hasLinkToApply(doc.HTML)
}

func leadsToApply(l markdown.Link) bool {
	return !l.Image && (strings.HasPrefix(l.URL, "mailto:") || strings.HasPrefix(l.URL, "tel:") || isAboutApplying(l.URL) || elsewhere.MatchString(l.URL))
}

// aboutApplying matches words for applying in the languages of postings: apply,
// application form, Bewerbung, postuler, candidature, sollicitatie, inscribirse.
var aboutApplying = regexp.MustCompile(`\bappl(y|ying|ications?|icants?)\b|\bappl(y|ication)[-_]|bewerb|bewirb|postul|candidat(ur|ar|ez)|sollicit|inscri|aplic(a|ar)\b|応募|应聘|申请|지원`)

// isAboutApplying looks for the first letters of these words first, because every heading
// and link is looked at.
func isAboutApplying(text string) bool {
	text = strings.ToLower(text)
	begins := func(word string) bool { return strings.Contains(text, word) }
	return slices.ContainsFunc([]string{"appl", "bew", "postul", "candid", "sollicit", "inscri", "aplic", "応募", "应聘", "申请", "지원"}, begins) && aboutApplying.MatchString(text)
}

// elsewhere matches addresses of other sites where one applies: the jobs of a company,
// services that take applications, and forms.
var elsewhere = regexp.MustCompile(`(?i)^https?://.*(job|career|karriere|carriere|stelle|hiring|vacanc|recruit|position|opening|/join|\bforms?\b|typeform|airtable|greenhouse\.io|lever\.co|ashbyhq\.com|workable\.com|personio\.|teamtailor|bamboohr|icims|taleo|myworkday|breezy\.hr|join\.com)`)

// contacts are what a text has that gives an address or asks to write, in small letters: also
// addresses that are hidden from programs (jobs [at] example.com). Plain texts and no
// pattern, because every text is looked through.
var contacts = []string{
	"[at]", "(at)", "_at_", "-at-", "/jobs", "/careers", "<at>", "{at}", " dot com", "mail me", "mail us", "mail him", "mail her", "mail to ", "ping me", "ping us",
	"contact me", "contact us", "contact him", "contact her", "contact our", "message me", "message us", "write to us", "write me", "write us",
	"drop me", "drop us", "send me", "send us", "send your", "send a cv", "send an email", "send an e-mail", "send resume", "send cv", "get in touch",
	"reach out to me", "reach out to us", "talk to me", "talk to us", "call me", "call us", "dm me", "apply at ", "apply via ", "apply online", "apply here", "apply now",
	"apply today", "apply directly", "how to apply", "to apply,", "to apply:", "to apply please", "to apply send", "bewirb dich", "bewerben sie sich", "bewerbung an", "bewerbungen an",
}

func hasContact(text string) bool {
	text = strings.ToLower(text)
	return slices.ContainsFunc(contacts, func(c string) bool { return strings.Contains(text, c) })
}

// hasLinkToApply reports whether a link, or the block around it, is about applying: "Click
// here to apply" with a link on "here".
func hasLinkToApply(html string) bool {
	for at := 0; ; {
		i := strings.Index(html[at:], "<a ")
		if i < 0 {
			return false
		}
		i += at
		begin := at + max(0, strings.LastIndex(html[at:i], "\n"))
		end := strings.IndexByte(html[i:], '\n')
		if end < 0 {
			end = len(html) - i
		}
		if at = i + end; isAboutApplying(aTag.ReplaceAllString(html[begin:at], " ")) {
			return true
		}
	}
}

var aTag = regexp.MustCompile(`<[^>]*>`)
