package corpus

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/careers-index/careers/.peers/peer"
)

// Statistics are what the queries are made of.
type Statistics struct {
	Pages      int
	Words      map[string]int // pages that have each
	Titles     map[string]int // titles that have each
	Categories map[string]int
	Skills     map[string]int
}

// Count reads the documents of a file.
func Count(documents string) (*Statistics, error) {
	s := &Statistics{Words: map[string]int{}, Titles: map[string]int{}, Categories: map[string]int{}, Skills: map[string]int{}}
	err := peer.Read(documents, func(d peer.Document) error {
		s.Pages++
		title := Words(d.Title)
		add(s.Titles, title)
		add(s.Words, append(title, Words(d.Body)...))
		if d.Category != "" {
			s.Categories[d.Category]++
		}
		for _, skill := range d.Skills {
			s.Skills[skill]++
		}
		return nil
	})
	return s, err
}

// add counts each word once.
func add(counts map[string]int, words []string) {
	words = slices.Clone(words)
	slices.Sort(words)
	for _, w := range slices.Compact(words) {
		counts[w]++
	}
}

// Group is the queries of one kind.
type Group struct {
	Name    string
	Queries []peer.Request
}

// Queries makes the queries of each kind from lines of words: all words of a line, any of
// them, any with the most frequent category and skill chosen; the first two as a phrase;
// the beginning of the first; and the longest with a wrong letter.
func Queries(lines []string, s *Statistics) []Group {
	var or, and, chosen, phrase, prefix, typo []peer.Request
	category, skill := most(s.Categories), most(s.Skills)
	seen := map[string]bool{}
	once := func(kind peer.Kind, words ...string) []peer.Request {
		key := fmt.Sprint(kind, words)
		if words[0] == "" || seen[key] {
			return nil
		}
		seen[key] = true
		return []peer.Request{{Op: "search", Kind: kind, Words: words}}
	}
	for _, line := range lines {
		words := Words(line)
		if len(words) == 0 {
			continue
		}
		or = append(or, once(peer.Or, words...)...)
		and = append(and, once(peer.And, words...)...)
		if category != "" && skill != "" {
			for _, q := range once("chosen", words...) {
				q.Kind, q.Category, q.Skill = peer.Or, category, skill
				chosen = append(chosen, q)
			}
		}
		if len(words) > 1 {
			phrase = append(phrase, once(peer.Phrase, words[:2]...)...)
		}
		prefix = append(prefix, once(peer.Prefix, beginning(words[0]))...)
		typo = append(typo, once(peer.Typo, mistyped(words, s.Words))...)
	}
	return []Group{{"OR", or}, {"AND", and}, {"multi-select", chosen}, {"phrase", phrase}, {"prefix", prefix}, {"typo", typo}}
}

// most is the most frequent value, "" when there is none.
func most(counts map[string]int) string {
	best := ""
	for _, v := range slices.Sorted(maps.Keys(counts)) {
		if best == "" || counts[v] > counts[best] {
			best = v
		}
	}
	return best
}

// beginning is what somebody has typed of a word: most of it, three letters at least.
func beginning(word string) string {
	if len(word) < 5 || !ascii(word) {
		return ""
	}
	return word[:max(3, len(word)*2/3)]
}

// mistyped is the longest of the words with one letter replaced, such that no page has
// the result; "" when no word is long enough.
func mistyped(words []string, known map[string]int) string {
	longest := slices.MaxFunc(words, func(x, y string) int { return cmp.Compare(len(x), len(y)) })
	if len(longest) < 5 || !ascii(longest) || known[longest] == 0 {
		return ""
	}
	at := len(longest) - 2
	for _, letter := range "xqzjvwk" {
		if w := longest[:at] + string(letter) + longest[at+1:]; known[w] == 0 {
			return w
		}
	}
	return ""
}

func ascii(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
}

// shares of all pages that have the words of derived queries: frequent, middle, rare.
var shares = []int{3, 5, 8, 13, 20, 40, 80, 150, 300, 600}

// Lines derives lines of queries from the content: words from frequent to rare, pairs of
// neighbours among them, and names of skills, alone and with a word. The same documents
// always give the same lines.
func Lines(s *Statistics) []string {
	var words []string
	for _, share := range shares {
		if w := nearest(s, s.Pages/share, words); w != "" {
			words = append(words, w)
		}
	}
	lines := slices.Clone(words)
	for i := 1; i < len(words); i += 2 {
		lines = append(lines, words[i-1]+" "+words[i])
	}
	skills := slices.SortedFunc(maps.Keys(s.Skills), func(x, y string) int {
		return cmp.Or(cmp.Compare(s.Skills[y], s.Skills[x]), strings.Compare(x, y))
	})
	skills = slices.DeleteFunc(skills, func(name string) bool { return !ascii(strings.ToLower(name)) || len(name) < 3 })
	for i := 0; i < min(len(skills), 10); i += 2 {
		lines = append(lines, strings.ToLower(skills[i]))
		if len(words) > 0 {
			lines = append(lines, strings.ToLower(skills[i])+" "+words[i%len(words)])
		}
	}
	return lines
}

// nearest is the word that is in about as many pages as wanted. People ask for what titles
// say: a tenth of the pages that have the word, at least, have it in the title. It has four
// letters or more, because most shorter ones are rarely asked for.
func nearest(s *Statistics, pages int, but []string) string {
	best, distance := "", 0
	for w, n := range s.Words {
		d := max(n-pages, pages-n)
		if len(w) < 4 || s.Titles[w]*10 < n || !ascii(w) || w[0] <= '9' || slices.Contains(but, w) {
			continue
		}
		if best == "" || d < distance || d == distance && w < best {
			best, distance = w, d
		}
	}
	return best
}
