package diag

import "slices"

// Rule is one kind of finding.
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
	RuleNotUTF8            = "not-utf8"
	RuleEmptyPage          = "empty-page"
	RuleFileTooLarge       = "file-too-large"
	RuleControlChar        = "control-character"
	RuleLineEndings        = "line-endings"
	RuleNoPages            = "no-pages"
	RuleUnreadable         = "unreadable-file"
	RuleDuplicatePath      = "duplicate-path"
	RuleSimilarPath        = "similar-path"
	RuleReservedPath       = "reserved-path"
	RuleAliasClash         = "alias-clash"
	RuleFrontMatter        = "front-matter"
	RuleFrontMatterType    = "front-matter-type"
	RuleNoFrontMatter      = "no-front-matter"
	RuleFrontMatterLate    = "front-matter-late"
	RuleUnknownKey         = "unknown-key"
	RuleUnknownValue       = "unknown-value"
	RuleMissingSection     = "missing-section"
	RuleIncludeCycle       = "include-cycle"
	RuleSectionName        = "section-name"
	RuleIncludeDepth       = "include-depth"
	RuleIncludeLimit       = "include-limit"
	RuleMarkdownLimit      = "markdown-limit"
	RuleMisplaced          = "misplaced-section"
	RuleBrokenTag          = "broken-tag"
	RuleUnknownElement     = "unknown-element"
	RuleUnbalancedHTML     = "unbalanced-html"
	RuleUnclosedComment    = "unclosed-comment"
	RuleForeignSyntax      = "foreign-syntax"
	RuleSecondFrontMatter  = "second-front-matter"
	RuleSectionFrontMatter = "section-front-matter"
	RuleUnusedSection      = "unused-section"
	RuleNoTitle            = "no-title"
	RuleDuplicateTitle     = "duplicate-title"
	RulePlaceInTitle       = "place-in-title"
	RuleNoDescription      = "no-description"
	RuleHeadingLevel       = "heading-level"
	RuleEmptyBody          = "empty-body"
	RuleIncompletePosting  = "incomplete-posting"
	RuleNoApply            = "no-way-to-apply"
	RuleDeadLink           = "dead-link"
	RuleDeadAnchor         = "dead-anchor"
	RuleMissingImage       = "missing-image"
	RuleUnsafeLink         = "unsafe-link"
	RuleSkillSpelling      = "skill-spelling"
	RuleSettings           = "settings"
	RuleContentRoot        = "content-root"
	RuleUnreadFiles        = "unread-files"
	RulePostingCategory    = "posting-category"
	RuleBidiTitle          = "bidi-title"
	RuleLogoAddress        = "logo-address"
)

// rules is in the order in which an author reads it: the file, its front
// matter, sections, the page as a whole, links, skills.
var rules = []Rule{
	{RuleNotUTF8, Error, true, "the file has bytes that are not UTF-8", "Save the file as UTF-8."},
	{RuleEmptyPage, Error, true, "the page's file is empty", "Write the page, or delete the file."},
	{RuleFileTooLarge, Error, true, "the file is larger than a page can be", "Split the page, or move data out of it."},
	{RuleControlChar, Error, true, "the file has a control character that no text has", "Delete the character; the file may be binary."},
	{RuleLineEndings, Error, true, "lines end in a carriage return alone", "Save the file with line feeds (LF) or CRLF."},
	{RuleNoPages, Warning, false, "the content root has no page", "Check that this folder is the one that holds the pages."},
	{RuleContentRoot, Error, true, "the folder is not the content root", "Give the folder that has the pages and the folder sections."},
	{RuleUnreadFiles, Warning, false, "files that look like pages are not Markdown, and are not read", "Write them as Markdown in files that end in .md, or move them away."},
	{RuleUnreadable, Error, true, "the file cannot be read", "Check that it is a regular file below the content root, and its permissions."},
	{RuleDuplicatePath, Error, true, "two files would be served at one address", "Rename one of them."},
	{RuleSimilarPath, Warning, false, "the addresses of two pages differ only in letter case", "Rename one of the files."},
	{RuleReservedPath, Error, true, "the server answers the page's address itself", "Rename the file or its folder."},
	{RuleAliasClash, Warning, false, "another address that a page gives itself leads elsewhere", "Remove the address from aliases, slug or permalink, or choose another."},
	{RuleFrontMatter, Error, true, "the front matter cannot be decoded", "Correct the line; put values with a colon, a # or a quote in quotes."},
	{RuleFrontMatterType, Error, false, "a key has a value of the wrong type", "Write the value as the documentation of the front matter says."},
	{RuleNoFrontMatter, Warning, false, "the page has no front matter", "Start the file with a line ---, the keys, and another line ---."},
	{RuleFrontMatterLate, Warning, false, "the front matter does not start at the first byte", "Delete what comes before it."},
	{RuleUnknownKey, Warning, false, "a key of the front matter is not known", "Correct its spelling, or delete it."},
	{RuleUnknownValue, Warning, false, "a value is not one that the key can have, and is ignored", "Use one of the values that the message lists."},
	{RuleSettings, Error, true, "a setting has no meaning", "Correct the key or the value in careers.yaml or settings.json."},
	{RulePostingCategory, Warning, false, "a category of postings is not one that pages have, or nearly", "Correct posting_category in careers.yaml, or the category of the pages."},
	{RuleMissingSection, Error, true, "a tag includes a section that does not exist", "Correct the name, or write sections/<name>.md."},
	{RuleIncludeCycle, Error, true, "a section includes itself, perhaps through others", "Remove one of the tags."},
	{RuleSectionName, Error, true, "the name in a tag cannot be the name of a section", "Use the name of a file in sections/, without .md."},
	{RuleIncludeDepth, Error, true, "sections include each other too deeply", "Flatten the chain."},
	{RuleIncludeLimit, Error, true, "the page grows too large by what it includes", "Include less."},
	{RuleMarkdownLimit, Error, true, "the Markdown is too large or too deeply nested", "Simplify the page."},
	{RuleMisplaced, Error, true, "a section is included where its text cannot go", "Put the tag on a line of its own."},
	{RuleBrokenTag, Error, false, "text begins like a tag that includes a section, and is not one", "Write <common-section section-name=\"name\"></common-section>."},
	{RuleUnknownElement, Warning, false, "an HTML element that a page cannot have is dropped", "Correct the tag's name, delete it, or write it in Markdown."},
	{RuleUnbalancedHTML, Warning, false, "an HTML element is not closed, or a tag closes nothing", "Write the missing tag, or delete the other one."},
	{RuleUnclosedComment, Warning, false, "an HTML comment is not closed", "Write --> where the comment ends."},
	{RuleForeignSyntax, Warning, false, "the syntax of another tool, which nothing here replaces, is not shown", "Write in Markdown what it stands for, or include a section; put it in a code span to show it."},
	{RuleSecondFrontMatter, Warning, false, "the page begins with a second block of front matter, which is not read and not shown", "Move its keys into the first block."},
	{RuleSectionFrontMatter, Warning, false, "a section begins with front matter, which is not shown", "Delete it: sections are text only."},
	{RuleUnusedSection, Warning, false, "no page includes the section", "Include it, or delete the file."},
	{RuleNoTitle, Warning, false, "the page has no title", "Give it a title in the front matter."},
	{RuleDuplicateTitle, Warning, false, "two pages have the same title", "Say in the title what sets them apart."},
	{RulePlaceInTitle, Warning, false, "the title carries a place", "Move the place to the keys location and workplace."},
	{RuleBidiTitle, Warning, false, "the title has invisible marks that turn the direction of writing", "Delete the marks; text in a right-to-left script needs none."},
	{RuleNoDescription, Warning, false, "the page has no description; its first paragraph is used", "Write a sentence that makes people read on."},
	{RuleHeadingLevel, Warning, false, "the first heading of the page is of level 4 or lower", "Begin with headings of level 2 (##), and go one level down at a time."},
	{RuleEmptyBody, Warning, false, "the page has front matter and no text", "Write the page, or mark it as a draft."},
	{RuleIncompletePosting, Warning, false, "a posting lacks what search engines ask of a job", "Add the key that the message names, or set defaults in careers.yaml."},
	{RuleNoApply, Warning, false, "a posting does not say how to apply", "Add the key apply, or a link or an e-mail address to the text, or set defaults: {apply: …} in careers.yaml."},
	{RuleDeadLink, Warning, false, "a link leads to no page of the site", "Correct the address, or remove the link."},
	{RuleDeadAnchor, Warning, false, "a link leads to a heading that its page does not have", "Correct the part after the #."},
	{RuleUnsafeLink, Warning, false, "a link has an address that a page may not link to, and is dropped", "Link to an address of the site, the web, mail (mailto:) or telephone (tel:)."},
	{RuleMissingImage, Warning, false, "an image is missing", "Put the file beside the page or into the folder of static files."},
	{RuleLogoAddress, Warning, false, "the address of a logo cannot be that of an image", "Write a path such as /logo.svg, or an address that begins with https://."},
	{RuleSkillSpelling, Warning, false, "one skill is spelled in several ways", "Use the usual spelling; it can be fixed automatically."},
}

// Rules lists every rule.
func Rules() []Rule { return slices.Clone(rules) }

// RuleByID finds a rule.
func RuleByID(id string) (Rule, bool) {
	r, ok := rulesByID[id]
	return r, ok
}

var rulesByID = func() map[string]Rule {
	m := make(map[string]Rule, len(rules))
	for _, r := range rules {
		m[r.ID] = r
	}
	return m
}()

// RuleIDs lists the ids of all rules, in the order of [Rules].
func RuleIDs() []string {
	ids := make([]string, len(rules))
	for i, r := range rules {
		ids[i] = r.ID
	}
	return ids
}
