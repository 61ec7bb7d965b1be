package frontmatter

// Step 4: the values that say where a job is.

import (
	"regexp"
	"slices"
	"strings"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/mapping"
	"github.com/careers-index/careers/content/place"
)

// The parts of a place, as keys of their own. A place is written in this order.
const (
	city = iota
	region
	country
	partCount
)

// partNames are the folded keys of a place that is a map, by part.
var partNames = [partCount][]string{
	city:    {"city", "locality", "addresslocality", "town", "stadt", "ort", "ville", "ciudad"},
	region:  {"region", "state", "addressregion", "province", "county"},
	country: {"country", "addresscountry", "countrycode", "land", "pays"},
}

// nameKeys have the name of a place that is a map with no other key of use.
var nameKeys = foldAll("name label title location place office value text")

// innerKeys have the place inside a map, as schema.org's Place has its address.
var innerKeys = foldAll("address location place job_location postal_address")

// maxPlaces bounds the places of a job: a reader is better served by an area.
const maxPlaces = 100

// maxPlaceDepth is how deeply the address of a place is nested.
const maxPlaceDepth = 3

// readLocations stores places: a text, several with a semicolon between them, a map, or
// a list of texts and maps.
func readLocations(b *Block, v mapping.Value, _ nameKind) outcome {
	values := []mapping.Value{v}
	if v.IsList() {
		values = v.List()
	}
	var found []string
	var bad mapping.Value
	isBad := false
	for _, item := range values {
		if item.Empty() {
			continue
		}
		if len(found) > maxPlaces {
			break
		}
		texts, ok := b.placesIn(item, 0)
		if !ok && !isBad {
			isBad, bad = true, item
		}
		found = append(found, texts...)
	}
	switch {
	case isBad && len(found) == 0:
		return badType(v, "a place, a list of places, or places with the keys city and country")
	case isBad:
		b.report(diag.New(diag.RuleUnknownValue, bad.At, "location: this is not a place, and is ignored; write a name, or the keys city and country"))
	}
	if len(found) > maxPlaces {
		b.report(diag.New(diag.RuleUnknownValue, v.At, "location: there are more than %d places, and the others are ignored; name the area", maxPlaces))
		found = found[:maxPlaces]
	}
	b.Job.Locations = found
	return used
}

// readMoreLocations stores places besides those of the key location, which comes before
// it in the table.
func readMoreLocations(b *Block, v mapping.Value, name nameKind) outcome {
	first := b.Job.Locations
	result := readLocations(b, v, name)
	if result.kind != isUsed {
		return result
	}
	more := b.Job.Locations
	b.Job.Locations = slices.Clone(first)
	for _, l := range more {
		if !slices.Contains(first, l) {
			b.Job.Locations = append(b.Job.Locations, l)
		}
	}
	return used
}

// placesIn are the places of one value as text. ok is false if it is not a place.
func (b *Block) placesIn(v mapping.Value, depth int) (found []string, ok bool) {
	if text, isText := v.Text(); isText {
		places, except := cutExcept(text)
		if except == "" {
			return splitPlaces(v.Raw(), text), true
		}
		b.report(diag.New(diag.RuleUnknownValue, v.At, "location: what %s says from %q on is ignored; name the places where people can work, not the others", describe(v), except))
		if places == "" {
			return nil, true
		}
		return splitPlaces(places, places), true
	}
	if !v.IsMap() || depth > maxPlaceDepth {
		return nil, false
	}
	var parts locationParts
	var inner []string
	name := ""
	for _, p := range v.Pairs() {
		folded := diag.FoldName(p.Key)
		text, isText := p.Value.Text()
		switch {
		case innerKeys[folded] && !isText:
			more, _ := b.placesIn(p.Value, depth+1)
			inner = append(inner, more...)
		case setPart(&parts, folded, p.Value):
		case isText && nameKeys[folded] && name == "":
			name = text
		case isText:
			b.hintWorkplace(folded, p.Value)
		}
	}
	switch whole := parts.places(); {
	case whole != nil:
		return append(whole, inner...), true
	case len(inner) > 0:
		return inner, true
	case name != "":
		return splitPlaces(name, name), true
	}
	return nil, b.workplaceHint != ""
}

// exceptWords begin what is not a place of the job.
var exceptWords = regexp.MustCompile(`(?i)(^|[^\pL])(except|excluding|excl|outside|not|non|außer|ausser|außerhalb|hors|sauf|excepto|tranne|behalve)([^\pL]|$)`)

// cutExcept cuts what a text takes away from its places: "Worldwide" before "except", of "Worldwide except Russia".
func cutExcept(text string) (places, except string) {
	at := exceptWords.FindStringSubmatchIndex(text)
	if at == nil {
		return text, ""
	}
	return strings.TrimRight(text[:at[4]], " ,;:(-–—"), text[at[4]:at[5]]
}

// hintWorkplace takes the keys remote: true and workplace: hybrid of a place.
func (b *Block) hintWorkplace(folded string, v mapping.Value) {
	yes, isFlag := v.Flag()
	switch {
	case folded == "remote" && isFlag && yes:
		b.workplaceHint = place.Remote
	case strings.Contains(folded, "remote"), strings.Contains(folded, "work"), folded == "type":
		if at := place.Workplace(v.Raw()); at != "" {
			b.workplaceHint = at
		}
	}
}

// locationParts are the cities, regions and countries of a place, or of several.
type locationParts [partCount][]string

// setPart stores the value of a key that is a part of a place.
func setPart(parts *locationParts, folded string, v mapping.Value) bool {
	for part, names := range partNames {
		if slices.Contains(names, folded) {
			parts[part] = append(parts[part], partTexts(v)...)
			return true
		}
	}
	return false
}

// partTexts are the texts of a part: one, a list, or the name in a map.
func partTexts(v mapping.Value) []string {
	for _, p := range v.Pairs() {
		if diag.FoldName(p.Key) == "name" {
			return texts(p.Value)
		}
	}
	return texts(v)
}

// places puts parts together: each of several cities, or else regions or countries, is a
// place. Parts above it are added where there is one of them.
func (parts locationParts) places() []string {
	var above []string
	for part := partCount - 1; part >= city; part-- {
		lowest := true
		for below := part - 1; below >= city; below-- {
			lowest = lowest && len(parts[below]) == 0
		}
		if !lowest {
			if len(parts[part]) == 1 {
				above = append([]string{parts[part][0]}, above...)
			}
			continue
		}
		var out []string
		for _, text := range parts[part] {
			out = append(out, strings.Join(append([]string{text}, above...), ", "))
		}
		return out
	}
	return nil
}

// country is the one country, "" for none or several.
func (parts locationParts) country() string {
	if len(parts[country]) != 1 {
		return ""
	}
	return parts[country][0]
}

// splitPlaces cuts a text where one place ends: at semicolons, bars and line ends.
func splitPlaces(raw, text string) []string {
	var out []string
	for part := range strings.FieldsFuncSeq(raw, func(r rune) bool { return r == ';' || r == '|' || r == '\n' }) {
		if part = strings.Join(strings.Fields(part), " "); part != "" {
			out = append(out, part)
		}
	}
	if len(out) == 0 {
		return []string{text}
	}
	return out
}

// readLocationPart stores a part of the place that has a key of its own.
func readLocationPart(part int) func(*Block, mapping.Value, nameKind) outcome {
	return func(b *Block, v mapping.Value, name nameKind) outcome {
		found := partTexts(v)
		if len(found) == 0 {
			return badType(v, "text")
		}
		if name == related && isStatus(found[0]) {
			return readStatus(b, v, name) // state: open
		}
		b.locationParts[part] = found
		return used
	}
}

// combineLocation puts the keys city, region and country together, or completes the
// places of the key location by the country.
func (b *Block) combineLocation() {
	if len(b.Job.Locations) == 0 {
		if whole := b.locationParts.places(); whole != nil {
			b.Job.Locations = whole
			b.movePosition("location", "city", "region", "country")
		}
		if len(b.Job.Locations) == 0 && b.placeHint != "" {
			b.Job.Locations = []string{b.placeHint}
		}
		return
	}
	b.Job.Locations = withCountry(b.Job.Locations, b.locationParts.country())
}

// withCountry adds a country to the places that do not have one, known or written.
func withCountry(locations []string, country string) []string {
	if country == "" {
		return locations
	}
	out := make([]string, len(locations))
	for i, l := range locations {
		places := place.Parse(l)
		switch {
		case len(places) == 0 && place.Workplace(l) != "":
			out[i] = l + " (" + country + ")" // Remote
		case len(places) == 1 && places[0].Country == "" && places[0].Area == "":
			out[i] = l + ", " + country
		default:
			out[i] = l
		}
	}
	return out
}

// combineWorkplace takes the workplace from what else says it: a flag of a place, the
// type of employment, the words of the locations.
func (b *Block) combineWorkplace() {
	if b.Job.Workplace == "" {
		b.Job.Workplace = b.workplaceHint
	}
	if b.Job.Workplace == "" {
		b.Job.Workplace = place.Workplace(strings.Join(b.Job.Locations, "; "))
	}
}
