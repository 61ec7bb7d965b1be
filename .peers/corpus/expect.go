package corpus

import (
	"strings"
	"unicode/utf8"

	"github.com/careers-index/careers/.peers/peer"
)

// Expected is what a query must find: counted from the documents by the plainest code.
type Expected struct {
	IDs    map[string]bool // pages that match, with the chosen values
	Facets map[string]map[string]int
}

// Expect reads the documents and says what each query must find.
func Expect(documents string, queries []peer.Request, s *Statistics) ([]Expected, error) {
	plan := newPlan(queries, s)
	out := make([]Expected, len(queries))
	for i := range out {
		out[i] = Expected{map[string]bool{}, map[string]map[string]int{"category": {}, "skill": {}}}
	}
	err := peer.Read(documents, func(d peer.Document) error {
		title, body := Words(d.Title), Words(d.Body)
		found := plan.units(title, body)
		for i, q := range queries {
			if matches(q, found[i], title, body) {
				out[i].add(q, d)
			}
		}
		return nil
	})
	return out, err
}

func (e *Expected) add(q peer.Request, d peer.Document) {
	inCategory := q.Category == "" || q.Category == d.Category
	inSkill := q.Skill == ""
	for _, s := range d.Skills {
		inSkill = inSkill || s == q.Skill
	}
	if inCategory && inSkill {
		e.IDs[d.ID] = true
	}
	if inSkill && d.Category != "" {
		e.Facets["category"][d.Category]++
	}
	if inCategory {
		for _, s := range d.Skills {
			e.Facets["skill"][s]++
		}
	}
}

// plan says of which words of the site each query is made. A unit is the number of a
// word in its query.
type plan struct {
	queries int
	of      map[string][]unit
}

type unit struct{ query, word int }

func newPlan(queries []peer.Request, s *Statistics) *plan {
	p := &plan{len(queries), map[string][]unit{}}
	for i, q := range queries {
		for j, w := range q.Words {
			add := func(word string) { p.of[word] = append(p.of[word], unit{i, j}) }
			switch q.Kind {
			case peer.Prefix, peer.Typo:
				for word := range s.Words {
					if q.Kind == peer.Prefix && strings.HasPrefix(word, w) || q.Kind == peer.Typo && near(w, word) {
						add(word)
					}
				}
			default:
				add(w)
			}
		}
	}
	return p
}

// units returns, for each query, a bit for each of its words that the texts have.
func (p *plan) units(texts ...[]string) []uint64 {
	found := make([]uint64, p.queries)
	for _, words := range texts {
		for _, w := range words {
			for _, u := range p.of[w] {
				found[u.query] |= 1 << u.word
			}
		}
	}
	return found
}

func matches(q peer.Request, found uint64, title, body []string) bool {
	all := found == 1<<len(q.Words)-1
	switch q.Kind {
	case peer.And:
		return all
	case peer.Phrase:
		return all && (inOrder(q.Words, title) || inOrder(q.Words, body))
	default:
		return found != 0
	}
}

func inOrder(phrase, words []string) bool {
next:
	for i := range len(words) - len(phrase) + 1 {
		for j, w := range phrase {
			if words[i+j] != w {
				continue next
			}
		}
		return true
	}
	return false
}

// near says whether one letter more, less or different, or two letters exchanged, make
// one word of the other.
func near(x, y string) bool {
	n, m := utf8.RuneCountInString(x), utf8.RuneCountInString(y)
	if n-m > 1 || m-n > 1 {
		return false
	}
	a, b := []rune(x), []rune(y)
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return len(a) <= 1 && len(b) <= 1 || len(a) == 2 && len(b) == 2 && a[0] == b[1] && a[1] == b[0]
}
