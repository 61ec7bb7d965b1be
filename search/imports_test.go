package search

import (
	"os/exec"
	"strings"
	"testing"
)

// The contract holds no engine: it compiles without bleve, and without any other
// package of this module.
func TestTheContractDependsOnNothingOfOurs(t *testing.T) {
	t.Parallel()
	out, err := exec.CommandContext(t.Context(), "go", "list", "-deps", ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	const module = "github.com/careers-index/careers/"
	for pkg := range strings.FieldsSeq(string(out)) {
		if strings.HasPrefix(pkg, "github.com/blevesearch/") || strings.HasPrefix(pkg, module) && pkg != module+"search" {
			t.Errorf("search depends on %s", pkg)
		}
	}
}
