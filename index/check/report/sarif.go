package report

import (
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"unicode"
	"unicode/utf8"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/visible"
)

const (
	sarifVersion = "2.1.0"
	sarifSchema  = "https://json.schemastore.org/sarif-2.1.0.json"
	toolURL      = "https://github.com/careers-index/careers"
	// maxSARIFResults is what GitHub's code scanning accepts of one run; it
	// refuses the whole file beyond. Errors come first.
	maxSARIFResults = 25_000
)

// The part of SARIF 2.1.0 (OASIS) that is written. Names are the standard's.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name           string      `json:"name"`
		Version        string      `json:"version,omitempty"`
		InformationURI string      `json:"informationUri"`
		Rules          []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID               string             `json:"id"`
		ShortDescription sarifText          `json:"shortDescription"`
		FullDescription  sarifText          `json:"fullDescription"`
		Help             sarifText          `json:"help"`
		Default          sarifConfiguration `json:"defaultConfiguration"`
	}
	sarifConfiguration struct {
		Enabled bool   `json:"enabled"`
		Level   string `json:"level"`
	}
	sarifResult struct {
		RuleID           string            `json:"ruleId"`
		RuleIndex        *int              `json:"ruleIndex,omitempty"`
		Level            string            `json:"level"`
		Message          sarifText         `json:"message"`
		Locations        []sarifLocation   `json:"locations"`
		RelatedLocations []sarifLocation   `json:"relatedLocations,omitempty"`
		Fingerprints     map[string]string `json:"partialFingerprints"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifLocation struct {
		ID       int           `json:"id,omitempty"`
		Message  *sarifText    `json:"message,omitempty"`
		Physical sarifPhysical `json:"physicalLocation"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   sarifRegion   `json:"region"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
	}
)

func (r *Report) sarif(w io.Writer) error {
	driver := sarifDriver{Name: "careers", Version: r.Version, InformationURI: toolURL, Rules: []sarifRule{}}
	index := map[string]int{}
	for i, rule := range diag.Rules() {
		index[rule.ID] = i
		driver.Rules = append(driver.Rules, sarifRule{
			ID:               rule.ID,
			ShortDescription: sarifText{sentence(rule.Summary)},
			FullDescription:  sarifText{sentence(rule.Summary) + " " + rule.Help},
			Help:             sarifText{rule.Help},
			Default:          sarifConfiguration{Enabled: rule.Severity != diag.Off, Level: sarifLevel(rule.Severity)},
		})
	}
	run := sarifRun{Tool: sarifTool{driver}, ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	lines, tags, seen := newLines(r.Source), newLines(r.Source), map[string]int{}
	ds := r.errorsFirst()
	for _, d := range ds[:min(len(ds), maxSARIFResults)] {
		result := sarifResult{
			RuleID: d.Rule, Level: sarifLevel(d.Severity), Message: sarifText{d.Message},
			Locations:    []sarifLocation{r.location(lines, d.Position)},
			Fingerprints: map[string]string{"primaryLocationLineHash": numbered(lines.fingerprint(d), seen)},
		}
		if i, ok := index[d.Rule]; ok {
			result.RuleIndex = &i
		}
		for i, tag := range d.Chain {
			at := r.location(tags, tag)
			at.ID, at.Message = i+1, &sarifText{"The section is included here."}
			result.RelatedLocations = append(result.RelatedLocations, at)
		}
		run.Results = append(run.Results, result)
	}
	enc := json.NewEncoder(visible.NewJSONWriter(w))
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(sarifLog{Schema: sarifSchema, Version: sarifVersion, Runs: []sarifRun{run}})
}

// location is a place with its column in characters.
func (r *Report) location(lines *lines, p diag.Position) sarifLocation {
	uri := url.URL{Path: r.path(p.File)}
	return sarifLocation{Physical: sarifPhysical{sarifArtifact{uri.String()}, sarifRegion{p.Line, lines.column(p)}}}
}

// numbered tells equal fingerprints apart.
func numbered(hash string, seen map[string]int) string {
	seen[hash]++
	return fmt.Sprintf("%s:%d", hash, seen[hash])
}

func sarifLevel(s diag.Severity) string {
	switch s {
	case diag.Error:
		return "error"
	case diag.Off:
		return "none"
	}
	return "warning"
}

// sentence makes a sentence of a rule's summary.
func sentence(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:] + "."
}
