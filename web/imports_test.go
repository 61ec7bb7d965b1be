package web_test

import (
	"os/exec"
	"strings"
	"testing"
)

// TestKnowsSearchAlone: web compiles without the engine, the index and the
// content, so any engine can be served.
func TestKnowsSearchAlone(t *testing.T) {
	t.Parallel()
	out, err := exec.CommandContext(t.Context(), "go", "list", "-deps", "./...").Output()
	if err != nil {
		t.Fatal(err)
	}
	const module = "github.com/careers-index/careers/"
	for pkg := range strings.FieldsSeq(string(out)) {
		own, inModule := strings.CutPrefix(pkg, module)
		known := own == "search" || strings.HasPrefix(own, "web") || own == "index/analysis"
		if strings.HasPrefix(pkg, "github.com/blevesearch/") || inModule && !known {
			t.Errorf("web depends on %s", pkg)
		}
	}
}
