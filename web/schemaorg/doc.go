// Package schemaorg describes a posting as a JobPosting of schema.org, the
// structured data by which search engines list jobs. What goes in is a page and
// who hires; what comes out is a value that encoding/json writes as JSON-LD.
//
//	ld := schemaorg.NewJobPosting(page, schemaorg.Company{
//		Name: "Example", Site: "https://jobs.example.com",
//	})
//	b, err := json.Marshal(ld)
//
// It says only what the posting says, and follows Google's rules for job
// postings: a guess in structured data costs a site its listing. So a remote job
// is marked as one only when a country to work from is known, and a title is
// given without the place that often follows it in brackets.
package schemaorg
