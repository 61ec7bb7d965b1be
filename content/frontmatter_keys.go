package content

// Front matter, third step: the table of keys, and the typed values.

import (
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
)

// frontMatter is what a page's front matter says, typed.
type frontMatter struct {
	present     bool
	title       string
	titleRuns   []Run
	menuTitle   string
	description string
	category    string
	position    float64
	job         Job
	skills      []DeclaredSkill
	tags        []DeclaredSkill
	withheld    string // why the page is left out whatever the date: "draft: true"; "" if it is not
	publish     string // date from which the page is shown; "" is always
	at          map[string]Position
	unknown     []unknownKey
}

// unknownKey is a key that stands for nothing.
type unknownKey struct {
	name string
	at   Position
}

// hidden tells why a page is left out at a time, "" if it is shown. The zero
// time lets no date hide a page.
func (fm *frontMatter) hidden(now time.Time) string {
	if fm.withheld != "" || now.IsZero() {
		return fm.withheld
	}
	today := now.UTC().Format(time.DateOnly)
	switch {
	case fm.publish > today:
		return "published on " + fm.publish
	case fm.job.Closes != "" && fm.job.Closes < today:
		return "closed on " + fm.job.Closes
	}
	return ""
}

// fill copies what front matter says into a page.
func (fm *frontMatter) fill(p *Page) {
	p.Title, p.TitleRuns, p.Menu = fm.title, fm.titleRuns, fm.menuTitle
	p.Description, p.Category, p.Position = fm.description, fm.category, fm.position
	p.Job, p.DeclaredSkills, p.Tags = fm.job, fm.skills, fm.tags
}

// key is one row of the table of keys.
type key struct {
	name    string   // ours, and the one to write
	aliases []string // of other formats; the same thing by another name
	hints   []string // of other formats; something near, of which we take what fits
	// read takes the value of the name at a place of the row, 0 for ours.
	read func(fm *frontMatter, v value, place int) problem
}

// problem is a complaint about a value.
type problem struct {
	rule    string
	message string
}

var (
	accepted = problem{}
	// notMeant is a value that has a sense in another format, none here.
	notMeant = problem{rule: "not meant"}
)

// names are all that the row goes by in other formats.
func (k key) names() []string { return slices.Concat(k.aliases, k.hints) }

// keys in the order in which an author writes them. Names compare without
// case, "-" and "_". A name that comes earlier wins over one that comes later
// in the same row.
var keys = []key{
	{"title", nil, nil, readText(func(fm *frontMatter) *string { return &fm.title })},
	{"menuTitle", []string{"linkTitle"}, nil, readText(func(fm *frontMatter) *string { return &fm.menuTitle })},
	{"description", []string{"summary"}, nil, readText(func(fm *frontMatter) *string { return &fm.description })},
	{"position", []string{"weight"}, nil, readPosition},
	{"category", nil, []string{"categories"}, readCategory},
	{"date", []string{"publishDate", "datePosted", "postedAt", "created", "pubdate"}, nil, readPosted},
	{"closes", []string{"closingDate", "validThrough", "expiryDate", "expiresAt", "unpublishDate", "app_close_date"}, nil, readCloses},
	{"employment_type", []string{"contract", "commitment"}, nil, readEmployment},
	{"location", []string{"locations"}, nil, readLocations},
	{"workplace", []string{"workplaceType", "workMode"}, []string{"remote"}, readWorkplace},
	{"apply", []string{"applyUrl", "contactEmail"}, []string{"contact", "url"}, readApply},
	{"skills", nil, nil, readNames(func(fm *frontMatter) *[]DeclaredSkill { return &fm.skills })},
	{"tags", nil, []string{"keywords"}, readNames(func(fm *frontMatter) *[]DeclaredSkill { return &fm.tags })},
	{"draft", nil, nil, readFlag(true)},
	{"archived", nil, nil, readFlag(true)},
	{"published", nil, nil, readPublished},
	{"active", nil, nil, readFlag(false)},
	{"listed", []string{"isListed"}, nil, readFlag(false)},
	{"status", nil, nil, readStatus},
}

// foreign are keys that other site generators give a meaning of their own.
// They are no mistake here, only of no use.
var foreign = foldAll(`aliases author authors baseSalary bodyClass build carrerSummary cascade comments company
	companyUrl contactName contactPhone cover createdBy department education featured headless hero hiringOrganization
	icon id identifier image images img job jobId jobType lang language lastmod lastUpdated layout lead leverId locale
	markup menu menus meta metaDes metaDescription metaTitle modified nav navigation noindex og outputs parent params
	permalink phone postDate redirect redirectFrom redirects redirectTo resources robots salary schemaType seo showDate
	showTitle sidebar sitemap slug submittedBy subnav subtitle tagline taxonomies team template thumbnail toc
	translationKey type updated`)

// foldKey is the form in which keys compare.
func foldKey(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '-', '_', ' ':
			return -1
		}
		return r
	}, strings.ToLower(s))
}

func foldAll(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[foldKey(w)] = true
	}
	return set
}

// keyNames maps the folded names of the table to their rows, and to their
// places in the rows (0 is our own name).
var keyNames = func() map[string]struct{ row, place int } {
	m := map[string]struct{ row, place int }{}
	for row, k := range keys {
		for place, name := range append([]string{k.name}, k.names()...) {
			m[foldKey(name)] = struct{ row, place int }{row, place}
		}
	}
	return m
}()

// given is a key of a page that the table knows.
type given struct {
	place int // of its name in the row
	v     value
}

// decode reads the block by the table of keys.
func (b *block) decode(at func(offset int) Position) (frontMatter, []Diagnostic) {
	fm := frontMatter{present: true, at: map[string]Position{}}
	if b.root == nil {
		return fm, nil
	}
	rows := make([][]given, len(keys))
	var diags []Diagnostic
	spelled := map[string]string{} // by folded name
	for _, p := range pairs(b.root) {
		name, known := keyNames[foldKey(p.key.Value)]
		if !known {
			if !foreign[foldKey(p.key.Value)] {
				fm.unknown = append(fm.unknown, unknownKey{p.key.Value, at(b.places.offset(p.key))})
			}
			continue
		}
		place := func(n *yaml.Node, within int) Position { return at(b.places.offset(n) + within) }
		if first, twice := spelled[foldKey(p.key.Value)]; twice {
			diags = append(diags, diagnose(ruleFrontMatter, place(p.key, 0), "the key %s is given twice (as %s, too); keep one", quoted(p.key.Value), quoted(first)))
			continue
		}
		spelled[foldKey(p.key.Value)] = p.key.Value
		g := given{name.place, newValue(p.value, place)}
		g.v.key = p.key.Value
		rows[name.row] = append(rows[name.row], g)
	}
	for row, gs := range rows {
		diags = append(diags, keys[row].readBest(&fm, gs)...)
	}
	return fm, diags
}

// pair is a key with its value.
type pair struct{ key, value *yaml.Node }

// pairs are the keys of a mapping, with those that it merges (<<: *name) and
// does not have itself.
func pairs(m *yaml.Node) []pair {
	var own, merged []pair
	names := map[string]bool{}
	for i := 0; i < len(m.Content); i += 2 {
		k, v := m.Content[i], resolved(m.Content[i+1])
		switch {
		case k.ShortTag() != "!!merge":
			names[foldKey(k.Value)] = true
			own = append(own, pair{k, m.Content[i+1]})
		case v.Kind == yaml.MappingNode:
			merged = append(merged, pairs(v)...)
		default: // a list of maps, the first of which wins
			for _, n := range v.Content {
				merged = append(merged, pairs(resolved(n))...)
			}
		}
	}
	for _, p := range merged {
		if name := foldKey(p.key.Value); !names[name] {
			names[name] = true
			own = append(own, p)
		}
	}
	return own
}

// readBest takes the first of the row's names that says something. Ours comes
// first, and a complaint about it has the rule's severity; what other formats
// put under their names is at most ignored, with a warning.
func (k key) readBest(fm *frontMatter, gs []given) []Diagnostic {
	if len(gs) == 0 {
		return nil
	}
	var diags []Diagnostic
	for place := range 1 + len(k.aliases) + len(k.hints) {
		for _, g := range gs {
			if g.place != place {
				continue
			}
			if _, taken := fm.at[k.name]; !taken {
				fm.at[k.name] = g.v.at
			}
			if g.v.empty() {
				continue
			}
			switch p := k.read(fm, g.v, place); {
			case p == accepted:
				fm.at[k.name] = g.v.at
				return diags
			case p != notMeant:
				d := diagnose(p.rule, g.v.at, "%s: %s", g.v.key, p.message)
				if place > 0 {
					d.Severity = Warning
				}
				diags = append(diags, d)
			}
		}
	}
	return diags
}
