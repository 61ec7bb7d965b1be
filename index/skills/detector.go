package skills

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/index/skills/internal/scan"
	"github.com/careers-index/careers/index/skills/lexicon"
)

// Detector finds the skills of one lexicon in pages. It is immutable and safe for
// concurrent use. What it needs is made when it is first asked for skills.
type Detector struct {
	lexicon *lexicon.Lexicon
	matcher func() *matcher
}

// NewDetector is a detector for a lexicon. The first page takes some milliseconds more.
func NewDetector(l *lexicon.Lexicon) *Detector {
	return &Detector{l, sync.OnceValue(func() *matcher { return newMatcher(l) })}
}

// ForSite is the detector of a site, for its lexicon.
func ForSite(l *lexicon.Lexicon, site *content.Site) *Detector {
	return NewDetector(l).ForEmployer(site.Settings.Organization)
}

// Lexicon returns the lexicon that the detector was made for.
func (d *Detector) Lexicon() *lexicon.Lexicon { return d.lexicon }

// ForEmployer returns a detector for the pages of an organization. Its own name is not a
// skill where it only names the employer: see the package comment. A name that the
// lexicon does not know changes nothing.
func (d *Detector) ForEmployer(organization string) *Detector {
	return &Detector{d.lexicon, sync.OnceValue(func() *matcher { return d.matcher().forEmployer(organization) })}
}

// Prepare makes what the first Detect would make, which takes as long as hundreds of pages.
func (d *Detector) Prepare() { d.matcher().compiled() }

// Detect returns the skills of a page, sorted by name: those that its text and its
// tags name or, if it declares skills in front matter, those and no others.
func (d *Detector) Detect(p *content.Page) []Skill {
	if p.DeclaredSkills != nil && len(p.DeclaredSkills) == 0 {
		return nil
	}
	return d.matcher().detect(p)
}

// Explain lists the places where a page has the skill that word names, with what
// was decided there: places of the front matter first, then those of the text in
// order. Places that the detector does not read, such as code blocks, are left out.
func (d *Detector) Explain(p *content.Page, word string) []Explanation {
	return d.matcher().explain(p, word)
}

// matcher is what a detector knows of its lexicon.
type matcher struct {
	lexicon  *lexicon.Lexicon
	entries  []lexicon.Entry
	number   map[string]int32 // index in entries, by name
	root     []int32          // per entry: its topmost ancestor, or itself
	related  [][]int32        // per entry: Entry.Related
	compiled func() *compiled // made when it is first needed
	employer int32            // entry with the name of the site's organization, -1 for none
}

// pattern is a spelling of an entry, or a phrase.
type pattern struct {
	entry    int32 // -1 for a phrase
	sure     bool  // a spelling that is not an ordinary word
	words    bool  // a sure spelling that in lower case is a few ordinary words: "cloud run"
	triggers triggerClass
}

// newMatcher prepares a lexicon for detection.
func newMatcher(l *lexicon.Lexicon) *matcher {
	d := &matcher{lexicon: l, entries: l.Entries(), number: map[string]int32{}, employer: -1}
	for i, e := range d.entries {
		d.number[e.Name] = int32(i)
	}
	for i, e := range d.entries {
		d.root = append(d.root, d.topmost(int32(i)))
		var related []int32
		for _, name := range e.Related {
			if j, ok := d.lookup(name); ok {
				related = append(related, j)
			}
		}
		d.related = append(d.related, related)
	}
	d.compiled = sync.OnceValue(func() *compiled { return d.compile(builtInTriggers()) })
	return d
}

// topmost follows the parents of an entry. The lexicon has no circles.
func (d *matcher) topmost(entry int32) int32 {
	for {
		parent, ok := d.lookup(d.entries[entry].Parent)
		if !ok {
			return entry
		}
		entry = parent
	}
}

// lookup returns the number of the entry with a spelling.
func (d *matcher) lookup(spelling string) (int32, bool) {
	e, ok := d.lexicon.Lookup(spelling)
	if !ok {
		return -1, false
	}
	return d.number[e.Name], true
}

// minJoined is the fewest letters that each word of a name must have for the name to be
// known with its words joined, too.
const minJoined = 2

// isJoinable reports whether a name has two words that are written as one: "ReactNative",
// "PowerBI". Both words must be of letters and begin with a capital one, and the first must
// have small ones, so that the joined name shows what it is made of.
func isJoinable(name string) bool {
	first, second, ok := strings.Cut(name, " ")
	if !ok || len(first) < minJoined || len(second) < minJoined || first == strings.ToUpper(first) {
		return false
	}
	for _, word := range []string{first, second} {
		if !scan.IsUpper(word[0]) || strings.IndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) }) >= 0 {
			return false
		}
	}
	return true
}

// vendors begin names that nothing else has, in lower case too.
var vendors = wordSet{
	"adobe": true, "amazon": true, "apache": true, "apple": true, "atlassian": true, "aws": true, "cisco": true, "facebook": true,
	"google": true, "hp": true, "ibm": true, "meta": true, "microsoft": true, "ms": true, "oracle": true, "sap": true,
	"salesforce": true, "sql": true, "visual": true, "vmware": true, "windows": true,
}

// isOrdinaryWords reports whether a spelling is made of several words of letters, and has
// capital letters that tell it from those words: "Material Design". Names that begin
// with a vendor, or with a name that is sure by itself, are told by that.
func (d *matcher) isOrdinaryWords(spelling string) bool {
	first, _, ok := strings.Cut(spelling, " ")
	if !ok || spelling == strings.ToLower(spelling) || vendors[strings.ToLower(first)] {
		return false
	}
	if e, ok := d.lookup(first); ok && d.certain(e, first) {
		return false
	}
	for word := range strings.FieldsSeq(spelling) {
		if len(word) < 3 || strings.IndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) }) >= 0 {
			return false
		}
	}
	return true
}

// compounds returns the words that may follow a name after a hyphen: those that make a
// skill of it ("Go-Entwickler").
func compounds(t *triggers) map[string]bool {
	all := map[string]bool{}
	for key, class := range t.phrases {
		if class.has(trigAfter) && !strings.Contains(key, " ") {
			all[key] = true
		}
	}
	return all
}

// forEmployer is a matcher for the pages of an organization: see ForEmployer.
func (d *matcher) forEmployer(organization string) *matcher {
	own := *d
	own.employer = -1
	for name := strings.TrimSpace(organization); name != ""; {
		if entry, ok := d.lookup(name); ok && mayBeCompany(d.entries[entry].Kind) {
			own.employer = entry
			break
		}
		cut := strings.LastIndexByte(name, ' ')
		if cut < 0 || !companySuffixes[strings.TrimSuffix(name[cut+1:], ",")] {
			break
		}
		name = strings.TrimRight(name[:cut], " ,") // "Grafana Labs", "Redis, Inc."
	}
	return &own
}

// detect is Detect for a page that may have skills.
func (d *matcher) detect(p *content.Page) []Skill {
	found := d.collect(p.File, d.read(p))
	if p.DeclaredSkills != nil {
		return d.declared(p, found)
	}
	d.addTags(p.Tags, found)
	out := make([]Skill, 0, len(found))
	for _, s := range found {
		out = append(out, *s)
	}
	sortSkills(out)
	return out
}

// read reads a page in three steps: it finds the names (blocks), decides which of
// them are skills (decide), and how much each is wanted (setStrengths).
func (d *matcher) read(p *content.Page) []textBlock {
	blocks := d.blocks(p)
	d.decide(blocks)
	d.setStrengths(blocks, p.Posting)
	return blocks
}

// collect gathers the occurrences that count, by entry. Places in the page's own
// file come first, then those of sections.
func (d *matcher) collect(file string, blocks []textBlock) map[int32]*Skill {
	byEntry := map[int32]*Skill{}
	for bi := range blocks {
		b := &blocks[bi]
		for i := range b.found {
			o := &b.found[i]
			if o.state != accepted {
				continue
			}
			ev, ok := b.evidence(i)
			if !ok {
				continue
			}
			s := byEntry[o.entry]
			if s == nil {
				s = &Skill{Name: d.entries[o.entry].Name, Strength: o.strength}
				byEntry[o.entry] = s
			}
			if o.strength.Rank() < s.Strength.Rank() {
				s.Strength = o.strength // the strongest place decides
			}
			s.Evidence = append(s.Evidence, ev)
		}
	}
	for _, s := range byEntry {
		slices.SortFunc(s.Evidence, func(a, b Evidence) int {
			if own := a.File == file; own != (b.File == file) {
				if own {
					return -1
				}
				return 1
			}
			return cmp.Or(strings.Compare(a.File, b.File), a.Line-b.Line, a.Column-b.Column)
		})
		s.Evidence = slices.Compact(s.Evidence) // a section that is included twice is one place
	}
	return byEntry
}

func sortSkills(s []Skill) {
	slices.SortFunc(s, func(a, b Skill) int {
		return cmp.Or(strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)), strings.Compare(a.Name, b.Name))
	})
}
