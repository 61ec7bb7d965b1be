package check

// The rule about places in titles. A title is the name of the job alone: job search
// engines ask for it, and a place in a key can be searched.

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/place"
)

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

// isJobTitle reports whether the title of a page is the name of a job.
func (l *linter) isJobTitle(p *content.Page) bool {
	title := p.FrontMatter.Title
	return l.isPosting(p) && title != "" && len(title) <= maxTitle
}

// titlePlace reports a posting whose title has a place.
func (l *linter) titlePlace(p *content.Page) {
	if !l.isJobTitle(p) {
		return
	}
	found := l.places.of(p.FrontMatter.Title)
	if found == "" {
		return
	}
	at := keyAt(p, "title")
	if i := strings.Index(p.FrontMatter.TitleLine, found); i >= 0 {
		at.Column += i
	}
	l.report(diag.RulePlaceInTitle, at, "%s", l.advice.of(found))
}

// titlePlaceAdvice says what is wrong with a place in a title, and what to do.
func titlePlaceAdvice(found string) string {
	return fmt.Sprintf("the title has a place in it, %s; write only the name of the job, and add %s", diag.Quote(found), keysFor(found))
}

// keysFor are the keys that say the same as a place in a title.
func keysFor(found string) string {
	var keys []string
	if workplace := place.Workplace(found); workplace != "" {
		keys = append(keys, "workplace: "+workplace)
	}
	if places := place.Parse(found); len(places) > 0 {
		names := make([]string, len(places))
		for i, known := range places {
			names[i] = known.FullName()
		}
		keys = append(keys, "location: "+strings.Join(names, "; "))
	}
	return strings.Join(keys, " and ")
}

// placeIn is the place that a title has, "" for none.
func (l *linter) placeIn(title string) string {
	name := title
	if mayHaveGenderMark(title) {
		name = genderMark.ReplaceAllString(title, " | ")
	}
	name = strings.TrimSpace(name)
	name = strings.TrimSpace(strings.TrimSuffix(name, "|"))
	if segments := titleSegments(name); len(segments) > 1 {
		for _, segment := range segments {
			if part := l.placePart(name, segment); part != "" && strings.Contains(title, part) {
				return part
			}
		}
	}
	lower := inSmallLetters(name)
	for i := range titlePlaces {
		form := &titlePlaces[i]
		if !form.mayHave(lower) {
			continue
		}
		for _, m := range form.FindAllStringSubmatch(name, -1) {
			if part := l.placePart(name, m[1]); part != "" {
				return part
			}
		}
	}
	if strings.Contains(lower, "remote") || lower == "" {
		if m := remoteFirst.FindStringSubmatch(name); m != nil && !remoteThings.MatchString(m[2]) {
			return m[1]
		}
	}
	return ""
}

// placePart is what of a part of the title is a place: all of it, or one of the things
// that it lists ("Full-time, Remote").
func (l *linter) placePart(title, part string) string {
	part = strings.Trim(part, " -–—|·•/~@,;")
	if inner := strings.TrimSuffix(strings.TrimPrefix(part, "("), ")"); len(inner) == len(part)-2 {
		part = inner
	}
	if l.isPlace(title, part) {
		return part
	}
	for _, item := range strings.FieldsFunc(part, func(r rune) bool { return strings.ContainsRune(",;/|、，／", r) }) {
		if item = strings.TrimSpace(item); len([]rune(item)) > maxCode && l.isPlace(title, item) {
			return item
		}
	}
	return ""
}

// maxCode is the length of codes of states and countries, which in a list are more often
// something else: "(AI/ML)".
const maxCode = 2

// isPlace reports whether a text is a place or a workplace, and where one works.
func (l *linter) isPlace(title, text string) bool {
	if l.isLocation(text) {
		return true
	}
	kind := l.kinds.of(text)
	if kind == noPlace || strings.EqualFold(text, strings.TrimSpace(title)) {
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

// isLocation reports whether some page of the site has this as its location.
func (l *linter) isLocation(s string) bool { return l.locations[strings.ToLower(s)] }
