package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/visible"
)

// Nobody should have to ask where a page is: commands that read content say how many
// pages are left out, and why.

// leftOut says how many pages are left out and why: "3 pages are left out: 1 closed, 2
// draft"; "" if none is.
func leftOut(pages []content.LeftOut) string {
	if len(pages) == 0 {
		return ""
	}
	files := filesByReason(pages)
	parts := make([]string, 0, len(files))
	for _, reason := range slices.Sorted(maps.Keys(files)) {
		parts = append(parts, fmt.Sprintf("%d %s", len(files[reason]), reason))
	}
	verb := "are"
	if len(pages) == 1 {
		verb = "is"
	}
	return fmt.Sprintf("%s %s left out: %s", count(len(pages), "page"), verb, strings.Join(parts, ", "))
}

// printLeftOut names the pages that are left out, by reason.
func printLeftOut(w io.Writer, pages []content.LeftOut) {
	files := filesByReason(pages)
	for _, reason := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(w, "careers: left out, %s: %s\n", reason, strings.Join(files[reason], ", "))
	}
}

// reasonNames are short names of what hides a page.
var reasonNames = map[string]string{
	content.ReasonError: "with an error", "draft: true": "draft", "archived: true": "archived",
	"status: draft": "draft", "status: closed": "closed", "status: archived": "archived",
}

// filesByReason groups the files of pages by what hides them. A file that a date hides
// has the date beside it.
func filesByReason(pages []content.LeftOut) map[string][]string {
	files := map[string][]string{}
	for _, p := range pages {
		reason, name := p.Reason, p.File
		if short, ok := reasonNames[reason]; ok {
			reason = short
		}
		for _, dated := range []string{"due", "closed"} {
			if strings.HasPrefix(reason, dated+" on ") {
				reason, name = dated, name+" ("+p.Reason+")"
			}
		}
		// A line of an author that begins with "::" would be a command to GitHub.
		reason, name = visible.Text(reason), visible.Text(name)
		files[reason] = append(files[reason], name)
	}
	return files
}
