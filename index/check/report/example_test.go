package report_test

import (
	"fmt"
	"os"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/index/check/report"
)

// Example writes one finding in three of the formats.
func Example() {
	at := diag.Position{File: "jobs/engineer.md", Line: 14, Column: 1}
	r := report.Report{
		Findings: []diag.Finding{diag.New(diag.RuleMissingSection, at, `there is no section "team"`)},
		Base:     "content/en",
	}
	for _, format := range []string{"text", "json", "github"} {
		if err := r.Write(os.Stdout, format); err != nil {
			fmt.Println(err)
		}
	}
	// Output:
	// jobs/engineer.md:14:1: error: there is no section "team" [missing-section]
	// {"file":"jobs/engineer.md","line":14,"column":1,"severity":"error","rule":"missing-section","message":"there is no section \"team\""}
	// ::error file=content/en/jobs/engineer.md,line=14,col=1,title=missing-section::there is no section "team"
}
