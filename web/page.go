package web

import (
	"errors"
	"html/template"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/careers-index/careers/search"
)

// pageView is a page of the site, a posting or another.
type pageView struct {
	frameView
	Page     *search.Page
	Body     template.HTML
	Facts    []string
	Category string // address of its listing
	Contents []heading
	Skills   []strengthView
	Quoted   bool // some skill has a quote
	Siblings []navLink
	Similar  []hitView
	Apply    string
	Posting  *jobPosting // JSON-LD; nil for other pages
}

// longTitle is from how many characters a title is set smaller, so that it
// leaves room for the page on a phone.
const longTitle = 60

// LongTitle reports whether the title is to be set smaller.
func (v pageView) LongTitle() bool { return utf8.RuneCountInString(v.Page.Title) > longTitle }

// ApplyAgain reports whether the way to apply is worth repeating below the
// text: a heading of the text is not.
func (v pageView) ApplyAgain() bool {
	return v.Apply != "" && !strings.HasPrefix(v.Apply, "#")
}

// strengthView are the skills of a posting that it wants as much as each other.
type strengthView struct {
	Label  string
	Skills []skillView
}

type skillView struct {
	Name, URL, Quote, Section string
}

// page answers every other path: a page of the site, or one of its files.
func (s *server) page(x *exchange) error {
	path := x.r.URL.Path
	if trimmed := strings.TrimSuffix(path, "/"); trimmed != path {
		u := pathURL(trimmed)
		if x.r.URL.RawQuery != "" {
			u += "?" + x.r.URL.RawQuery
		}
		http.Redirect(x.w, x.r, u, http.StatusMovedPermanently)
		return nil
	}
	p, err := x.engine.Page(x.ctx, path)
	if err != nil {
		if !errors.Is(err, search.ErrNotFound) {
			return err
		}
		if err = x.siteFile(); errors.Is(err, errNotFound) {
			return x.folder(path)
		}
		return err
	}
	if x.fresh("") {
		return nil
	}
	return x.render(s.views.page, x.pageView(p))
}

// plainFolder is a path that means itself in a query.
var plainFolder = regexp.MustCompile(`^[\w./-]+$`)

// folder answers a path that is no page but has pages below it, as when
// someone cuts an address short: their category's listing, or the start.
func (x *exchange) folder(path string) error {
	if !plainFolder.MatchString(path) {
		return errNotFound
	}
	res, err := x.engine.Search(x.ctx, search.Request{Query: "path:" + path, PerPage: 1})
	if err != nil {
		return err
	}
	if res.Total == 0 {
		return errNotFound
	}
	var listing search.Request
	for _, f := range res.Facets {
		if f.Name == "category" && len(f.Values) > 0 && f.Values[0].Count == res.Total {
			listing.Categories = []string{f.Values[0].Value}
		}
	}
	http.Redirect(x.w, x.r, at("/", listing), http.StatusFound)
	return nil
}

func (x *exchange) pageView(p *search.Page) pageView {
	headings, _ := outline(p.HTML)
	v := pageView{
		frameView: x.frame(p.Title), Page: p,
		Body:     template.HTML(p.HTML), // sanitized by content
		Contents: headings,
		Apply:    p.Job.Apply,
	}
	v.frameView.Description, v.frameView.Kind, v.Section = p.Description, "article", p.Category
	v.Canonical = x.base() + pathURL(p.Path)
	if p.Category != "" {
		v.Category = at("/", search.Request{Categories: []string{p.Category}})
	}
	if !p.Posting {
		v.Siblings = v.Masthead.siblings(p.Category)
		return v
	}
	v.Facts = jobFacts(p.Job)
	v.Skills = newStrengths(p.Asked)
	v.Quoted = slices.ContainsFunc(p.Asked, func(k search.PageSkill) bool { return newSkill(k).Quote != "" })
	v.Similar = newHits(search.Request{}, p.Similar)
	v.Posting = newJobPosting(x, p)
	if v.Apply == "" {
		v.Apply = applyAnchor(headings)
	}
	return v
}

// applyAnchor is the heading that tells how to apply, where nothing else does.
func applyAnchor(headings []heading) string {
	i := slices.IndexFunc(headings, func(h heading) bool { return strings.Contains(strings.ToLower(h.Text), "apply") })
	if i < 0 {
		return ""
	}
	return "#" + headings[i].Anchor
}

// strengths in words, strongest first.
var strengths = []struct{ name, label string }{
	{"required", "Asked for"}, {"preferred", "Good to have"}, {"alternative", "One of"}, {"mentioned", "Also mentioned"},
}

// newSkill shows a skill. A quote that only repeats the name is left out.
func newSkill(k search.PageSkill) skillView {
	v := skillView{k.Name, at("/", search.Request{Skills: []string{k.Name}}), k.Quote, words(k.Section)}
	if strings.EqualFold(v.Quote, v.Name) {
		v.Quote = ""
	}
	return v
}

func newStrengths(asked []search.PageSkill) []strengthView {
	var out []strengthView
	for _, s := range strengths {
		var skills []skillView
		for _, k := range asked {
			if k.Strength == s.name {
				skills = append(skills, newSkill(k))
			}
		}
		if len(skills) > 0 {
			out = append(out, strengthView{s.label, skills})
		}
	}
	return out
}
