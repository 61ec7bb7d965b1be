package openapi

import (
	"cmp"
	_ "embed"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web/address"
)

// base is the written part of the description. The rest follows from
// tables: paths from the routes, parameters and facets from the site.
//
//go:embed openapi.json
var base []byte

// Operation is what the description says of a route that is part of the API.
type Operation struct {
	Address string // of the route, as people write it: "/api/v1/pages/{path}"
	Summary string // of one line, in lower case

	ID          string
	Description string
	Use         address.Use // its parameters: those of a search for this use
	Path        bool        // its only parameter is the path of a page
	Answer      string      // what the answer 200 is
	ContentType string      // "" is JSON
	Schema      string      // of the answer in openapi.json; "" when it is no JSON
}

// object is a JSON object, written with its members sorted by name.
type object map[string]any

// apiDescription is an OpenAPI document. Its written parts are kept as they are.
type apiDescription struct {
	OpenAPI    string          `json:"openapi"`
	Info       json.RawMessage `json:"info"`
	Servers    json.RawMessage `json:"servers"`
	Security   json.RawMessage `json:"security"`
	Paths      object          `json:"paths"`
	Components struct {
		Parameters object          `json:"parameters"`
		Headers    json.RawMessage `json:"headers"`
		Responses  json.RawMessage `json:"responses"`
		Schemas    object          `json:"schemas"`
	} `json:"components"`
}

// Describe is the description of the API of a site with these facets, which has a page at the
// path that is the example.
func Describe(facets search.Facets, operations []Operation, example string) ([]byte, error) {
	var doc apiDescription
	if err := json.Unmarshal(base, &doc); err != nil {
		return nil, fmt.Errorf("openapi.json: %w", err)
	}
	parameters := address.Parameters(facets)
	doc.Components.Parameters = object{}
	for _, p := range parameters {
		doc.Components.Parameters[p.Name] = describeParameter(p)
	}
	doc.Components.Schemas["FacetName"] = enum(facets.Names())
	doc.Components.Schemas["Sort"] = enum(search.Sorts())
	doc.Components.Schemas["Show"] = enum(search.Shows())
	doc.Paths = object{}
	for _, o := range operations {
		doc.Paths[o.Address] = object{"get": o.describe(parameters, example)}
	}
	body, err := json.MarshalIndent(doc, "", "  ")
	return append(body, '\n'), err
}

// enum is the schema of a string that is one of the values; of any string when
// there are none.
func enum[S ~string](values []S) object {
	if len(values) == 0 {
		return object{"type": "string"}
	}
	return object{"type": "string", "enum": values}
}

func describeParameter(p address.Parameter) object {
	schema := enum(p.Values)
	if len(p.Values) > 0 && !p.Varies {
		schema["default"] = p.Values[0]
	}
	if p.Number {
		schema = object{"type": "integer", "minimum": 1}
	}
	if p.Default > 0 {
		schema["default"] = p.Default
	}
	if p.Max > 0 {
		schema["maximum"] = p.Max
	}
	// Forms send empty values, which count as absent.
	out := object{"name": p.Name, "in": "query", "description": p.Description, "allowEmptyValue": true, "schema": schema}
	if p.Repeated {
		out["explode"], out["schema"] = true, object{"type": "array", "items": schema}
	}
	return out
}

// pathParameter is the one in the path of a route.
func pathParameter(example string) object {
	return object{
		"name": "path", "in": "path", "required": true,
		"description": "A hit's path without its first slash. Slashes within stay as they are. Empty for the page at /.",
		"schema":      object{"type": "string"}, "example": strings.TrimPrefix(example, "/"),
	}
}

func reference(to string) object { return object{"$ref": "#/components/" + to} }

func (o Operation) describe(parameters []address.Parameter, example string) object {
	var list []object
	if o.Path {
		list = append(list, pathParameter(example))
	} else {
		for _, p := range parameters {
			if p.Use <= o.Use && (p.Not == 0 || p.Not != o.Use) {
				list = append(list, reference("parameters/"+p.Name))
			}
		}
	}
	content := object{}
	if o.Schema != "" {
		content["schema"] = reference("schemas/" + o.Schema)
	}
	headers := object{"ETag": reference("headers/ETag")}
	if o.Use == address.API {
		headers["Link"] = reference("headers/Link")
	}
	out := object{
		"operationId": o.ID, "summary": strings.ToUpper(o.Summary[:1]) + o.Summary[1:], "parameters": list,
		"responses": object{
			"200": object{
				"description": o.Answer, "headers": headers,
				"content": object{cmp.Or(o.ContentType, "application/json"): content},
			},
			"304":     reference("responses/NotModified"),
			"4XX":     reference("responses/Problem"),
			"default": reference("responses/Problem"),
		},
	}
	if o.Path {
		out["responses"].(object)["301"] = reference("responses/Moved")
	}
	if o.Description != "" {
		out["description"] = o.Description
	}
	return out
}
