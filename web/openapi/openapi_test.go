package openapi_test

import (
	"context"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web/address"
	"github.com/careers-index/careers/web/openapi"
)

// TestTheDescriptionFollowsFromItsTables describes two operations of a site with a facet of
// its own, and of a site without any.
func TestTheDescriptionFollowsFromItsTables(t *testing.T) {
	t.Parallel()
	operations := []openapi.Operation{
		{Address: "/find", Summary: "finds", ID: "find", Use: address.API, Schema: "Result", Answer: "Hits"},
		{Address: "/pages/{path}", Summary: "a page", ID: "page", Path: true, Answer: "It", ContentType: "text/plain"},
	}
	for _, facets := range []search.Facets{nil, {{Name: "team", Label: "Team", Many: true}}} {
		body, err := openapi.Describe(facets, operations, "/jobs/cook")
		if err != nil {
			t.Fatal(err)
		}
		doc, err := openapi3.NewLoader().LoadFromData(body)
		if err != nil {
			t.Fatal(err)
		}
		if err := doc.Validate(context.Background()); err != nil {
			t.Fatal(err)
		}
		find, page := doc.Paths.Value("/find").Get, doc.Paths.Value("/pages/{path}").Get
		if find.Summary != "Finds" || find.OperationID != "find" || (find.Parameters.GetByInAndName("query", "team_match") != nil) != (len(facets) > 0) {
			t.Errorf("with %d facets: %+v", len(facets), find)
		}
		if p := page.Parameters.GetByInAndName("path", "path"); p == nil || p.Example != "jobs/cook" || page.Responses.Value("301") == nil || page.Responses.Value("200").Value.Content["text/plain"] == nil {
			t.Errorf("%+v", page)
		}
	}
}
