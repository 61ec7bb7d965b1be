package web

import (
	"cmp"
	_ "embed"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web/address"
)

// openAPIBase is the written part of the description. The rest follows from
// tables: paths from the routes, parameters and facets from the site.
//
//go:embed openapi.json
var openAPIBase []byte

// operation is what the description says of a route, beside its line in the table.
type operation struct {
	id          string
	description string
	use         address.Use // its parameters: those of a search for this use
	path        bool        // its only parameter is the path of a page
	answer      string      // what the answer 200 is
	contentType string      // "" is JSON
	schema      string      // of the answer in openapi.json; "" when it is no JSON
}

// object is a JSON object, written with its members sorted by name.
type object map[string]any

// openAPI answers the description of the API for the site's facets. The tests
// compare it with what is served.
func (c *requestContext) openAPI() error {
	if done, err := c.answered("", 0); done || err != nil {
		return err
	}
	doc, err := describeAPI(c.site.Facets)
	if err != nil {
		return err
	}
	return c.write(jsonType, doc)
}

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

// describeAPI is the description of the API of a site with these facets.
func describeAPI(facets search.Facets) ([]byte, error) {
	var doc apiDescription
	if err := json.Unmarshal(openAPIBase, &doc); err != nil {
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
	for _, r := range routes() {
		if r.operation != nil {
			doc.Paths[r.address()] = object{"get": r.describe(parameters)}
		}
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
var pathParameter = object{
	"name": "path", "in": "path", "required": true,
	"description": "A hit's path without its first slash. Slashes within stay as they are. Empty for the page at /.",
	"schema":      object{"type": "string"}, "example": "open-positions/backend-engineer",
}

func reference(to string) object { return object{"$ref": "#/components/" + to} }

// describe is the route's operation.
func (r route) describe(parameters []address.Parameter) object {
	o := r.operation
	var list []object
	if o.path {
		list = append(list, pathParameter)
	} else {
		for _, p := range parameters {
			if p.Use <= o.use && (p.Not == 0 || p.Not != o.use) {
				list = append(list, reference("parameters/"+p.Name))
			}
		}
	}
	content := object{}
	if o.schema != "" {
		content["schema"] = reference("schemas/" + o.schema)
	}
	headers := object{"ETag": reference("headers/ETag")}
	if o.use == address.API {
		headers["Link"] = reference("headers/Link")
	}
	out := object{
		"operationId": o.id, "summary": strings.ToUpper(r.doc[:1]) + r.doc[1:], "parameters": list,
		"responses": object{
			"200": object{
				"description": o.answer, "headers": headers,
				"content": object{cmp.Or(o.contentType, "application/json"): content},
			},
			"304":     reference("responses/NotModified"),
			"4XX":     reference("responses/Problem"),
			"default": reference("responses/Problem"),
		},
	}
	if o.path {
		out["responses"].(object)["301"] = reference("responses/Moved")
	}
	if o.description != "" {
		out["description"] = o.description
	}
	return out
}
