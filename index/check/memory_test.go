package check_test

import (
	"fmt"
	"reflect"
	"testing"
	"testing/fstest"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/index/check"
)

// What is remembered of earlier versions of a site changes no finding.
func TestMemoryChangesNoFinding(t *testing.T) {
	t.Parallel()
	var memory check.Memory
	root := fstest.MapFS{}
	write := func(n int, title, location string) {
		root[fmt.Sprintf("jobs/%d.md", n)] = &fstest.MapFile{Data: fmt.Appendf(nil, "---\ntitle: %q\nlocation: %s\n---\n\nText of %d.\n", title, location, n)}
	}
	total := 0
	for step, edit := range []func(){
		func() { write(1, "Engineer (Atlantis)", "Berlin"); write(2, "Nurse - London", "London") },
		func() {},
		func() { write(3, "Driver", "Atlantis") }, // now the first title has a place
		func() { write(2, "Nurse", "London") },
		func() { write(2, "Nurse - London", "London"); write(3, "Driver", "Berlin") },
	} {
		edit()
		site, err := content.Load(t.Context(), root, content.Options{})
		if err != nil {
			t.Fatal(err)
		}
		got, want := check.Run(site, check.Options{Memory: &memory}), check.Run(site, check.Options{})
		if !reflect.DeepEqual(got, want) {
			t.Errorf("step %d: %v, want %v", step, got, want)
		}
		total += len(want)
	}
	if total == 0 {
		t.Error("nothing is found")
	}
}
