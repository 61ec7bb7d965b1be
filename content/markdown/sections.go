package markdown

import (
	"context"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/markdown/foreign"
	"github.com/careers-index/careers/content/markdown/insert"
	"github.com/careers-index/careers/content/markdown/syntax"
	"github.com/careers-index/careers/content/parallel"
)

// SectionsFolder is the folder of the sections. None of its files is a page.
const SectionsFolder = "sections"

// sectionName matches the names that a section can have: the name of a file,
// without characters that a file system or a terminal treats specially.
var sectionName = regexp.MustCompile(`^[\p{L}\p{N}_][\p{L}\p{M}\p{N} ._-]*$`)

// maxSectionName is how many characters such a name can have. In the expression, a number that
// large would take megabytes.
const maxSectionName = 100

// SectionName is the name by which tags know the section of a file.
func SectionName(file string) string {
	return strings.TrimSuffix(strings.TrimPrefix(file, SectionsFolder+"/"), path.Ext(file))
}

// IsSection reports whether a file is in the folder of sections.
func IsSection(file string) bool { return strings.HasPrefix(file, SectionsFolder+"/") }

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
	tags []syntax.Tag // their offsets are those of the file
	// masked is the file's bytes with the constructs of other tools masked.
	masked []byte
	// canBeNamed: tags can name it.
	canBeNamed bool
	// unusable: including it is an error, its own or that of a section that it includes.
	unusable bool
	// phrase: the section is one paragraph, and can be inside a sentence.
	phrase bool

	visit    visit
	digest   string // of the file and of all that it includes
	includes int    // sections that including it includes, itself too
	bytes    int
	depth    int // levels of sections, its own too
}

type visit uint8

// The visits of a depth-first search in the graph.
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

// NewSections reads the tags of sections, several sections at a time, and checks
// them. Names are unique. The error is that of the context.
func NewSections(ctx context.Context, files []SectionFile) (*Sections, error) {
	s := &Sections{byName: map[string]*section{}}
	var all []*section
	for _, f := range files {
		sec := &section{SectionFile: f, canBeNamed: validName(f.Name), unusable: f.Broken}
		sec.Findings = slices.Clip(sec.Findings)
		s.byName[f.Name] = sec
		s.names = append(s.names, f.Name)
		all = append(all, sec)
	}
	slices.Sort(s.names)
	if err := parallel.Each(ctx, all, s.read); err != nil {
		return nil, err
	}
	for _, name := range s.names {
		if sec := s.byName[name]; sec.visit == unseen {
			s.sumCosts(sec, nil)
		}
	}
	return s, nil
}

// read parses a section by itself, for its tags.
func (s *Sections) read(sec *section) {
	if sec.Broken {
		return
	}
	masked, found := foreign.Mask(sec.Source.Bytes, sec.Start)
	tree, err := syntax.Parse(masked, sec.Start)
	sec.masked = masked
	sec.Findings = append(sec.Findings, foreignFindings(sec.Source, tree, found)...)
	if err != nil {
		sec.markUnusable(limitFinding(sec.Source, err))
	}
	sec.tags = syntax.Tags(tree)
	sec.phrase = insert.IsPhrase(tree)
	hints := map[string]string{}
	for _, t := range sec.tags {
		if d := s.checkTag(sec.Source, t, hints); d != nil {
			sec.markUnusable(*d)
		}
	}
}

// markUnusable says why a section cannot be included.
func (s *section) markUnusable(d diag.Finding) {
	s.unusable = true
	s.Findings = append(s.Findings, d)
}

// maxNameHints bounds the missing sections of one file whose names are looked
// for among all others: a file with thousands has other problems than spelling.
const maxNameHints = 50

// checkTag finds what is wrong with one tag, without following it. hints are
// those that the tags of the same file had.
func (s *Sections) checkTag(in *diag.Source, t syntax.Tag, hints map[string]string) *diag.Finding {
	if sec := s.byName[t.Name]; sec != nil && sec.canBeNamed {
		return nil
	}
	var d diag.Finding
	switch at := in.At(t.Start); {
	case t.Name == "":
		d = diag.New(diag.RuleSectionName, at, "the tag names no section; write <%s %s=\"name\"></%[1]s>", syntax.TagElement, syntax.TagAttribute)
	case !validName(t.Name):
		d = diag.New(diag.RuleSectionName, at, "%q cannot be the name of a section: a name is that of a file in %s/ without .md, and has no folder", t.Name, SectionsFolder)
	default:
		d = diag.New(diag.RuleMissingSection, at, "there is no section %q; %s", t.Name, s.hint(t.Name, hints))
	}
	return &d
}

// hint says what the name of a missing section may have meant.
func (s *Sections) hint(name string, hints map[string]string) string {
	if hint, known := hints[name]; known {
		return hint
	}
	hint := fmt.Sprintf("write %s/%s.md or correct the name", SectionsFolder, name)
	if len(hints) == maxNameHints {
		return hint
	}
	if near := diag.Nearest(name, s.names); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	hints[name] = hint
	return hint
}

func validName(name string) bool {
	return sectionName.MatchString(name) && utf8.RuneCountInString(name) <= maxSectionName && !strings.Contains(name, "..") && name == strings.TrimSpace(name)
}

// includeEdge is one tag of a section, which includes another section.
type includeEdge struct {
	from *section
	tag  syntax.Tag
}

// sumCosts adds up what including a section costs, and finds cycles. path is the
// tags from the section where the search began to s.
func (s *Sections) sumCosts(sec *section, path []includeEdge) {
	sec.visit = open
	sec.includes, sec.bytes, sec.depth = 1, len(sec.Source.Bytes), 1
	sec.digest = sec.fileDigest()
	included := []string{sec.digest}
	for _, t := range sec.tags {
		next := s.byName[t.Name]
		if next == nil {
			continue
		}
		longer := append(path, includeEdge{sec, t})
		if next.visit == open {
			sec.markUnusable(cycleFinding(next, longer))
			continue
		}
		if next.visit == unseen {
			s.sumCosts(next, longer)
		}
		included = append(included, next.digest)
		sec.unusable = sec.unusable || next.unusable
		// Saturate at the limits, so that the sums cannot overflow.
		sec.includes = min(sec.includes+next.includes, MaxIncludes+1)
		sec.bytes = min(sec.bytes+next.bytes, MaxPageBytes+1)
		sec.depth = max(sec.depth, next.depth+1)
	}
	sec.digest = digestOf(included...)
	sec.visit = done
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

// OverBudget says, of all pages of a site, which of them may include nothing, because the
// pages before it include all that a site may; see [SiteIncludeBytes]. In are the names that
// the tags of each page have ([TagNames]). Tags in code count too: no page is parsed for this.
func (s *Sections) OverBudget(pages [][]string) []bool {
	over := make([]bool, len(pages))
	left := SiteIncludeBytes + len(pages)*PageIncludeBytes
	for i, page := range pages {
		cost := 0
		for _, name := range page {
			if sec := s.byName[name]; sec != nil && cost <= MaxPageBytes {
				cost += sec.bytes
			}
		}
		if over[i] = cost > left; !over[i] {
			left -= cost
		}
	}
	return over
}

// TagNames are the names of sections that the tags of a page have, also those in code.
func TagNames(page []byte) []string { return syntax.TagNames(page) }

// checkPage checks the tags of a page. It is ok to resolve the page if there is no
// finding and no unusable section. overBudget: the page may include nothing.
func (s *Sections) checkPage(page *diag.Source, tags []syntax.Tag, overBudget bool) (ds []diag.Finding, ok bool) {
	if overBudget && len(tags) > 0 {
		return []diag.Finding{diag.New(diag.RuleIncludeLimit, page.At(tags[0].Start),
			"the pages of the site together include more than %d bytes, %d for each page; include less", SiteIncludeBytes, PageIncludeBytes)}, false
	}
	includes, size, hints := 0, len(page.Bytes), map[string]string{}
	ok = true
	for _, t := range tags {
		if d := s.checkTag(page, t, hints); d != nil {
			ds = append(ds, *d)
			continue
		}
		sec := s.byName[t.Name]
		ok = ok && !sec.unusable
		includes += sec.includes
		size += sec.bytes
		switch at := page.At(t.Start); {
		case sec.depth > MaxIncludeDepth:
			ds = append(ds, diag.New(diag.RuleIncludeDepth, at, "%q leads through more than %d levels of sections; flatten them", t.Name, MaxIncludeDepth))
		case includes > MaxIncludes:
			return append(ds, diag.New(diag.RuleIncludeLimit, at, "the page includes more than %d sections, counted as often as they are included; include less", MaxIncludes)), false
		case size > MaxPageBytes:
			return append(ds, diag.New(diag.RuleIncludeLimit, at, "the page and all that it includes have more than %d bytes; include less", MaxPageBytes)), false
		}
	}
	return ds, ok && len(ds) == 0
}
