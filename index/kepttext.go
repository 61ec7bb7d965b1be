package index

import (
	"github.com/careers-index/careers/index/skills"
	"github.com/careers-index/careers/index/storage"
	"github.com/careers-index/careers/index/stored"
)

// keptText is the text of a page that the keeper has.
type keptText struct {
	keeper   *Keeper
	skills   []skills.Skill // without evidence, as if the page is a posting
	level    string         // as if the page is a posting
	title    titleTerms
	declared bool   // the page declares its skills
	posting  bool   // the skills in the entry of the body are those of a posting
	digest   string // of headings and passages

	ordinal int   // in the generation before; -1 for a page that was made now
	at      int64 // in the file
	sizes   [keptKinds]int
}

// keptKind is one of the entries of a page in the files of a generation that are written as
// they are.
type keptKind int

const (
	keptPage keptKind = iota // as package content has read it
	keptFacts
	keptPassages
	keptBody
	keptKinds
)

// facts is the entry of what the build needs of the page besides its text. posting tells
// which skills are in the body that is written beside it.
func (t *keptText) facts(posting bool) ([]byte, error) {
	if t.ordinal >= 0 && posting == t.posting {
		return t.entry(keptFacts)
	}
	var w storage.RecordWriter
	w.String(t.digest)
	w.Bool(t.declared)
	w.Bool(posting)
	w.Uint(uint64(len(t.skills)))
	for _, s := range t.skills {
		w.String(s.Name)
		w.Shared(string(s.Strength))
	}
	w.Shared(t.level)
	t.title.encode(&w)
	return w.Bytes(), nil
}

func (t *keptText) readFacts(b []byte) error {
	r := storage.ReadRecord(b)
	t.digest, t.declared, t.posting = r.String(), r.Bool(), r.Bool()
	if n := r.Count(); n > 0 {
		t.skills = make([]skills.Skill, n)
	}
	for i := range t.skills {
		t.skills[i] = skills.Skill{Name: r.String(), Strength: skills.Strength(r.Shared())}
	}
	t.level, t.title = r.Shared(), readTitleTerms(&r)
	return r.Err()
}

// skillsOf are the skills of the page, without evidence, if it is a posting or not.
func (t *keptText) skillsOf(posting bool) []skills.Skill {
	if posting {
		return t.skills
	}
	return skills.OfOtherPage(t.skills, t.declared)
}

// body is the entry of the body of the page, if it is a posting or not.
func (t *keptText) body(posting bool) ([]byte, error) {
	if posting == t.posting || t.declared || len(t.skills) == 0 {
		return t.entry(keptBody)
	}
	p, err := t.page()
	if err != nil {
		return nil, err
	}
	for i, s := range t.skillsOf(posting) {
		p.Skills[i].Strength = s.Strength
	}
	return stored.EncodeBody(&p, stored.EncodePassages(p.Passages)), nil
}

// entry reads an entry of the page. One of the generation before belongs to its memory map.
func (t *keptText) entry(kind keptKind) ([]byte, error) {
	if t.ordinal >= 0 {
		return t.keeper.old.entry(t.ordinal, kind), nil
	}
	at := t.at
	for _, size := range t.sizes[:kind] {
		at += int64(size)
	}
	b := make([]byte, t.sizes[kind])
	_, err := t.keeper.file.ReadAt(b, at)
	return b, err
}

// HTML implements content.Text.
func (t *keptText) HTML() (string, error) {
	p, err := t.page()
	return p.HTML, err
}

// page reads headings, passages and HTML.
func (t *keptText) page() (p stored.Page, err error) {
	err = storage.Protect(func() error {
		passages, err := t.entry(keptPassages)
		if err != nil {
			return err
		}
		if p.Passages, err = stored.DecodePassages(passages); err != nil {
			return err
		}
		body, err := t.entry(keptBody)
		if err != nil {
			return err
		}
		return stored.DecodeBody(body, passages, &p)
	})
	return p, err
}
