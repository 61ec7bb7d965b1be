package markdown

import (
	"slices"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/markdown/syntax"
)

// Which files include which sections, and by which tags.

// includePath is the tags from a page to a section, the last one first. Paths share
// their beginnings: there is one for each section, and they can be long.
type includePath struct {
	at    diag.Position
	above *includePath
}

// chain is the places of the tags, outermost first.
func (p *includePath) chain() (at []diag.Position) {
	for ; p != nil; p = p.above {
		at = append(at, p.at)
	}
	slices.Reverse(at)
	return at
}

// includedBy finds the sections that the tags of a page include, directly or not, depth-
// first, and records a path to each.
func (s *Sections) includedBy(d *Document) []*section {
	var found []*section
	var follow func(in *diag.Source, tags []syntax.Tag, above *includePath)
	follow = func(in *diag.Source, tags []syntax.Tag, above *includePath) {
		for _, t := range tags {
			sec := s.byName[t.Name]
			if sec == nil {
				continue
			}
			if _, seen := d.paths[sec.Name]; seen {
				continue
			}
			path := &includePath{in.At(t.Start), above}
			d.paths[sec.Name] = path
			found = append(found, sec)
			follow(sec.Source, sec.tags, path)
		}
	}
	follow(d.source, d.tags, nil)
	return found
}

// UsedBy are, by the name of a section, the files whose tags include it directly,
// sorted. docs are all pages that have tags.
func (s *Sections) UsedBy(docs []*Document) map[string][]string {
	users := map[string][]string{}
	use := func(file string, tags []syntax.Tag) {
		for _, t := range tags {
			if u := users[t.Name]; !slices.Contains(u, file) {
				users[t.Name] = append(u, file)
			}
		}
	}
	for _, d := range docs {
		use(d.source.File, d.tags)
	}
	for _, sec := range s.byName {
		use(sec.Source.File, sec.tags)
	}
	for _, files := range users {
		slices.Sort(files)
	}
	return users
}

// Findings are those of the sections. Each names the pages that it makes unusable,
// and how the first of them includes the section. docs are all pages that have tags, sorted by file.
func (s *Sections) Findings(docs []*Document) []diag.Finding {
	var out []diag.Finding
	for _, name := range s.names {
		findings := s.byName[name].Findings
		if len(findings) == 0 {
			continue
		}
		var files []string
		var first *includePath
		for _, d := range docs {
			if path, ok := d.paths[name]; ok {
				if files = append(files, d.source.File); len(files) == 1 {
					first = path
				}
			}
		}
		for _, f := range findings {
			if f.Pages = files; len(files) > 0 {
				f.Chain = first.chain()
			}
			out = append(out, f)
		}
	}
	return out
}
