package content

import (
	"slices"
	"strings"
)

// reservedPaths are addresses that the server answers itself, with all that is
// below them.
var reservedPaths = []string{"/api", "/assets", "/favicon.ico", "/feed.atom", "/feed.json", "/healthz", "/readyz", "/openapi.json", "/opensearch.xml", "/robots.txt", "/sitemap.xml"}

// checkPaths finds pages that would be served at one address: the first keeps
// it. It warns of addresses that nobody can tell apart or reach.
func (t *tree) checkPaths() {
	slices.SortFunc(t.pages, func(a, b *pageFile) int { return strings.Compare(a.file, b.file) })
	taken, folded := map[string]string{}, map[string]string{}
	for _, p := range t.pages {
		at, key := Position{p.file, 1, 1}, strings.ToLower(p.path)
		if first, ok := taken[p.path]; ok {
			t.diags = append(t.diags, diagnose(ruleDuplicatePath, at, "the page would be served at %s as %s is; rename one of them", p.path, first))
			continue
		}
		if first, ok := folded[key]; ok {
			t.diags = append(t.diags, diagnose(ruleSimilarPath, at, "the address %s differs from that of %s in letter case only; rename one of them", p.path, first))
		}
		if slices.ContainsFunc(reservedPaths, func(r string) bool { return key == r || strings.HasPrefix(key, r+"/") }) {
			t.diags = append(t.diags, diagnose(ruleReservedPath, at, "the server answers %s itself, so nobody can read the page there; rename the file or its folder", p.path))
		}
		taken[p.path], folded[key] = p.file, p.file
	}
}

// uniqueSections leaves out sections whose names differ in nothing but the
// case of ".md".
func (t *tree) uniqueSections() {
	slices.SortFunc(t.sections, func(a, b *sectionFile) int { return strings.Compare(a.file, b.file) })
	taken := map[string]string{}
	t.sections = slices.DeleteFunc(t.sections, func(s *sectionFile) bool {
		first, ok := taken[s.Name]
		if ok {
			t.diags = append(t.diags, diagnose(ruleDuplicatePath, Position{s.file, 1, 1}, "%s has the same name; rename one of them", first))
			return true
		}
		taken[s.Name] = s.file
		return false
	})
}

// newLinker knows the addresses of a tree.
func newLinker(t *tree) *linker {
	l := &linker{pages: map[string]bool{"/": true}, assets: map[string]bool{}}
	for _, p := range t.pages {
		l.pages[p.path] = true
	}
	for _, a := range t.assets {
		l.assets[a.Path] = true
	}
	return l
}
