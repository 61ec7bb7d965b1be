package index

import (
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/pay"
	"github.com/careers-index/careers/content/settings"
	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/index/assets"
	"github.com/careers-index/careers/index/facet"
	"github.com/careers-index/careers/index/fulltext"
	"github.com/careers-index/careers/index/indextest"
	"github.com/careers-index/careers/index/skills"
	"github.com/careers-index/careers/index/skills/lexicon"
	"github.com/careers-index/careers/index/storage"
	"github.com/careers-index/careers/index/stored"
	"github.com/careers-index/careers/index/synonyms"
)

// Other files need another schema: the id of a generation follows from it.
func TestFilesBelongToTheSchemaVersion(t *testing.T) {
	t.Parallel()
	site := handmade()
	site.Settings.Facets = []settings.Facet{{Name: "team", Label: "Team", Key: "department"}, {Name: "level"}}
	site.Pages[0].Custom = map[string][]string{"team": {"Platform", "R & D"}}
	job := &site.Pages[1].Job
	job.EmploymentTypes, job.Locations = []string{"part-time", "contract"}, []string{"Hamburg", "Nordics"}
	job.Pay = pay.Pay{Min: 20.5, Max: 25, Currency: "EUR", Per: pay.Hour}
	job.Department, job.Team, job.Company, job.CompanyURL, job.Reference = "Lifting", "Cranes", "Hoist Ltd", "https://hoist.example", "R-1"
	docs := &documents{texts: make([]*keptText, len(site.Pages)), names: fulltext.NewNames(lexicon.Default(), synonyms.Default())}
	var sources []facet.Page
	for i, p := range site.Pages {
		source := facet.Page{Page: p, Skills: []skills.Skill{
			{Name: "Go", Strength: skills.Strengths()[i%4], Evidence: []skills.Evidence{{File: p.File, Line: 3, Column: 4, Text: "golang", Section: "duties"}}},
			{Name: "Kubernetes", Strength: skills.Mentioned, Evidence: []skills.Evidence{{File: "sections/duties.md", Line: 300, Column: 1, Text: "k8s"}}},
		}}
		sources = append(sources, source)
		docs.Pages, docs.titles = append(docs.Pages, stored.New(source)), append(docs.titles, newTitleTerms(p.Title))
		docs.languages = append(docs.languages, p.Language)
	}
	var err error
	if docs.facets, err = collectFacets(t.Context(), facet.Table(site.Settings.Facets, lexicon.Default()), sources); err != nil {
		t.Fatal(err)
	}
	c := newColumns(docs, []Ordinal{1, 0, 3, 2}, []float64{1, 2, 0.5, 0, 4, 3})
	indextest.Behaviour{
		Version: SchemaVersion,
		Data: indextest.Hash(func(w io.Writer) {
			_, _ = fmt.Fprintln(w, analysis.Digest(), facet.Digest(), lexicon.Default().Digest(), synonyms.Default().Digest())
		}),
		Result: indextest.Hash(func(w io.Writer) {
			writeBehaviour(t, w, docs, c)
			files := storage.NewWriter(w)
			if err := assets.Encode(files, site.Assets); err != nil {
				t.Fatal(err)
			}
			if err := files.Close(); err != nil {
				t.Fatal(err)
			}
			writeTermsOf(t, w, site)
			m := Manifest{Schema: 1, Libraries: "l", Pages: 4, Files: []ManifestFile{{Name: "cards", Size: 7, SHA256: "00"}}}
			m.ID = m.idOf()
			_, _ = w.Write(m.seal())
		}),
	}.Check(t, "testdata/behaviour.golden", *update)
}

// writeTermsOf writes the file of terms of a site.
func writeTermsOf(t *testing.T, w io.Writer, site *content.Site) {
	t.Helper()
	dir := t.TempDir()
	built := mustBuild(t, site, dir)
	b, err := os.ReadFile(filepath.Join(dir, generationName(built.ID), termsFile))
	if err != nil {
		t.Fatal(err)
	}
	_, _ = w.Write(b)
}

// writeBehaviour writes the records, columns and documents of pages.
func writeBehaviour(t *testing.T, w io.Writer, docs *documents, c *columns) {
	t.Helper()
	tw := storage.NewWriter(w)
	c.encode(tw)
	tw.Add(stored.EncodeAddress(stored.Address{Path: "/old", To: "/a"}))
	tw.Add(stored.EncodeAddress(stored.Address{Path: "/past", Title: "T", Category: "C", Closed: "2026-01-31", Skills: []string{"Go"}}))
	for n, p := range docs.Pages {
		tw.Add(stored.EncodeCard(&p.Card))
		tw.Add(stored.EncodePassages(p.Passages))
		tw.Add(stored.EncodeBody(p, stored.EncodePassages(p.Passages)))
		page, err := docs.full(n)
		if err != nil {
			t.Fatal(err)
		}
		d := fulltext.NewDocument(page, docs.names)
		for _, f := range d.Fields {
			_, _ = fmt.Fprintf(w, "%s %v %v %d\n", f.Name(), f.Options(), f.ArrayPositions(), f.AnalyzedLength())
			terms := f.AnalyzedTokenFrequencies()
			for _, term := range slices.Sorted(maps.Keys(terms)) {
				_, _ = fmt.Fprint(w, term, terms[term].Frequency())
				for _, l := range terms[term].Locations {
					_, _ = fmt.Fprint(w, " ", l.Position)
				}
			}
		}
	}
	if err := tw.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestTheIDFollowsFromHowAndFromWhatItWasMade(t *testing.T) {
	t.Parallel()
	var ids []string
	for _, m := range []Manifest{
		{}, {Schema: 1}, {Analysis: "x"}, {Detection: "x"}, {Facets: "x"}, {Libraries: "x"}, {Content: "x"}, {Settings: "x"}, {Lexicon: "x"}, {Synonyms: "x"},
	} {
		ids = append(ids, m.idOf())
	}
	slices.Sort(ids)
	if n := len(slices.Compact(slices.Clone(ids))); n != len(ids) {
		t.Errorf("%d different ids of %d manifests: %q", n, len(ids), ids)
	}
	same := Manifest{Pages: 9, Postings: 3, Checksum: "x"}
	if want := (&Manifest{}).idOf(); same.idOf() != want {
		t.Errorf("the id depends on the result: %s, want %s", same.idOf(), want)
	}
}
