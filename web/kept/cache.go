package kept

import (
	"container/list"
	"context"
	"sync"

	"github.com/careers-index/careers/search"
)

const (
	// newPart of the room is for answers that were asked for once. What is asked
	// for again moves to the rest, so that a crawler, which asks for everything
	// once, does not drive out what people read.
	newPart = 5
	// largestPart of the room is the largest answer that is kept.
	largestPart = 4
	// maxHosts is for how many names of one site answers are kept, where its
	// settings do not say which is right.
	maxHosts = 8
	// maxHostCount is how often a name counts at most, so that one that is no
	// longer used can be forgotten.
	maxHostCount = 1000
)

// Key names an answer within a generation: the digest that is in its ETag.
type Key [32]byte

// Cache keeps whole answers of one generation, and lets one request make what
// several ask for at once. Nothing of it holds up a request while another works.
type Cache struct {
	room int64

	mu      sync.Mutex // guards what follows
	site    *search.Site
	entries map[Key]*list.Element // of *entry
	flights map[Key]*Flight
	hosts   map[string]int
	once    segment // answers that were asked for once
	again   segment // and more often; the latest first in either
}

type segment struct {
	list.List
	size int64
}

type entry struct {
	key    Key
	answer *Answer
	size   int64
	in     *segment
}

// Flight is an answer that one request makes and others wait for.
type Flight struct {
	site *search.Site
	key  Key
	done chan struct{}
	made *Answer // once done; nil when it failed
}

// New returns a cache for answers of room bytes, 0 for none.
func New(room int64) *Cache {
	c := &Cache{room: room}
	c.reset(nil)
	return c
}

// reset drops everything for another generation. Flights end by themselves.
func (c *Cache) reset(site *search.Site) {
	c.site, c.entries, c.flights, c.hosts = site, map[Key]*list.Element{}, map[Key]*Flight{}, map[string]int{}
	c.once, c.again = segment{}, segment{}
}

// Find returns the kept answer for k, or waits for the one that is being made, or
// returns the flight of the caller, who then has to make it and to land the
// flight. Neither is returned to a request of a generation that is no longer kept:
// current tells that of site.
func (c *Cache) Find(ctx context.Context, site *search.Site, k Key, current func() bool) (*Answer, *Flight, error) {
	for {
		c.mu.Lock()
		if c.site != site {
			c.mu.Unlock()
			if !current() {
				return nil, nil, nil
			}
			c.mu.Lock()
			if c.site != site {
				c.reset(site)
			}
		}
		if e, ok := c.entries[k]; ok {
			found := c.use(e).answer
			c.mu.Unlock()
			return found, nil, nil
		}
		f, ok := c.flights[k]
		if !ok {
			f = &Flight{site: site, key: k, done: make(chan struct{})}
			c.flights[k] = f
			c.mu.Unlock()
			return nil, f, nil
		}
		c.mu.Unlock()
		select {
		case <-f.done:
			if f.made != nil {
				return f.made, nil, nil
			}
			// Its request failed, perhaps because its client went away.
		case <-ctx.Done():
			return nil, nil, ctx.Err()
		}
	}
}

// Land ends a flight. The answer is kept, unless it is nil.
func (c *Cache) Land(f *Flight, made *Answer) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.flights[f.key] == f {
		delete(c.flights, f.key)
	}
	if made != nil && c.site == f.site {
		c.keep(f.key, made)
	}
	f.made = made
	close(f.done)
}

func (c *Cache) keep(k Key, a *Answer) {
	size := a.Size()
	for coding := gzipped; coding < codings; coding++ {
		size += int64(len(a.coded[coding].body)) // nobody else has the answer yet
	}
	if size > c.room/largestPart {
		return
	}
	e := &entry{key: k, answer: a, size: size, in: &c.once}
	c.entries[k] = e.in.PushFront(e)
	e.in.size += size
	c.shrink()
}

// use marks an entry as asked for again.
func (c *Cache) use(element *list.Element) *entry {
	e := element.Value.(*entry)
	if e.in == &c.again {
		c.again.MoveToFront(element)
		return e
	}
	c.move(element, &c.again)
	c.shrink()
	return e
}

func (c *Cache) move(element *list.Element, to *segment) {
	e := element.Value.(*entry)
	e.in.Remove(element)
	e.in.size -= e.size
	e.in = to
	to.size += e.size
	c.entries[e.key] = to.PushFront(e)
}

// Grow accounts for an answer of k that was compressed after it was kept.
func (c *Cache) Grow(site *search.Site, k Key, a *Answer, more int64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	element, ok := c.entries[k]
	if !ok || c.site != site || element.Value.(*entry).answer != a {
		return
	}
	e := element.Value.(*entry)
	e.size += more
	e.in.size += more
	c.shrink()
}

// shrink drops what was not asked for the longest, until the rest fits: first of
// what was asked for once, down to its part of the room.
func (c *Cache) shrink() {
	for c.once.size+c.again.size > c.room {
		if c.once.size <= c.room/newPart && c.again.Len() > 0 {
			c.move(c.again.Back(), &c.once) // it has a second chance
			continue
		}
		oldest := c.once.Back()
		e := oldest.Value.(*entry)
		c.once.Remove(oldest)
		c.once.size -= e.size
		delete(c.entries, e.key)
	}
}

// Admits reports whether answers that name a host are kept. Anybody can invent
// names: those are kept that are asked for most (the counts of Misra and Gries).
func (c *Cache) Admits(host string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if n, ok := c.hosts[host]; ok || len(c.hosts) < maxHosts {
		c.hosts[host] = min(n+1, maxHostCount)
		return true
	}
	for h := range c.hosts {
		if c.hosts[h]--; c.hosts[h] == 0 {
			delete(c.hosts, h)
		}
	}
	return false
}
