package spelling

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/index/skills"
)

// Check returns a finding for each place where the prose of a site spells a skill in
// another way than the skill's own name, if the site spells it in several ways. Which
// words are skills, d says. The order of the findings is that of the pages.
func Check(d *skills.Detector, site *content.Site) []diag.Finding {
	severity := site.Settings.Severity(diag.RuleSkillSpelling)
	if severity == diag.Off {
		return nil
	}
	spellings := map[string]map[string]int{} // by skill: spellings and how often
	var mentions []mention
	sources := sourcesOf(site)
	seen := map[diag.Position]bool{} // a section comes with every page that includes it
	for _, p := range site.Pages {
		for _, m := range mentionsOf(d, p, sources) {
			if seen[m.at] {
				continue
			}
			seen[m.at] = true
			if spellings[m.skill] == nil {
				spellings[m.skill] = map[string]int{}
			}
			spellings[m.skill][m.text]++
			mentions = append(mentions, m)
		}
	}
	var findings []diag.Finding
	for _, m := range mentions {
		variants := spellings[m.skill]
		if len(variants) < 2 || isUsual(m.skill, m.text) {
			continue
		}
		f := diag.Finding{
			Position: m.at, Severity: severity, Rule: diag.RuleSkillSpelling,
			Message: fmt.Sprintf("%q is spelled in %d ways on this site (%s); write %q", m.skill, len(variants), strings.Join(slices.Sorted(maps.Keys(variants)), ", "), m.skill),
		}
		if !m.heading || strings.EqualFold(m.text, m.skill) {
			f.Fix = &diag.Fix{Start: m.offset, End: m.offset + len(m.text), Text: m.skill}
		}
		findings = append(findings, f)
	}
	return findings
}

// alsoUsual are spellings that the makers of a tool use too, most often because that
// is the name of its command.
var alsoUsual = map[string][]string{
	"Bash": {"bash"}, "Fish": {"fish"}, "Zsh": {"zsh", "ZSH"}, "Git": {"git"}, "NGINX": {"nginx", "Nginx"}, "cURL": {"curl"},
	"Vim": {"vim"}, "tmux": {"Tmux"}, "Unix": {"UNIX"}, "Yarn": {"yarn"}, "Webpack": {"webpack"}, "Make": {"make"},
	"Pylint": {"pylint"}, "Ajax": {"AJAX"},
}

// isUsual reports whether a spelling is right for a skill.
func isUsual(skill, text string) bool {
	return text == skill || text == capitalised(skill) || slices.Contains(alsoUsual[skill], text)
}

// mention is one place where a skill is named.
type mention struct {
	skill   string // its name
	text    string
	at      diag.Position
	offset  int  // of text in its file
	heading bool // it is in a heading
}

// mentionsOf returns the places of a page where its author could spell a skill in
// another way.
func mentionsOf(d *skills.Detector, p *content.Page, sources map[string]*diag.Source) []mention {
	prose := proseOf(p)
	var out []mention
	for _, s := range d.Detect(p) {
		name := letters(s.Name)
		for _, e := range s.Evidence {
			if letters(e.Text) != name || strings.ContainsAny(e.Text, "_-") && e.Text != s.Name {
				continue // "django-cms" may be a package
			}
			at := diag.Position{File: e.File, Line: e.Line, Column: e.Column}
			m := mention{skill: s.Name, text: e.Text, at: at}
			if offset, ok := prose.declared[at]; ok {
				m.offset = offset
			} else if w, ok := prose.find(at, len(e.Text)); ok && isProse(w, d.Lexicon()) && !inRawCode(sources[at.File], w) {
				m.offset, m.heading = w.offset, w.heading
			} else {
				continue
			}
			out = append(out, m)
		}
	}
	slices.SortFunc(out, func(a, b mention) int {
		return cmp.Or(strings.Compare(a.at.File, b.at.File), cmp.Compare(a.offset, b.offset))
	})
	return out
}

// letters returns the part of a spelling that identifies the name: "Vue.js", "VueJS"
// and "vue js" have the same letters.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '+' || r == '#' || unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// capitalised returns a name as it is written at the start of a sentence.
func capitalised(name string) string {
	first, size := utf8.DecodeRuneInString(name)
	return string(unicode.ToUpper(first)) + name[size:]
}
