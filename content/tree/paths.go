package tree

import (
	"slices"
	"strings"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/markdown"
)

// checkPaths finds pages that would be served at the same address: the first keeps it.
// It warns of addresses that differ only in letter case.
func (t *Tree) checkPaths() {
	slices.SortFunc(t.Pages, func(a, b PageFile) int { return strings.Compare(a.File, b.File) })
	taken, folded := make(map[string]string, len(t.Pages)), make(map[string]string, len(t.Pages))
	for _, p := range t.Pages {
		at, key := diag.FileStart(p.File), strings.ToLower(p.Path)
		if first, ok := taken[p.Path]; ok {
			t.Findings = append(t.Findings, diag.New(diag.RuleDuplicatePath, at, "the page would be served at %s as %s is; rename one of them", p.Path, first))
			continue
		}
		if first, ok := folded[key]; ok {
			t.Findings = append(t.Findings, diag.New(diag.RuleSimilarPath, at, "the address %s differs from that of %s only in letter case; rename one of them", p.Path, first))
		}
		taken[p.Path], folded[key] = p.File, p.File
	}
}

// uniqueSections leaves out sections whose file names differ only in the case of
// ".md".
func (t *Tree) uniqueSections() {
	slices.SortFunc(t.Sections, func(a, b markdown.SectionFile) int { return strings.Compare(a.Source.File, b.Source.File) })
	taken := map[string]string{}
	t.Sections = slices.DeleteFunc(t.Sections, func(s markdown.SectionFile) bool {
		first, ok := taken[s.Name]
		if ok {
			t.Findings = append(t.Findings, diag.New(diag.RuleDuplicatePath, diag.FileStart(s.Source.File), "%s has the same name; rename one of them", first))
			return true
		}
		taken[s.Name] = s.Source.File
		return false
	})
}

// Linker knows the addresses of the tree.
func (t *Tree) Linker() *markdown.Linker {
	pages, assets := make([]string, len(t.Pages)), make([]string, len(t.Assets))
	for i, p := range t.Pages {
		pages[i] = p.Path
	}
	for i, a := range t.Assets {
		assets[i] = a.Path
	}
	return markdown.NewLinker(pages, assets)
}
