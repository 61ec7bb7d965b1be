package highlight

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/careers-index/careers/index/stored"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/field"
	"github.com/careers-index/careers/search/plan"
)

// Snippets: the few pieces of a page that show best why it was found.

const (
	// snippetBytes is about three lines of text on a phone.
	snippetBytes = 220
	// MaxScanned is how much text of one page is searched for snippets. Few
	// pages are longer, and what answers a query is seldom after it.
	MaxScanned = 64 << 10
)

// candidate is the best piece of one passage.
type candidate struct {
	passage  int
	from, to int
	spans    []span
	clauses  uint32 // which clauses matched in it, a bit each
	heading  uint32 // which matched in the heading above it
	worst    plan.Tier
	in       field.Field
	first    bool // no text after it shows more, or says better why
}

// compare puts the better candidate first: more clauses, more of them in the
// text, a better tier, own text before shared, and the order of the page.
func (a candidate) compare(b candidate) int {
	return cmp.Or(
		bits.OnesCount32(b.clauses|b.heading)-bits.OnesCount32(a.clauses|a.heading),
		bits.OnesCount32(b.clauses)-bits.OnesCount32(a.clauses),
		int(a.worst)-int(b.worst),
		int(a.in)-int(b.in),
		a.passage-b.passage,
	)
}

// snippets cuts the pieces that show the most of what was found: the best one,
// then those that show something else.
func (m *Highlighter) snippets(passages []stored.Passage, why *reasons) []search.Snippet {
	list := m.findCandidates(passages, why)
	slices.SortFunc(list, candidate.compare)
	out := m.snippetSlab.take(min(len(list), search.MaxSnippets))
	var shown uint32
	for _, c := range list {
		if len(out) == search.MaxSnippets {
			break
		}
		if (c.clauses|c.heading)&^shown == 0 {
			continue
		}
		shown |= c.clauses | c.heading
		p := passages[c.passage]
		s := search.Snippet{HTML: m.excerpt(p.Text, c), Heading: p.Heading, Anchor: p.Anchor, Section: p.Section}
		if c.heading != 0 {
			s.HeadingHTML = m.marked(p.Heading, m.find(p.Heading, field.Headings), 0, len(p.Heading), "", "")
		}
		out = append(out, s)
	}
	return out
}

// findCandidates are the passages where something was found, in them or in the
// heading above.
func (m *Highlighter) findCandidates(passages []stored.Passage, why *reasons) []candidate {
	m.candidates, m.kept = m.candidates[:0], m.kept[:0]
	var heading uint32
	scanned, complete := 0, false // complete: no text after it matters
	for i, p := range passages {
		if scanned >= MaxScanned {
			break
		}
		p.Text = beginning(p.Text, MaxScanned-scanned)
		scanned += len(p.Text)
		if i == 0 || passages[i-1].Heading != p.Heading {
			spans := m.find(p.Heading, field.Headings)
			why.add(p.Heading, spans, field.Headings, p.Section)
			heading = clausesOf(spans)
		}
		if complete {
			continue
		}
		c, ok := m.candidate(p, heading, why)
		if !ok {
			continue
		}
		c.passage = i
		m.candidates = append(m.candidates, c)
		complete = c.first
	}
	return m.candidates
}

// candidate is the best piece of a passage, below a heading that matches these clauses.
func (m *Highlighter) candidate(p stored.Passage, heading uint32, why *reasons) (c candidate, ok bool) {
	f := field.OwnText
	var spans []span
	if p.Section == "" {
		spans = m.findFirst(p.Text)
	} else {
		f = field.SectionText
		spans = m.find(p.Text, f)
	}
	if len(spans) > 0 {
		why.add(p.Text, spans, f, p.Section)
		c = m.window(p.Text, spans)
	} else {
		c.from, c.to = around(p.Text, 0, 0)
	}
	c.heading, c.in, c.first = heading, f, p.Section == "" && m.isFirst(c, spans)
	return c, len(spans) > 0 || heading != 0 && p.Text != ""
}

// beginning is at most n bytes of a text, up to a letter's end.
func beginning(text string, n int) string {
	if len(text) <= n {
		return text
	}
	for n > 0 && !utf8.RuneStart(text[n]) {
		n--
	}
	return text[:n]
}

func clausesOf(spans []span) (set uint32) {
	for _, s := range spans {
		set |= 1 << s.clause
	}
	return set
}

// window finds the piece of a text with the most different matches.
func (m *Highlighter) window(text string, spans []span) candidate {
	best := candidate{}
	first, last := 0, 0
	for i, s := range spans {
		c := candidate{}
		j := i
		for ; j < len(spans) && (j == i || spans[j].end-s.start <= snippetBytes); j++ {
			c.clauses |= 1 << spans[j].clause
			c.worst = max(c.worst, spans[j].tier)
		}
		if i == 0 || c.compare(best) < 0 {
			best, first, last = c, i, j
		}
	}
	start := len(m.kept)
	m.kept = append(m.kept, spans[first:last]...)
	best.spans = m.kept[start:len(m.kept):len(m.kept)]
	best.from, best.to = around(text, spans[first].start, spans[last-1].end)
	return best
}

// around widens [start, end) to about a snippet, with a third of what is to
// spare before it. It begins and ends with a block where one does nearby, and
// with a word otherwise.
func around(text string, start, end int) (from, to int) {
	spare := max(snippetBytes-(end-start), 0)
	from = max(start-spare/3, 0)
	to = min(end+spare-(start-from), len(text))
	if from > 0 {
		if i := strings.IndexByte(text[from-1:start], '\n'); i >= 0 {
			from += i
		} else if i := strings.IndexByte(text[from:start], ' '); i >= 0 {
			from += i + 1
		} else {
			from = start
		}
	}
	if to < len(text) {
		if i := strings.LastIndexByte(text[end:to+1], '\n'); i >= 0 {
			to = end + i
		} else if i := strings.LastIndexByte(text[end:to+1], ' '); i >= 0 {
			to = end + i
		} else {
			to = end
		}
	}
	for to > from+2*snippetBytes { // one word, longer than any reader wants
		to = from + snippetBytes
	}
	for to < len(text) && !utf8.RuneStart(text[to]) {
		to++
	}
	return from, to
}

// excerpt is a candidate as HTML, with dots where a block is cut.
func (p *pieces) excerpt(text string, c candidate) string {
	before, after := dots(text, c.from, c.to)
	return p.marked(text, c.spans, c.from, c.to, before, after)
}

// Quote is a text, which is not HTML, around its part [start, end), about as long as a
// snippet, with dots where a block is cut.
func Quote(text string, start, end int) string {
	from, to := around(text, start, end)
	before, after := dots(text, from, to)
	return before + text[from:to] + after
}

// dots are what goes before and after the part [from, to) of a text.
func dots(text string, from, to int) (before, after string) {
	if from > 0 && text[from-1] != '\n' {
		before = "… "
	}
	if to < len(text) && text[to] != '\n' {
		after = " …"
	}
	return before, after
}
