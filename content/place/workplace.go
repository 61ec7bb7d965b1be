package place

import "strings"

// Workplaces, as [Workplace] returns them.
const (
	Onsite = "onsite"
	Hybrid = "hybrid"
	Remote = "remote"
)

// Workplace returns "onsite", "hybrid" or "remote" for a text that says where
// one works ("Homeoffice möglich", "on-site", "リモート"), and "" for one that
// does not. If it says several, hybrid wins over remote, and remote over onsite.
func Workplace(text string) string {
	g := atlas()
	t := newText(text)
	found := g.phraseIn(text)
	for i := 0; i < len(t.words); {
		value, n := g.workplaceAt(t, i)
		found, i = stronger(found, value), i+n
	}
	return found
}

// workplaceAt returns the workplace of the longest phrase that begins at a word,
// and its words; "" and 1 if there is none.
func (g *gazetteer) workplaceAt(t *text, i int) (string, int) {
	for n := g.longestAt(t, i); n > 0; n-- {
		if value := g.workplace[string(t.folded[t.words[i].keyFrom:t.words[i+n-1].keyTo])]; value != "" {
			return value, n
		}
	}
	return "", 1
}

// phraseIn returns the workplace of the phrases in a text without spaces.
func (g *gazetteer) phraseIn(text string) string {
	if isASCII(text) {
		return ""
	}
	found, key := "", fold(text)
	for _, p := range g.phrases {
		if strings.Contains(key, p.text) {
			found, key = stronger(found, p.workplace), strings.ReplaceAll(key, p.text, " ")
		}
	}
	return found
}

func stronger(a, b string) string {
	for _, w := range []string{Hybrid, Remote, Onsite} {
		if a == w || b == w {
			return w
		}
	}
	return ""
}

// NamedWorkplace returns the workplace that a text as a whole is a name of ("home
// office"), and "" for one that says more, or has other meanings ("office").
func NamedWorkplace(text string) string {
	g := atlas()
	key := fold(text)
	if g.words[key] == prose {
		return ""
	}
	return g.workplace[key]
}
