package content_test

import (
	"maps"
	"reflect"
	"slices"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/settings"
)

// memoryKeeper keeps pages in memory.
type memoryKeeper struct {
	mu      sync.Mutex
	records map[string][]byte
	texts   map[string]content.Text
	made    []string // files of pages that were made
}

type memoryText string

func (t memoryText) HTML() (string, error) { return string(t), nil }

func (k *memoryKeeper) Kept(into []byte, file string) ([]byte, content.Text) {
	k.mu.Lock()
	defer k.mu.Unlock()
	return append(into, k.records[file]...), k.texts[file]
}

func (k *memoryKeeper) Keep(p *content.Page, record []byte) (content.Text, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.records[p.File], k.texts[p.File] = slices.Clone(record), memoryText(p.HTML)
	k.made = append(k.made, p.File)
	return k.texts[p.File], nil
}

// A page is made again when its file, a section that it includes, or what its addresses lead
// to has changed, and else it is taken over; the site is the same in both cases.
func TestPagesThatWouldBeTheSameAreTakenOver(t *testing.T) {
	t.Parallel()
	files := map[string]string{
		"a.md":          "---\ntitle: A\ncompany: Hoist\nfoo: bar\n---\n\nOne paragraph, and [a page](b/).\n",
		"b.md":          "---\ntitle: B (Atlantis, Berlin)\n---\n\n<common-section section-name=\"s\"></common-section>\n",
		"c.md":          "---\ntitle: C\ndescription: Said\n---\n\n{{< youtube x >}}\n",
		"sections/s.md": "Text, and <common-section section-name=\"t\"/>\n\n[away](missing.md)\n",
		"sections/t.md": "Inner text.\n",
	}
	k := &memoryKeeper{records: map[string][]byte{}, texts: map[string]content.Text{}}
	for _, step := range []struct {
		file, text string // "" to remove it
		made       []string
	}{
		{"d.md", "# D\n", []string{"a.md", "b.md", "c.md", "d.md"}},
		{"x.txt", "nothing", nil},
		{"c.md", "---\ntitle: C\n---\n\nText.\n", []string{"c.md"}},
		{"sections/t.md", "Other text.\n", []string{"b.md"}},
		{"missing.md", "Now it is there.\n", []string{"missing.md"}},
		{"sections/missing.md", "A section's neighbour.\n", nil},
		{"b/index.md", "---\ntitle: another B\n---\n\nText\n", []string{"b/index.md"}},
		{"b.md", "", nil},
		{"b/index.md", "", []string{"a.md"}},
		{"careers.yaml", "facets: [{name: foo, key: foo}]\n", nil},
		{"d.md", "", nil},
	} {
		if files[step.file] = step.text; step.text == "" {
			delete(files, step.file)
		}
		root := fstest.MapFS{}
		for name, text := range files {
			root[name] = &fstest.MapFile{Data: []byte(text)}
		}
		k.made = nil
		got, err := content.Load(t.Context(), root, content.Options{Keeper: func(settings.Settings, int, int) (content.Keeper, error) { return k, nil }})
		if err != nil {
			t.Fatal(err)
		}
		slices.Sort(k.made)
		if !slices.Equal(k.made, step.made) {
			t.Errorf("after %s: %q are made, want %q", step.file, k.made, step.made)
		}
		if want := len(got.Pages) - len(step.made); got.Reused != want {
			t.Errorf("after %s: %d pages are reused, want %d", step.file, got.Reused, want)
		}
		want, err := content.Load(t.Context(), root, content.Options{})
		if err != nil {
			t.Fatal(err)
		}
		compareSites(t, step.file, got, want)
	}
}

// compareSites compares a site whose texts are kept with one that holds them.
func compareSites(t *testing.T, step string, got, want *content.Site) {
	t.Helper()
	if !reflect.DeepEqual(got.Findings, want.Findings) || got.Digest != want.Digest {
		t.Errorf("after %s: it finds %v, want %v", step, got.Findings, want.Findings)
	}
	for i, p := range got.Pages {
		w := want.Pages[i]
		html, err := p.Text.HTML()
		if err != nil || html != w.HTML || p.HTML != "" {
			t.Errorf("after %s: the text of %s is %q, %v; want %q", step, p.File, html, err, w.HTML)
		}
		if p.Title != w.Title || !reflect.DeepEqual(p.TitlePlaces, w.TitlePlaces) || p.Description != w.Description || p.Body != w.Body || p.Blank != w.Blank ||
			!reflect.DeepEqual(p.Job, w.Job) || !maps.EqualFunc(p.Custom, w.Custom, slices.Equal) || !reflect.DeepEqual(p.Links, w.Links) {
			t.Errorf("after %s: %s is %+v, want %+v", step, p.File, p, w)
		}
		for _, key := range []string{"company", "employment_type"} {
			if !slices.Equal(p.FrontMatter.Strings(key), w.FrontMatter.Strings(key)) {
				t.Errorf("after %s: %s of %s is %q", step, key, p.File, p.FrontMatter.Strings(key))
			}
		}
		if at, _ := p.FrontMatter.At("title"); len(w.FrontMatter.Title) > 0 && (at.Line != 2 || at.File != p.File) {
			t.Errorf("after %s: the title of %s is at %v", step, p.File, at)
		}
	}
}
