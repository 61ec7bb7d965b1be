package tree

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/markdown"
	"github.com/careers-index/careers/content/settings"
)

// lookForRoot notes the folder that a file makes look like a content root.
func (t *Tree) lookForRoot(name string) {
	dir := ""
	if i := strings.Index(name, "/"+markdown.SectionsFolder+"/"); i > 0 && !markdown.IsSection(name) {
		if _, ok := markdown.PagePath(name); ok {
			dir = name[:i]
		}
	} else if path.Base(name) == settings.FileName {
		dir = path.Dir(name)
	}
	if dir != "" && dir != "." && !slices.Contains(t.roots, dir) {
		t.roots = append(t.roots, dir)
	}
}

// WrongRoot says that the folder does not look like the content root, and which one
// does. Where sections are missing, that is all there is to say, and no page can be shown:
// everything else follows from looking in the wrong folder. The findings are all of the site
// so far, and it returns them as they are if the root has sections or settings of its own.
func (t *Tree) WrongRoot(from settings.File, parent fs.FS, findings []diag.Finding) []diag.Finding {
	if len(t.Sections) > 0 || from.Name == settings.FileName {
		return findings
	}
	hint := ""
	switch {
	case len(t.roots) == 1:
		hint = fmt.Sprintf("the folder %s looks like the content root", t.roots[0])
	case len(t.roots) > 1:
		slices.Sort(t.roots)
		hint = fmt.Sprintf("the folders %s look like content roots, each of a site of its own", strings.Join(t.roots, ", "))
	case parent != nil && t.isSectionsOf(parent):
		found := diag.New(diag.RuleContentRoot, diag.FileStart("."), "this is the folder of sections, which are parts of pages; the folder above looks like the content root")
		found.Pages = t.files()
		return []diag.Finding{found}
	case parent != nil && hasSections(parent):
		hint = "the folder above looks like the content root"
	default:
		return findings
	}
	failing := map[string]bool{}
	for _, f := range findings {
		if f.Rule == diag.RuleMissingSection {
			for _, file := range append([]string{f.File}, f.Pages...) {
				failing[file] = true
			}
		}
	}
	found := diag.New(diag.RuleContentRoot, diag.FileStart("."), "this does not look like the content root: %s; there are no sections here, and %d of the pages include some", hint, len(failing))
	switch {
	case len(failing) > 0: // nothing else is worth reading
		found.Pages = t.files()
		return []diag.Finding{found}
	case len(t.roots) > 0:
		found.Severity = diag.Warning
		found.Message = fmt.Sprintf("this does not look like the content root: %s; sections and settings are read from the content root alone", hint)
		return append(findings, found)
	}
	return findings // some pages of a site, which need nothing from the others
}

// files are the files of the pages, sorted.
func (t *Tree) files() []string {
	names := make([]string, len(t.Pages))
	for i, p := range t.Pages {
		names[i] = p.File
	}
	slices.Sort(names)
	return names
}

// isSectionsOf reports whether the pages are the sections of the folder above.
func (t *Tree) isSectionsOf(parent fs.FS) bool {
	for _, p := range t.Pages {
		info, err := fs.Stat(parent, markdown.SectionsFolder+"/"+p.File)
		if err != nil || info.Size() != p.size {
			return false
		}
	}
	return len(t.Pages) > 0
}

// hasSections reports whether a folder has sections, or settings of a site.
func hasSections(folder fs.FS) bool {
	entries, err := fs.ReadDir(folder, markdown.SectionsFolder)
	if err != nil {
		_, err := fs.Stat(folder, settings.FileName)
		return err == nil
	}
	return slices.ContainsFunc(entries, func(e fs.DirEntry) bool {
		_, ok := markdown.PagePath(e.Name())
		return ok
	})
}
