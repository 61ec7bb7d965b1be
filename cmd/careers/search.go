package main

import (
	"context"
	"errors"
	"fmt"
	"html"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/careers-index/careers/content/visible"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/local"
	"github.com/careers-index/careers/search/opensearch/cluster"
)

// searcher is the search command: its flags.
type searcher struct {
	builder    builder
	request    search.Request
	categories []string
	skills     []string
	filters    []string // NAME=VALUE
	skillMatch string
	matchAll   []string // facets of which every chosen value must hold
	asJSON     bool
}

func newSearch() *cobra.Command {
	var s searcher
	var sort, show string
	cmd := &cobra.Command{
		Use:   "search [--index INDEX | --content DIR] [QUERY…]",
		Short: "Search an index from the command line",
		Long: `Search prints the pages that match, best first; without a query it lists all.
With --json it prints the body of GET /api/v1/search. Without --index it builds
the content, or the example site, into a temporary folder first.

Filters choose values of facets: --filter place=Berlin --filter type=full-time.
Several values of one facet are alternatives; --match-all skill asks for each of
them. --category C is short for --filter category=C, --skill S for --filter
skill=S, and --skill-match all for --match-all skill.

Exit status 1 means that nothing matched.

` + search.Syntax + clusterHelp,
		Example: `  careers search scala
  careers search --index site.idx --category "Open Positions" 'skill:spark -python'
  careers search --index site.idx --filter place=Berlin --filter workplace=remote
  careers search --index site.idx --json --skill Scala --skill Spark`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if s.builder.dir != "" && s.builder.src.changed() {
				return usagef("--content, --static, --drafts and --posting-category do not go with --index: an index is searched as it was built")
			}
			for name, n := range map[string]int{"page": s.request.Page, "per-page": s.request.PerPage, "pay-min": s.request.PayMin} {
				if n < 1 && cmd.Flags().Changed(name) {
					return usagef("--%s is 1 or more, not %d", name, n)
				}
			}
			s.request.Query = strings.Join(args, " ")
			s.request.Sort, s.request.Show = search.Sort(sort), search.Show(show)
			if err := s.choose(); err != nil {
				return err
			}
			return s.run(cmd.Context(), cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	cmd.SetFlagErrorFunc(func(_ *cobra.Command, err error) error {
		var unknown *pflag.NotExistError
		if !errors.As(err, &unknown) {
			return err
		}
		return fmt.Errorf("%w; a query with -word goes in quotes, or after --: careers search -- spark -scala", err)
	})
	s.builder.src.register(cmd)
	f := cmd.Flags()
	f.StringVar(&s.builder.dir, "index", "", indexUsage+", to search")
	f.StringArrayVar(&s.categories, "category", nil, "only pages of this `CATEGORY`; repeated: any of them")
	f.StringArrayVar(&s.skills, "skill", nil, "only pages that ask for this `SKILL`; repeated: any of them")
	f.StringArrayVar(&s.filters, "filter", nil, "only pages with this value of a facet, `NAME=VALUE`; repeated: any value of one facet, and every facet")
	f.StringVar(&s.skillMatch, "skill-match", "any", "`MATCH` any of the skills, or all of them")
	f.StringArrayVar(&s.matchAll, "match-all", nil, "facet `NAME` of which every chosen value must be there")
	f.StringVar(&sort, "sort", "", "`ORDER`: relevance, newest, position, or title")
	f.StringVar(&show, "show", "", "`KIND` of page: positions, pages, or all (default all)")
	f.IntVar(&s.request.PayMin, "pay-min", 0, "only jobs that pay `AMOUNT` in a year at best, in their own currency")
	f.IntVar(&s.request.Page, "page", 1, "`PAGE` of the hits, from 1")
	f.IntVar(&s.request.PerPage, "per-page", search.DefaultPerPage, "`HITS` on a page")
	f.BoolVar(&s.asJSON, "json", false, "print the result as the API does, as JSON")
	return cmd
}

// choose turns the flags that filter into the request's filters.
func (s *searcher) choose() error {
	switch s.skillMatch {
	case "any":
	case "all":
		s.matchAll = append(s.matchAll, "skill")
	default:
		return usagef("--skill-match is any or all, not %q", s.skillMatch)
	}
	add := func(facet, value string) {
		f := s.request.Filter(facet)
		f.Values = append(slices.Clone(f.Values), value)
		f.All = slices.Contains(s.matchAll, facet)
		s.request = s.request.With(f)
	}
	for _, c := range s.categories {
		add("category", c)
	}
	for _, v := range s.skills {
		add("skill", v)
	}
	for _, filter := range s.filters {
		name, value, ok := strings.Cut(filter, "=")
		if name = strings.TrimSpace(name); !ok || name == "" || strings.TrimSpace(value) == "" {
			return usagef("--filter is NAME=VALUE, such as place=Berlin, not %q", filter)
		}
		add(strings.ToLower(name), strings.TrimSpace(value))
	}
	return nil
}

// run answers one request and prints it.
func (s *searcher) run(ctx context.Context, stdout, stderr io.Writer) error {
	engine, done, err := openEngine(ctx, s.builder, stderr)
	if err != nil {
		return err
	}
	defer done()
	result, err := engine.Search(ctx, s.request)
	var bad *search.BadRequestError
	if errors.As(err, &bad) {
		return &usageError{err}
	} else if err != nil {
		return err
	}
	if s.asJSON {
		err = result.WriteJSON(visible.NewJSONWriter(stdout))
	} else {
		err = printResult(stdout, result)
	}
	if err == nil && result.Total == 0 {
		return &findingsError{}
	}
	return err
}

// openEngine opens the index, or builds one from the content for this once.
func openEngine(ctx context.Context, b builder, stderr io.Writer) (e search.Engine, done func(), err error) {
	if cluster.IsAddress(b.dir) {
		return openCluster(ctx, b.dir)
	}
	remove := func() {}
	if b.dir == "" {
		if b.dir, err = os.MkdirTemp("", "careers-"); err != nil {
			return nil, nil, err
		}
		dir := b.dir
		b.volatile = true
		remove = func() { _ = os.RemoveAll(dir) }
		if _, err := b.build(ctx, stderr); err != nil {
			remove()
			return nil, nil, err
		}
	}
	if e, err = local.Open(b.dir); err != nil {
		remove()
		return nil, nil, withHint(err, b.dir)
	}
	return e, func() { _ = e.Close(); remove() }, nil
}

// openCluster opens the index at an address.
func openCluster(ctx context.Context, address string) (search.Engine, func(), error) {
	x, err := clusterAt(address)
	if err != nil {
		return nil, nil, err
	}
	o, err := x.Open(ctx)
	if err != nil {
		return nil, nil, withHint(err, address)
	}
	return o.Engine, func() { _ = o.Close() }, nil
}

// printResult prints hits for a person: title and path, facts, the best
// passage.
func printResult(w io.Writer, r *search.Result) error {
	var b strings.Builder
	fmt.Fprint(&b, count(r.Total, "hit"))
	switch {
	case r.Page > r.Pages && r.Pages > 0:
		fmt.Fprintf(&b, ", but no page %d: the last is %d", r.Page, r.Pages)
	case r.Pages > 1:
		fmt.Fprintf(&b, ", page %d of %d", r.Page, r.Pages)
	}
	b.WriteByte('\n')
	if r.Match == search.MatchSome && r.Total > 0 {
		b.WriteString("No page has every word; these have the most of them\n")
	}
	if r.Showing != "" {
		fmt.Fprintf(&b, "Showing results for: %s\n", r.Showing)
	}
	if len(r.SetAside) > 0 {
		fmt.Fprintf(&b, "Hits need not have these words: %s\n", strings.Join(r.SetAside, ", "))
	}
	for _, h := range r.Hits {
		printHit(&b, h)
	}
	if r.DidYouMean != "" {
		fmt.Fprintf(&b, "\nDid you mean: %s\n", r.DidYouMean)
	}
	for _, x := range r.Relaxations {
		fmt.Fprintf(&b, "Try %s: %s\n", relaxed(x), count(x.Total, "hit"))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func printHit(b *strings.Builder, h search.Hit) {
	fmt.Fprintf(b, "\n%s\n  %s", h.Title, h.Path)
	for _, fact := range []string{h.Category, strings.Join(h.Skills, ", ")} {
		if fact != "" {
			fmt.Fprintf(b, "  ·  %s", fact)
		}
	}
	b.WriteByte('\n')
	if len(h.Missing) > 0 {
		fmt.Fprintf(b, "  Missing: %s\n", strings.Join(h.Missing, ", "))
	}
	if len(h.Snippets) == 0 {
		return
	}
	b.WriteString("  ")
	if s := h.Snippets[0]; s.Heading != "" {
		fmt.Fprintf(b, "%s: ", s.Heading)
	}
	fmt.Fprintln(b, plain(h.Snippets[0].HTML))
}

// relaxed names what a relaxation asks for, and what it leaves out: "data engineer
// without the filter place".
func relaxed(x search.Relaxation) string {
	var parts []string
	if x.Query != "" {
		parts = append(parts, x.Query)
	}
	if len(x.Without) > 0 {
		parts = append(parts, "without the filter "+strings.Join(x.Without, " and "))
	} else if x.Query == "" {
		parts = append(parts, "all pages")
	}
	return strings.Join(parts, " ")
}

// plain turns a snippet's HTML, which is escaped text with <mark>, into text.
func plain(snippet string) string {
	return html.UnescapeString(strings.NewReplacer("<mark>", "", "</mark>", "").Replace(snippet))
}
