package content

import (
	"context"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// sectionsFolder holds the sections; none of its files is a page.
const sectionsFolder = "sections"

// sectionName is what a section can be called: the name of a file, with
// nothing in it that means something to a file system or a terminal.
var sectionName = regexp.MustCompile(`^[\p{L}\p{N}_][\p{L}\p{M}\p{N} ._-]{0,99}$`)

// sectionFile is a section as it was read, before anything includes it.
type sectionFile struct {
	Section
	*source
	// start is where the text starts: behind a byte order mark or front matter.
	start int
	tags  []tag
	// named: tags can name it.
	named bool
	// phrase: the section is one paragraph, and can stand inside a sentence.
	phrase bool
	// broken: it cannot be included, because of itself or of what it includes.
	broken bool
	// problems are findings in its file.
	problems []Diagnostic

	visit    visit
	includes int // sections that including it takes in, itself too
	bytes    int
	depth    int // levels of sections, its own too
}

func newSectionFile(s *source) *sectionFile {
	name := sectionNameOf(s.file)
	return &sectionFile{Section: Section{Name: name, File: s.file}, source: s, named: validName(name)}
}

// sectionNameOf is the name by which tags know the section of a file.
func sectionNameOf(file string) string {
	return strings.TrimSuffix(strings.TrimPrefix(file, sectionsFolder+"/"), path.Ext(file))
}

type visit uint8

const (
	unseen visit = iota
	open
	done
)

// sectionGraph is all sections and what they include. It is built before any
// page is, so that no work is spent on an include that cannot end well.
type sectionGraph struct {
	byName map[string]*sectionFile
	names  []string // sorted
}

// newSectionGraph reads the sections' tags, several sections at a time, and
// judges them.
func newSectionGraph(ctx context.Context, files []*sectionFile) (*sectionGraph, error) {
	g := &sectionGraph{byName: map[string]*sectionFile{}}
	for _, s := range files {
		g.byName[s.Name] = s
		g.names = append(g.names, s.Name)
	}
	slices.Sort(g.names)
	if err := inParallel(ctx, files, g.read); err != nil {
		return nil, err
	}
	for _, name := range g.names {
		g.measure(g.byName[name], nil)
	}
	return g, nil
}

// read parses a section by itself, for its tags.
func (g *sectionGraph) read(s *sectionFile) {
	if s.broken {
		return // it could not even be read
	}
	if ds := s.check(); len(ds) > 0 {
		s.fail(ds...)
		return
	}
	s.skipFrontMatter()
	doc, over := parseSource(s.src, s.start)
	if over != nil {
		s.fail(limitDiagnostic(s.at(over.at), over))
	}
	s.tags = tagsOf(doc)
	first := doc.FirstChild()
	s.phrase = first != nil && first.NextSibling() == nil && first.Kind() == ast.KindParagraph
	hints := map[string]string{}
	for _, t := range s.tags {
		if d := g.judge(s.source, t, hints); d != nil {
			s.fail(*d)
		}
	}
}

// skipFrontMatter warns of front matter in a section, where nothing reads it,
// and starts the text behind it. A first line --- alone is a rule.
func (s *sectionFile) skipFrontMatter() {
	s.start = bodyStart(s.src)
	if fm, body, _ := s.parseFrontMatter(); fm.present {
		s.start = body
		s.problems = append(s.problems, diagnose(ruleSectionFrontMatter, s.at(0),
			"nothing reads the front matter of a section, and it is not shown; delete it"))
	}
}

func (s *sectionFile) fail(ds ...Diagnostic) {
	s.broken = true
	s.problems = append(s.problems, ds...)
}

func limitDiagnostic(at Position, over *excess) Diagnostic {
	return diagnose(ruleMarkdownLimit, at, "%s; simplify the page or split it", over.what)
}

// maxNameHints bounds the missing sections of one file whose names are looked
// for among all others: a file of thousands has other troubles than spelling.
const maxNameHints = 50

// judge finds what is wrong with one tag, without following it. hints are
// those that the tags of the same file had.
func (g *sectionGraph) judge(in *source, t tag, hints map[string]string) *Diagnostic {
	if s := g.byName[t.name]; s != nil && s.named {
		return nil
	}
	var d Diagnostic
	switch at := in.at(t.start); {
	case t.name == "":
		d = diagnose(ruleSectionName, at, "the tag names no section; write <%s %s=\"name\"></%[1]s>", tagElement, tagAttribute)
	case !validName(t.name):
		d = diagnose(ruleSectionName, at, "%q can be no section's name: a name is a file of %s/ without .md, and has no folder", t.name, sectionsFolder)
	default:
		d = diagnose(ruleMissingSection, at, "there is no section %q; %s", t.name, g.hint(t.name, hints))
	}
	return &d
}

// hint says what the name of a missing section may have meant.
func (g *sectionGraph) hint(name string, hints map[string]string) string {
	if hint, known := hints[name]; known {
		return hint
	}
	hint := fmt.Sprintf("write %s/%s.md or correct the name", sectionsFolder, name)
	if len(hints) == maxNameHints {
		return hint
	}
	if near := nearest(name, g.names); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	hints[name] = hint
	return hint
}

func validName(name string) bool {
	return sectionName.MatchString(name) && !strings.Contains(name, "..") && name == strings.TrimSpace(name)
}

// step is one tag on the way from a file to a section.
type step struct {
	from *sectionFile
	tag  tag
}

// measure adds up what including a section costs, and finds cycles: path is
// the tags that lead to s, from the section where the search began.
func (g *sectionGraph) measure(s *sectionFile, path []step) {
	s.visit = open
	s.includes, s.bytes, s.depth = 1, len(s.src), 1
	for _, t := range s.tags {
		next := g.byName[t.name]
		if next == nil {
			continue
		}
		way := append(path, step{s, t})
		if next.visit == open {
			s.fail(cycleDiagnostic(next, way))
			continue
		}
		if next.visit == unseen {
			g.measure(next, way)
		}
		s.broken = s.broken || next.broken
		// Sums stop at the limits, lest they overflow.
		s.includes = min(s.includes+next.includes, MaxIncludes+1)
		s.bytes = min(s.bytes+next.bytes, MaxPageBytes+1)
		s.depth = max(s.depth, next.depth+1)
	}
	s.visit = done
}

// cycleDiagnostic tells of the last tag of the way, which leads back to start.
func cycleDiagnostic(start *sectionFile, way []step) Diagnostic {
	way = way[slices.IndexFunc(way, func(st step) bool { return st.from == start }):]
	var names []string
	var chain []Position
	for _, st := range way {
		names = append(names, st.from.Name)
		chain = append(chain, st.from.at(st.tag.start))
	}
	last := len(chain) - 1
	d := diagnose(ruleIncludeCycle, chain[last], "the section %q includes itself: %s; remove one of these tags",
		start.Name, strings.Join(append(names, start.Name), " → "))
	d.Chain = chain[:last:last]
	return d
}

// admit judges the tags of a page. Without a diagnostic and without a broken
// section, resolving the page can be begun.
func (g *sectionGraph) admit(page *source, tags []tag) (ds []Diagnostic, ok bool) {
	includes, size, hints := 0, len(page.src), map[string]string{}
	ok = true
	for _, t := range tags {
		if d := g.judge(page, t, hints); d != nil {
			ds = append(ds, *d)
			continue
		}
		s := g.byName[t.name]
		ok = ok && !s.broken
		includes += s.includes
		size += s.bytes
		switch at := page.at(t.start); {
		case s.depth > MaxIncludeDepth:
			ds = append(ds, diagnose(ruleIncludeDepth, at, "%q leads through more than %d levels of sections; flatten them", t.name, MaxIncludeDepth))
		case includes > MaxIncludes:
			return append(ds, diagnose(ruleIncludeLimit, at, "the page takes in more than %d sections, counted as often as they are included; include less", MaxIncludes)), false
		case size > MaxPageBytes:
			return append(ds, diagnose(ruleIncludeLimit, at, "the page and all that it includes have more than %d bytes; include less", MaxPageBytes)), false
		}
	}
	return ds, ok && len(ds) == 0
}
