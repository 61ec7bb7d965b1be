package report

import (
	"encoding/json"
	"io"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/visible"
)

// jsonPlace and jsonFinding are the objects of the JSON format.
type jsonPlace struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

type jsonFinding struct {
	jsonPlace
	Severity diag.Severity `json:"severity"`
	Rule     string        `json:"rule"`
	Message  string        `json:"message"`
	Chain    []jsonPlace   `json:"chain,omitempty"`
}

func (r *Report) json(w io.Writer) error {
	enc := json.NewEncoder(visible.NewJSONWriter(w))
	enc.SetEscapeHTML(false)
	for _, d := range r.Findings {
		f := jsonFinding{jsonPlace: jsonPlace(d.Position), Severity: d.Severity, Rule: d.Rule, Message: d.Message}
		for _, tag := range d.Chain {
			f.Chain = append(f.Chain, jsonPlace(tag))
		}
		if err := enc.Encode(f); err != nil {
			return err
		}
	}
	return nil
}
