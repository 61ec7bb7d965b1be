package content

// The rule about places in titles. A title is the name of the job alone: job
// search engines ask for it, and a place in a key can be searched.

import (
	"bytes"
	"regexp"
	"strings"
)

// titleTail matches what may be a place at the end of a title: "(New York)",
// "[Remote]", " - London", ", Berlin".
var titleTail = regexp.MustCompile(`(?:\(([^()]+)\)|\[([^\[\]]+)\]| [-–—|] ([^-–—|()]+)|, ([^,()]+))\s*$`)

// titlePlace reports a posting whose title ends in a place.
func (l *linter) titlePlace(p *pageFile) {
	if !p.page.Posting || !strings.ContainsAny(p.fm.title, "([-–—|,") {
		return
	}
	m := titleTail.FindStringIndex(p.fm.title)
	if m == nil {
		return
	}
	tail := strings.TrimSpace(strings.Trim(p.fm.title[m[0]:], " -–—|,()[]"))
	if !isPlace(tail) && !l.isLocation(tail) {
		return
	}
	at := p.keyAt("title")
	if i := bytes.Index(p.line(at.Line)[at.Column-1:], []byte(strings.TrimSpace(p.fm.title[m[0]:]))); i >= 0 {
		at.Column += i
	}
	key := "location: " + tail
	if remoteness.MatchString(tail) {
		key = "workplace: " + workplaceOf(tail) + " (and location, if it matters)"
	}
	l.complain(rulePlaceInTitle, at, "the title carries a place, %s; write the job's name alone and add %s", quoted(tail), key)
}

// isLocation tells whether some page of the site gives this as its location.
func (l *linter) isLocation(s string) bool {
	if l.locations == nil {
		l.locations = map[string]bool{}
		for _, p := range l.pages {
			for _, place := range p.fm.job.Locations {
				l.locations[strings.ToLower(place)] = true
			}
		}
	}
	return l.locations[strings.ToLower(s)]
}

// isPlace tells whether a text names places or says how remote the work is,
// and nothing else: "Remote US & Canada", "London or Berlin".
func isPlace(s string) bool {
	s = strings.ToLower(s)
	if places[s] {
		return true
	}
	found := remoteness.MatchString(s)
	for _, part := range placeJoints.Split(remoteness.ReplaceAllString(s, ","), -1) {
		if part = strings.Trim(part, " ."); part == "" {
			continue
		}
		if !places[part] {
			return false
		}
		found = true
	}
	return found
}

// remoteness is the words that say where one works without naming a place.
// [workplaceOf] knows each.
var remoteness = regexp.MustCompile(`(?i)\b(?:remote|hybrid|on-?site|anywhere|distributed)\b`)

// placeJoints stand between places, and say little by themselves.
var placeJoints = regexp.MustCompile(`[,/&+|–—-]|\b(?:or|and|in|only|fully|based|office|first|from|global|worldwide)\b`)

// places that titles of postings carry: regions, countries, states, and cities
// that hire. A place that is not among them goes unnoticed, as does one whose
// name a technology has: "Elixir Engineer (Phoenix)".
var places = placeSet(`us, usa, u.s., uk, eu, emea, apac, latam, dach, nordics, benelux, europe, asia, africa, americas,
	north america, south america, latin america, middle east, united states, united kingdom, great britain, england,
	scotland, wales, ireland, northern ireland, france, germany, spain, portugal, italy, netherlands, belgium,
	luxembourg, switzerland, austria, poland, czechia, czech republic, slovakia, slovenia, croatia, serbia, hungary,
	romania, bulgaria, greece, turkey, cyprus, malta, estonia, latvia, lithuania, finland, sweden, norway, denmark,
	iceland, ukraine, georgia, armenia, israel, egypt, morocco, nigeria, kenya, ghana, south africa, uae, dubai,
	abu dhabi, saudi arabia, india, pakistan, bangladesh, sri lanka, china, hong kong, taiwan, japan, korea,
	south korea, singapore, malaysia, thailand, vietnam, indonesia, philippines, australia, new zealand, canada,
	mexico, brazil, argentina, chile, colombia, peru, uruguay, costa rica,
	new york, new york city, nyc, brooklyn, san francisco, sf, bay area, sf bay area, silicon valley, palo alto, mountain view,
	menlo park, sunnyvale, san jose, oakland, los angeles, la, san diego, seattle, bellevue, redmond, portland, denver,
	boulder, austin, dallas, houston, chicago, boston, cambridge, philadelphia, pittsburgh, washington, washington dc,
	dc, atlanta, miami, raleigh, durham, nashville, salt lake city, minneapolis, detroit, toronto, vancouver,
	montreal, ottawa, waterloo, calgary, mexico city, são paulo, sao paulo, rio de janeiro, buenos aires, santiago,
	bogotá, bogota, medellín, medellin, lima, montevideo, london, manchester, edinburgh, glasgow, bristol, leeds,
	oxford, brighton, birmingham, belfast, dublin, galway, cork, paris, lyon, toulouse, nantes, bordeaux, lille,
	berlin, munich, münchen, hamburg, cologne, köln, frankfurt, stuttgart, düsseldorf, leipzig, zurich, zürich,
	geneva, lausanne, basel, bern, vienna, wien, amsterdam, rotterdam, utrecht, the hague, eindhoven, brussels,
	antwerp, ghent, madrid, barcelona, valencia, málaga, malaga, lisbon, porto, milan, rome, turin, bologna, warsaw,
	kraków, krakow, wrocław, wroclaw, gdańsk, gdansk, poznań, poznan, prague, brno, bratislava, budapest, bucharest,
	cluj, napoca, iași, sofia, belgrade, zagreb, ljubljana, athens, thessaloniki, istanbul, kyiv, lviv, tallinn,
	riga, vilnius, kaunas, helsinki, tampere, stockholm, gothenburg, malmö, malmo, oslo, bergen, copenhagen, aarhus,
	reykjavik, tel aviv, haifa, jerusalem, cairo, lagos, nairobi, accra, cape town, johannesburg, bangalore, bengaluru,
	hyderabad, pune, mumbai, delhi, new delhi, gurgaon, gurugram, noida, chennai, kolkata, karachi, lahore, beijing,
	shanghai, shenzhen, hangzhou, taipei, tokyo, osaka, seoul, kuala lumpur, bangkok, hanoi, ho chi minh city, jakarta,
	manila, sydney, melbourne, brisbane, perth, adelaide, canberra, auckland, wellington, christchurch,
	california, texas, florida, massachusetts, colorado, oregon, virginia, illinois, ohio, ontario, quebec,
	british columbia, ca, ny, tx, wa, ma, bc`)

func placeSet(list string) map[string]bool {
	set := map[string]bool{}
	for name := range strings.SplitSeq(list, ",") {
		set[strings.Join(strings.Fields(name), " ")] = true
	}
	return set
}
