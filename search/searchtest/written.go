package searchtest

import (
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/index/check"
	"github.com/careers-index/careers/index/indextest"
	"github.com/careers-index/careers/search"
)

// Words as they are written.

// Each way to write a thing finds all the ways to write it.
func waysToWriteATermFindEachOther(t *testing.T, open Open) {
	groups := []string{
		"R&D | R & D | RnD | r&d | R＆D",
		"Q&A | Q & A | QnA | Q&As",
		"AT&T | AT & T",
		"PhD | Ph.D. | Ph. D. | PhDs",
		"MSc | M.Sc. | M. Sc.",
		"B.A. | BA",
		"401k | 401(k) | 401-k",
		"501(c)(3) | 501c3",
		"ISO 27001 | iso27001 | ISO-27001",
		"O'Reilly | O’Reilly | oreilly",
		"データ | ﾃﾞｰﾀ",
		"accessibilité | l'accessibilité | L’ACCESSIBILITÉ | d´accessibilité | accessibilite",
		`azienda | dell'azienda | "l'azienda"`,
		"D'Angelo | D’Angelo | d'angelo | Angelo",
		`"sur l'équipe" | "sur équipe" | sur l’équipe`,
		"don't | don’t | dont",
	}
	var pages []string
	for _, forms := range groups {
		for form := range strings.SplitSeq(forms, " | ") {
			pages = append(pages, "Page | Before "+strings.Trim(form, `"`)+" and after.")
		}
	}
	e := open(t, Site(pages...))
	first := 0
	for _, forms := range groups {
		list := strings.Split(forms, " | ")
		var want []string
		for i := range list {
			want = append(want, strconv.Itoa(first+i))
		}
		first += len(list)
		for _, query := range list {
			got := strings.Fields(pathsOf(t, e, query))
			slices.Sort(got)
			if slices.Sort(want); !slices.Equal(got, want) {
				t.Errorf("%q finds %s, want %s: each of %q", query, got, want, list)
			}
		}
	}
}

// What a title or a heading says can be copied and searched for: a whole title, and each
// word of both with the punctuation that it has there, find the page, and not only as a
// typing mistake.
func everyWordOfATitleOrHeadingFindsItsPage(t *testing.T, open Open, o Options) {
	sites := map[string]*content.Site{"example": loadSite(t, content.Example()), "generated": indextest.Site(300, 1), "signs": Site(signs...)}
	for _, dir := range o.Roots {
		sites[dir] = loadSite(t, os.DirFS(dir))
	}
	for name, site := range sites {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			typed := pagesByWord(site)
			e := open(t, site)
			t.Logf("%d pages, %d words", len(site.Pages), len(typed))
			for w, pages := range typed {
				if found := findsAsWritten(t, e, w); !containsAll(found, pages) {
					t.Errorf("%q (terms %q) finds %d pages, but not all of %q", w, analysis.Terms(w), len(found), pages)
				}
			}
			if o.Reference != nil {
				want := o.Reference(t, site)
				for w := range typed {
					CheckAgree(t, want, e, search.Request{Query: w})
				}
			}
		})
	}
}

// signs are titles and headings with what people write beside and between words.
var signs = []string{
	"R&D Engineer (m/w/d) | x | | Q & A", "R & D Lead, AT & T | x | | FP & A: P&L", "RnD; QnA | x | | Ph.D., PhD, Ph. D. or M. Sc.",
	"Développeur·se C++/C# – l’accessibilité | x | | L'équipe d'AWS", "D'Angelo & O'Reilly’s | x | | Dell'azienda, quelqu'un",
	"401(k)/403(b) Analyst | x | | ISO/IEC 27001, ISO27001", "«Scala» “Go”, „Rust“ ‹Kotlin› | x | | 「Java」エンジニア、AWSの経験",
	"ﾃﾞｰﾀ Engineer™ Node.js® | x | | ①Python ☕️Java 1️⃣Go", "C, C++ & C#; F#/.NET | x | | Kubernetes¹ m² CO₂", "AWS를 熟悉Java，5年 | x | | (Senior) [Lead] {Head}",
	"Front-End/Back-end e-mail T-SQL | x | | U.S.A. vs. U.K. — 24/7…", "Don't I'm we're ’tis rock'n'roll | x | | d'R l'XML #golang @home $100k",
	"Py\u00adthon zero\u200bwidth Java\u200e \u202aGo\u202c | x | | foo\u00a0bar baz\u3000qux", "snake_case x.y.z v1.2.3 3.11 C++17 | x | | S&P's H&M-Team, R&D&I",
}

func loadSite(t *testing.T, root fs.FS) *content.Site {
	t.Helper()
	site, err := check.Load(t.Context(), root, content.Options{}, check.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return site
}

// pagesByWord are the pages of a site by the words of their titles and headings, and by
// their titles.
func pagesByWord(site *content.Site) map[string][]string {
	pages := map[string][]string{}
	for _, p := range site.Pages {
		text := []string{p.Title}
		for _, h := range p.Headings {
			text = append(text, h.Text)
		}
		words := wordsAsTyped(strings.Join(text, "\n"))
		if n := len(analysis.Terms(p.Title)); n > 0 && n < search.MaxUnits && isTyped(p.Title) {
			words = append(words, p.Title)
		}
		for _, w := range words {
			if !slices.Contains(pages[w], p.Path) {
				pages[w] = append(pages[w], p.Path)
			}
		}
	}
	return pages
}

// wordsAsTyped are the words of a text: what is between its spaces, and with the spaces
// where a term has some (R & D). Words that the query language gives a meaning of their
// own are left out, and those of signs alone.
func wordsAsTyped(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		start := 0
		tokens := analysis.Analyze(line)
		add := func(end int) {
			w := strings.TrimSpace(line[start:end])
			if start = end; strings.ContainsFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) && isTyped(w) {
				out = append(out, w)
			}
		}
		for i, r := range line {
			inTerm := slices.ContainsFunc(tokens, func(t analysis.Token) bool { return t.Start < i && i < t.End })
			if unicode.IsSpace(r) && !inTerm {
				add(i)
			}
		}
		add(len(line))
	}
	return out
}

// isTyped reports whether a query of w asks for nothing but words.
func isTyped(w string) bool {
	facets := search.Facets{{Name: "category"}, {Name: "skill"}, {Name: "place"}, {Name: "workplace"}, {Name: "type"}, {Name: "level"}}
	return !slices.ContainsFunc(search.Parse(w, facets).Clauses, func(c search.Clause) bool {
		return c.Not || c.Any[0].Field != search.Anywhere
	})
}

// findsAsWritten are the pages that a query finds as it is written, or by another name.
func findsAsWritten(t *testing.T, e search.Engine, query string) map[string]bool {
	t.Helper()
	found := map[string]bool{}
	for r := (search.Request{Query: query, Page: 1, PerPage: search.MaxPerPage}); ; r.Page++ {
		res := Ask(t, e, r)
		for _, h := range res.Hits {
			isOther := func(w search.Why) bool { return w.Tier != "exact" && w.Tier != "alias" }
			if res.Match == search.MatchAll && !slices.ContainsFunc(h.Why, isOther) {
				found[h.Path] = true
			}
		}
		if r.Page >= res.Pages {
			return found
		}
	}
}

func containsAll(found map[string]bool, pages []string) bool {
	return !slices.ContainsFunc(pages, func(p string) bool { return !found[p] })
}
