package content

import (
	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/frontmatter"
	"github.com/careers-index/careers/content/markdown"
)

// withoutTemplates returns front matter without template syntax in the texts that a page
// shows, and a warning for each text that had some. The argument is not changed.
func withoutTemplates(src *diag.Source, block *frontmatter.Block) (*frontmatter.Block, []diag.Finding) {
	plain := *block
	var findings []diag.Finding
	for _, value := range []struct {
		key  string
		text *string
	}{
		{"title", &plain.Title}, {"menuTitle", &plain.MenuTitle}, {"description", &plain.Description}, {"category", &plain.Category},
	} {
		text, message := markdown.PlainValue(*value.text)
		if message == "" {
			continue
		}
		*value.text = text
		if value.key == "title" {
			plain.TitleRuns = nil
		}
		at, ok := block.At(value.key)
		if !ok {
			at = src.At(0)
		}
		findings = append(findings, diag.New(diag.RuleForeignSyntax, at, "%s", message))
	}
	if findings == nil {
		return block, nil
	}
	return &plain, findings
}
