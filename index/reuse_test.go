package index

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/index/indextest"
)

// After any sequence of edits a generation is, file for file, what a fresh build writes.
func TestABuildThatReusesWritesTheFilesOfAFreshOne(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(3, 9))
	site := indextest.Site(bucketPages+200, 5)
	dir := t.TempDir()
	reused := 0
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
		reused += copiedSegments(t, dir, name)
	}
	if reused == 0 {
		t.Error("no segment was ever reused")
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

// copiedSegments counts the segments of a generation that have the bytes of one in
// another generation of the folder.
func copiedSegments(t *testing.T, dir, name string) (n int) {
	t.Helper()
	segments, err := filepath.Glob(filepath.Join(dir, "gen-*", bleveFolder, "store", "*.zap"))
	mustDo(t, err)
	others := map[string]bool{}
	for _, s := range segments {
		if filepath.Base(filepath.Dir(filepath.Dir(filepath.Dir(s)))) != name {
			others[checksum(mustRead(t, s))] = true
		}
	}
	for _, s := range segments {
		if filepath.Base(filepath.Dir(filepath.Dir(filepath.Dir(s)))) == name && others[checksum(mustRead(t, s))] {
			n++
		}
	}
	return n
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
	edited := *next.Pages[7] // so that its segment is merged, and the lists change
	edited.Title += " anew"
	next.Pages[7] = &edited
	want := sumsOf(t, filepath.Join(fresh, generationName(mustBuildWith(t, &next, fresh, o).ID)))
	for _, file := range []string{bucketsFile, termsFile, bleveFolder + "/store/000000000001.zap", manifestName} {
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
