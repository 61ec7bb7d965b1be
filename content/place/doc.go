// Package place understands where a job is: it reads the locations that
// postings write, and knows about 1,200 cities where people hire, all countries,
// and many states and areas, in several languages.
//
// In goes the text of a location, as front matter or a title has it; out come
// places with a canonical city, region and country. Nothing is looked up on the
// network, and nothing is an error.
//
//	for _, p := range place.Parse("München, Germany; Remote (UK)") {
//		fmt.Println(p.FullName(), p.Values())
//	}
//	// Munich, Germany [Munich Germany]
//	// United Kingdom [United Kingdom]
//
// # Places
//
// A [Place] is as exact as what was written. Its values, in [Place.Values], are
// itself and what is above it, the most exact first:
//
//	Berlin, Germany     Berlin, Germany
//	Berlin              Berlin, Germany
//	Austin, TX          Austin, Texas, United States
//	Austin              Austin, United States
//	London, England     London, England, United Kingdom
//	New York, NY        New York, United States
//	Singapore           Singapore
//	Remote (Germany)    Germany
//	EMEA                EMEA
//	Cambridge           Cambridge
//	Atlantis, France    Atlantis, France
//
// A city whose country is clear has that country as a value, written or not:
// who filters by Germany expects Berlin. A region is a value only if it was
// written. It is left out where it has the city's name. England, Scotland, Wales
// and Northern Ireland are regions of the United Kingdom. An area that spans
// countries (EMEA, DACH, Europe) is a place of its own; countries do not have
// their areas as values.
//
// [Place.Name] is the most exact value. Two cities may share it;
// [Place.FullName] tells them apart: "Cambridge, United Kingdom" and "Cambridge,
// United States". The full name does not depend on how the place was written:
// "Austin" and "Austin, TX" are both "Austin, United States". It has the region
// only for a city that is not the one its name means in that country: "Portland,
// Maine, United States". Parse understands a full name.
//
// # How a location is read
//
// Case, accents, dots and hyphens of a name do not matter; umlauts may be
// written "ue". Names are known in English, in their own language, and most in
// German, French and Spanish. A name that is not known is a city as it is
// written, because a site's own places must not be lost. A word for a workplace
// ("Remote", "Hybrid", "Anywhere") and words around places ("based in", "only",
// "area") are no places.
//
// A comma, a colon, a dash or parentheses stand between a city and its country,
// in either order ("Berlin, Germany", "UK - London", "Germany (Berlin)"), or
// between places ("Berlin, Hamburg"). A part qualifies the part before it if the
// gazetteer knows that one to lie there, or if the one before is not known. A
// known city moves for it, too ("Paris, Texas", "Berlin, United States"), but
// not in a longer list, where a country is rather the next place ("London,
// Germany, France"). Before a known city, an unknown name is a district and is
// left out ("Soho, London"), and so it is after one.
//
// "or", "and", "&", "+", in some languages, and a slash stand between places.
// The country after the last holds for those before it that have none
// ("Cambridge or Brighton, England"). A semicolon, a bar and a line break
// separate locations that have nothing to do with each other.
//
// A code in capitals is a state of the USA, Canada or Australia, or a country.
// The city decides: CA is California after "San Jose", Canada after "Toronto".
// For an unknown city it is the state ("Maumelle, AR"), except for a few codes
// such as DE. Georgia is a country alone, and a state after a city that is not
// known to lie in the country.
//
// Of several cities with one name, the best known is meant (London, not London,
// Ontario); where none is, the country stays unknown (Cambridge).
//
// # Titles
//
// [Known] is for the end of a title, where a place is a mistake but a technology
// is not: it accepts only text in which each word is a place, a workplace or a
// word around them. Names that are words or technologies (Phoenix, Reading,
// Aurora, Jersey) need a qualifier there.
//
// # Data
//
// The folder data holds the names as text, one line each, to be edited without
// Go. Each file begins with its format; tests check order, codes and double
// names:
//
//	cities.txt      Munich, DE: Monaco di Baviera
//	regions.txt     California, US-CA (code): Calif.
//	countries.txt   Germany, DE: Deutschland, Allemagne
//	areas.txt       LATAM: Latin America
//	workplaces.txt  remote: remote, work from home
//	words.txt       filler: in, within, based
//	members.txt     DACH: AT CH DE
//
// The data is loaded on first use, in about 3 ms. All functions may be used from
// several goroutines.
package place
