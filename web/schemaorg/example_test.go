package schemaorg_test

import (
	"fmt"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web/schemaorg"
)

func ExampleNewJobPosting() {
	page := &search.Page{
		Path: "/jobs/backend", Title: "Backend Engineer (Remote)", HTML: "<p>Go and Kafka.</p>",
		Job: search.Job{Workplace: "remote", Types: []string{"full-time"}, Places: []search.Place{{Country: "Sweden", CountryCode: "SE"}}},
	}
	j := schemaorg.NewJobPosting(page, schemaorg.Company{Name: "Example", Site: "https://jobs.example.com"})
	fmt.Println(j.Title, j.URL, j.EmploymentType, j.LocationType)
	// Output: Backend Engineer https://jobs.example.com/jobs/backend [FULL_TIME] TELECOMMUTE
}
