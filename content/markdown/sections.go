package markdown

import (
	"context"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/markdown/syntax"
	"github.com/careers-index/careers/content/parallel"
)

// SectionsFolder is the folder of the sections. None of its files is a page.
const SectionsFolder = "sections"

// sectionName matches the names that a section can have: the name of a file,
// without characters that a file system or a terminal treats specially.
var sectionName = regexp.MustCompile(`^[\p{L}\p{N}_][\p{L}\p{M}\p{N} ._-]{0,99}$`)

// SectionName is the name by which tags know the section of a file.
func SectionName(file string) string {
	return strings.TrimSuffix(strings.TrimPrefix(file, SectionsFolder+"/"), path.Ext(file))
}

// SectionFile is the file of a section.
type SectionFile struct {
	Name   string
	Source *diag.Source
	Start  int // of the text: after a byte order mark or front matter
	// Broken: the file cannot be read as text. Its tags are not looked for.
	Broken bool
	// Findings are about the file itself.
	Findings []diag.Finding
}

// section is a section and what including it means.
type section struct {
	SectionFile
	tags []syntax.Tag
	// named: tags can name it.
	named bool
	// phrase: the section is one paragraph, and can be inside a sentence.
	phrase bool

	visit    visit
	includes int // sections that including it includes, itself too
	bytes    int
	depth    int // levels of sections, its own too
}

type visit uint8

// The visits of a search in the graph.
const (
	unseen visit = iota
	open
	done
)

// Sections are all sections of a site and what they include. They are read before
// any page is rendered, and not changed afterwards.
type Sections struct {
	byName map[string]*section
	names  []string // sorted
}

// NewSections reads the tags of sections, several sections at a time, and judges
// them. Names are unique. The error is that of the context.
func NewSections(ctx context.Context, files []SectionFile) (*Sections, error) {
	g := &Sections{byName: map[string]*section{}}
	var all []*section
	for _, f := range files {
		s := &section{SectionFile: f, named: validName(f.Name)}
		s.Findings = slices.Clip(s.Findings)
		g.byName[f.Name] = s
		g.names = append(g.names, f.Name)
		all = append(all, s)
	}
	slices.Sort(g.names)
	if err := parallel.Each(ctx, all, g.read); err != nil {
		return nil, err
	}
	for _, name := range g.names {
		if s := g.byName[name]; s.visit == unseen {
			g.measure(s, nil)
		}
	}
	return g, nil
}

// read parses a section by itself, for its tags.
func (g *Sections) read(s *section) {
	if s.Broken {
		return
	}
	tree, err := syntax.Parse(s.Source.Bytes, s.Start)
	if err != nil {
		s.fail(limitFinding(s.Source, err))
	}
	s.tags = syntax.Tags(tree)
	first := tree.FirstChild()
	s.phrase = first != nil && first.NextSibling() == nil && first.Kind() == ast.KindParagraph
	hints := map[string]string{}
	for _, t := range s.tags {
		if d := g.judge(s.Source, t, hints); d != nil {
			s.fail(*d)
		}
	}
}

// fail says why a section cannot be included.
func (s *section) fail(d diag.Finding) {
	s.Broken = true
	s.Findings = append(s.Findings, d)
}

// maxNameHints bounds the missing sections of one file whose names are looked
// for among all others: a file with thousands has other problems than spelling.
const maxNameHints = 50

// judge finds what is wrong with one tag, without following it. hints are
// those that the tags of the same file had.
func (g *Sections) judge(in *diag.Source, t syntax.Tag, hints map[string]string) *diag.Finding {
	if s := g.byName[t.Name]; s != nil && s.named {
		return nil
	}
	var d diag.Finding
	switch at := in.At(t.Start); {
	case t.Name == "":
		d = diag.New(diag.RuleSectionName, at, "the tag names no section; write <%s %s=\"name\"></%[1]s>", syntax.TagElement, syntax.TagAttribute)
	case !validName(t.Name):
		d = diag.New(diag.RuleSectionName, at, "%q cannot be the name of a section: a name is that of a file in %s/ without .md, and has no folder", t.Name, SectionsFolder)
	default:
		d = diag.New(diag.RuleMissingSection, at, "there is no section %q; %s", t.Name, g.hint(t.Name, hints))
	}
	return &d
}

// hint says what the name of a missing section may have meant.
func (g *Sections) hint(name string, hints map[string]string) string {
	if hint, known := hints[name]; known {
		return hint
	}
	hint := fmt.Sprintf("write %s/%s.md or correct the name", SectionsFolder, name)
	if len(hints) == maxNameHints {
		return hint
	}
	if near := diag.Nearest(name, g.names); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	hints[name] = hint
	return hint
}

func validName(name string) bool {
	return sectionName.MatchString(name) && !strings.Contains(name, "..") && name == strings.TrimSpace(name)
}

// includeEdge is one tag of a section, which includes another section.
type includeEdge struct {
	from *section
	tag  syntax.Tag
}

// measure adds up what including a section costs, and finds cycles. path is the
// tags from the section where the search began to s.
func (g *Sections) measure(s *section, path []includeEdge) {
	s.visit = open
	s.includes, s.bytes, s.depth = 1, len(s.Source.Bytes), 1
	for _, t := range s.tags {
		next := g.byName[t.Name]
		if next == nil {
			continue
		}
		longer := append(path, includeEdge{s, t})
		if next.visit == open {
			s.fail(cycleFinding(next, longer))
			continue
		}
		if next.visit == unseen {
			g.measure(next, longer)
		}
		s.Broken = s.Broken || next.Broken
		// Saturate at the limits, so that the sums cannot overflow.
		s.includes = min(s.includes+next.includes, MaxIncludes+1)
		s.bytes = min(s.bytes+next.bytes, MaxPageBytes+1)
		s.depth = max(s.depth, next.depth+1)
	}
	s.visit = done
}

// cycleFinding is about the last tag of a path, which includes start again.
func cycleFinding(start *section, path []includeEdge) diag.Finding {
	path = path[slices.IndexFunc(path, func(e includeEdge) bool { return e.from == start }):]
	var names []string
	var chain []diag.Position
	for _, e := range path {
		names = append(names, e.from.Name)
		chain = append(chain, e.from.Source.At(e.tag.Start))
	}
	last := len(chain) - 1
	d := diag.New(diag.RuleIncludeCycle, chain[last], "the section %q includes itself: %s; remove one of these tags",
		start.Name, strings.Join(append(names, start.Name), " → "))
	d.Chain = chain[:last:last]
	return d
}

// admit judges the tags of a page. It is ok to resolve the page if there is no
// finding and no broken section.
func (g *Sections) admit(page *diag.Source, tags []syntax.Tag) (ds []diag.Finding, ok bool) {
	includes, size, hints := 0, len(page.Bytes), map[string]string{}
	ok = true
	for _, t := range tags {
		if d := g.judge(page, t, hints); d != nil {
			ds = append(ds, *d)
			continue
		}
		s := g.byName[t.Name]
		ok = ok && !s.Broken
		includes += s.includes
		size += s.bytes
		switch at := page.At(t.Start); {
		case s.depth > MaxIncludeDepth:
			ds = append(ds, diag.New(diag.RuleIncludeDepth, at, "%q leads through more than %d levels of sections; flatten them", t.Name, MaxIncludeDepth))
		case includes > MaxIncludes:
			return append(ds, diag.New(diag.RuleIncludeLimit, at, "the page includes more than %d sections, counted as often as they are included; include less", MaxIncludes)), false
		case size > MaxPageBytes:
			return append(ds, diag.New(diag.RuleIncludeLimit, at, "the page and all that it includes have more than %d bytes; include less", MaxPageBytes)), false
		}
	}
	return ds, ok && len(ds) == 0
}
