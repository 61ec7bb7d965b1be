package place_test

import (
	"strings"
	"testing"

	"github.com/careers-index/careers/content/place"
)

// locations are what people write, and the places that they mean: the values
// of a place joined by ">", places by "|".
var locations = []struct{ location, want string }{
	// City and country.
	{"Berlin, Germany", "Berlin > Germany"},
	{"Berlin", "Berlin > Germany"},
	{"berlin", "Berlin > Germany"},
	{"  Berlin ,Germany. ", "Berlin > Germany"},
	{"BERLIN, GERMANY", "Berlin > Germany"},
	{"Berlin, DE", "Berlin > Germany"},
	{"Berlin, Deutschland", "Berlin > Germany"},
	{"Berlín, Alemania", "Berlin > Germany"},
	{"Berlin Germany", "Berlin > Germany"},
	{"Berlin (Germany)", "Berlin > Germany"},
	{"Berlin - Germany", "Berlin > Germany"},
	{"Berlin – Germany", "Berlin > Germany"},
	{"Berlin / Germany", "Berlin > Germany"},
	{"Germany, Berlin", "Berlin > Germany"},
	{"Germany - Berlin", "Berlin > Germany"},
	{"10115 Berlin", "Berlin > Germany"},
	{"D-10115 Berlin, Germany", "Berlin > Germany"},
	{"Berlin-Kreuzberg", "Berlin > Germany"},
	{"Berlin, Kreuzberg", "Berlin > Germany"},
	{"Kreuzberg, Berlin, Germany", "Berlin > Germany"},
	{"München", "Munich > Germany"},
	{"Muenchen, Germany", "Munich > Germany"},
	{"Munich, Bavaria, Germany", "Munich > Bavaria > Germany"},
	{"Raum München", "Munich > Germany"},
	{"Greater Munich area", "Munich > Germany"},
	{"Garching near Munich, Germany", "Garching > Germany"},
	{"Köln", "Cologne > Germany"},
	{"Frankfurt am Main, Germany", "Frankfurt > Germany"},
	{"Frankfurt/Main", "Frankfurt > Germany"},
	{"Frankfurt/Main, Germany", "Frankfurt > Germany"},
	{"Frankfurt (Oder)", "Frankfurt an der Oder > Germany"},
	{"Frankfurt/Oder, Germany", "Frankfurt an der Oder > Germany"},
	{"Halle (Saale)", "Halle > Germany"},
	{"Wien, Österreich", "Vienna > Austria"},
	{"1010 Wien", "Vienna > Austria"},
	{"Zürich, Schweiz", "Zurich > Switzerland"},
	{"Genève", "Geneva > Switzerland"},
	{"Amsterdam, the Netherlands", "Amsterdam > Netherlands"},
	{"Amsterdam, NL (Remote possible)", "Amsterdam > Netherlands"},
	{"Praha, Česká republika", "Prague > Czechia"},
	{"Krakow, Poland", "Kraków > Poland"},
	{"Cluj", "Cluj-Napoca > Romania"},
	{"Paris, 75008, FRANCE", "Paris > France"},
	{"Paris 8e, France", "Paris > France"},
	{"Tel Aviv", "Tel Aviv > Israel"},
	{"Tel-Aviv, IL", "Tel Aviv > Israel"},
	{"Bangalore, India", "Bengaluru > India"},
	{"Bangalore, IN", "Bengaluru > India"},
	{"Bengaluru (Bangalore), Karnataka, India", "Bengaluru > Karnataka > India"},
	{"Chaoyangmen, Beijing, China", "Beijing > China"},
	{"Sheung Wan, Hong Kong", "Sheung Wan > Hong Kong"},
	{"東京", "Tokyo > Japan"},
	{"東京、大阪", "Tokyo > Japan | Osaka > Japan"},
	{"リモート（東京）", "Tokyo > Japan"},
	{"上海", "Shanghai > China"},
	{"São Paulo, SP, Brazil", "São Paulo > Brazil"},
	{"Sao Paulo - SP", "São Paulo > Brazil"},
	{"Ciudad de México", "Mexico City > Mexico"},
	{"Bogota, CO", "Bogotá > Colombia"},
	{"San José, Costa Rica", "San José > Costa Rica"},
	{"Tbilisi, Georgia", "Tbilisi > Georgia"},
	{"Singapore", "Singapore"},
	{"Singapore, Singapore", "Singapore"},
	{"Luxembourg, Luxembourg", "Luxembourg"},
	{"Nice, France", "Nice > France"},
	{"Nice", "Nice > France"},
	{"St. Gallen", "St. Gallen > Switzerland"},
	{"Saint Petersburg, Russia", "Saint Petersburg > Russia"},
	{"St. Petersburg, FL", "St. Petersburg > Florida > United States"},

	// The United Kingdom and its countries.
	{"London, UK", "London > United Kingdom"},
	{"London,UK", "London > United Kingdom"},
	{"London, U.K.", "London > United Kingdom"},
	{"London, United Kingdom", "London > United Kingdom"},
	{"London, England", "London > England > United Kingdom"},
	{"London/England", "London > England > United Kingdom"},
	{"London, England, United Kingdom", "London > England > United Kingdom"},
	{"UK - London", "London > United Kingdom"},
	{"Shoreditch, London, England", "London > England > United Kingdom"},
	{"London (South Bank), England", "London > England > United Kingdom"},
	{"London, Canary Wharf", "London > United Kingdom"},
	{"12 Example Gardens London SW1W 0AA, United Kingdom", "London > United Kingdom"},
	{"Central London", "London > United Kingdom"},
	{"London (hybrid)", "London > United Kingdom"},
	{"Hybrid, London", "London > United Kingdom"},
	{"Newcastle upon Tyne", "Newcastle upon Tyne > United Kingdom"},
	{"Brighton & Hove", "Brighton > United Kingdom"},
	{"Edinburgh, Scotland", "Edinburgh > Scotland > United Kingdom"},
	{"Edinburgh, Glasgow, Scotland, UK", "Edinburgh > United Kingdom | Glasgow > Scotland > United Kingdom"},
	{"Cambridge", "Cambridge"},
	{"Cambridge, UK", "Cambridge > United Kingdom"},
	{"Cambridge, CB3 0FA, UK", "Cambridge > United Kingdom"},
	{"Cambridge, England", "Cambridge > England > United Kingdom"},
	{"Cambridge or Brighton, England", "Cambridge > United Kingdom | Brighton > England > United Kingdom"},
	{"Theale, Berkshire, England", "Theale > Berkshire > United Kingdom"},
	{"Near Redruth, Cornwall, UK", "Redruth > Cornwall > United Kingdom"},
	{"Newark on Trent, England", "Newark on Trent > England > United Kingdom"},
	{"England", "England > United Kingdom"},
	{"Great Britain", "United Kingdom"},
	{"North Wales", "Wales > United Kingdom"},

	// The United States, Canada, Australia.
	{"New York, NY", "New York > United States"},
	{"New York, New York", "New York > United States"},
	{"New York, NY, USA", "New York > United States"},
	{"New York", "New York > United States"},
	{"NYC", "New York > United States"},
	{"New York City or Remote", "New York > United States"},
	{"12 Vesey St, New York City, New York, USA", "New York > United States"},
	{"Flatiron, New York, NY", "New York > United States"},
	{"Brooklyn, New York", "Brooklyn > New York State > United States"},
	{"San Francisco, CA, USA", "San Francisco > California > United States"},
	{"San Francisco, CA", "San Francisco > California > United States"},
	{"San Francisco (CA)", "San Francisco > California > United States"},
	{"San Francisco CA", "San Francisco > California > United States"},
	{"SF Bay Area", "San Francisco > United States"},
	{"US-CA-San Francisco", "San Francisco > California > United States"},
	{"USA - NY - New York", "New York > United States"},
	{"San Jose, CA", "San Jose > California > United States"},
	{"Austin, Texas", "Austin > Texas > United States"},
	{"Austin, TX - Downtown (9th and Lavaca)", "Austin > Texas > United States"},
	{"Los Angeles", "Los Angeles > United States"},
	{"LA", "Los Angeles > United States"},
	{"New Orleans, LA", "New Orleans > Louisiana > United States"},
	{"Portland", "Portland > United States"},
	{"Portland OR", "Portland > Oregon > United States"},
	{"Portland, ME", "Portland > Maine > United States"},
	{"Cambridge, MA", "Cambridge > Massachusetts > United States"},
	{"Springfield", "Springfield > United States"},
	{"Austin, Tx", "Austin > Texas > United States"},
	{"new york, ny", "New York > United States"},
	{"Rome, Georgia", "Rome > Georgia > United States"},
	{"San Francisco, CA, Canada", "San Francisco > California > United States | Canada"},
	{"Alpharetta, Georgia, GE", "Alpharetta > Georgia"},
	{"Milan, MC", "Milan > Italy | Monaco"},
	{"Milano, MI, Italy", "Milan > Italy"},
	{"London, Alberta, Canada", "London > Alberta > Canada"},
	{"Paris, Texas", "Paris > Texas > United States"},
	{"Dublin, CA", "Dublin > California > United States"},
	{"Wilmington, DE", "Wilmington > Delaware > United States"},
	{"Atlanta, Georgia, USA", "Atlanta > Georgia > United States"},
	{"Georgia, USA", "Georgia > United States"},
	{"Georgia", "Georgia"},
	{"Kansas City, Kansas", "Kansas City > Kansas > United States"},
	{"Seattle, Washington", "Seattle > Washington State > United States"},
	{"Walla Walla, Washington", "Walla Walla > Washington State > United States"},
	{"Washington, D.C., Remote", "Washington > United States"},
	{"Washington DC", "Washington > United States"},
	{"Maumelle, AR", "Maumelle > Arkansas > United States"},
	{"Storrs, Connecticut USA", "Storrs > Connecticut > United States"},
	{"Storrs CT", "Storrs > Connecticut > United States"},
	{"Maryland / DC Metro Area", "Maryland > United States | Washington > United States"},
	{"Northern Virginia", "Virginia > United States"},
	{"California", "California > United States"},
	{"Toronto, ON", "Toronto > Ontario > Canada"},
	{"Toronto, CA", "Toronto > Canada"},
	{"London, Ontario, Canada", "London > Ontario > Canada"},
	{"Waterloo, Ontario, Canada", "Waterloo > Ontario > Canada"},
	{"North Vancouver, BC Canada", "Vancouver > British Columbia > Canada"},
	{"Montréal, Québec", "Montreal > Quebec > Canada"},
	{"Sydney, NSW", "Sydney > New South Wales > Australia"},
	{"Melbourne,Australia", "Melbourne > Australia"},
	{"Victoria, BC", "Victoria > British Columbia > Canada"},
	{"Victoria, Australia", "Victoria > Australia"},
	{"Perth, WA", "Perth > Western Australia > Australia"},

	// Several places.
	{"Berlin, Germany; Paris, France", "Berlin > Germany | Paris > France"},
	{"Berlin, Germany, Paris, France", "Berlin > Germany | Paris > France"},
	{"London or Berlin", "London > United Kingdom | Berlin > Germany"},
	{"LONDON OR BERLIN", "London > United Kingdom | Berlin > Germany"},
	{"Berlin / Hamburg", "Berlin > Germany | Hamburg > Germany"},
	{"Berlin, Hamburg und München", "Berlin > Germany | Hamburg > Germany | Munich > Germany"},
	{"London, Germany, France", "London > United Kingdom | Germany | France"},
	{"Wroclaw/Krakow, Poland", "Wrocław > Poland | Kraków > Poland"},
	{"Dublin, Ireland + Warsaw, Poland +Chicago, USA", "Dublin > Ireland | Warsaw > Poland | Chicago > United States"},
	{"Boston, Austin, New York, NY", "Boston > United States | Austin > United States | New York > United States"},
	{"Germany (Berlin, Munich)", "Berlin > Germany | Munich > Germany"},
	{"Madrid y Barcelona", "Madrid > Spain | Barcelona > Spain"},
	{"Paris et Lyon", "Paris > France | Lyon > France"},
	{"Trinidad and Tobago or Jamaica", "Trinidad and Tobago | Jamaica"},
	{"New York / NJ", "New York > United States | New Jersey > United States"},
	{"Berlin or Germany", "Berlin > Germany | Germany"},
	{"Berlin, Berlin", "Berlin > Germany"},

	// Countries, areas and workplaces.
	{"Germany", "Germany"},
	{"Deutschland", "Germany"},
	{"Remote (Germany)", "Germany"},
	{"Remote, UK-only", "United Kingdom"},
	{"Remote in United Kingdom", "United Kingdom"},
	{"United Kingdom (Remote)", "United Kingdom"},
	{"Remote - US", "United States"},
	{"US-Remote", "United States"},
	{"Remote US & Canada", "United States | Canada"},
	{"Remote/London", "London > United Kingdom"},
	{"Remote first / Offices in London, UK", "London > United Kingdom"},
	{"Remote - HQ is San Francisco, CA", "San Francisco > California > United States"},
	{"Oxford, United Kingdom (partial remote working possible)", "Oxford > United Kingdom"},
	{"Home Office (Berlin)", "Berlin > Germany"},
	{"UK/Europe", "United Kingdom | Europe"},
	{"Remote (Europe)", "Europe"},
	{"Remote within EU (CET ±2 hours)", "European Union"},
	{"EMEA", "EMEA"},
	{"DACH", "DACH"},
	{"Latin America", "LATAM"},
	{"Berlin, Europe", "Berlin > Germany | Europe"},
	{"Remote", ""},
	{"Remote OK!", ""},
	{"Full-time, Remote", ""},
	{"Onsite, https://jobs.example.com/berlin", ""},
	{"Fully remote", ""},
	{"Hybrid", ""},
	{"Anywhere", ""},
	{"Everywhere", ""},
	{"Worldwide", ""},
	{"Online", ""},
	{"Homeoffice", ""},
	{"Télétravail", ""},
	{"リモート", ""},
	{"フルリモート可", ""},
	{"Multiple locations", ""},
	{"TBD", ""},
	{"N/A", ""},
	{"", ""},
	{" , ; / ", ""},

	// Names that the gazetteer does not know stay as they are written.
	{"Kleinkleckersdorf", "Kleinkleckersdorf"},
	{"kleinkleckersdorf", "kleinkleckersdorf"},
	{"Kleinkleckersdorf, Germany", "Kleinkleckersdorf > Germany"},
	{"Kleinkleckersdorf (Germany)", "Kleinkleckersdorf > Germany"},
	{"Germany, Kleinkleckersdorf", "Kleinkleckersdorf > Germany"},
	{"Kleinkleckersdorf / Posemuckel, Germany", "Kleinkleckersdorf > Germany | Posemuckel > Germany"},
	{"Kleinkleckersdorf; Berlin, Germany", "Kleinkleckersdorf | Berlin > Germany"},
	{"Remote Kleinkleckersdorf", "Kleinkleckersdorf"},
	{"Remote (Kleinkleckersdorf)", "Kleinkleckersdorf"},
	{"Wartberg ob der Aist near Linz / Austria", "Wartberg ob der Aist > Austria"},
	{"Leamington Spa, Warwickshire, United Kingdom", "Leamington Spa > Warwickshire > United Kingdom"},
	{"Alpharetta, Georgia", "Alpharetta > Georgia > United States"},
	{"Mars", "Mars"},
	{"Atlantis, Posemuckel", "Atlantis | Posemuckel"},
	{"Posemuckel, Posemuckel County, USA", "Posemuckel > Posemuckel County > United States"},
	{"Posemuckel, CA - Kleinkleckersdorf", "Posemuckel > California > United States | Kleinkleckersdorf"},
	{"Posemuckel (Kleinkleckersdorf)", "Posemuckel"},
	{"Bavaria, Posemuckel", "Posemuckel > Bavaria > Germany"},
	{"Posemuckel, Georgia, GE", "Posemuckel > Georgia"},
	{"Posemuckel, Germany, Bavaria", "Posemuckel > Bavaria > Germany"},
	{"Posemuckel/Berlin", "Posemuckel | Berlin > Germany"},
	{"Posemuckel/TX", "Posemuckel | Texas > United States"},
	{"Posemuckel 12", "Posemuckel"},
	{"Fully Remote Lower Kraków Posemuckel", "Lower Kraków Posemuckel"},
	{"the remote Kraków company", "Kraków > Poland"},
	{"Central Posemuckel", "Central Posemuckel"},
	{"in posemuckel", "posemuckel"},
	{"The best place to work that you have ever seen", ""},
	{"You will work with us in the heart of beautiful old Kraków close to everything", "Kraków > Poland"},
	{"Tórshavn, Føroyar", "Tórshavn | Føroyar"},
	{"Ísafjörður, Iceland", "Ísafjörður > Iceland"},
	{"Đà Lạt, Việt Nam", "Đà Lạt > Vietnam"},
	{"Zürich/Genf", "Zurich > Switzerland | Geneva > Switzerland"},
	{"Bengaluru, IN or Remote", "Bengaluru > India"},
}

func show(places []place.Place) string {
	var all []string
	for _, p := range places {
		all = append(all, strings.Join(p.Values(), " > "))
	}
	return strings.Join(all, " | ")
}

func TestParseUnderstandsWhatPeopleWrite(t *testing.T) {
	for _, tt := range locations {
		if got := show(place.Parse(tt.location)); got != tt.want {
			t.Errorf("Parse(%q) = %q, want %q", tt.location, got, tt.want)
		}
	}
}

func TestOnlyTheBeginningOfALongTextIsRead(t *testing.T) {
	long := "Berlin; " + strings.Repeat("x ", 5000) + strings.Repeat("Germany ", 100_000) + "; Paris"
	if got := show(place.Parse(long)); got != "Berlin > Germany" {
		t.Errorf("got %q", got)
	}
	if place.Known(strings.Repeat("Berlin ", 100_000)) {
		t.Error("a long text is taken for a place")
	}
}

func TestFullNameNamesTheSamePlace(t *testing.T) {
	for _, tt := range locations {
		checkPlaces(t, tt.location)
	}
}

// checkPlaces checks what holds for the places of any text.
func checkPlaces(t *testing.T, location string) {
	t.Helper()
	places := place.Parse(location)
	if again := show(place.Parse(location)); again != show(places) {
		t.Errorf("Parse(%q) = %q, then %q", location, show(places), again)
	}
	for _, p := range places {
		if len(p.Values()) == 0 || p.Values()[0] != p.Name() || p.Name() == "" {
			t.Errorf("Parse(%q): values %q of %q", location, p.Values(), p.Name())
		}
		for _, v := range p.Values() {
			if strings.TrimSpace(v) != v || v == "" {
				t.Errorf("Parse(%q): value %q", location, v)
			}
		}
		again := place.Parse(p.FullName())
		if len(again) != 1 || again[0].FullName() != p.FullName() || again[0].City != p.City || again[0].Country != p.Country {
			t.Errorf("Parse(%q): full name %q of %+v means %+v", location, p.FullName(), p, again)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, tt := range locations {
		f.Add(tt.location)
	}
	for _, location := range []string{
		"(((Berlin", "\xff\xfe, Germany", "B!AAAA", "MC", "0 New York City BA", "London AB", "CiudAd de México", "BERN GE",
		"Alpharetta GE", "B)C(GE", "B)B(GE", "Milan MC",
	} {
		f.Add(location)
	}
	f.Fuzz(func(t *testing.T, location string) {
		checkPlaces(t, location)
		place.Known(location)
		place.Workplace(location)
	})
}

func BenchmarkParse(b *testing.B) {
	place.Parse("Berlin") // loads the gazetteer
	for _, location := range []string{"Berlin", "San Francisco, CA, USA", "Remote, or München / Hamburg, Germany", "Kleinkleckersdorf"} {
		b.Run(location, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				place.Parse(location)
			}
		})
	}
}
