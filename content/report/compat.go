// Package report is [report] under its former name, until its users follow.
//
// [report]: https://pkg.go.dev/github.com/careers-index/careers/index/check/report
package report

import "github.com/careers-index/careers/index/check/report"

type (
	Report = report.Report
	Format = string
)

// Text is the default format.
const Text Format = "text"

// Formats lists the names of the formats.
func Formats() []Format { return report.Names() }
