package content

import (
	"slices"
	"strings"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/markdown"
)

// checkPaths finds pages that would be served at the same address: the first keeps it.
// It warns of addresses that differ only in letter case.
func (t *tree) checkPaths() {
	slices.SortFunc(t.pages, func(a, b pageFile) int { return strings.Compare(a.File, b.File) })
	taken, folded := make(map[string]string, len(t.pages)), make(map[string]string, len(t.pages))
	for _, p := range t.pages {
		at, key := diag.FileStart(p.File), strings.ToLower(p.path)
		if first, ok := taken[p.path]; ok {
			t.findings = append(t.findings, diag.New(diag.RuleDuplicatePath, at, "the page would be served at %s as %s is; rename one of them", p.path, first))
			continue
		}
		if first, ok := folded[key]; ok {
			t.findings = append(t.findings, diag.New(diag.RuleSimilarPath, at, "the address %s differs from that of %s only in letter case; rename one of them", p.path, first))
		}
		taken[p.path], folded[key] = p.File, p.File
	}
}

// uniqueSections leaves out sections whose file names differ only in the case of
// ".md".
func (t *tree) uniqueSections() {
	slices.SortFunc(t.sections, func(a, b markdown.SectionFile) int { return strings.Compare(a.Source.File, b.Source.File) })
	taken := map[string]string{}
	t.sections = slices.DeleteFunc(t.sections, func(s markdown.SectionFile) bool {
		first, ok := taken[s.Name]
		if ok {
			t.findings = append(t.findings, diag.New(diag.RuleDuplicatePath, diag.FileStart(s.Source.File), "%s has the same name; rename one of them", first))
			return true
		}
		taken[s.Name] = s.Source.File
		return false
	})
}

// linker knows the addresses of the tree.
func (t *tree) linker() *markdown.Linker {
	pages, assets := make([]string, len(t.pages)), make([]string, len(t.assets))
	for i, p := range t.pages {
		pages[i] = p.path
	}
	for i, a := range t.assets {
		assets[i] = a.Path
	}
	return markdown.NewLinker(pages, assets)
}
