package skills

import (
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/careers-index/careers/index/skills/lexicon"
)

// frequentWord is a line of testdata/frequent-words.txt, which names its source.
type frequentWord struct {
	word      string
	languages []string
	isName    bool // of the technology, in these languages too
}

func frequentWords(t *testing.T) []frequentWord {
	t.Helper()
	data, err := os.ReadFile("testdata/frequent-words.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []frequentWord
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Fields(line)
		out = append(out, frequentWord{fields[0], strings.Split(fields[1], ","), fields[2] == "name"})
	}
	return out
}

// In these sentences only the word could be a skill, apart from those of skillsBeside.
var (
	skillsBeside = "Docker, Java, Python, SQL.\n"
	sentences    = map[string][]string{
		"de": {"Unser %w hilft den Leuten am Hafen.", "%W und Meer sind unser Zuhause."},
		"es": {"Nuestro %w ayuda a la gente del puerto.", "%W de nuestro puerto."},
		"fr": {"Notre %w aide les gens du port.", "%W de notre port et de la mer."},
		"it": {"Il nostro %w aiuta la gente del porto.", "%W di casa nostra."},
		"pt": {"O nosso %w ajuda as pessoas do porto.", "%W do nosso porto."},
	}
)

// A frequent word of another language is not a skill in its sentences.
func TestWordsOfOtherLanguagesAreNotSkills(t *testing.T) {
	t.Parallel()
	d := detector()
	for _, w := range frequentWords(t) {
		e, ok := lexicon.Default().Lookup(w.word)
		if !ok || w.isName {
			continue // the lexicon no longer has it, or it is no word
		}
		for _, language := range w.languages {
			for _, s := range sentences[language] {
				first, rest := w.word[:1], w.word[1:]
				s = skillsBeside + strings.NewReplacer("%w", w.word, "%W", strings.ToUpper(first)+rest).Replace(s)
				if slices.Contains(names(d.Detect(textPage(s))), e.Name) {
					t.Errorf("%s (%s) is found in %q%s", e.Name, language, s, why(d, s, e.Name))
				}
			}
		}
	}
}

// The list has to be made again when words that it would list come into the lexicon: each
// is unsure, or known as the technology.
func TestFrequentWordsAreUnsure(t *testing.T) {
	t.Parallel()
	for _, w := range frequentWords(t) {
		if strings.ToLower(w.word) != w.word || strings.IndexFunc(w.word, unicode.IsSpace) >= 0 {
			t.Errorf("%q is not a word in lower case", w.word)
		}
		e, ok := lexicon.Default().Lookup(w.word)
		if ok && !w.isName && !slices.ContainsFunc(e.Unsure, func(s string) bool { return lexicon.Key(s) == w.word }) {
			t.Errorf("%q is a frequent word (%s) and a sure spelling of %s", w.word, strings.Join(w.languages, ", "), e.Name)
		}
	}
}
