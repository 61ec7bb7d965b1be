package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/visible"
)

// The runner's escapes (actions/toolkit, command.ts). Without them, a message
// with a line break could begin a command of its own.
var (
	githubData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func (r *Report) github(w io.Writer) error {
	for _, d := range r.errorsFirst() {
		command := "warning"
		if d.Severity == diag.Error {
			command = "error"
		}
		message := visible.Text(d.Message)
		for i := len(d.Chain) - 1; i >= 0; i-- {
			tag := d.Chain[i]
			message += fmt.Sprintf("\nincluded by %s:%d:%d", visible.Text(r.path(tag.File)), tag.Line, tag.Column)
		}
		_, err := fmt.Fprintf(w, "::%s file=%s,line=%d,col=%d,title=%s::%s\n", command,
			visible.Text(githubProperty.Replace(r.path(d.File))), d.Line, d.Column, githubProperty.Replace(d.Rule), githubData.Replace(message))
		if err != nil {
			return err
		}
	}
	return nil
}
