package skills

import (
	"strings"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/index/skills/lexicon"
)

// Explanation says what was decided about one place where a page has a name.
type Explanation struct {
	Evidence
	Name    string // of the skill
	Counted bool
	Because Reason // why it counts, or does not
	By      string // the words that decided, "" for none
	// Strength is set if Counted is. Asked is the reason for it.
	Strength Strength
	Asked    Reason
}

// explain is Explain.
func (d *matcher) explain(p *content.Page, word string) []Explanation {
	out := d.explainDeclared(p, word)
	entry, ok := d.lookup(word)
	if !ok {
		return out
	}
	read := d.explainTags(p, entry)
	blocks := d.read(p)
	for bi := range blocks {
		b := &blocks[bi]
		for i := range b.found {
			ev, ok := b.evidence(i)
			if !ok {
				continue
			}
			if x, ok := d.explainAt(b, i, entry); ok {
				x.Evidence, x.Name = ev, d.entries[entry].Name
				read = append(read, x)
			}
		}
	}
	if p.DeclaredSkills != nil {
		overrule(read, len(out) > 0)
	}
	return append(out, read...)
}

// explainAt describes occurrence i, if it is of the entry, or a phrase that contains
// one of its unsure spellings and hides it.
func (d *matcher) explainAt(b *textBlock, i int, entry int32) (Explanation, bool) {
	o := &b.found[i]
	if o.entry == entry {
		x := Explanation{Counted: o.state == accepted, Because: o.because, Strength: o.strength, Asked: o.strengthWhy}
		if o.by >= 0 {
			by := &b.found[o.by]
			x.By = b.text[by.Start:by.End]
		}
		return x, true
	}
	if !o.triggers.has(trigNoName) {
		return Explanation{}, false
	}
	phrase := " " + lexicon.Key(b.text[o.Start:o.End]) + " "
	for _, s := range d.entries[entry].Unsure {
		if strings.Contains(phrase, " "+lexicon.Key(s)+" ") {
			return Explanation{Because: KnownPhrase, By: strings.TrimSpace(phrase)}, true
		}
	}
	return Explanation{}, false
}

// overrule applies the front matter to what was read: skills that it declares
// count, and no others.
func overrule(read []Explanation, declared bool) {
	for i := range read {
		x := &read[i]
		x.By = ""
		if declared {
			x.Counted, x.Because, x.Strength, x.Asked = true, Declared, Required, Declared
		} else {
			x.Counted, x.Because, x.Strength, x.Asked = false, NotDeclared, "", ""
		}
	}
}

// Reason says in words why a name counts or does not, or why it has its strength.
type Reason string

// Why a name counts.
const (
	Named        Reason = "the name means nothing else"
	CaseFits     Reason = "written as the technology is"
	InList       Reason = "beside another skill in a list"
	Triggered    Reason = "beside a word that goes with skills"
	InContext    Reason = "with a phrase that goes with it in the sentence"
	UnderHeading Reason = "a list item under a heading about skills"
	WithRelated  Reason = "with related skills on the page"
	NotContact   Reason = "named, and not as a way to apply or to talk"
	Declared     Reason = "declared in the front matter"
	Tagged       Reason = "a tag of the page"
)

// Why a name does not count.
const (
	NoEvidence   Reason = "a common word, and nothing says that it is the technology"
	Negated      Reason = "the sentence says that it is not"
	OtherCompany Reason = "named as a customer, partner or owner"
	Contact      Reason = "a way to apply or to talk, not a skill"
	Equipment    Reason = "what runs on the equipment that comes with the job"
	OtherMeaning Reason = "the sentence is about something else of that name"
	KnownPhrase  Reason = "part of a phrase with another meaning"
	UnsureTag    Reason = "a tag that is a common word, too: a sentence must say that it is the technology"
	NotDeclared  Reason = "the front matter lists the page's skills, and not this one"
)

// Why a skill has its strength.
const (
	InTitle        Reason = "named in the title"
	SaidRequired   Reason = "the sentence asks for it"
	SaidWelcome    Reason = "the sentence calls it welcome"
	SaidUsed       Reason = "the sentence says that it is used"
	SaidNeedless   Reason = "the sentence says that it is not needed"
	UnderRequired  Reason = "under a heading about requirements"
	UnderPreferred Reason = "under a heading about what is welcome"
	UnderStack     Reason = "under a heading about what is used"
	OneOfSeveral   Reason = "one of several that would do"
	NothingSaid    Reason = "nothing says that it is asked for"
	NoPosting      Reason = "the page is not a posting"
)
