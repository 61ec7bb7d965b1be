package place

import (
	"embed"
	"iter"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

//go:embed data
var data embed.FS

// kind is what an entry of the gazetteer is.
type kind uint8

const (
	area kind = iota
	country
	region
	city
)

// entry is a place of the gazetteer: one line of its data.
type entry struct {
	kind    kind
	name    string
	code    string // of a country or a region: "DE", "CA"
	country string // the code of the country that it is or lies in
	region  *entry // of a city, if the data has it
	names   []string

	shared bool // city: others have the name; region: a country has the code
	word   bool // also a word or a technology
	alone  bool // region: its code alone is a place in a title
	nation bool // region: holds other regions
}

// within reports whether e lies in q. Where the data has no regions of cities, a
// city may lie in any region of its country.
func (e *entry) within(q *entry) bool {
	switch {
	case e.country != q.country:
		return false
	case q.kind == country:
		return e.kind == city || e.kind == region
	case q.kind == region && e.kind == city:
		return e.region == q || e.region == nil && !usesCodes(q)
	case q.kind == region && e.kind == region:
		return q.nation && !e.nation
	}
	return false
}

// isCity reports whether a country is a city as well: Singapore.
func (e *entry) isCity() bool {
	same := atlas().names[fold(e.name)][0]
	return same.kind == city && same.country == e.country
}

// gazetteer is what the package knows. It never changes once it is loaded.
type gazetteer struct {
	names     map[string][]*entry // by folded name; what a bare name means comes first
	codes     map[string][]*entry // regions and countries by code
	countries map[string]*entry   // by code
	words     map[string]class    // what is not a place, folded
	longest   map[string]int      // by folded word: words of the longest name or phrase that begins with it
	phrases   []phrase            // of Chinese, Japanese and Korean, which have no spaces; longest first
	workplace map[string]string   // workplace by folded phrase

	spare []*entry // room for names, used while loading
}

// atlas returns the gazetteer, loaded on first use, in about 3 ms.
var atlas = sync.OnceValue(load)

func load() *gazetteer {
	g := &gazetteer{
		names: make(map[string][]*entry, 8000), codes: map[string][]*entry{}, countries: map[string]*entry{},
		words: map[string]class{}, longest: make(map[string]int, 6000), workplace: map[string]string{},
	}
	var cities, countries, regions, areas []*entry
	for l := range lines("countries.txt") {
		e := l.entry(country)
		countries, g.countries[e.code] = append(countries, e), e
	}
	byCode := map[string]*entry{}
	for l := range lines("regions.txt") {
		e := l.entry(region)
		regions, byCode[e.country+"-"+e.code] = append(regions, e), e
	}
	for l := range lines("cities.txt") {
		e := l.entry(city)
		e.region, e.code = byCode[e.country+"-"+e.code], ""
		cities = append(cities, e)
	}
	for l := range lines("areas.txt") {
		areas = append(areas, l.entry(area))
	}
	shared := slices.DeleteFunc(slices.Clone(cities), func(e *entry) bool { return !e.shared })
	cities = slices.DeleteFunc(cities, func(e *entry) bool { return e.shared })
	for _, list := range [][]*entry{cities, countries, regions, areas, shared} {
		for _, e := range list {
			g.add(e)
		}
	}
	g.addForeign(countries)
	for _, e := range regions {
		if usesCodes(e) || e.country == "BR" || e.country == "IN" {
			g.codes[e.code] = append(g.codes[e.code], e)
		}
	}
	for _, e := range countries {
		g.codes[e.code] = append(g.codes[e.code], e)
	}
	g.loadWords()
	return g
}

// add makes an entry known by all its names.
func (g *gazetteer) add(e *entry) {
	for _, name := range e.names {
		g.addName(e, name)
		if isASCII(name) {
			continue
		}
		if plain := umlauts.Replace(name); plain != name {
			g.addName(e, plain)
		}
	}
}

func (g *gazetteer) addName(e *entry, name string) { g.addKey(e, fold(name)) }

func (g *gazetteer) addKey(e *entry, key string) {
	entries := g.names[key]
	if entries == nil {
		if len(g.spare) == 0 {
			g.spare = make([]*entry, 1000) // one allocation for many names
		}
		entries, g.spare = g.spare[:0:1], g.spare[1:]
	}
	if !slices.Contains(entries, e) {
		g.names[key] = append(entries, e)
		g.measure(key)
	}
}

// measure notes how many words a folded name or phrase has.
func (g *gazetteer) measure(key string) {
	first, _, _ := strings.Cut(key, " ")
	g.longest[first] = max(g.longest[first], strings.Count(key, " ")+1)
}

// foreign are the languages whose names of countries are known.
var foreign = []language.Tag{
	language.English, language.German, language.French, language.Spanish, language.Portuguese,
	language.Italian, language.Dutch, language.Japanese, language.Chinese,
}

// addForeign makes countries known by their names in other languages. A name
// that means something already keeps that meaning: Salvador is a city of
// Brazil, not El Salvador in French.
func (g *gazetteer) addForeign(countries []*entry) {
	ids := make([]language.Region, len(countries))
	for i, e := range countries {
		ids[i], _ = language.ParseRegion(e.code) // a test checks the codes
	}
	for _, tag := range foreign {
		namer := display.Regions(tag)
		for i, e := range countries {
			name := namer.Name(ids[i])
			if name == "" || name == e.name {
				continue
			}
			if key := fold(name); g.names[key] == nil {
				g.addKey(e, key)
			}
		}
	}
}

// line is a line of data: "Munich, DE (word): München, Muenchen".
type line struct {
	name, code string
	flags      []string
	names      []string // the name and the others
}

// others are the names after the colon.
func (l line) others() []string { return l.names[1:] }

// lines yields the lines of a file of data, comments left out.
func lines(file string) iter.Seq[line] {
	return func(yield func(line) bool) {
		text, _ := data.ReadFile("data/" + file) // embedded: it is there
		for s := range strings.Lines(string(text)) {
			if s = strings.TrimSpace(s); s == "" || s[0] == '#' {
				continue
			}
			if !yield(newLine(s)) {
				return
			}
		}
	}
}

func newLine(s string) line {
	var l line
	head, others, _ := strings.Cut(s, ": ")
	if rest, flags, ok := strings.Cut(strings.TrimSuffix(head, ")"), " ("); ok {
		head, l.flags = rest, strings.Split(flags, ", ")
	}
	l.name, l.code, _ = strings.Cut(head, ", ")
	l.names = append(make([]string, 0, 1+strings.Count(others, ",")+1), l.name)
	if others != "" {
		for name := range strings.SplitSeq(others, ", ") {
			l.names = append(l.names, name)
		}
	}
	return l
}

func (l line) entry(k kind) *entry {
	e := &entry{kind: k, name: l.name, names: l.names}
	e.country, e.code, _ = strings.Cut(l.code, "-")
	if k == country {
		e.code = e.country
	}
	e.shared = slices.Contains(l.flags, "shared")
	e.word = slices.Contains(l.flags, "word")
	e.alone = slices.Contains(l.flags, "code")
	e.nation = slices.Contains(l.flags, "nation")
	return e
}
