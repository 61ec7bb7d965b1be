package check

import (
	"fmt"
	"strings"
	"testing"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/diag"
)

func TestEqualWarningsOfManyFilesAreOne(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	b.WriteString("-- careers.yaml --\nrules: {unknown-key: error}\n")
	for i := range 5 {
		fmt.Fprintf(&b, "-- %d.md --\n---\ntitle: T%[1]d\nstatus: zebra\ncategroy: X\n---\nText %[1]d.\n", i)
	}
	b.WriteString("-- z.md --\n---\ntitle: Z\nstatus: giraffe\ndescription: D\n---\nx\n")
	found := map[string][]string{}
	findings := loadArchive(t, b.String(), content.Options{}).Findings
	for _, f := range Fold(findings) {
		found[f.Rule] = append(found[f.Rule], f.File+": "+f.Message)
	}
	if got := found[diag.RuleUnknownKey]; len(got) != 5 {
		t.Errorf("errors are folded: %q", got)
	}
	if got := found[diag.RuleUnknownValue]; len(got) != 2 || !strings.HasSuffix(got[0], " (in 5 files: 0.md, 1.md, 2.md and 2 more)") || !strings.HasPrefix(got[1], "z.md: ") || strings.Contains(got[1], "files") {
		t.Errorf("unknown values: %q", got)
	}
}

func TestMissingDescriptionsOfManyPagesAreOneFinding(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	for i := range 3 {
		fmt.Fprintf(&b, "-- %d.md --\n---\ntitle: T%[1]d\n---\nText %[1]d: more.\n", i)
	}
	findings := Fold(loadArchive(t, b.String(), content.Options{}).Findings)
	if len(findings) != 1 || findings[0].Message != "the page has no description; its first paragraph is used (in 3 files: 0.md, 1.md, 2.md)" {
		t.Errorf("got %v", findings)
	}
}

func TestAnElementThatIsDroppedOftenIsOneFindingOfItsFile(t *testing.T) {
	t.Parallel()
	findings := loadArchive(t, "-- a.md --\n---\ntitle: A\ndescription: D\n---\n<x-y>a</x-y>\n\n<x-y>b</x-y>\n-- b.md --\n---\ntitle: B\ndescription: D\n---\n<x-y>a</x-y>\n", content.Options{}).Findings
	var got []string
	for _, f := range Fold(findings) {
		got = append(got, fmt.Sprintf("%s:%d %t", f.File, f.Line, strings.HasSuffix(f.Message, "(2 times in this file)")))
	}
	if want := "a.md:5 true b.md:5 false"; strings.Join(got, " ") != want {
		t.Errorf("got %q, want %s", got, want)
	}
}

func TestManyEqualFindingsOfOneFileAreOne(t *testing.T) {
	t.Parallel()
	findings := loadArchive(t, "-- a.md --\n---\ntitle: A\ndescription: D\n---\n"+strings.Repeat("VueJS and Vue.js. ", 30)+"\n", content.Options{}).Findings
	if folded := Fold(findings); len(findings) != 30 || len(folded) != 1 || !strings.HasSuffix(folded[0].Message, "(30 times in a.md)") {
		t.Errorf("%d findings became %v", len(findings), folded)
	}
}
