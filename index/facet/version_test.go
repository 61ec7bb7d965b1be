package facet

import (
	"flag"
	"fmt"
	"io"
	"testing"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/employment"
	"github.com/careers-index/careers/content/frontmatter"
	"github.com/careers-index/careers/content/markdown"
	"github.com/careers-index/careers/content/place"
	"github.com/careers-index/careers/index/indextest"
	"github.com/careers-index/careers/index/skills/lexicon"
)

var update = flag.Bool("update", false, "record the behaviour of a new version")

// corpus is text that facets read, of every kind that their rules know.
var corpus = []string{
	"Berlin, Germany", "Berlin", "München; Remote (UK)", "New York, NY", "London or Berlin", "Cambridge", "Cambridge, MA",
	"Remote", "EMEA", "Atlantis, France", "Hybrid, Paris", "Tokyo, 日本", "Georgia", "Portland, Maine", "Wien / Zürich",
	"Senior Staff Engineer", "Director of Sales", "Chief of Staff", "Werkstudent", "Lead Generation", "Head of Data", "Jr. Developer",
	"FULL_TIME", "CONTRACTOR", "Voll- oder Teilzeit", "Home office", "vor Ort", "full  time", "R & D", "k8s", "Open Positions",
}

// Other values need another version: the id of a generation follows from it.
func TestValuesBelongToTheVersion(t *testing.T) {
	t.Parallel()
	table := Table(nil, lexicon.Default())
	indextest.Behaviour{
		Version: 100*Version + place.Version,
		Data: indextest.Hash(func(w io.Writer) {
			_, _ = fmt.Fprintln(w, Digest(), lexicon.Default().Digest(), corpus)
		}),
		Result: indextest.Hash(func(w io.Writer) {
			for _, text := range corpus {
				p := Page{Page: &content.Page{
					Title: text, Category: text, Posting: true,
					Includes: []markdown.Include{{Name: text}},
					Job:      frontmatter.Job{Locations: []string{text}, Workplace: text, EmploymentTypes: employment.Kinds(text)},
				}}
				for i := range table {
					f := &table[i]
					_, _ = fmt.Fprintln(w, f.Name, f.Values(p), f.Key(text), f.Canonical(text), f.Aliases(Value{Name: text}))
				}
			}
		}),
	}.Check(t, "testdata/behaviour.golden", *update)
}
