package check

// The rules about what the settings and titles of a site say.

import (
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/tree"
)

// postingCategories reports categories of postings that no page has. The default is
// reported only where a category is nearly it: without any, every page is a posting.
func (l *linter) postingCategories() {
	used := map[string]bool{}
	for _, p := range l.pages {
		if p.Category != "" {
			used[p.Category] = true
		}
	}
	categories := slices.Sorted(maps.Keys(used))
	l.nearPostings(categories)
	at := l.site.Settings.PostingCategoriesAt
	isSet := at != diag.Position{}
	for _, wanted := range l.site.Settings.PostingCategories {
		if slices.ContainsFunc(categories, func(c string) bool { return strings.EqualFold(c, wanted) }) {
			continue
		}
		near := nearestCategory(wanted, categories)
		switch {
		case isSet && near != "":
			l.report(diag.RulePostingCategory, at, "no page has the category %s, whose pages are postings; did you mean %s?", diag.Quote(wanted), diag.Quote(near))
		case isSet && len(categories) == 0:
			l.report(diag.RulePostingCategory, at, "no page has the category %s, whose pages are postings, or any other; give the postings the key category", diag.Quote(wanted))
		case isSet:
			l.report(diag.RulePostingCategory, at, "no page has the category %s, whose pages are postings; there are %s", diag.Quote(wanted), quoted(categories))
		case near != "":
			first := l.pages[slices.IndexFunc(l.pages, func(p *content.Page) bool { return p.Category == near })]
			l.report(diag.RulePostingCategory, keyAt(first, "category"), "no page has the category %s, so every page is a posting; did you mean it by %s? Write it so, or set posting_category in careers.yaml", diag.Quote(wanted), diag.Quote(near))
		}
	}
}

// nearPostings reports pages whose category is nearly one of postings that other pages
// have: they are not listed as positions.
func (l *linter) nearPostings(categories []string) {
	isUsed := func(c string) bool {
		return slices.ContainsFunc(categories, func(used string) bool { return strings.EqualFold(used, c) })
	}
	wanted := slices.DeleteFunc(slices.Clone(l.site.Settings.PostingCategories), func(c string) bool { return !isUsed(c) })
	near := map[string]string{}
	for _, c := range categories {
		if !l.site.Settings.IsPostingCategory(c) {
			near[c] = diag.Nearest(c, wanted)
		}
	}
	for _, p := range l.pages {
		if near := near[p.Category]; near != "" {
			l.report(diag.RulePostingCategory, keyAt(p, "category"), "the page is not a posting, because its category is %s; did you mean %s?", diag.Quote(p.Category), diag.Quote(near))
		}
	}
}

// nearestCategory is the category that was probably meant: a misspelled one, the
// singular or plural of a word, or the same words in another order or language.
func nearestCategory(wanted string, categories []string) string {
	if near := diag.Nearest(wanted, categories); near != "" {
		return near
	}
	for _, c := range categories {
		a, b := diag.FoldName(c), diag.FoldName(wanted)
		if min(len(a), len(b)) >= minCategoryPart && (strings.Contains(a, b) || strings.Contains(b, a)) {
			return c
		}
	}
	return ""
}

// minCategoryPart is the shortest name that is looked for in another, in bytes: "jobs".
const minCategoryPart = 4

// maxCategories is how many categories a message lists.
const maxCategories = 8

func quoted(names []string) string {
	list := make([]string, 0, maxCategories)
	for _, n := range names[:min(len(names), maxCategories)] {
		list = append(list, diag.Quote(n))
	}
	if len(names) > maxCategories {
		list = append(list, "…")
	}
	return strings.Join(list, ", ")
}

// bidiTitle reports invisible marks in a title that turn the direction of writing: they
// can make a list show what its author did not write.
func (l *linter) bidiTitle(p *content.Page) {
	title := p.FrontMatter.Title
	if strings.ContainsFunc(title, func(r rune) bool { return unicode.Is(unicode.Bidi_Control, r) }) {
		l.report(diag.RuleBidiTitle, keyAt(p, "title"), "the title has invisible marks that turn the direction of writing; delete them")
	}
}

// checkLogos checks the logos that the settings name: a path leads to a file, and an
// address can be that of an image.
func (l *linter) checkLogos() {
	for _, logo := range l.site.Settings.Logos {
		u, err := url.Parse(strings.TrimSpace(logo.Path))
		switch {
		case err != nil, u.Opaque != "", u.Host == "" && u.Scheme != "",
			u.Scheme != "" && u.Scheme != "https" && u.Scheme != "http", strings.ContainsAny(logo.Path, "\\\t\n<>\""):
			l.report(diag.RuleLogoAddress, logo.At, "%s is not the address of an image; write a path such as /logo.svg, or an address that begins with https://", diag.Quote(logo.Path))
			continue
		case u.Host != "":
			continue
		}
		if address := path.Clean("/" + u.Path); !l.isAsset(address) {
			l.report(diag.RuleMissingImage, logo.At, "there is no image at %s; put it into the folder of static files", diag.Quote(address))
		}
	}
}

// isAsset reports whether the site has a file at an address.
func (l *linter) isAsset(address string) bool {
	return slices.ContainsFunc(l.site.Assets, func(a tree.Asset) bool { return a.Path == address })
}
