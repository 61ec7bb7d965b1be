package skills

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/diag"
)

// Spelling finds the places where a site spells a skill in another way than
// elsewhere: "VueJs" beside "Vue.js". Two spellings are of one name if their letters
// and digits are the same, so AWS and Amazon Web Services are two names. The usual
// spelling is the skill's own name, or else the most frequent one of the site. Code and
// tags are not compared, and a sentence may begin with a capital letter.
func (d *Detector) Spelling(site *content.Site) []diag.Finding {
	severity := site.Settings.Severity(diag.RuleSkillSpelling)
	if severity == diag.Off {
		return nil
	}
	names := map[string]map[string]int{} // by skill and letters: spellings and how often
	var places []spelling
	seen := map[diag.Position]bool{} // a section comes with every page that includes it
	for _, p := range site.Pages {
		for _, s := range d.spellings(p) {
			if seen[s.at] {
				continue
			}
			seen[s.at] = true
			if names[s.name] == nil {
				names[s.name] = map[string]int{}
			}
			names[s.name][s.text]++
			places = append(places, s)
		}
	}
	var ds []diag.Finding
	for _, s := range places {
		variants := names[s.name]
		if usual := usualSpelling(s.skill, variants); len(variants) > 1 && s.text != usual && s.text != capitalised(usual) {
			ds = append(ds, diag.Finding{
				Position: s.at, Severity: severity, Rule: diag.RuleSkillSpelling,
				Message: fmt.Sprintf("%q is spelled in %d ways on this site (%s); write %q", s.skill, len(variants), strings.Join(sorted(variants), ", "), usual),
				Fix:     &diag.Fix{Start: s.offset, End: s.offset + len(s.text), Text: usual},
			})
		}
	}
	return ds
}

// spelling is one place where a skill is named.
type spelling struct {
	skill  string // its name
	name   string // skill and letters: what should be spelled in one way
	text   string
	at     diag.Position
	offset int // of text in its file
}

// spellings returns the names in a page that its author could spell in another way.
func (d *Detector) spellings(p *content.Page) []spelling {
	offsets := prose(p)
	var out []spelling
	for _, s := range d.Detect(p) {
		for _, e := range s.Evidence {
			at := diag.Position{File: e.File, Line: e.Line, Column: e.Column}
			entry, whole := d.lexicon.Lookup(e.Text)
			offset, ok := offsets(at)
			if ok && whole && entry.Name == s.Name {
				out = append(out, spelling{s.Name, s.Name + "\x00" + letters(e.Text), e.Text, at, offset})
			}
		}
	}
	slices.SortFunc(out, func(a, b spelling) int {
		return cmp.Or(strings.Compare(a.at.File, b.at.File), cmp.Compare(a.offset, b.offset))
	})
	return out
}

// prose returns a function that maps a place of a page to its offset. It returns
// false for places in code; skills that the page declares are not code.
func prose(p *content.Page) func(diag.Position) (int, bool) {
	declared := map[diag.Position]int{}
	for _, s := range p.DeclaredSkills {
		declared[s.At] = s.Offset
	}
	lines := map[diag.Position][]diag.Run{} // by file and line
	add := func(runs []diag.Run) {
		for _, r := range runs {
			if r.Verbatim && !r.Code {
				line := diag.Position{File: r.At.File, Line: r.At.Line}
				lines[line] = append(lines[line], r)
			}
		}
	}
	add(p.TitleRuns)
	for _, h := range p.Headings {
		add(h.Runs)
	}
	for _, passage := range p.Passages {
		add(passage.Runs)
	}
	return func(at diag.Position) (int, bool) {
		if offset, ok := declared[at]; ok {
			return offset, true
		}
		for _, r := range lines[diag.Position{File: at.File, Line: at.Line}] {
			if from := at.Column - r.At.Column; from >= 0 && from < r.End-r.Start {
				return r.Offset + from, true
			}
		}
		return 0, false
	}
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

// usualSpelling returns the skill's own name if the variants are spellings of it,
// or else the most frequent variant, the first of equals.
func usualSpelling(skill string, variants map[string]int) string {
	names := sorted(variants)
	if letters(skill) == letters(names[0]) {
		return skill
	}
	return slices.MaxFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(variants[a], variants[b]), strings.Compare(b, a))
	})
}

// capitalised returns a name as it is written at the start of a sentence.
func capitalised(name string) string {
	first, size := utf8.DecodeRuneInString(name)
	return string(unicode.ToUpper(first)) + name[size:]
}

func sorted(variants map[string]int) []string {
	names := make([]string, 0, len(variants))
	for name := range variants {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
