package frontmatter

// Step 3: which key each name means. Each key of the table has a reader, which
// does step 4.

import (
	"slices"
	"strings"
	"sync"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/mapping"
)

// key is one row of the table of keys.
type key struct {
	name    string // our own name
	aliases string // other formats' names for the same thing, separated by spaces
	related string // names of something related, used if the value fits
	// read stores the value.
	read func(b *Block, v mapping.Value, name nameKind) outcome
	// every row is read as often as it is there, under any name: one flag of
	// several is enough to hide a page. Of other rows, the first value that can
	// be used counts.
	every bool
}

// nameKind is what a name of a key is to our own.
type nameKind uint8

const (
	ownName nameKind = iota
	alias
	related
)

// outcome is what came of reading a value.
type outcome struct {
	kind    outcomeKind
	rule    string // of a bad value
	message string
}

type outcomeKind uint8

const (
	isUsed outcomeKind = iota
	isIgnored
	isBad
)

var (
	used = outcome{kind: isUsed}
	// ignored is a value that means something in another format and nothing here.
	ignored = outcome{kind: isIgnored}
)

// badType is a value of the wrong type.
func badType(v mapping.Value, want string) outcome {
	return outcome{isBad, diag.RuleFrontMatterType, v.WantedMessage(want)}
}

// badValue is a value that is not one of those that the key can have.
func badValue(message string) outcome { return outcome{isBad, diag.RuleUnknownValue, message} }

// names are all names of the key, by rank.
func (k key) names() []string {
	return slices.Concat([]string{k.name}, strings.Fields(k.aliases), strings.Fields(k.related))
}

// slot is the row of a name in the table, and its rank there: 0 is ours, then come the aliases
// and the related names, in their order.
type slot struct {
	row, rank int
	kind      nameKind
}

// rowOfName finds the folded names of the table.
var rowOfName = func() map[string]slot {
	m := map[string]slot{}
	for row, k := range keys {
		aliases := len(strings.Fields(k.aliases))
		for rank, name := range k.names() {
			kind := related
			switch {
			case rank == 0:
				kind = ownName
			case rank <= aliases:
				kind = alias
			}
			m[diag.FoldName(name)] = slot{row, rank, kind}
		}
	}
	return m
}()

// knownKeys are all names of keys that have a meaning here.
var knownKeys = sync.OnceValue(func() []string {
	var names []string
	for _, k := range keys {
		names = append(names, k.names()...)
	}
	return names
})

// occurrence is a key of a page that the table knows.
type occurrence struct {
	slot
	nested bool // it is below another key
	value  mapping.Value
}

// maxNesting is how deeply keys of a job may be nested: job: {hiring: {…}}.
const maxNesting = 3

// nestedPair is a key with the keys above it that only group keys of a job.
type nestedPair struct {
	mapping.Pair
	nested bool
}

// flatten lists the keys of a page. The keys below a container such as job: are read
// as if they were at the top, after those that are.
func flatten(pairs []mapping.Pair, depth int) []nestedPair {
	var out, below []nestedPair
	for _, p := range pairs {
		folded := diag.FoldName(p.Key)
		_, known := rowOfName[folded]
		switch isMap := p.Value.IsMap() && depth < maxNesting; {
		case isMap && containers[folded]:
			below = append(below, flatten(p.Value.Pairs(), depth+1)...)
			continue
		case isMap && !known && isAbout(p.Value.Pairs(), jobRows):
			for _, fact := range flatten(p.Value.Pairs(), depth+1) {
				if isAbout([]mapping.Pair{fact.Pair}, factRows) {
					below = append(below, fact)
				}
			}
		}
		out = append(out, nestedPair{p, depth > 0})
	}
	return append(out, below...)
}

// isAbout reports whether a key is one of the given rows, under a name that means the
// same.
func isAbout(pairs []mapping.Pair, rows []string) bool {
	return slices.ContainsFunc(pairs, func(p mapping.Pair) bool {
		at, known := rowOfName[diag.FoldName(p.Key)]
		return known && at.kind != related && slices.Contains(rows, keys[at.row].name)
	})
}

// readKeys reads a block by the table of keys.
func readKeys(m *mapping.Map) (*Block, []diag.Finding) {
	b := &Block{Keys: Keys{Present: true}, reading: newReading()}
	b.keys = m
	rows := make([][]occurrence, len(keys))
	var findings []diag.Finding
	spelled := map[string]string{} // by folded name
	for _, p := range flatten(m.Pairs(), 0) {
		folded := diag.FoldName(p.Key)
		if texts := texts(p.Value); len(texts) > 0 {
			b.texts = append(b.texts, keyTexts{folded, texts})
		}
		at, known := rowOfName[folded]
		if name, isAddress := addressKeys[folded]; isAddress && b.at[name].Line == 0 {
			b.at[name] = p.Value.At
		}
		if !known {
			if !foreign[folded] && !isAnnotation(p.Key) {
				b.Unknown = append(b.Unknown, newUnknownKey(p.Pair))
			}
			continue
		}
		if first, twice := spelled[folded]; twice {
			if !p.nested {
				findings = append(findings, diag.New(diag.RuleFrontMatter, p.At, "the key %s is given twice (as %s, too); keep one", diag.Quote(p.Key), diag.Quote(first)))
			}
			continue
		}
		spelled[folded] = p.Key
		rows[at.row] = append(rows[at.row], occurrence{at, p.nested, p.Value})
	}
	for row, found := range rows {
		findings = append(findings, keys[row].readBest(b, found)...)
	}
	b.combine()
	return b, append(findings, b.findings...)
}

// addressKeys are the keys that say which other addresses a page has, by folded name.
// They are other formats' own, and found by [Block.Strings]; [Block.At] has their places.
var addressKeys = map[string]string{"aliases": "aliases", "redirectfrom": "redirect_from", "permalink": "permalink", "slug": "slug"}

// isAnnotation reports whether a key is one of JSON-LD about its object: @type.
func isAnnotation(key string) bool { return strings.HasPrefix(key, "@") }

// readBest takes the value of the lowest rank that can be used; keys at the top come
// before nested ones. A bad value under our own name is reported with the rule's
// severity. Under any other name it is a warning at most, and the next name is tried.
func (k key) readBest(b *Block, found []occurrence) []diag.Finding {
	var findings []diag.Finding
	slices.SortStableFunc(found, func(x, y occurrence) int {
		if x.nested != y.nested {
			return map[bool]int{true: 1, false: -1}[x.nested]
		}
		return x.rank - y.rank
	})
	for _, o := range found {
		if _, taken := b.at[k.name]; !taken { // the first occurrence, until one is used
			b.at[k.name] = o.value.At
		}
		if o.value.Empty() {
			continue
		}
		kind := o.kind
		if o.nested {
			kind = max(kind, alias) // another format's
		}
		switch got := k.read(b, o.value, kind); got.kind {
		case isUsed:
			b.at[k.name] = o.value.At
			if !k.every {
				return findings
			}
		case isBad:
			d := diag.New(got.rule, o.value.At, "%s: %s", o.value.Key, got.message)
			if o.rank > 0 || o.nested {
				d.Severity = diag.Warning
			}
			findings = append(findings, d)
		}
	}
	return findings
}
