package check

// The rule about places in titles. A title is the name of the job alone: job search
// engines ask for it, and a place in a key can be searched.

import (
	"bytes"
	"regexp"
	"strings"
	"unicode"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/place"
)

// separators stand between the name of the job and what else is in a title. In Chinese,
// Japanese and Korean there are no spaces around them.
var separators = regexp.MustCompile(`\s+[-–—|·•/~@]+\s+|\s+//\s+|\s*[｜／＠]\s*|:\s+|([\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}])[-–—|@/]`)

// genderMark is what German, French and other titles have after the name of the job:
// "(m/w/d)", "H/F", "(all genders)". A place may follow it.
var genderMark = regexp.MustCompile(`(?i)\s*(?:[(\[](?:all genders?|gn|mwd|wmd|[mwfdxhvi](?:\s?[/|*]\s?(?:[mwfdxhvi]|div))+)[)\]]|\b[mwfdxhv](?:/[mwfdxhv])+\b)\s*`)

// Where else a place is written. Each expression has it in its first group.
var titlePlaces = []*regexp.Regexp{
	// "(New York)", "[Remote]", "（東京）", "【リモート】", anywhere.
	regexp.MustCompile(`[(（]([^()（）]+)[)）]`),
	regexp.MustCompile(`[\[［【〔「]([^\[\]［］【】〔〕「」]+)[\]］】〕」]`),
	// At the end: ", San Francisco, CA", ", Berlin".
	regexp.MustCompile(`[,、，]\s?([^,、，]+[,、，]\s?[^,、，]+)$`),
	regexp.MustCompile(`[,、，]\s?([^,、，]+)$`),
	// At the end, after a word: "in Berlin", "à Paris", "en Madrid", "based in Leeds".
	regexp.MustCompile(`(?i)\s(?:based in|in der nähe von|im raum|raum|standort|in|bei|für|near|à|a|en|em|na|no|te|près de|vicino a|cerca de|nahe) ([^ ].*)$`),
	// At the end, or at the beginning: "Remote" alone.
	regexp.MustCompile(`(?i)\s((?:100 ?% |fully |full )?(?:remote|homeoffice|home office|télétravail|remoto|teletrabajo|teletrabalho|thuiswerk))$`),
}

// remoteFirst is "Remote" before the name of the job, and the word after it.
var remoteFirst = regexp.MustCompile(`(?i)^((?:fully )?remote) (\pL+)`)

// remoteThings are what "remote" says something else of.
var remoteThings = regexp.MustCompile(`(?i)^(access|control\w*|desktop|device\w*|hands|health|infrastructure|management|monitoring|office|operations|patient\w*|sensing|site|support|teams?|work\w*)$`)

// territory are words of jobs whose title names the market, and not where one works.
var territory = regexp.MustCompile(`(?i)\b(sales|account|business|country|regional?|territory|market|marketing|partner|partnerships|channel|export|commercial|customer|growth|gtm|vertrieb\w*|head|director|president|vp|chief|général|ventas|vendite|vendas|verkoop)\b`)

// maxTitle is the longest title that is looked at, in bytes. A longer one is a mistake.
const maxTitle = 500

// titlePlace reports a posting whose title has a place.
func (l *linter) titlePlace(p *content.Page) {
	title := p.FrontMatter.Title
	if !l.isPosting(p) || title == "" || len(title) > maxTitle {
		return
	}
	found := l.placeIn(title)
	if found == "" {
		return
	}
	at := keyAt(p, "title")
	if i := bytes.Index(p.Source.Line(at.Line)[at.Column-1:], []byte(found)); i >= 0 {
		at.Column += i
	}
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
	l.report(diag.RulePlaceInTitle, at, "the title has a place in it, %s; write only the name of the job, and add %s", diag.Quote(found), strings.Join(keys, " and "))
}

// placeIn is the place that a title has, "" for none.
func (l *linter) placeIn(title string) string {
	name := strings.TrimSpace(genderMark.ReplaceAllString(title, " | "))
	name = strings.TrimSpace(strings.TrimSuffix(name, "|"))
	if segments := titleSegments(name); len(segments) > 1 {
		for _, segment := range segments {
			if part := l.placePart(name, segment); part != "" && strings.Contains(title, part) {
				return part
			}
		}
	}
	for _, form := range titlePlaces {
		for _, m := range form.FindAllStringSubmatch(name, -1) {
			if part := l.placePart(name, m[1]); part != "" {
				return part
			}
		}
	}
	if m := remoteFirst.FindStringSubmatch(name); m != nil && !remoteThings.MatchString(m[2]) {
		return m[1]
	}
	return ""
}

// titleSegments are the parts of a title between separators.
func titleSegments(title string) []string {
	var segments []string
	from := 0
	for _, m := range separators.FindAllStringSubmatchIndex(title, -1) {
		end := m[0]
		if m[2] >= 0 {
			end = m[3] // the letter before the separator belongs to the segment
		}
		segments = append(segments, title[from:end])
		from = m[1]
	}
	return append(segments, title[from:])
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
	if !place.Known(text) || strings.EqualFold(text, strings.TrimSpace(title)) {
		return false
	}
	if first := []rune(text)[0]; unicode.IsLower(first) && place.Workplace(text) == "" {
		return false // "in reading"
	}
	if place.Workplace(text) != "" || !territory.MatchString(title) {
		return true
	}
	for _, known := range place.Parse(text) {
		if known.City != "" {
			return true
		}
	}
	return false
}

// isLocation reports whether some page of the site has this as its location.
func (l *linter) isLocation(s string) bool {
	if l.locations == nil {
		l.locations = map[string]bool{}
		for _, p := range l.pages {
			for _, location := range p.Job.Locations {
				l.locations[strings.ToLower(location)] = true
			}
		}
	}
	return l.locations[strings.ToLower(s)]
}
