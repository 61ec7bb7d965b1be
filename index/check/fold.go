package check

import (
	"fmt"
	"strings"

	"github.com/careers-index/careers/content/diag"
)

// manyPlaces is the number of equal findings from which on they are folded, in however
// few files they are.
const manyPlaces = 20

// maxNamed is how many of the files a folded finding names.
const maxNamed = 3

// folding says how the findings of a rule are folded.
type folding struct {
	from int // number of files from which on; with inFile, of places in a file
	// inFile folds the findings of each file.
	inFile bool
	// kind is what findings have in common that are folded, and their message.
	kind func(diag.Finding) string
}

// foldings are the rules whose findings say the same about many files or places: of a
// value, key, word, link or tag that a template or a habit brought everywhere, and of what all
// pages lack.
var foldings = map[string]folding{
	diag.RuleUnknownValue:    {3, false, sameMessage},
	diag.RuleUnknownKey:      {3, false, sameMessage},
	diag.RuleFrontMatterType: {3, false, sameMessage},
	diag.RuleSkillSpelling:   {5, false, sameMessage},
	diag.RuleDeadLink:        {5, false, sameMessage},
	diag.RuleDeadAnchor:      {5, false, sameMessage},
	diag.RuleMissingImage:    {5, false, sameMessage},
	diag.RuleNoApply:         {3, false, sameMessage},
	diag.RuleUnknownElement:  {2, true, sameMessage},
	diag.RuleNoDescription: {3, false, func(f diag.Finding) string {
		kind, _, _ := strings.Cut(f.Message, ": ") // without the paragraph
		return kind
	}},
}

func sameMessage(f diag.Finding) string { return f.Message }

// Fold joins equal warnings, for people to read: what is wrong with many files in the
// same way is one finding at the first of them, with their number.
// Errors stay with their files. Fixes are lost: [Changes] wants the findings as [Run]
// returns them. The argument is sorted and not changed.
func Fold(findings []diag.Finding) []diag.Finding {
	type alike struct{ rule, kind, file string }
	groups := map[alike]*foldedGroup{}
	member := make([]*foldedGroup, len(findings))
	for i, f := range findings {
		how, ok := foldings[f.Rule]
		if !ok || f.IsError() {
			continue
		}
		key := alike{rule: f.Rule, kind: how.kind(f)}
		if how.inFile {
			key.file = f.File
		}
		g := groups[key]
		if g == nil {
			g = &foldedGroup{folding: how, first: i}
			groups[key] = g
		}
		g.add(f)
		member[i] = g
	}
	folded := make([]diag.Finding, 0, len(findings))
	for i, f := range findings {
		switch g := member[i]; {
		case g == nil || !g.isFolded():
			folded = append(folded, f)
		case g.first == i:
			f.Message, f.Fix = g.message(f), nil
			folded = append(folded, f)
		}
	}
	return folded
}

// foldedGroup is findings that become one.
type foldedGroup struct {
	folding
	first  int // index of the finding that stays
	files  []string
	places int
}

func (g *foldedGroup) add(f diag.Finding) {
	g.places++
	if n := len(g.files); n == 0 || g.files[n-1] != f.File {
		g.files = append(g.files, f.File)
	}
}

func (g *foldedGroup) isFolded() bool {
	if g.inFile {
		return g.places >= g.from
	}
	return len(g.files) >= g.from || g.places >= manyPlaces
}

func (g *foldedGroup) message(f diag.Finding) string {
	if g.inFile {
		return fmt.Sprintf("%s (%d times in this file)", g.kind(f), g.places)
	}
	if len(g.files) < g.from {
		return fmt.Sprintf("%s (%d times in %s)", g.kind(f), g.places, named(g.files))
	}
	return fmt.Sprintf("%s (in %d files: %s)", g.kind(f), len(g.files), named(g.files))
}

// named lists files: the first few, and how many more there are.
func named(files []string) string {
	if len(files) <= maxNamed {
		return strings.Join(files, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(files[:maxNamed], ", "), len(files)-maxNamed)
}
