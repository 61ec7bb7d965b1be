// Package settings reads careers.yaml: what a site says about itself as a whole.
//
// In: the content root and the folder above it. Out: a [File], which is [Settings], the
// file that they are from, and what is wrong with it. What is wrong with a value leaves
// out that value.
//
//	from := settings.Read(root, parent)
//	from.Title     // "Careers at Example"
//	from.Findings  // careers.yaml:3:1: there is no setting "titel"; did you mean "title"?
//
// settings.go reads a file, keys.go the values of its keys, facets.go and synonyms.go
// the two that are lists of more than texts. The rest of this comment is the
// specification.
//
// # Settings
//
// careers.yaml at the content root is optional; every key is.
//
//	title             of the site
//	url               absolute, for feeds, sitemap and JSON-LD
//	language          BCP 47; en
//	accent            colour, "#rrggbb" or "#rgb"
//	logo              path or URL, or a map of light and dark
//	organization      that hires; the title
//	posting_category  category of postings, or a list; Open Positions
//	defaults          facts of all postings, see below
//	facets            list of facets, see below
//	insights          whether figures for recruiters are public; true
//	skills            the site's own lexicon entries (package skills)
//	synonyms          the site's own names of roles, see below
//	rules             rule: error, warning or off
//
// Where there is no careers.yaml, settings.json of the folder above gives title, url and
// logo. An unknown key is an error with the one that was probably meant.
//
// # Defaults
//
// What holds for all postings need not be said in each of them:
//
//	defaults:
//	  employment_type: full-time
//	  country: Germany            # of places whose country is not known
//	  apply: jobs@example.com
//
// The keys are those of front matter: employment_type, location, city, region, country,
// workplace, apply, company_url, pay_currency and pay_per. A posting's own keys win, and
// pages that are not postings are not changed. Package content applies the defaults
// when it selects the pages that are shown.
//
// # Facets
//
// The setting facets chooses and orders the facets of the site ([Facet]):
//
//	facets:
//	  - category                                      # built in
//	  - {name: place, label: Location}                # built in, with another label
//	  - {name: team, label: Team, key: department}    # of the site's own
//
// Built in are category, skill, place, workplace, type and level. A facet of the site's
// own has its values from a key of front matter: the text under it, or each text of its
// list. The key is the name unless it is given, and the label is the name with a capital
// first letter.
//
// A name is lower-case letters, digits and hyphens, starts with a letter, and has at most
// 40 characters. Names that mean something else in an address or a query are not
// allowed: q, page, per_page, sort, show, match, title, path, pay_min, posted, section,
// query. A name is there once, and there are at most 20 facets. What is wrong with an
// entry is an error of the settings and leaves out that entry.
//
// # Synonyms
//
// The setting synonyms adds groups of names that mean one thing, so that whoever
// searches for one of them finds the pages that have another:
//
//	synonyms:
//	  - [Guide, tour leader, Reiseleiter]
//
// A group has 2 to 20 names, each once, whatever its letter case, and there are at most
// 1,000 groups. Package index/synonyms has the names that every site uses. What is wrong
// with a group is an error of the settings and leaves out that group.
package settings
