package check_test

import (
	"context"
	"fmt"
	"os"
	"testing/fstest"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/index/check"
	"github.com/careers-index/careers/index/check/report"
)

func Example() {
	root := fstest.MapFS{"a.md": {Data: []byte("---\ntitle: A\ndescription: D\n---\n\n[b](/b)\n")}}
	site, err := content.Load(context.Background(), root, content.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	r := report.Report{Findings: check.Run(site, check.Options{})}
	if err := r.Write(os.Stdout, "text"); err != nil {
		fmt.Println(err)
	}
	// Output:
	// a.md:6:1: warning: the link leads to "/b", and there is no page; correct it, or remove the link [dead-link]
}
