package jobtitle

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/careers-index/careers/content/place"
)

// Places is what of a title may be a place.
type Places struct {
	// Perhaps are the parts that are places if the site has them as locations, in the
	// order in which they are looked at.
	Perhaps []string
	// Known is the first part that is a place on any site, looked at after those; "" for none.
	Known string
}

// First is the first place of the title on a site that has some locations; "" for none.
func (p Places) First(isLocation func(text string) bool) string {
	if i := slices.IndexFunc(p.Perhaps, isLocation); i >= 0 {
		return p.Perhaps[i]
	}
	return p.Known
}

// genderMark is what German, French and other titles have after the name of the job:
// "(m/w/d)", "H/F", "(all genders)". A place may follow it.
var genderMark = regexp.MustCompile(`(?i)\s*(?:[(\[](?:all genders?|gn|mwd|wmd|[mwfdxhvi](?:\s?[/|*]\s?(?:[mwfdxhvi]|div))+)[)\]]|\b[mwfdxhv](?:/[mwfdxhv])+\b)\s*`)

// placeForm is a way in which a title has a place. The first group of the expression has
// the place. A title that matches has one of the signs, in small letters: looking for them
// is much faster.
type placeForm struct {
	*regexp.Regexp
	signs []string
}

// Where else a place is written.
var titlePlaces = []placeForm{
	// "(New York)", "[Remote]", "（東京）", "【リモート】", anywhere.
	{regexp.MustCompile(`[(（]([^()（）]+)[)）]`), []string{"(", "（"}},
	{regexp.MustCompile(`[\[［【〔「]([^\[\]［］【】〔〕「」]+)[\]］】〕」]`), []string{"[", "［", "【", "〔", "「"}},
	// At the end: ", San Francisco, CA", ", Berlin".
	{regexp.MustCompile(`[,、，]\s?([^,、，]+[,、，]\s?[^,、，]+)$`), commas},
	{regexp.MustCompile(`[,、，]\s?([^,、，]+)$`), commas},
	// At the end, after a word: "in Berlin", "à Paris", "en Madrid", "based in Leeds".
	{
		regexp.MustCompile(`(?i)\s(?:based in|in der nähe von|im raum|raum|standort|in|bei|für|near|à|a|en|em|na|no|te|près de|vicino a|cerca de|nahe) ([^ ].*)$`),
		[]string{" in ", " raum ", " standort ", " bei ", " für ", " near ", " à ", " a ", " en ", " em ", " na ", " no ", " te ", " de ", " nahe "},
	},
	// At the end, or at the beginning: "Remote" alone.
	{
		regexp.MustCompile(`(?i)\s((?:100 ?% |fully |full )?(?:remote|homeoffice|home office|télétravail|remoto|teletrabajo|teletrabalho|thuiswerk))$`),
		[]string{"remot", "office", "trabajo", "trabalho", "travail", "thuiswerk"},
	},
}

var commas = []string{",", "、", "，"}

// mayHave reports whether a title has a sign of the form. lower is the title in small
// letters with spaces alone, "" if letters are not what they are in small letters.
func (f *placeForm) mayHave(lower string) bool {
	return lower == "" || slices.ContainsFunc(f.signs, func(s string) bool { return strings.Contains(lower, s) })
}

// inSmallLetters is a title for mayHave.
func inSmallLetters(title string) string {
	if strings.ContainsAny(title, "\t\n\v\f\rſ\u212a") {
		return ""
	}
	return strings.ToLower(title)
}

// remoteFirst is "Remote" before the name of the job, and the word after it.
var remoteFirst = regexp.MustCompile(`(?i)^((?:fully )?remote) (\pL+)`)

// remoteThings are what "remote" says something else of.
var remoteThings = regexp.MustCompile(`(?i)^(access|control\w*|desktop|device\w*|hands|health|infrastructure|management|monitoring|office|operations|patient\w*|sensing|site|support|teams?|work\w*)$`)

// territory are words of jobs whose title names the market, and not where one works.
var territory = regexp.MustCompile(`(?i)\b(sales|account|business|country|regional?|territory|market|marketing|partner|partnerships|channel|export|commercial|customer|growth|gtm|vertrieb\w*|head|director|president|vp|chief|général|ventas|vendite|vendas|verkoop)\b`)

// maxTitle is the longest title that is looked at, in bytes. A longer one is a mistake.
const maxTitle = 500

// Find finds what of a title may be a place.
func Find(title string) Places {
	var f finder
	if title != "" && len(title) <= maxTitle {
		f.find(title)
	}
	return f.Places
}

// finder collects what of a title may be a place.
type finder struct {
	Places
	name string // the title without a mark of genders
}

// find stops at the first part that is a place on any site.
func (f *finder) find(title string) {
	f.name = title
	if mayHaveGenderMark(title) {
		f.name = genderMark.ReplaceAllString(title, " | ")
	}
	f.name = strings.TrimSpace(f.name)
	f.name = strings.TrimSpace(strings.TrimSuffix(f.name, "|"))
	if segments := titleSegments(f.name); len(segments) > 1 {
		if slices.ContainsFunc(segments, f.part) {
			return
		}
	}
	lower := inSmallLetters(f.name)
	for i := range titlePlaces {
		form := &titlePlaces[i]
		if !form.mayHave(lower) {
			continue
		}
		for _, m := range form.FindAllStringSubmatch(f.name, -1) {
			if f.part(m[1]) {
				return
			}
		}
	}
	if strings.Contains(lower, "remote") || lower == "" {
		if m := remoteFirst.FindStringSubmatch(f.name); m != nil && !remoteThings.MatchString(m[2]) {
			f.Known = m[1]
		}
	}
}

// part looks at a part of the title: at all of it, and at the things that it lists
// ("Full-time, Remote"). It reports whether one of them is a place on any site.
func (f *finder) part(part string) bool {
	part = strings.Trim(part, " -–—|·•/~@,;")
	if inner := strings.TrimSuffix(strings.TrimPrefix(part, "("), ")"); len(inner) == len(part)-2 {
		part = inner
	}
	if f.text(part) {
		return true
	}
	items := strings.FieldsFunc(part, func(r rune) bool { return strings.ContainsRune(",;/|、，／", r) })
	return slices.ContainsFunc(items, func(item string) bool {
		item = strings.TrimSpace(item)
		return len([]rune(item)) > maxCode && f.text(item)
	})
}

// text looks at one text.
func (f *finder) text(text string) bool {
	switch {
	case isPlace(f.name, text):
		f.Known = text
		return true
	case text != "" && !slices.Contains(f.Perhaps, text):
		f.Perhaps = append(f.Perhaps, text)
	}
	return false
}

// maxCode is the length of codes of states and countries, which in a list are more often
// something else: "(AI/ML)".
const maxCode = 2

// isPlace reports whether a text is a place or a workplace on any site, and where one works.
func isPlace(title, text string) bool {
	kind := placeKindOf(text)
	if kind == noPlace || strings.EqualFold(text, title) {
		return false
	}
	if first := []rune(text)[0]; unicode.IsLower(first) && kind != aWorkplace {
		return false // "in reading"
	}
	return kind != aRegion || !territory.MatchString(title)
}

// placeKind is what a text names.
type placeKind uint8

const (
	noPlace placeKind = iota
	aWorkplace
	aCity
	aRegion // or a country, or an area
)

func placeKindOf(text string) placeKind {
	switch {
	case !place.Known(text):
		return noPlace
	case place.Workplace(text) != "":
		return aWorkplace
	case slices.ContainsFunc(place.Parse(text), func(p place.Place) bool { return p.City != "" }):
		return aCity
	}
	return aRegion
}
