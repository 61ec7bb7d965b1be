package frontmatter

// Step 3: which key each name means. Each key of the table has a reader, which
// does step 4.

import (
	"slices"
	"strings"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/mapping"
)

// key is one row of the table of keys.
type key struct {
	name    string   // our own name
	aliases []string // other formats' names for the same thing
	related []string // names of something related, used if the value fits
	// read stores the value. Its rank is that of the name: 0 for ours, then the
	// aliases and the related names, in their order.
	read func(b *Block, v mapping.Value, rank int) problem
}

// problem is what is wrong with a value.
type problem struct {
	rule    string
	message string
}

var (
	accepted = problem{}
	// notApplicable is a value that means something in another format and
	// nothing here. It is ignored.
	notApplicable = problem{rule: "not applicable"}
)

// names are all names of the key, by rank.
func (k key) names() []string { return slices.Concat([]string{k.name}, k.aliases, k.related) }

// meansSame reports whether the name of a rank means the same as ours.
func (k key) meansSame(rank int) bool { return rank <= len(k.aliases) }

// keys are in the order in which an author writes them.
var keys = []key{
	{"title", nil, nil, readText(func(b *Block) *string { return &b.Title })},
	{"menuTitle", []string{"linkTitle"}, nil, readText(func(b *Block) *string { return &b.MenuTitle })},
	{"description", []string{"summary"}, nil, readText(func(b *Block) *string { return &b.Description })},
	{"position", []string{"weight"}, nil, readPosition},
	{"category", nil, []string{"categories"}, readCategory},
	{"date", []string{"publishDate", "datePosted", "postedAt", "created", "pubdate"}, nil, readPosted},
	{"closes", []string{"closingDate", "validThrough", "expiryDate", "expiresAt", "unpublishDate", "app_close_date"}, nil, readCloses},
	{"employment_type", []string{"contract", "commitment"}, nil, readEmployment},
	{"location", []string{"locations"}, nil, readLocations},
	{"workplace", []string{"workplaceType", "workMode"}, []string{"remote"}, readWorkplace},
	{"level", []string{"seniority", "experience_level", "jobLevel", "career_level"}, nil, readLevel},
	{"apply", []string{"applyUrl", "contactEmail"}, []string{"contact", "url"}, readApply},
	{"skills", nil, nil, readNames(func(b *Block) *[]Name { return &b.Skills })},
	{"tags", nil, []string{"keywords"}, readNames(func(b *Block) *[]Name { return &b.Tags })},
	{"draft", nil, nil, readFlag(true)},
	{"archived", nil, nil, readFlag(true)},
	{"published", nil, nil, readPublished},
	{"active", nil, nil, readFlag(false)},
	{"listed", []string{"isListed"}, nil, readFlag(false)},
	{"status", nil, nil, readStatus},
}

// foreign are keys that other site generators own. They are not a mistake, and
// have no use here.
var foreign = foldAll(`aliases author authors baseSalary bodyClass build carrerSummary cascade comments company
	companyUrl contactName contactPhone cover createdBy department education featured headless hero hiringOrganization
	icon id identifier image images img job jobId jobType lang language lastmod lastUpdated layout lead leverId locale
	markup menu menus meta metaDes metaDescription metaTitle modified nav navigation noindex og outputs parent params
	permalink phone postDate redirect redirectFrom redirects redirectTo resources robots salary schemaType seo showDate
	showTitle sidebar sitemap slug submittedBy subnav subtitle tagline taxonomies team teams template thumbnail toc
	translationKey type updated`)

func foldAll(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[diag.FoldName(w)] = true
	}
	return set
}

// rowOfName maps the folded names of the table to their rows, and to their ranks.
var rowOfName = func() map[string]struct{ row, rank int } {
	m := map[string]struct{ row, rank int }{}
	for row, k := range keys {
		for rank, name := range k.names() {
			m[diag.FoldName(name)] = struct{ row, rank int }{row, rank}
		}
	}
	return m
}()

// KnownKeys are all names of keys that have a meaning here.
func KnownKeys() []string {
	var names []string
	for _, k := range keys {
		names = append(names, k.names()...)
	}
	return names
}

// synonyms are the folded names under which a key is found: its own and, for a
// key of the table, those that mean the same.
func synonyms(name string) []string {
	folded := diag.FoldName(name)
	names := []string{folded}
	if n, known := rowOfName[folded]; known && keys[n.row].meansSame(n.rank) {
		k := keys[n.row]
		for _, alias := range append([]string{k.name}, k.aliases...) {
			names = append(names, diag.FoldName(alias))
		}
	}
	return names
}

// occurrence is a key of a page that the table knows.
type occurrence struct {
	rank  int // of its name in the row
	value mapping.Value
}

// readKeys reads a block by the table of keys.
func readKeys(m *mapping.Map) (*Block, []diag.Finding) {
	b := &Block{Present: true, at: map[string]diag.Position{}, keys: m}
	rows := make([][]occurrence, len(keys))
	var findings []diag.Finding
	spelled := map[string]string{} // by folded name
	for _, p := range m.Pairs() {
		folded := diag.FoldName(p.Key)
		name, known := rowOfName[folded]
		if !known {
			if !foreign[folded] {
				b.Unknown = append(b.Unknown, UnknownKey{p.Key, p.At})
			}
			continue
		}
		if first, twice := spelled[folded]; twice {
			findings = append(findings, diag.New(diag.RuleFrontMatter, p.At, "the key %s is given twice (as %s, too); keep one", diag.Quote(p.Key), diag.Quote(first)))
			continue
		}
		spelled[folded] = p.Key
		rows[name.row] = append(rows[name.row], occurrence{name.rank, p.Value})
	}
	for row, found := range rows {
		findings = append(findings, keys[row].readBest(b, found)...)
	}
	return b, findings
}

// readBest takes the value of the lowest rank that has one. What is wrong with it
// has the rule's severity under our own name; what other formats put under their
// names is ignored with a warning at most.
func (k key) readBest(b *Block, found []occurrence) []diag.Finding {
	var findings []diag.Finding
	slices.SortStableFunc(found, func(x, y occurrence) int { return x.rank - y.rank })
	for _, o := range found {
		if _, taken := b.at[k.name]; !taken {
			b.at[k.name] = o.value.At
		}
		if o.value.Empty() {
			continue
		}
		switch p := k.read(b, o.value, o.rank); {
		case p == accepted:
			b.at[k.name] = o.value.At
			return findings
		case p != notApplicable:
			d := diag.New(p.rule, o.value.At, "%s: %s", o.value.Key, p.message)
			if o.rank > 0 {
				d.Severity = diag.Warning
			}
			findings = append(findings, d)
		}
	}
	return findings
}
