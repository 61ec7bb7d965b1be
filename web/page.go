package web

import (
	"cmp"
	"errors"
	"html/template"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web/address"
	"github.com/careers-index/careers/web/outline"
	"github.com/careers-index/careers/web/rows"
	"github.com/careers-index/careers/web/schemaorg"
	"github.com/careers-index/careers/web/twin"
	"github.com/careers-index/careers/web/wording"
)

// pageView is a page of the site, a posting or another.
type pageView struct {
	frameView
	Page     *search.Page
	Body     template.HTML
	Facts    []string
	Mail     string // the address to write to, where Apply does
	Category string // address of its listing
	Contents []outline.Heading
	Skills   []strengthView
	Quoted   bool // some skill has a quote
	Siblings []navLink
	Similar  []rows.Hit
	Apply    string
	Posting  *schemaorg.JobPosting // JSON-LD; nil for pages without
}

// longTitle is the number of characters above which a title is set smaller, so
// that it leaves room for the text on a phone.
const longTitle = 60

// LongTitle reports whether the title is to be set smaller.
func (v pageView) LongTitle() bool { return utf8.RuneCountInString(v.Page.Title) > longTitle }

// ApplyHere reports whether the button leads to a heading of the text. Below the text it is
// repeated for phones alone, where it stays in reach while the text is read.
func (v pageView) ApplyHere() bool { return strings.HasPrefix(v.Apply, "#") }

// strengthView are the skills of a posting that have one strength.
type strengthView struct {
	Label  string
	Weak   bool // folded: people who apply need not have them
	Skills []skillView
}

// More is the number of skills that are folded.
func (v pageView) More() (n int) {
	for _, s := range v.Skills {
		if s.Weak {
			n += len(s.Skills)
		}
	}
	return n
}

type skillView struct {
	Name, URL, Quote, Section string
}

// page answers every other path: a page of the site, or one of its files.
func (c *requestContext) page() error {
	path := c.r.URL.Path
	if c.asksForPreview() {
		return c.preview()
	}
	if trimmed := strings.TrimSuffix(path, "/"); trimmed != path {
		if err := c.known(trimmed); err != nil {
			return err
		}
		u := address.Path(trimmed)
		if c.r.URL.RawQuery != "" {
			u += "?" + c.r.URL.RawQuery
		}
		return c.redirect(http.StatusMovedPermanently, u)
	}
	if done, err := c.answeredFile(); done || err != nil {
		return err
	}
	p, err := c.engine.Page(c.r.Context(), path)
	if err != nil {
		if !errors.Is(err, search.ErrNotFound) {
			return err
		}
		if done, err := c.away(err, address.Path); done || err != nil {
			return err
		}
		if err = c.siteFile(); errors.Is(err, errNotFound) {
			err = c.twin()
		}
		if errors.Is(err, errNotFound) {
			return c.folder(path)
		}
		return err
	}
	return c.renderPage(p)
}

// known returns nil if page answers a path that ends in no slash, and else the
// error that it answers: what does not exist is said once, and not by the way of
// another address.
func (c *requestContext) known(path string) error {
	if err := c.enter(1); err != nil {
		return err
	}
	_, err := c.engine.Page(c.r.Context(), path)
	var moved *search.MovedError
	var gone *search.GoneError
	if errors.As(err, &moved) || errors.As(err, &gone) {
		return nil
	}
	if !errors.Is(err, search.ErrNotFound) {
		return err
	}
	if f, _, err := c.openFile(path); !errors.Is(err, errNotFound) {
		if err == nil {
			_ = f.Close() // only looked at
		}
		return err
	}
	_, err = c.listingBelow(path)
	return err
}

// plainFolder is a path that means itself in a query.
var plainFolder = regexp.MustCompile(`^[\w./-]+$`)

// folder answers a path that is no page but has pages below it, because someone
// cut an address short: it leads to the listing of their category, or to the start.
func (c *requestContext) folder(path string) error {
	listing, err := c.listingBelow(path)
	if err != nil {
		return err
	}
	return c.redirect(http.StatusFound, address.At("/", listing))
}

// listingBelow is the listing of the category that all pages below a path have,
// or else of all pages; errNotFound if there is no page below it.
func (c *requestContext) listingBelow(path string) (listing search.Request, err error) {
	if !plainFolder.MatchString(path) {
		return listing, errNotFound
	}
	res, err := c.engine.Search(c.r.Context(), search.Request{Query: "path:" + path, PerPage: 1})
	if err != nil {
		return listing, err
	}
	if res.Total == 0 {
		return listing, errNotFound
	}
	for _, f := range res.Facets {
		if f.Name == search.CategoryFacet && len(f.Values) > 0 && f.Values[0].Count == res.Total {
			listing = withValues(listing, search.CategoryFacet, f.Values[0].Value)
		}
	}
	if res.Positions == 0 {
		listing.Show = search.ShowPages
	}
	return listing, nil
}

// renderPage answers a page of the site.
func (c *requestContext) renderPage(p *search.Page) error {
	frame, err := c.frame(p.Title)
	if err != nil {
		return err
	}
	headings, _ := outline.Of(p.HTML)
	v := pageView{
		frameView: frame, Page: p,
		Body:     template.HTML(p.HTML), // sanitized by content
		Contents: headings,
	}
	v.frameView.Description, v.frameView.Kind, v.Section = p.Description, "article", p.Category
	v.Card = c.cardOf(p)
	v.Canonical, v.Twin = c.base()+address.Path(p.Path), twin.Address(p.Path)
	if p.Category != "" {
		listing := withValues(search.Request{}, search.CategoryFacet, p.Category)
		if !p.Posting {
			listing.Show = search.ShowPages
		}
		v.Category = address.At("/", listing)
	}
	if p.Posting {
		v.posting(p, c.site.Facets, schemaorg.Company{Name: c.organization(), Site: c.base(), Home: c.site.URL, Logo: c.absolute(frame.Masthead.Logo.Light)})
	} else {
		v.Siblings = v.Masthead.siblings(p.Category)
	}
	return c.render(c.files.views.page, v)
}

// posting fills in what only postings have.
func (v *pageView) posting(p *search.Page, facets search.Facets, by schemaorg.Company) {
	v.Facts = wording.Facts(p.Job, facets)
	v.Skills = newStrengths(p.Strengths)
	v.Quoted = slices.ContainsFunc(p.Strengths, func(k search.PageSkill) bool { return newSkill(k).Quote != "" })
	v.Similar = rows.NewHits(facets, search.Request{}, v.Masthead.distinct(p.Similar))
	v.Posting = schemaorg.NewJobPosting(p, by)
	v.Apply = cmp.Or(p.Job.Apply, applyAnchor(v.Contents))
	if mail, ok := strings.CutPrefix(v.Apply, "mailto:"); ok {
		v.Mail, _, _ = strings.Cut(mail, "?")
	}
}

// aboutApplying matches headings about applying in the languages of postings.
var aboutApplying = regexp.MustCompile(`(?i)\bapply|\bapplications?$|bewerb|postul|candidat(ur|ar)|sollicit|応募`)

// applyAnchor is the heading that tells how to apply, where nothing else does.
func applyAnchor(headings []outline.Heading) string {
	i := slices.IndexFunc(headings, func(h outline.Heading) bool { return aboutApplying.MatchString(h.Text) })
	if i < 0 {
		return ""
	}
	return "#" + headings[i].Anchor
}

// strengths in words, strongest first.
var strengths = []struct {
	name, label string
	weak        bool
}{{"required", "Asked for", false}, {"preferred", "Good to have", false}, {"alternative", "One of", true}, {"mentioned", "Also mentioned", true}}

// newSkill shows a skill. A quote that only repeats the name is left out.
func newSkill(k search.PageSkill) skillView {
	v := skillView{k.Name, address.At("/", withValues(search.Request{}, search.SkillFacet, k.Name)), k.Quote, wording.Name(k.Section)}
	if strings.EqualFold(v.Quote, v.Name) {
		v.Quote = ""
	}
	return v
}

func newStrengths(found []search.PageSkill) []strengthView {
	var out []strengthView
	for _, s := range strengths {
		var skills []skillView
		for _, k := range found {
			if k.Strength == s.name {
				skills = append(skills, newSkill(k))
			}
		}
		if len(skills) > 0 {
			out = append(out, strengthView{s.label, s.weak, skills})
		}
	}
	// Where none is asked for, what is mentioned is all there is to show.
	if !slices.ContainsFunc(out, func(v strengthView) bool { return !v.Weak }) {
		for i := range out {
			out[i].Weak = false
		}
	}
	return out
}
