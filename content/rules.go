package content

import (
	"fmt"
	"slices"
)

// Rule is one thing that check looks for.
type Rule struct {
	ID       string
	Severity Severity // unless the site's settings say otherwise
	// Fixed rules are errors that leave nothing to publish: settings cannot
	// change them.
	Fixed   bool
	Summary string // what is wrong, one line
	Help    string // what to do, one or two sentences
}

// The ids of the rules. The table in [Rules] explains each.
const (
	ruleNotUTF8            = "not-utf8"
	ruleEmptyPage          = "empty-page"
	ruleFileTooLarge       = "file-too-large"
	ruleControlChar        = "control-character"
	ruleLineEndings        = "line-endings"
	ruleNoPages            = "no-pages"
	ruleUnreadable         = "unreadable-file"
	ruleDuplicatePath      = "duplicate-path"
	ruleSimilarPath        = "similar-path"
	ruleReservedPath       = "reserved-path"
	ruleFrontMatter        = "front-matter"
	ruleFrontMatterType    = "front-matter-type"
	ruleNoFrontMatter      = "no-front-matter"
	ruleFrontMatterLate    = "front-matter-late"
	ruleUnknownKey         = "unknown-key"
	ruleUnknownValue       = "unknown-value"
	ruleMissingSection     = "missing-section"
	ruleIncludeCycle       = "include-cycle"
	ruleSectionName        = "section-name"
	ruleIncludeDepth       = "include-depth"
	ruleIncludeLimit       = "include-limit"
	ruleMarkdownLimit      = "markdown-limit"
	ruleMisplaced          = "misplaced-section"
	ruleBrokenTag          = "broken-tag"
	ruleUnknownElement     = "unknown-element"
	ruleSectionFrontMatter = "section-front-matter"
	ruleUnusedSection      = "unused-section"
	ruleNoTitle            = "no-title"
	ruleDuplicateTitle     = "duplicate-title"
	rulePlaceInTitle       = "place-in-title"
	ruleNoDescription      = "no-description"
	ruleEmptyBody          = "empty-body"
	ruleDeadLink           = "dead-link"
	ruleDeadAnchor         = "dead-anchor"
	ruleMissingImage       = "missing-image"
	ruleUnsafeLink         = "unsafe-link"
	// Others than this package find these too: what needs the lexicon.
	RuleSkillSpelling = "skill-spelling"
	RuleSettings      = "settings"
)

// rules is in the order in which an author reads it: the file, its front
// matter, sections, the page as a whole, links, skills.
var rules = []Rule{
	{ruleNotUTF8, Error, true, "the file has bytes that are not UTF-8", "Save the file as UTF-8."},
	{ruleEmptyPage, Error, true, "the page's file is empty", "Write the page, or delete the file."},
	{ruleFileTooLarge, Error, true, "the file is larger than a page can be", "Split the page, or move data out of it."},
	{ruleControlChar, Error, true, "the file has a control character that no text has", "Delete the character; the file may be binary."},
	{ruleLineEndings, Error, true, "lines end in a carriage return alone", "Save the file with line feeds (LF) or CRLF."},
	{ruleNoPages, Warning, false, "the content root has no page", "Give the folder that holds the pages as --content."},
	{ruleUnreadable, Error, true, "the file cannot be read", "Check that it is a regular file below the content root, and its permissions."},
	{ruleDuplicatePath, Error, true, "two files would be served at one address", "Rename one of them."},
	{ruleSimilarPath, Warning, false, "the addresses of two pages differ in nothing but letter case", "Rename one of the files."},
	{ruleReservedPath, Warning, false, "the server keeps the page's address for itself", "Rename the file or its folder."},
	{ruleFrontMatter, Error, true, "the front matter cannot be decoded", "Mend the line; quote values that hold a colon, a # or a quote."},
	{ruleFrontMatterType, Error, false, "a key has a value of the wrong type", "Write the value as the table of keys says."},
	{ruleNoFrontMatter, Warning, false, "the page has no front matter", "Start the file with a line ---, the keys, and another line ---."},
	{ruleFrontMatterLate, Warning, false, "the front matter does not start at the first byte", "Delete what stands before it."},
	{ruleUnknownKey, Warning, false, "a key of the front matter means nothing here", "Correct its spelling, or delete it."},
	{ruleUnknownValue, Warning, false, "a value is none of those that the key can have, and is ignored", "Use one of the values of the table of keys."},
	{RuleSettings, Error, true, "the settings say something that has no meaning", "Correct the key or the value in careers.yaml or settings.json."},
	{ruleMissingSection, Error, true, "a tag includes a section that does not exist", "Correct the name, or write sections/<name>.md."},
	{ruleIncludeCycle, Error, true, "a section includes itself, perhaps through others", "Remove one of the tags of the chain."},
	{ruleSectionName, Error, true, "the name in a tag can be no section's name", "Use the name of a file in sections/, without .md."},
	{ruleIncludeDepth, Error, true, "sections include each other too deeply", "Flatten the chain."},
	{ruleIncludeLimit, Error, true, "the page grows too large by what it includes", "Include less."},
	{ruleMarkdownLimit, Error, true, "the Markdown is too large or too deeply nested to render", "Simplify the page."},
	{ruleMisplaced, Error, true, "a section stands where its text cannot", "Put the tag on a line of its own."},
	{ruleBrokenTag, Error, false, "text begins like a tag that includes a section and is none", "Write <common-section section-name=\"name\"></common-section>."},
	{ruleUnknownElement, Warning, false, "an element of HTML that a page cannot have is dropped", "Correct the tag's name, delete it, or write it in Markdown."},
	{ruleSectionFrontMatter, Warning, false, "a section begins with front matter, which is not shown", "Delete it: sections are text only."},
	{ruleUnusedSection, Warning, false, "no page includes the section", "Include it, or delete the file."},
	{ruleNoTitle, Warning, false, "the page has no title", "Give it a title in the front matter."},
	{ruleDuplicateTitle, Warning, false, "two pages have the same title", "Say in the title what sets them apart."},
	{rulePlaceInTitle, Warning, false, "the title carries a place", "Move the place to the keys location and workplace."},
	{ruleNoDescription, Warning, false, "the page has no description; its first paragraph stands in", "Write a sentence that makes people read on."},
	{ruleEmptyBody, Warning, false, "the page has front matter and no text", "Write the page, or mark it as a draft."},
	{ruleDeadLink, Warning, false, "a link leads to no page of the site", "Correct the address, or remove the link."},
	{ruleDeadAnchor, Warning, false, "a link leads to a heading that its page does not have", "Correct the part after the #."},
	{ruleUnsafeLink, Warning, false, "a link's address is none that a page may link to, and is dropped", "Link to an address of the site, the web, mail (mailto:) or telephone (tel:)."},
	{ruleMissingImage, Warning, false, "an image is not there", "Put the file beside the page or into the folder given as --static."},
	{RuleSkillSpelling, Warning, false, "one skill is spelled in several ways", "Use the usual spelling; check --fix does it."},
}

// Rules lists every rule.
func Rules() []Rule { return slices.Clone(rules) }

// RuleByID finds a rule.
func RuleByID(id string) (Rule, bool) {
	i := slices.IndexFunc(rules, func(r Rule) bool { return r.ID == id })
	if i < 0 {
		return Rule{}, false
	}
	return rules[i], true
}

// diagnose makes a finding with the rule's own severity.
func diagnose(rule string, at Position, format string, args ...any) Diagnostic {
	r, ok := RuleByID(rule)
	if !ok {
		r.Severity = Error
	}
	return Diagnostic{Position: at, Severity: r.Severity, Rule: rule, Message: fmt.Sprintf(format, args...)}
}

// Severity is what the settings make of a rule.
func (s Settings) Severity(rule string) Severity {
	r, _ := RuleByID(rule)
	if set, ok := s.Rules[rule]; ok && !r.Fixed {
		return set
	}
	return r.Severity
}

// applyRules gives each finding the severity that the site's settings ask for
// and drops those that are off.
func applyRules(ds []Diagnostic, settings map[string]Severity) []Diagnostic {
	out := ds[:0:0]
	for _, d := range ds {
		r, known := RuleByID(d.Rule)
		if s, set := settings[d.Rule]; set && known && !r.Fixed {
			d.Severity = s
		}
		if d.Severity != Off {
			out = append(out, d)
		}
	}
	return out
}

func isError(d Diagnostic) bool { return d.Severity == Error }
