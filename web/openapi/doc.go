// Package openapi describes the API of a site in OpenAPI 3.1. What goes in is the site's facets,
// the path of one of its pages, and the operations, which follow from the table of routes of package web; what comes out is
// the document:
//
//	doc, err := openapi.Describe(site.Facets, []openapi.Operation{{
//		Address: "/api/v1/search", Summary: "a search as JSON", ID: "search",
//		Use: address.API, Schema: "Result", Answer: "The hits of one page",
//	}}, "/jobs/cook")
//
// Parameters are those of package address. openapi.json has what follows from no table: schemas,
// headers, responses. Package web compares what it serves with the document.
package openapi
