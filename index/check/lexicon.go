package check

import (
	"errors"
	"slices"
	"strings"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/index/skills"
	"github.com/careers-index/careers/index/skills/lexicon"
	"github.com/careers-index/careers/index/skills/spelling"
)

// Lexicon is the built-in lexicon with the site's own entries. If they cannot be read,
// it is nil and the findings say why.
func Lexicon(site *content.Site) (*lexicon.Lexicon, []diag.Finding) {
	lex, err := lexicon.Default().Extend(site.Settings.Skills)
	if err == nil {
		return lex, nil
	}
	var problems lexicon.Problems
	if !errors.As(err, &problems) {
		problems = lexicon.Problems{{Message: err.Error()}}
	}
	lines := strings.Split(string(site.Settings.Skills), "\n")
	var findings []diag.Finding
	for _, p := range problems {
		at := site.Settings.SkillsAt
		if 1 <= p.Line && p.Line <= len(lines) {
			at.Line, at.Column = p.Line, byteColumn(lines[p.Line-1], p.Column)
		}
		findings = append(findings, diag.New(diag.RuleSettings, at, "%s", p.Message))
	}
	return nil, findings
}

// byteColumn is a column of a line, from 1, in bytes instead of characters.
func byteColumn(line string, column int) int {
	for i := range line {
		if column--; column == 0 {
			return i + 1
		}
	}
	return len(line) + 1
}

// lexiconFindings are those that need the lexicon, about the pages that are shown with the
// findings so far.
func lexiconFindings(site *content.Site, soFar [][]diag.Finding, o Options) []diag.Finding {
	lex, findings := Lexicon(site)
	if findings != nil {
		return findings
	}
	if o.WithoutSpelling && site.Settings.Severity(diag.RuleSkillSpelling) != diag.Error {
		return nil
	}
	shown := content.Shown(site, slices.Concat(soFar...))
	return spelling.Check(skills.ForSite(lex, site), &content.Site{Settings: site.Settings, Pages: shown, Sections: site.Sections})
}
