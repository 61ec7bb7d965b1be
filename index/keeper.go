package index

import (
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/settings"
	"github.com/careers-index/careers/index/facet"
	"github.com/careers-index/careers/index/fulltext"
	"github.com/careers-index/careers/index/skills"
	"github.com/careers-index/careers/index/skills/lexicon"
	"github.com/careers-index/careers/index/storage"
	"github.com/careers-index/careers/index/stored"
	"github.com/careers-index/careers/index/synonyms"
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
	dir     string
	fresh   bool
	opening sync.WaitGroup
	opened  *keptPages // nil for none

	tools
	inherited tools
	old       *keptPages // what is opened, if it was made by the rules

	preparing sync.WaitGroup
	closing   atomic.Bool
	words     *previous // until the build takes it; nil for none

	mu   sync.Mutex
	temp *tempdir.Dir
	file *os.File // texts of pages that were made now
	end  int64
}

// tools are what pages are made with. They take a moment to make, when they are first used.
type tools struct {
	rules    string // digest of what decides about the texts that are kept
	detector *skills.Detector
	synonyms *synonyms.Set
	names    func() fulltext.Names
}

// NewKeeper makes a keeper for a build into dir. A fresh one takes nothing from what is
// there. It begins to open that while the settings and the folders of the content are read.
func NewKeeper(dir string, fresh bool) *Keeper {
	k := &Keeper{dir: dir, fresh: fresh}
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
		k.inherited = from.tools
	}
}

// Open is for content.Options.Keeper. If pages may have changed there will probably be a build:
// then what else it needs is made ready while the other pages are taken over.
func (k *Keeper) Open(s settings.Settings, _, changed int) (content.Keeper, error) {
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
	k.tools = newTools(string(sum[:]), l, s)
	if was := k.inherited; was.rules == k.rules && was.synonyms.Digest() == k.synonyms.Digest() {
		k.tools = was
	}
	k.inherited = tools{}
	if changed > 0 {
		k.preparing.Go(func() {
			k.detector.Prepare()
			k.names()
			if !k.fresh && !k.closing.Load() {
				k.words = openPrevious(k.dir)
			}
		})
	}
	if k.opening.Wait(); k.opened.madeBy(k.rules) {
		k.old = k.opened
	}
	return k, nil
}

func newTools(rules string, l *lexicon.Lexicon, s settings.Settings) tools {
	set := synonyms.Default().Extend(s.Synonyms)
	return tools{
		rules, skills.ForSite(l, &content.Site{Settings: s}), set,
		sync.OnceValue(func() fulltext.Names { return fulltext.NewNames(l, set) }),
	}
}

// previous gives away the words of the generation before; nil if there are none.
func (k *Keeper) previous() *previous {
	if k == nil {
		return nil
	}
	k.preparing.Wait()
	words := k.words
	k.words = nil
	return words
}

// Close releases the texts: the pages of the site cannot be built any more.
func (k *Keeper) Close() error {
	k.closing.Store(true)
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
	k.previous().close()
	return err
}

// Kept implements content.Keeper.
func (k *Keeper) Kept(into []byte, file string) ([]byte, content.Text) {
	if k.old == nil {
		return into, nil
	}
	n, ok := k.old.ordinals[file]
	if !ok {
		return into, nil
	}
	text := &keptText{keeper: k, ordinal: n}
	err := storage.Protect(func() error {
		into = append(into, k.old.entry(n, keptPage)...) // who reads it knows of no memory map
		return text.readFacts(k.old.entry(n, keptFacts))
	})
	if err != nil {
		return into, nil
	}
	return into, text
}

// Keep implements content.Keeper.
func (k *Keeper) Keep(p *content.Page, read []byte) (content.Text, error) {
	posting := *p // which pages are postings is known when all are read
	posting.Posting = true
	page := stored.New(facet.Page{Page: &posting, Skills: k.detector.Detect(&posting)})
	passages := stored.EncodePassages(page.Passages)
	text := &keptText{
		keeper: k, ordinal: -1, digest: fulltext.TextDigest(page.Headings, passages), declared: p.DeclaredSkills != nil, posting: true,
		level: page.Job.Level, title: newTitleTerms(p.Title),
	}
	for _, s := range page.Skills {
		text.skills = append(text.skills, skills.Skill{Name: s.Name, Strength: s.Strength})
	}
	all := make([]byte, 0, len(read)+len(passages)+bodyBytes)
	for kind, entry := range [keptKinds][]byte{read, nil, passages, stored.EncodeBody(page, passages)} {
		text.sizes[kind] = len(entry)
		all = append(all, entry...)
	}
	var err error
	text.at, err = k.write(all)
	return text, err
}

// bodyBytes is more than most bodies take.
const bodyBytes = 1 << 10

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
