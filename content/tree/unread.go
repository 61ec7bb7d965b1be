package tree

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/markdown"
	"github.com/careers-index/careers/content/settings"
)

// otherMarkup are the endings of files that are text for readers in another markup than
// Markdown. Somebody who writes one expects a page.
var otherMarkup = []string{
	".adoc", ".asciidoc", ".doc", ".docx", ".mdoc", ".odt", ".org", ".qmd", ".rmd", ".rst", ".rtf", ".textile", ".wiki", ".mediawiki",
}

// maybeMarkup are the endings of files that are pages if they begin with front matter.
var maybeMarkup = []string{"", ".htm", ".html", ".liquid", ".njk", ".text", ".txt", ".xhtml"}

// misnamed are names that people give the settings.
var misnamed = []string{"careers.json", "careers.toml", "careers.yml"}

// notRead notes a file that is not read and was perhaps meant to be.
func (t *Tree) notRead(root fs.FS, name string) {
	switch {
	case slices.Contains(misnamed, name):
		t.Findings = append(t.Findings, diag.New(diag.RuleUnreadFiles, diag.FileStart(name), "the file is not read: settings are in %s", settings.FileName))
	case isOtherMarkup(root, name):
		t.unread = append(t.unread, name)
	}
}

// isOtherMarkup reports whether a file that is not read was probably meant as a page.
func isOtherMarkup(root fs.FS, name string) bool {
	ext := strings.ToLower(path.Ext(name))
	if markdown.IsSection(name) || !slices.Contains(maybeMarkup, ext) {
		return slices.Contains(otherMarkup, ext)
	}
	if strings.HasPrefix(name, "_") || strings.Contains(name, "/_") {
		return false // other site generators have their templates there
	}
	f, err := root.Open(name)
	if err != nil {
		return false
	}
	defer func() { _ = f.Close() }()
	head := make([]byte, len(diag.ByteOrderMark)+len("---\r\n"))
	n, err := io.ReadFull(f, head)
	if err != nil && n == 0 {
		return false
	}
	line, _, ended := bytes.Cut(bytes.TrimPrefix(head[:n], []byte(diag.ByteOrderMark)), []byte("\n"))
	return ended && string(bytes.TrimRight(line, " \r")) == "---"
}

// maxUnreadNamed is how many of the files that are not read are named.
const maxUnreadNamed = 5

// reportUnread warns of the files that look like pages and are not read, once.
func (t *Tree) reportUnread() {
	if len(t.unread) == 0 {
		return
	}
	slices.Sort(t.unread)
	counts := map[string]int{}
	for _, name := range t.unread {
		ext := strings.ToLower(path.Ext(name))
		if ext == "" {
			ext = "no ending"
		}
		counts[ext]++
	}
	var kinds []string
	for _, ext := range slices.Sorted(maps.Keys(counts)) {
		kinds = append(kinds, fmt.Sprintf("%d with %s", counts[ext], ext))
	}
	names := strings.Join(t.unread[:min(len(t.unread), maxUnreadNamed)], ", ")
	if more := len(t.unread) - maxUnreadNamed; more > 0 {
		names += fmt.Sprintf(" and %d more", more)
	}
	t.Findings = append(t.Findings, diag.New(diag.RuleUnreadFiles, diag.FileStart(t.unread[0]),
		"files that look like pages are not read, because they are not Markdown (%s): %s; write them as .md, or move them away", strings.Join(kinds, ", "), names))
}
