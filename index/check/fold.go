package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/careers-index/careers/content/diag"
)

// maxNamed is how many of the files a folded finding names.
const maxNamed = 3

// folding says how the findings of a rule are folded.
type folding struct {
	from int // number of files from which on
	// kind is what findings have in common that are folded, and their message.
	kind func(diag.Finding) string
}

// foldings are the rules whose findings say the same about many files: of a value, key
// or word that a template or a habit brought everywhere, and of what all pages lack.
var foldings = map[string]folding{
	diag.RuleUnknownValue:    {3, sameMessage},
	diag.RuleUnknownKey:      {3, sameMessage},
	diag.RuleFrontMatterType: {3, sameMessage},
	diag.RuleSkillSpelling:   {5, sameMessage},
	diag.RuleNoDescription: {3, func(f diag.Finding) string {
		kind, _, _ := strings.Cut(f.Message, ": ") // without the paragraph
		return kind
	}},
}

func sameMessage(f diag.Finding) string { return f.Message }

// Fold joins equal warnings about several files, for people to read: what is wrong with
// many files in the same way is one finding at the first of them, with their number.
// Errors stay with their files. Fixes are lost: [Changes] wants the findings as [Run]
// returns them. The argument is sorted and not changed.
func Fold(findings []diag.Finding) []diag.Finding {
	type group struct {
		folding
		first int // index of the finding that stays
		files []string
	}
	groups := map[string]*group{}
	member := make([]*group, len(findings))
	for i, f := range findings {
		how, ok := foldings[f.Rule]
		if !ok || f.IsError() {
			continue
		}
		key := f.Rule + "\x00" + how.kind(f)
		g := groups[key]
		if g == nil {
			g = &group{folding: how, first: i}
			groups[key] = g
		}
		if !slices.Contains(g.files[max(0, len(g.files)-1):], f.File) {
			g.files = append(g.files, f.File)
		}
		member[i] = g
	}
	var folded []diag.Finding
	for i, f := range findings {
		g := member[i]
		switch {
		case g == nil || len(g.files) < g.from:
			folded = append(folded, f)
		case g.first == i:
			f.Message = fmt.Sprintf("%s (in %d files: %s)", g.kind(f), len(g.files), named(g.files))
			f.Fix = nil
			folded = append(folded, f)
		}
	}
	return folded
}

// named lists files: the first few, and how many more there are.
func named(files []string) string {
	if len(files) <= maxNamed {
		return strings.Join(files, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(files[:maxNamed], ", "), len(files)-maxNamed)
}
