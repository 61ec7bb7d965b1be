package skills

import (
	"context"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/index/indextest"
	"github.com/careers-index/careers/index/skills/lexicon"
)

var update = flag.Bool("update", false, "write generated files again")

// Other skills, strengths or places need another version: the id of a generation
// follows from it.
func TestSkillsBelongToTheVersion(t *testing.T) {
	t.Parallel()
	pages := corpus(t)
	indextest.Behaviour{
		Version: Version,
		Data: indextest.Hash(func(w io.Writer) {
			_, _ = fmt.Fprintln(w, Digest(), lexicon.Default().Digest())
			for _, p := range pages {
				_, _ = fmt.Fprintf(w, "%q %v %v %v %v %v %v\n", p.Title, p.TitleRuns, p.Headings, p.Passages, p.Tags, p.DeclaredSkills, p.Posting)
			}
		}),
		Result: indextest.Hash(func(w io.Writer) {
			for _, p := range pages {
				_, _ = fmt.Fprintf(w, "%+v\n", detector().Detect(p))
			}
		}),
	}.Check(t, "testdata/behaviour.golden", *update)
}

// corpus is the example site, generated postings, and the examples of the lexicon,
// each as it is, in lower case, and under headings.
func corpus(t *testing.T) []*content.Page {
	t.Helper()
	site, err := content.Load(context.Background(), content.Example(), content.Options{})
	if err != nil {
		t.Fatal(err)
	}
	pages := append(content.Select(site, site.Findings).Pages, indextest.Site(50, 2).Pages...)
	pages = append(pages, textPage(posting))
	for _, e := range lexicon.Default().Entries() {
		for _, s := range slices.Concat(e.Yes, e.No) {
			for _, text := range []string{s, strings.ToLower(s), "Requirements:\n- " + s + "\nNice to have: " + s} {
				pages = append(pages, textPage(text))
			}
		}
	}
	return pages
}
