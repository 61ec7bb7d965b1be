package check

import (
	"regexp"
	"strings"
)

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
// [frontmatter.WorkplaceOf] knows each.
var remoteness = regexp.MustCompile(`(?i)\b(?:remote|hybrid|on-?site|anywhere|distributed)\b`)

// placeJoints separate places, and say little by themselves.
var placeJoints = regexp.MustCompile(`[,/&+|–—-]|\b(?:or|and|in|only|fully|based|office|first|from|global|worldwide)\b`)

// places that titles of postings carry: regions, countries, states, and cities
// that hire. A place that is not among them is not noticed, nor is one that is
// the name of a technology, too: "Elixir Engineer (Phoenix)".
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
