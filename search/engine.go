package search

import (
	"context"
	"errors"
	"io/fs"
	"iter"
	"runtime"
	"slices"
	"strings"

	"github.com/careers-index/careers/index"
)

// ErrNotFound is returned for a path that is no page.
var ErrNotFound = errors.New("no such page")

// Engine answers from one generation. It is safe for concurrent use.
type Engine struct {
	g        *index.Generation
	snapshot *snapshot
	planner  planner
	docs     []uint32 // document of each page, by ordinal
	kinds    []string // of the skill column's values
	// skillNames and categoryNames are what the columns' values are called.
	skillNames, categoryNames nameList
	base                      tally           // of every page, without filters
	searches                  chan *searching // waiting for the next search
	site                      Site
}

// New prepares an engine for a generation, which it owns from then on.
func New(g *index.Generation) (*Engine, error) {
	s, err := openSnapshot(g)
	if err != nil {
		return nil, err
	}
	words, err := newVocabulary(s)
	if err != nil {
		return nil, errors.Join(err, s.close())
	}
	e := &Engine{
		g: g, snapshot: s, planner: planner{lexicon: g.Lexicon(), words: words},
		docs: make([]uint32, g.Len()), kinds: make([]string, len(g.Skill().Values)), site: newSite(g),
		searches: make(chan *searching, runtime.GOMAXPROCS(0)),
	}
	for doc := range e.docs {
		e.docs[g.Ordinal(uint64(doc))] = uint32(doc)
	}
	for i, name := range g.Skill().Values {
		names := []string{name}
		if entry, ok := g.Lexicon().Lookup(name); ok {
			e.kinds[i] = entry.Kind
			names = slices.Concat(names, entry.Aliases, entry.Unsure)
		}
		e.skillNames.add(i, names)
	}
	for i, name := range g.Category().Values {
		e.categoryNames.add(i, []string{name})
	}
	e.skillNames.sort()
	e.categoryNames.sort()
	e.base.reset(choose(g.Category(), nil, false, nil), choose(g.Skill(), nil, false, nil))
	for n := range e.docs {
		e.base.add(uint32(n))
	}
	return e, nil
}

// Close releases the generation.
func (e *Engine) Close() error { return errors.Join(e.snapshot.close(), e.g.Close()) }

// Site is what every page of the web site shows, and where its files are.
type Site struct {
	Generation                   string
	Title, URL, Language, Accent string
	LogoLight, LogoDark          string
	Organization                 string
	PostingCategories            []string
	Assets                       fs.FS // static files, by path without the leading slash
	// Pages are all pages in the order of the listing, read as they are asked
	// for: a site of 26,000 pages keeps no list of them in memory.
	Pages iter.Seq[PageRef]
}

// PageRef names a page in navigation and sitemap.
type PageRef struct {
	Path, Title, Menu, Category string
	Position                    float64
	Posting                     bool
}

func newSite(g *index.Generation) Site {
	s := g.Settings()
	return Site{
		Generation: g.Manifest().ID,
		Title:      s.Title, URL: s.URL, Language: s.Language, Accent: s.Accent,
		LogoLight: s.LogoLight, LogoDark: s.LogoDark,
		Organization: s.Organization, PostingCategories: s.PostingCategories,
		Assets: g.Assets(), Pages: pages(g),
	}
}

// Site describes the site as a whole.
func (e *Engine) Site() *Site { return &e.site }

// pages reads what navigation needs of every page. It ends early when the
// generation cannot be read.
func pages(g *index.Generation) iter.Seq[PageRef] {
	return func(yield func(PageRef) bool) {
		for n := range uint32(g.Len()) {
			c, err := g.Card(n)
			if err != nil || !yield(PageRef{c.Path, c.Title, c.Menu, c.Category, c.Position, c.Posting}) {
				return
			}
		}
	}
}

// searching is what one search needs. As many as there are processors are kept:
// making one takes longer than most searches, and a sync.Pool would be emptied
// by each garbage collection.
type searching struct {
	*matcher
	*planning
	tally tally
	top   top
	marks marker
}

func (e *Engine) begin() (*searching, error) {
	var s *searching
	select {
	case s = <-e.searches:
	default:
		m, err := newMatcher(e.g, e.snapshot, e.docs)
		if err != nil {
			return nil, err
		}
		s = &searching{matcher: m}
	}
	s.read, s.mayRead = 0, e.lists(MaxReads)
	return s, nil
}

// lists is the number of entries in n lists as long as the site. On a small
// site no number of words costs anything.
func (e *Engine) lists(n int) int { return n * max(e.g.Len(), 1000) }

func (e *Engine) end(s *searching) {
	select {
	case e.searches <- s:
	default:
	}
}

// Search answers a request. A *BadRequestError is the caller's fault.
func (e *Engine) Search(ctx context.Context, r Request) (*Result, error) {
	r, q, err := r.checked()
	if err != nil {
		return nil, err
	}
	s, err := e.begin()
	if err != nil {
		return nil, err
	}
	defer e.end(s)
	s.planning = e.planner.planning()
	p := s.plan(q)
	if n := len(p.clauses); n > MaxUnits { // "a/b/c" is three
		return nil, tooManyUnits(n)
	}
	hits, err := e.find(ctx, s, p, r)
	if errors.Is(err, errTooMuch) {
		return nil, &BadRequestError{"q", "asks for too many words that nearly every page has; leave some out"}
	}
	if err != nil {
		return nil, err
	}
	res := &Result{
		Query: r.Query, Total: s.tally.total, Page: r.Page, PerPage: r.PerPage,
		Pages: min((s.tally.total+r.PerPage-1)/r.PerPage, MaxDepth/r.PerPage),
		Sort:  r.Sort, Generation: e.site.Generation,
		Facets: e.facets(&s.tally, r.SkillSearch),
	}
	if res.Hits, err = e.hits(s, p, hits); err != nil {
		return nil, err
	}
	if len(p.clauses)+len(r.filtered()) > 0 {
		err = e.help(ctx, s, q, r, res)
	}
	return res, err
}

// find leaves the counts in s.tally and returns the hits of the page asked for.
func (e *Engine) find(ctx context.Context, s *searching, p plan, r Request) ([]ranked, error) {
	first := (r.Page - 1) * r.PerPage
	s.top.reset(first + r.PerPage)
	category, skill := e.filters(r)
	if len(p.clauses) > 0 {
		if err := s.match(ctx, p); err != nil {
			return nil, err
		}
		s.tally.reset(category, skill)
		for _, doc := range s.matcher.hits {
			page := e.g.Ordinal(uint64(doc))
			if s.tally.add(page) {
				s.top.add(e.rank(page, e.worth(&s.slots[doc], page), r.Sort))
			}
		}
		return s.top.from(first), nil
	}
	if category.wanted+skill.wanted == 0 && r.Sort != ByTitle {
		s.tally.copy(&e.base)
		return e.listed(first, r.PerPage), nil
	}
	s.tally.reset(category, skill)
	for page := range uint32(e.g.Len()) {
		if s.tally.add(page) {
			s.top.add(e.rank(page, 0, r.Sort))
		}
	}
	return s.top.from(first), nil
}

// listed is a page of the listing of everything: pages are numbered in its order.
func (e *Engine) listed(first, n int) []ranked {
	var out []ranked
	for page := first; page < min(first+n, e.g.Len()); page++ {
		out = append(out, ranked{page: uint32(page)})
	}
	return out
}

// worth of a page that matched.
func (e *Engine) worth(at *slot, page uint32) float64 {
	return worth(at.tier, at.sum, e.g.Posting(page))
}

func (e *Engine) rank(page uint32, worth float64, by Sort) ranked {
	switch by {
	case ByTitle:
		return ranked{0, e.g.TitleRank(page), page}
	case ByPosition:
		return ranked{0, page, page}
	default:
		return ranked{worth, page, page}
	}
}

// filters are the selections that a request makes.
func (e *Engine) filters(r Request) (category, skill selection) {
	category = choose(e.g.Category(), r.Categories, false, func(s string) string { return s })
	skill = choose(e.g.Skill(), r.Skills, r.AllSkills, e.planner.canonical)
	return category, skill
}

// facets lists the counted values. With search, only skills of which a word
// begins so.
func (e *Engine) facets(t *tally, search string) []Facet {
	var show func(value int) bool
	if search = strings.TrimSpace(search); search != "" {
		found := make([]bool, len(e.kinds))
		for n := range e.skillNames.begin(index.Fold(search)) {
			found[n.value] = true
		}
		show = func(value int) bool { return found[value] }
	}
	return []Facet{
		{Name: "category", Values: values(t.category, t.categories, nil, nil)},
		{Name: "skill", Values: values(t.skill, t.tech, e.kinds, show)},
	}
}

// canonical is the name of the skill that s names, or s.
func (p *planner) canonical(s string) string {
	if e, ok := p.lookup(s); ok {
		return e.Name
	}
	return s
}
