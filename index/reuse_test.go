package index

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/index/disk"
	"github.com/careers-index/careers/index/fulltext"
	"github.com/careers-index/careers/index/indextest"
	"github.com/careers-index/careers/index/stored"
)

// After any sequence of edits a generation is, file for file, what a fresh build writes.
func TestABuildThatReusesWritesTheFilesOfAFreshOne(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(3, 9))
	site := indextest.Site(300, 5)
	dir := t.TempDir()
	for step := range 8 {
		edited := *site
		edited.Pages = slices.Clone(site.Pages)
		editSite(&edited, step, r)
		site = &edited
		o := BuildOptions{Volatile: true, Detector: small}
		built := mustBuildWith(t, site, dir, o)
		o.Fresh = true
		fresh := t.TempDir()
		mustBuildWith(t, site, fresh, o)
		name := generationName(built.ID)
		got, want := sumsOf(t, filepath.Join(dir, name)), sumsOf(t, filepath.Join(fresh, name))
		for _, file := range slices.Sorted(maps.Keys(want)) {
			if got[file] != want[file] {
				t.Errorf("step %d: %s is not that of a fresh build", step, file)
			}
		}
		if len(got) != len(want) {
			t.Errorf("step %d: %d files, want %d", step, len(got), len(want))
		}
		mustDo(t, os.RemoveAll(fresh))
	}
}

// editSite makes an edit: a text, a new page, a page less, another order, the settings.
func editSite(site *content.Site, step int, r *rand.Rand) {
	at := r.IntN(len(site.Pages))
	page := *site.Pages[at]
	switch step % 4 {
	case 0:
		site.Pages = slices.Delete(site.Pages, at, at+1)
	case 1:
		page.Path, page.File = page.Path+"-2", "new/"+page.File
		site.Pages = append(site.Pages, &page)
	case 2:
		page.Title, page.Position = page.Title+" 2", page.Position+1
		site.Pages[at] = &page
	case 3:
		site.Settings.Title = fmt.Sprint("Site ", step)
	}
	site.Digest = fmt.Sprint(step)
}

// Of the documents, only those are indexed again that have changed.
func TestOnlyWhatHasChangedIsIndexedAgain(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	site := indextest.Site(40, 5)
	o := BuildOptions{Volatile: true, Detector: small}
	mustBuildWith(t, site, dir, o)
	edited := *site.Pages[7]
	edited.Title += " anew"
	site.Pages[7] = &edited
	site.Pages[8].Position++ // no text changes
	source, err := newSource(site, small)
	mustDo(t, err)
	docs, err := source.documents(t.Context())
	mustDo(t, err)
	old := openPrevious(dir)
	if old == nil {
		t.Fatal("the generation before is not used")
	}
	defer old.close()
	read := &textsRead{byDocument: byDocument{docs, byPath(docs.Pages)}}
	texts, err := fulltext.New(t.Context(), read, fulltext.Options{Names: docs.names, Before: old.texts(), Disk: disk.OS{}, Folder: t.TempDir()})
	mustDo(t, err)
	mustDo(t, texts.Close())
	if !slices.Equal(read.paths, []string{edited.Path}) {
		t.Errorf("%v are indexed, want %s", read.paths, edited.Path)
	}
}

// textsRead remembers the pages whose texts are read.
type textsRead struct {
	byDocument
	mu    sync.Mutex
	paths []string
}

func (r *textsRead) WithText(doc uint32) (*stored.Page, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.paths = append(r.paths, r.Page(doc).Path)
	return r.byDocument.WithText(doc)
}

// What is damaged in the generation before is made again.
func TestDamageIsNotCopied(t *testing.T) {
	t.Parallel()
	site := indextest.Site(40, 5)
	o := BuildOptions{Volatile: true, Detector: small}
	fresh := t.TempDir()
	next := *site
	next.Digest = "another"
	next.Pages = slices.Clone(site.Pages)
	edited := *next.Pages[7] // so that lists change
	edited.Title += " anew"
	next.Pages[7] = &edited
	want := sumsOf(t, filepath.Join(fresh, generationName(mustBuildWith(t, &next, fresh, o).ID)))
	for _, file := range []string{documentsFile, termsFile, manifestName} {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			old := filepath.Join(dir, generationName(mustBuildWith(t, site, dir, o).ID), filepath.FromSlash(file))
			b := mustRead(t, old)
			b[len(b)/2] ^= 1
			mustDo(t, os.Chmod(old, 0o600))
			mustDo(t, os.WriteFile(old, b, 0o600))
			built := mustBuildWith(t, &next, dir, o)
			if got := sumsOf(t, filepath.Join(dir, generationName(built.ID))); !maps.Equal(got, want) {
				t.Errorf("%v, want %v", got, want)
			}
		})
	}
}

// What is cut off in the generation before, after it was verified, is made again too.
func TestWhatIsCutOffDuringABuildIsMadeAgain(t *testing.T) {
	t.Parallel()
	site := indextest.Site(400, 5)
	dir, folder := t.TempDir(), t.TempDir()
	old := filepath.Join(dir, generationName(mustBuildWith(t, site, dir, BuildOptions{Volatile: true, Detector: small}).ID))
	source, err := newSource(site, small)
	mustDo(t, err)
	docs, err := source.documents(t.Context())
	mustDo(t, err)
	b := &build{source: source}
	before := openPrevious(dir)
	if before == nil {
		t.Fatal("the generation before is not used")
	}
	defer before.close()
	want := mustRead(t, filepath.Join(old, termsFile))
	mustDo(t, os.Chmod(filepath.Join(old, termsFile), 0o600))
	mustDo(t, os.Truncate(filepath.Join(old, termsFile), 0))
	mustDo(t, b.writeWords(t.Context(), inFolder(disk.Volatile{}, folder), docs, before))
	if got := mustRead(t, filepath.Join(folder, termsFile)); !bytes.Equal(got, want) {
		t.Errorf("%d bytes, want the %d of the generation before", len(got), len(want))
	}
}
