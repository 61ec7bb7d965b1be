// Package kept keeps whole answers of the generation that is served, so that each is
// made and compressed once, however many ask for it.
//
// In: answers, under a [Key] that names all that they depend on within a generation. Out:
// the same answers, until the next generation or until others need their room.
//
//	c := kept.New(64 << 20)
//	found, flight, err := c.Find(ctx, site, key, current)
//	if found == nil && err == nil {
//		found = makeAnswer()     // the others who ask for it wait
//		c.Land(flight, found)    // nil where it failed: one of them tries again
//	}
//	body, coding, more := found.In(kept.Best(r.Header.Get("Accept-Encoding")))
//	c.Grow(site, key, found, more)
//
// # Room
//
// A cache holds so many bytes, those of the compressed bodies included. What was asked for
// again has four fifths of the room; a crawler, who asks for everything once, drives out
// what was asked for once. An answer of more than a quarter of the room is not kept.
//
// # Generations
//
// The cache belongs to one [search.Site] at a time, and drops everything when it is asked
// for another that is current. A request of an old generation finds nothing and keeps
// nothing: it has neither an answer nor a flight.
//
// # Hosts
//
// Where an answer names the host it was asked at, anybody can make up keys. [Cache.Admits]
// picks the hosts that are asked for most.
package kept
