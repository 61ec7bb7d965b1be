// Package stem finds words that are forms of one another: recruiter, recruiting and
// recruitment. A word goes in, as package analysis makes it, and its stem comes out:
//
//	for _, l := range stem.Of(has) {
//		fmt.Println(l.Stem("recruiting")) // recruit
//	}
//
// The stemmers are those of the Snowball project. They know words with their accents,
// and keep apart the forms for women and men; terms have no accents. So each language
// has endings that are replaced before its stemmer sees a word, the first that fits:
//
//	de  entwicklerinnen → entwickler
//	fr  traducteur, traductrice → traduction; conseillere → conseiller
//	es  programacion → programación
//
// Stemmers take some words for forms of others that mean something else: "international"
// for one of "intern". families.txt lists these.
//
// A stem is no word and means something only beside others of its language.
package stem

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/dutch"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/italian"
	"github.com/blevesearch/snowballstem/portuguese"
	"github.com/blevesearch/snowballstem/spanish"
)

// MinLetters is the length of the shortest words that have a stem.
const MinLetters = 4

// Language is a language whose forms are known.
type Language struct {
	tag string // BCP 47
	// telling are frequent words that the other languages here do not have.
	telling []string
	endings []ending
	stem    func(*snowballstem.Env) bool
}

// ending replaces the end of a word of at least MinLetters more letters.
type ending struct{ from, to string }

var languages = []*Language{
	{tag: "en", stem: english.Stem, telling: words("the of and with you our")},
	{tag: "de", stem: german.Stem, telling: words("und mit das wir eine auf"), endings: []ending{
		{"erinnen", "er"}, {"erin", "er"}, {"orinnen", "or"}, {"orin", "or"}, {"istinnen", "ist"}, {"istin", "ist"},
		{"entinnen", "ent"}, {"entin", "ent"}, {"eurinnen", "eur"}, {"eurin", "eur"},
	}},
	{tag: "fr", stem: french.Stem, telling: words("les nous vous une dans avec"), endings: []ending{
		{"trices", "tion"}, {"trice", "tion"}, {"teurs", "tion"}, {"teur", "tion"}, {"euses", "eur"}, {"euse", "eur"},

		{"ieres", "ier"}, {"iere", "ier"}, {"iers", "ier"}, {"leres", "ler"}, {"lere", "ler"}, {"lers", "ler"},
		{"ivites", "ivité"}, {"ivite", "ivité"}, {"ilites", "ilité"}, {"ilite", "ilité"},
	}},
	{tag: "es", stem: spanish.Stem, telling: words("los las el sus nuestro nuestra"), endings: []ending{{"cion", "ción"}}},
	{tag: "pt", stem: portuguese.Stem, telling: words("os uma nao com em voce"), endings: []ending{
		{"coes", "ções"}, {"cao", "ção"},
	}},
	{tag: "it", stem: italian.Stem, telling: words("il di che della gli sono"), endings: []ending{
		{"trici", "tore"}, {"trice", "tore"}, {"ilita", "ilità"}, {"ivita", "ività"},
	}},
	{tag: "nl", stem: dutch.Stem, telling: words("het een van voor zijn wij")},
}

func words(s string) []string { return strings.Fields(s) }

// Of returns the languages of a text, by its frequent words: it has four of the six that
// tell a language. has reports whether the text has a term.
func Of(has func(term string) bool) []*Language {
	const enough = 4
	var found []*Language
	for _, l := range languages {
		have := 0
		for _, w := range l.telling {
			if has(w) {
				have++
			}
		}
		if have >= enough {
			found = append(found, l)
		}
	}
	return found
}

// Named is the language of a BCP 47 tag, as "pt-BR", nil when its forms are not known.
func Named(tag string) *Language {
	primary, _, _ := strings.Cut(strings.ToLower(tag), "-")
	i := slices.IndexFunc(languages, func(l *Language) bool { return l.tag == primary })
	if i < 0 {
		return nil
	}
	return languages[i]
}

//go:embed families.txt
var familyLines string

// families are the stems of the words of families.txt, by language: an = and the first
// word of the family, which no stemmer returns.
var families = sync.OnceValue(func() map[string]map[string]string {
	byTag := map[string]map[string]string{}
	for line := range strings.Lines(familyLines) {
		tag, list, ok := strings.Cut(line, ":")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		if byTag[tag] == nil {
			byTag[tag] = map[string]string{}
		}
		words := strings.Fields(list)
		for _, w := range words {
			byTag[tag][w] = "=" + words[0]
		}
	}
	return byTag
})

// Tag is the language's BCP 47 tag: "de".
func (l *Language) Tag() string { return l.tag }

// Stem is the stem of a term, "" when it has none: numbers, names with marks, and
// words of fewer than [MinLetters] letters.
func (l *Language) Stem(term string) string {
	if utf8.RuneCountInString(term) < MinLetters || strings.ContainsFunc(term, func(r rune) bool { return !unicode.IsLetter(r) }) {
		return ""
	}
	if stem := families()[l.tag][term]; stem != "" {
		return stem
	}
	for _, e := range l.endings {
		if base, ok := strings.CutSuffix(term, e.from); ok && utf8.RuneCountInString(base) >= MinLetters {
			term = base + e.to
			break
		}
	}
	env := snowballstem.NewEnv(term)
	l.stem(env)
	return env.Current()
}
