package check

// The rule about other addresses of pages: each leads to the page that says so.

import (
	"slices"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/diag"
)

// aliases reports other addresses of shown pages that lead elsewhere, because a page, a
// file or the server has them, or a page before says so, too. Two drafts clash with nobody.
func (l *linter) aliases() {
	if !slices.ContainsFunc(l.pages, func(p *content.Page) bool { return len(p.Aliases) > 0 }) {
		return
	}
	pages := map[string]*content.Page{}
	for _, p := range l.site.Pages {
		if p.Hidden == "" || p.Closed {
			pages[p.Path] = p
		}
	}
	claimed := map[string]*content.Page{}
	for _, p := range l.site.Pages { // by path, as the index gives addresses away
		if p.Hidden != "" || l.failed[p.File] {
			continue
		}
		for _, alias := range p.Aliases {
			if why := l.taken(alias.Path, pages[alias.Path], claimed[alias.Path]); why != "" {
				l.report(diag.RuleAliasClash, keyAt(p, alias.Key), "the address %s does not lead to this page: %s; choose another, or remove it", diag.Quote(alias.Path), why)
				continue
			}
			claimed[alias.Path] = p
		}
	}
}

// taken says who has an address already; "" for nobody. at is the page there, and claimant
// another page that says the address is its own.
func (l *linter) taken(address string, at, claimant *content.Page) string {
	switch _, isTarget := l.targets[address]; {
	case at != nil && at.Closed:
		return "the closed posting " + at.File + " is there"
	case at != nil:
		return at.File + " is there"
	case claimant != nil:
		return claimant.File + " has it, too"
	case address == "/" || l.reserved != nil && l.reserved(address):
		return "the server answers there itself"
	case isTarget && l.isAsset(address):
		return "a file of the site is there"
	}
	return ""
}
