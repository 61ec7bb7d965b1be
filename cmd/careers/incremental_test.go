package main

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/careers-index/careers/index"
)

// After any sequence of edits a build writes, file for file, what a build with --fresh does,
// and finds the same.
func TestAnIncrementalBuildIsAFreshOne(t *testing.T) {
	t.Setenv("SOURCE_DATE_EPOCH", "1790000000")
	for seed := range uint64(2) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			e := editor{t: t, Rand: rand.New(rand.NewPCG(seed, 1)), root: filepath.Join(t.TempDir(), "content")}
			for n := range 40 {
				e.write(fmt.Sprintf("jobs/job%d.md", n), e.page())
			}
			for n := range 5 {
				e.write(fmt.Sprintf("sections/s%d.md", n), e.section())
			}
			dir, reused, pages := t.TempDir(), 0, 0
			for step := range 14 {
				for range 1 + e.IntN(3) {
					e.edit()
				}
				built := e.compare(step, dir)
				reused += built.Reused
				pages += built.Pages
			}
			if reused < pages/2 {
				t.Errorf("%d of %d pages were reused", reused, pages)
			}
		})
	}
}

// compare builds in two ways and compares what is written and what is said.
func (e *editor) compare(step int, dir string) *index.Built {
	e.t.Helper()
	fresh := e.t.TempDir()
	var says [2]bytes.Buffer
	var built [2]*index.Built
	for i, b := range []builder{
		{src: source{dir: e.root}, dir: dir, keepGoing: true, volatile: true},
		{src: source{dir: e.root}, dir: fresh, keepGoing: true, volatile: true, fresh: true},
	} {
		var err error
		if built[i], err = b.build(e.t.Context(), &says[i]); err != nil {
			e.t.Fatal(err)
		}
	}
	if says[0].String() != says[1].String() {
		e.t.Errorf("step %d: it says\n%swant\n%s", step, &says[0], &says[1])
	}
	got, want := e.files(dir, built[0].ID), e.files(fresh, built[1].ID)
	if !maps.Equal(got, want) {
		for name := range want {
			if got[name] != want[name] {
				e.t.Errorf("step %d: %s is another", step, name)
			}
		}
		e.t.Fatalf("step %d: %d files, want %d", step, len(got), len(want))
	}
	e.compareFindings(step, dir)
	return built[0]
}

// compareFindings compares a site that is read with what was kept and one that is not, and
// the files that are made of the latter.
func (e *editor) compareFindings(step int, dir string) {
	e.t.Helper()
	keeper := index.NewKeeper(dir, false)
	defer func() { _ = keeper.Close() }()
	src := source{dir: e.root}
	got, done, err := src.loadShown(e.t.Context(), keeper.Open)
	if err != nil {
		e.t.Fatal(err)
	}
	defer done()
	want, done, err := src.loadShown(e.t.Context(), nil)
	if err != nil {
		e.t.Fatal(err)
	}
	defer done()
	if !reflect.DeepEqual(got.Findings, want.Findings) || !reflect.DeepEqual(got.LeftOut, want.LeftOut) || !reflect.DeepEqual(got.Sections, want.Sections) {
		e.t.Errorf("step %d: what is found differs:\n%v\nwant\n%v", step, got.Findings, want.Findings)
	}
	if got.Reused == 0 {
		e.t.Errorf("step %d: no page was reused", step)
	}
	whole := e.t.TempDir()
	built, err := index.Build(e.t.Context(), want, whole, index.BuildOptions{Volatile: true})
	if err != nil {
		e.t.Fatal(err)
	}
	files := e.files(dir, built.ID)
	for name, text := range e.files(whole, built.ID) {
		if base := filepath.Base(name); base != "kept" && base != "manifest.json" && files[name] != text {
			e.t.Errorf("step %d: %s is not that of a site that was read whole", step, name)
		}
	}
}

// files are those of a generation, by name.
func (e *editor) files(dir, id string) map[string]string {
	e.t.Helper()
	files := map[string]string{}
	for _, pattern := range []string{"*", "*/*", "*/*/*"} {
		names, err := filepath.Glob(filepath.Join(dir, "gen-"+id, pattern))
		if err != nil {
			e.t.Fatal(err)
		}
		for _, name := range names {
			if b, err := os.ReadFile(name); err == nil {
				rel, _ := filepath.Rel(dir, name)
				files[rel] = string(b)
			}
		}
	}
	return files
}

// editor edits a content root at random.
type editor struct {
	*rand.Rand
	t    *testing.T
	root string
	made int
}

func (e *editor) write(name, text string) {
	e.t.Helper()
	path := filepath.Join(e.root, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		e.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		e.t.Fatal(err)
	}
}

func (e *editor) pick(words ...string) string { return words[e.IntN(len(words))] }

// page is the text of a page, with what depends on other pages, on sections and on
// settings.
func (e *editor) page() string {
	var b strings.Builder
	b.WriteString("---\n")
	for _, line := range []string{
		"title: " + e.pick("Crane operator", "Data engineer", "Lead developer (Berlin)", "Engineer - Hamburg", "Pilot (Atlantis)", "Nurse", ""),
		"category: " + e.pick("Open Positions", "Open positions", "Culture", "Benefits", "Open Position"),
		fmt.Sprintf("position: %d", e.IntN(5)),
		"location: " + e.pick("Berlin", "Cambridge, UK", "Cambridge, MA", "Hamburg, Germany", "berlin", "Atlantis", "Remote"),
		"department: " + e.pick("Platform", "platform", "R & D", "People"),
		"company: " + e.pick("Hoist Ltd", "Grafana Labs", "Lift GmbH"),
		"employment_type: " + e.pick("full-time", "part-time", "Vollzeit", "sometimes"),
		"skills: " + e.pick("[Go, Kafka]", "[golang]", "[Terraform]"),
		"tags: [Scala, london]", "aliases: [/old, older]", "archived: true", "pay: " + e.pick("€60,000 a year", "4000", "50"),
		"draft: true", "closes: 2026-01-01", "date: 2030-01-01", "languge: " + e.pick("de", "en"), "language: " + e.pick("de", "en"),
	} {
		if key, _, _ := strings.Cut(line, ":"); e.IntN(3) > 0 && key != "draft" && key != "archived" && key != "closes" && key != "date" && key != "skills" || e.IntN(20) == 0 {
			b.WriteString(line + "\n")
		}
	}
	b.WriteString("---\n\n")
	for range 1 + e.IntN(4) {
		b.WriteString(e.paragraph() + "\n\n")
	}
	return b.String()
}

func (e *editor) paragraph() string {
	return e.pick(
		"We know Go, Kafka and Terraform.", "You have experience with Spark and Scala.", "Wir suchen dich für unser Team, und du kennst Kubernetes.",
		fmt.Sprintf("## Heading %d\n\nText below it with word%d.", e.IntN(3), e.IntN(50)),
		fmt.Sprintf("See [another](job%d.md) and [a third](/jobs/job%d/).", e.IntN(60), e.IntN(60)),
		fmt.Sprintf("[Anchor](/jobs/job%d#heading-%d) ![image](pic%d.png)", e.IntN(60), e.IntN(4), e.IntN(3)),
		fmt.Sprintf("<common-section section-name=\"s%d\"></common-section>", e.IntN(7)),
		fmt.Sprintf("- a list\n- of things\n\n<common-section section-name=\"s%d\"/>", e.IntN(5)),
		"{{< shortcode >}}", "<blink>raw</blink> <b>html", "Ask Grafana Labs about Grafana.",
	)
}

// section is the text of a section, which may include another one.
func (e *editor) section() string {
	text := e.paragraph()
	if e.IntN(2) == 0 {
		text = fmt.Sprintf("%s\n\n[link](pic%d.png) [page](../jobs/job%d.md)", e.pick("## Stack", "Kafka.", "Haskell is preferred."), e.IntN(3), e.IntN(60))
	}
	return text + "\n"
}

// edit changes one thing.
func (e *editor) edit() {
	pages, _ := filepath.Glob(filepath.Join(e.root, "jobs", "*.md"))
	page := pages[e.IntN(len(pages))]
	name, _ := filepath.Rel(e.root, page)
	e.made++
	switch e.IntN(10) {
	case 0, 1, 2:
		e.write(filepath.ToSlash(name), e.page())
	case 3:
		e.write(fmt.Sprintf("jobs/job%d.md", e.IntN(60)), e.page())
	case 4:
		if len(pages) > 20 {
			_ = os.Remove(page)
		}
	case 5:
		_ = os.Rename(page, filepath.Join(e.root, "jobs", fmt.Sprintf("job%d.md", e.IntN(60))))
	case 6, 7:
		section := fmt.Sprintf("sections/s%d.md", e.IntN(7))
		if e.IntN(4) == 0 {
			_ = os.Remove(filepath.Join(e.root, section))
		} else {
			e.write(section, e.section())
		}
	case 8:
		picture := fmt.Sprintf("jobs/pic%d.png", e.IntN(3))
		if os.Remove(filepath.Join(e.root, picture)) != nil {
			e.write(picture, "an image")
		}
	default:
		e.write("careers.yaml", e.settings())
	}
}

func (e *editor) settings() string {
	return e.pick(
		"title: A\n", "title: B\nurl: https://jobs.example.com\n", "organization: Grafana Labs\n", "posting_category: Culture\n",
		"posting_category: Nothing\n", "facets: [place, skill, {name: team, key: department}]\n", "facets: [category, level]\n",
		"skills:\n  Tidewheel: [word7]\n  Kafka: off\n", "defaults: {country: Germany, employment_type: full-time}\n", "rules: {dead-link: error}\n",
	)
}
