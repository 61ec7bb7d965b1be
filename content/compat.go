// This file has names that moved to other packages, until their users follow.

package content

import (
	"bytes"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/frontmatter"
	"github.com/careers-index/careers/content/markdown"
)

type (
	Position      = diag.Position
	Run           = diag.Run
	Severity      = diag.Severity
	Diagnostic    = diag.Diagnostic
	Fix           = diag.Fix
	Rule          = diag.Rule
	Job           = frontmatter.Job
	DeclaredSkill = frontmatter.Name
	Passage       = markdown.Passage
	Heading       = markdown.Heading
	Link          = markdown.Link
	Include       = markdown.Include
	Block         = markdown.Block
	BlockKind     = markdown.BlockKind
)

const (
	Error             = diag.Error
	Warning           = diag.Warning
	Off               = diag.Off
	RuleSettings      = diag.RuleSettings
	RuleSkillSpelling = diag.RuleSkillSpelling
	Paragraph         = markdown.Paragraph
	ListItem          = markdown.ListItem
	TableCell         = markdown.TableCell
	Code              = markdown.Code
	MaxFileBytes      = markdown.MaxFileBytes
)

// SortDiagnostics is diag.Sort.
func SortDiagnostics(ds []Diagnostic) { diag.Sort(ds) }

// Rules is diag.Rules.
func Rules() []Rule { return diag.Rules() }

// Change is check.Change.
type Change struct {
	File          string
	Before, After []byte
}

// Changes is check.Changes.
func Changes(root fs.FS, site *Site, ds []Diagnostic) ([]Change, error) {
	files := map[string]bool{}
	for _, p := range site.Pages {
		files[p.File] = true
	}
	for _, d := range ds {
		if d.Fix != nil {
			files[d.File] = true
		}
	}
	var changes []Change
	for _, file := range slices.Sorted(maps.Keys(files)) {
		before, err := fs.ReadFile(root, file)
		if err != nil {
			return nil, err
		}
		after := diag.ApplyFixes(before, file, ds)
		if !strings.HasPrefix(file, markdown.SectionsFolder+"/") {
			after = frontmatter.Normalize(after)
		}
		if !bytes.Equal(before, after) {
			changes = append(changes, Change{file, before, after})
		}
	}
	return changes, nil
}
