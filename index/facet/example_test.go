package facet_test

import (
	"fmt"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/frontmatter"
	"github.com/careers-index/careers/index/facet"
	"github.com/careers-index/careers/index/skills"
	"github.com/careers-index/careers/index/skills/lexicon"
)

// Example lists the values of a posting in each facet, and how requests may
// spell them.
func Example() {
	page := facet.Page{
		Page: &content.Page{
			Title: "Senior Engineer", Category: "Engineering", Posting: true,
			Job:    frontmatter.Job{Locations: []string{"Berlin, Germany"}, Workplace: "hybrid"},
			Custom: map[string][]string{"team": {"Platform"}},
		},
		Skills: []skills.Skill{{Name: "Kubernetes"}},
	}
	settings := []content.FacetSetting{
		{Name: "category"}, {Name: "skill"}, {Name: "place"}, {Name: "level"},
		{Name: "team", Label: "Team", Key: "department"}, // the site's own
	}
	for _, f := range facet.Table(settings, lexicon.Default()) {
		fmt.Print(f.Name, ":")
		for _, v := range f.Values(page) {
			fmt.Printf(" %s", v.Name)
		}
		fmt.Println()
		if f.Name == "skill" {
			fmt.Println("  k8s means", f.Canonical("k8s"))
		}
	}
	// Output:
	// category: Engineering
	// skill: Kubernetes
	//   k8s means Kubernetes
	// place: Berlin Germany
	// level: senior
	// team: Platform
}
