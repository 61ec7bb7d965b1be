package facet_test

import (
	"fmt"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/frontmatter"
	"github.com/careers-index/careers/content/settings"
	"github.com/careers-index/careers/index/facet"
	"github.com/careers-index/careers/index/skills/lexicon"
)

// The values of a posting in every facet of a site.
func ExampleTable() {
	page := facet.Page{Page: &content.Page{
		Title: "Senior Engineer", Posting: true,
		Job:    frontmatter.Job{Locations: []string{"Berlin, Germany"}, Workplace: "remote"},
		Custom: map[string][]string{"team": {"Platform"}},
	}}
	chosen := []settings.Facet{{Name: "place"}, {Name: "level"}, {Name: "team", Label: "Team", Key: "department"}}
	for _, f := range facet.Table(chosen, lexicon.Default()) {
		for _, v := range f.Values(page) {
			fmt.Println(f.Label, v.Name)
		}
	}
	// Output:
	// Place Berlin
	// Place Germany
	// Level senior
	// Team Platform
	// Posted undated
}
