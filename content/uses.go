package content

import "slices"

// Which files use which sections, and by which tags.

// way is the tags from a page to a section, the last one first. Ways share
// their beginnings: there are as many as sections, and they can be long.
type way struct {
	at    Position
	above *way
}

// chain is the places of the tags, outermost first.
func (w *way) chain() (at []Position) {
	for ; w != nil; w = w.above {
		at = append(at, w.at)
	}
	slices.Reverse(at)
	return at
}

// follow visits the sections that tags lead to, with the way to each. It goes
// on below a section for which visit is true.
func (g *sectionGraph) follow(in *source, tags []tag, above *way, visit func(s *sectionFile, w *way) bool) {
	for _, t := range tags {
		s := g.byName[t.name]
		if s == nil {
			continue
		}
		if w := (&way{in.at(t.start), above}); visit(s, w) {
			g.follow(s.source, s.tags, w, visit)
		}
	}
}

// list is the sections with the files that use them, sorted by name.
func (g *sectionGraph) list(pages []*pageFile) []*Section {
	users := map[string][]string{}
	use := func(file string, tags []tag) {
		for _, t := range tags {
			if u := users[t.name]; len(u) == 0 || u[len(u)-1] != file {
				users[t.name] = append(u, file)
			}
		}
	}
	for _, p := range pages {
		use(p.file, p.tags)
	}
	for _, s := range g.byName {
		use(s.file, s.tags)
	}
	var list []*Section
	for _, name := range g.names {
		s := g.byName[name].Section
		s.UsedBy = users[name]
		slices.Sort(s.UsedBy)
		list = append(list, &s)
	}
	return list
}

// blame gives each problem of a section the pages it makes unusable, and how
// the first of them comes to it. Pages are sorted by file.
func (g *sectionGraph) blame(pages []*pageFile) []Diagnostic {
	var out []Diagnostic
	for _, name := range g.names {
		problems := g.byName[name].problems
		if len(problems) == 0 {
			continue
		}
		var files []string
		var first *way
		for _, p := range pages {
			if w, ok := p.ways[name]; ok {
				if files = append(files, p.file); len(files) == 1 {
					first = w
				}
			}
		}
		for _, d := range problems {
			if d.Pages = files; len(files) > 0 {
				d.Chain = first.chain()
			}
			out = append(out, d)
		}
	}
	return out
}
