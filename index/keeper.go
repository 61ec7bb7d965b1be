package index

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"github.com/careers-index/careers/content/settings"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/index/facet"
	"github.com/careers-index/careers/index/fulltext"
	"github.com/careers-index/careers/index/skills"
	"github.com/careers-index/careers/index/skills/lexicon"
	"github.com/careers-index/careers/index/storage"
	"github.com/careers-index/careers/index/stored"
	"github.com/careers-index/careers/index/tempdir"
)

// Between reading the content and building: the texts of pages, and what the generation
// before has of them.

// Keeper keeps the texts of pages while a site is read and built. What was made of pages that
// have not changed it has from the current generation of an index folder. It detects the
// skills of a page as soon as the page is read, so that its text need not stay in memory.
//
//	keeper := index.NewKeeper(dir, false)
//	defer keeper.Close()
//	site, err := check.Load(ctx, root, content.Options{Keeper: keeper.Open}, check.Options{})
//	m, err := index.Build(ctx, site, dir, index.BuildOptions{Keeper: keeper})
type Keeper struct {
	opening sync.WaitGroup
	opened  *keptPages // nil for none

	detector *skills.Detector
	rules    string
	old      *keptPages // what is opened, if it was made by the rules

	inherited      *skills.Detector // nil for none
	inheritedRules string

	mu   sync.Mutex
	temp *tempdir.Dir
	file *os.File // texts of pages that were made now
	end  int64
}

// NewKeeper makes a keeper for a build into dir. A fresh one takes nothing from what is
// there. It begins to open that while the settings and the folders of the content are read.
func NewKeeper(dir string, fresh bool) *Keeper {
	k := &Keeper{}
	k.opening.Go(func() {
		lexicon.Default()
		if !fresh {
			k.opened = openKept(dir)
		}
	})
	return k
}

// Inherit takes from the keeper of an earlier build what holds for this one too.
func (k *Keeper) Inherit(from *Keeper) {
	if from != nil {
		k.inherited, k.inheritedRules = from.detector, from.rules
	}
}

// Open is for content.Options.Keeper.
func (k *Keeper) Open(s settings.Settings, _ int) (content.Keeper, error) {
	l, err := lexicon.Default().Extend(s.Skills)
	if err != nil {
		l = lexicon.Default() // a finding says so, and nothing is built
	}
	var rules storage.RecordWriter
	for _, text := range []string{content.Digest(), skills.Digest(), l.Digest(), s.Organization} {
		rules.String(text)
	}
	rules.Uint(SchemaVersion)
	sum := sha256.Sum256(rules.Bytes())
	k.rules = string(sum[:])
	if k.detector = k.inherited; k.detector == nil || k.inheritedRules != k.rules {
		k.detector = skills.ForSite(l, &content.Site{Settings: s})
	}
	k.inherited = nil
	if k.opening.Wait(); k.opened.madeBy(k.rules) {
		k.old = k.opened
	}
	return k, nil
}

// Close releases the texts: the pages of the site cannot be built any more.
func (k *Keeper) Close() error {
	var err error
	if k.file != nil {
		err = k.file.Close()
	}
	if k.temp != nil {
		err = cmp.Or(k.temp.Remove(), err)
	}
	if k.opening.Wait(); k.opened != nil {
		err = cmp.Or(k.opened.close(), err)
	}
	return err
}

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

// Kept implements content.Keeper.
func (k *Keeper) Kept(file string) ([]byte, content.Text) {
	if k.old == nil {
		return nil, nil
	}
	n, ok := k.old.ordinals[file]
	if !ok {
		return nil, nil
	}
	text := &keptText{keeper: k, ordinal: n}
	var record []byte
	err := storage.Protect(func() error {
		record = bytes.Clone(k.old.entry(n, keptPage)) // who reads it knows of no memory map
		return text.readFacts(k.old.entry(n, keptFacts))
	})
	if err != nil {
		return nil, nil
	}
	return record, text
}

// Keep implements content.Keeper.
func (k *Keeper) Keep(p *content.Page, read []byte) (content.Text, error) {
	posting := *p // which pages are postings is known when all are read
	posting.Posting = true
	page := stored.New(facet.Page{Page: &posting, Skills: k.detector.Detect(&posting)})
	text := &keptText{
		keeper: k, ordinal: -1, digest: fulltext.TextDigest(page), declared: p.DeclaredSkills != nil, posting: true,
		level: page.Job.Level, title: newTitleTerms(p.Title),
	}
	for _, s := range page.Skills {
		text.skills = append(text.skills, skills.Skill{Name: s.Name, Strength: s.Strength})
	}
	var all []byte
	for kind, entry := range [keptKinds][]byte{read, nil, stored.EncodePassages(page.Passages), stored.EncodeBody(page)} {
		text.sizes[kind] = len(entry)
		all = append(all, entry...)
	}
	var err error
	text.at, err = k.write(all)
	return text, err
}

// write adds bytes to the file of texts.
func (k *Keeper) write(b []byte) (at int64, err error) {
	k.mu.Lock()
	if k.file == nil {
		err = k.create()
	}
	at = k.end
	k.end += int64(len(b))
	k.mu.Unlock()
	if err == nil {
		_, err = k.file.WriteAt(b, at)
	}
	if err != nil {
		err = fmt.Errorf("the texts of pages are kept in TMPDIR until they are written: %w", err)
	}
	return at, err
}

// create makes the file of texts. It has no name where open files outlive theirs: then
// nothing is left of it, however the process ends. Elsewhere Close removes it.
func (k *Keeper) create() error {
	temp, err := tempdir.Make("")
	if err != nil {
		return err
	}
	file, err := os.Create(filepath.Join(temp.Path, "texts"))
	if err != nil {
		return errors.Join(err, temp.Remove())
	}
	k.file = file
	if temp.Remove() != nil {
		k.temp = temp
	}
	return nil
}

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
	return stored.EncodeBody(&p), nil
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
