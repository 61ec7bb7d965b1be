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
// postings: a guess in structured data costs a site its listing.
//
//   - The title is given without the place that often follows it in brackets.
//   - The description is the whole posting; that of a page without text is its
//     short description. Without either there is no JobPosting: it is nil.
//   - Each place is a Place with its country. A word for a workplace is not a
//     place, and an area that spans countries ("Europe") is none for an office.
//   - A remote job is marked as one (TELECOMMUTE) when the countries to work
//     from are known. An area means its countries.
//   - Pay is there when its currency and its period are known.
//   - Nothing is empty. An employer that is not known is "confidential", as
//     Google asks for.
//
// What is required and missing is for the site's authors: the check of the site
// finds it.
package schemaorg
