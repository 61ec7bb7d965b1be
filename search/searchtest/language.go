package searchtest

import (
	"fmt"
	"slices"
	"testing"

	"github.com/careers-index/careers/search"
)

// The query language: what a query asks for, and what is set aside.

func whatAQueryAsksFor(t *testing.T, open Open) {
	checkOrder(t, open, []orderCase{
		{"C is not C#", "c", "1", []string{"A | C# and C++", "B | the language C, really"}},
		{"C# is not C", "c#", "0", []string{"A | C# and C++", "B | the language C, really"}},
		{"all words", "red green", "1", []string{"A | red", "B | red and green"}},
		{"words of a phrase side by side", `"red green"`, "1", []string{"A | green red", "B | red green"}},
		{"no phrase across blocks or sections", `"red green"`, "", []string{"A | red | green"}},
		{"exclusion", "red -green", "0", []string{"A | red", "B | red green"}},
		{"only an exclusion", "-green", "0 2", []string{"A | red", "B | red green", "C"}},
		{"any of them", "red OR green", "1 0", []string{"A | red", "B | red green"}},
		{"in the title", "title:red", "1", []string{"A | red", "Red"}},
		{"names of several words", "amazon web services", "0 1", []string{"A | Amazon Web Services", "B | AWS", "C | amazon sells web and other services"}},
		{"a skill of several words is exact too", "power bi", "0 1", []string{"A | powerbi | | | Power_BI", "B | power bi"}},
		{"a missing last quote", `"red green`, "1", []string{"A | green red", "B | red green"}},
		{"curly quotes", "“red green”", "1", []string{"A | green red", "B | red green"}},
		{"AND changes nothing", "red AND green", "1", []string{"A | red", "B | red and green"}},
		{"operators between units only", "OR red AND", "0", []string{"A | red or and", "B | green"}},
		{"a hyphen inside a word", "back-end", "0", []string{"A | back-end", "B | back"}},
		{"a word with a slash is several", "red/green", "0", []string{"A | green and red", "B | red"}},
		{"a star asks for nothing", "*", "0 1", []string{"A | red", "*B | green"}},
		{"control characters are spaces", "red\x00green\u200bblue", "0", []string{"A | green, blue, red", "B | red"}},
		{"a field without a value is a word", "title:", "1", []string{"A | red", "B | the title"}},
		{"a skill by any name", "skill:k8s", "1", []string{"A | kubernetes", "B | x | | | Kubernetes"}},
		{"a category", `category:jobs -path:/1`, "0 2", []string{"A", "B", "C"}},
		{"one of two facets", `skill:go OR title:red`, "1 0", []string{"A | x | | | Go", "Red", "B | red"}},
		{"punctuation alone finds nothing", "~~~", "", []string{"A"}},
		{"punctuation among words is passed over", "red & green", "0", []string{"A | red, green"}},
	})
}

func wordsThatAskAreSetAside(t *testing.T, open Open) {
	checkOrder(t, open, []orderCase{
		{"words that ask are set aside", "which jobs need terraform", "1 2", []string{"A | the jobs of you and our team with needs", "B | terraform with you and our team, the need of jobs", "C | the terraform of our team"}},
		{"words that ask alone are looked for", "jobs with you", "0", []string{"A | the jobs of you and our team with needs", "B | the team of our own and yours"}},
		{"words that ask in quotes are looked for", `"need terraform"`, "1", []string{"A | the terraform of you and our team with need", "B | need terraform with you and our team of the"}},
	})
}

func languageOfTheSettingsCounts(t *testing.T, open Open) {
	site := Site("Entwicklerin | PostgreSQL", "Koch | Suppe")
	for language, want := range map[string]search.Match{"de": search.MatchAll, "fr": search.MatchSome} {
		site.Settings.Language, site.Digest = language, language
		res := Ask(t, open(t, site), search.Request{Query: "welche Jobs brauchen PostgreSQL"})
		if res.Match != want || res.Total != 1 {
			t.Errorf("%s: finds %d, match %s, want %s", language, res.Total, res.Match, want)
		}
	}
}

func theLanguageOfOnePageCounts(t *testing.T, open Open) {
	site := Site("Baker | we bake bread with you and the team, our own", "Gestalter | Bilder", "Chef | x")
	site.Pages[1].Language = "de-AT"
	if got := pathsOf(t, open(t, site), "welche Gestalterin"); got != "1" {
		t.Errorf("front matter: finds %q", got)
	}
	site = Site("Baker | we bake bread with you and the team, our own", "Gestalter | Bilder und mehr, mit denen wir eine Welt auf Papier bringen", "Chef | x")
	if got := pathsOf(t, open(t, site), "welche Gestalterin"); got != "1" {
		t.Errorf("the text: finds %q", got)
	}
}

func wordsOfAddressesDoNotCount(t *testing.T, open Open) {
	e := open(t, Site("Baker | see https://example.com/service-designer or designer-cv.pdf", "Cook | a designer at www.designer.example"))
	res := Ask(t, e, search.Request{Query: "designer"})
	if res.Total != 1 || res.Hits[0].Path != "/1" || res.Hits[0].Snippets[0].HTML != "a <mark>designer</mark> at www.designer.example" {
		t.Errorf("%+v", res.Hits)
	}
}

func otherNamesOfRoles(t *testing.T, open Open) {
	checkOrder(t, open, []orderCase{
		{"a short name finds the long one", "qa", "1 0", []string{"Baker | quality assurance", "Software Tester"}},
		{"a long name finds the short one", "user experience", "0 1", []string{"UX Designer", "Baker | UX"}},
		{"the name before its words apart", "customer success", "1 2 0", []string{"Customer | the success", "Customer Success Manager", "Client Success Manager"}},
		{"another language", "accountant", "0", []string{"Buchhalterin | der Buchhalter und wir mit der Arbeit für eine", "Koch"}},
		{"no mistake where another name is there", "programer programmer", "0", []string{"Software Developer | programer"}},
	})
}

func aSiteHasNamesOfItsOwn(t *testing.T, open Open) {
	site := Site("Tour leader", "Baker")
	site.Settings.Synonyms = [][]string{{"Guide", "tour leader"}}
	if got := pathsOf(t, open(t, site), "guide"); got != "0" {
		t.Errorf("guide finds %q", got)
	}
}

// What a query says that is not required must never be the reason to refuse it, nor what
// it may have instead.
func frequentWordsAreAnswered(t *testing.T, open Open) {
	var postings []string
	for i := range 1100 {
		postings = append(postings, fmt.Sprintf("Warehouse Associate %d | A warehouse associate in New York. Soup and a york kitchen best with you, and the our we | New York, United States", i))
	}
	e := open(t, jobsOf(postings...))
	for query, want := range map[string]int{
		"warehouse associate": 1100, "new york": 1100, "associate new york": 1100, "what are the jobs for an associate with you and the team in our york": 1100,
		`"york kitchen" "best soup" zzzz`: 0,
	} {
		res := Ask(t, e, search.Request{Query: query})
		if total := res.Total; res.Match == search.MatchAll && total != want {
			t.Errorf("%s: %d hits, want %d", query, total, want)
		}
	}
}

func noiseIsSetAside(t *testing.T, open Open) {
	var pages []string
	for i := range 25 {
		pages = append(pages, fmt.Sprintf("Baker %c | bread with experience", 'a'+i))
	}
	pages = append(pages, "Baker | ovens")
	e := open(t, Site(pages...))
	res := Ask(t, e, search.Request{Query: "ovens experience"})
	if res.Total != 1 || !slices.Equal(res.SetAside, []string{"experience"}) {
		t.Errorf("%d hits, set aside %q", res.Total, res.SetAside)
	}
	if res := Ask(t, e, search.Request{Query: "experience"}); res.Total != 25 || len(res.SetAside) > 0 {
		t.Errorf("alone: %d hits, set aside %q", res.Total, res.SetAside)
	}
}

func namesAndValuesAreNeverSetAside(t *testing.T, open Open) {
	var postings []string
	for range 26 {
		postings = append(postings, "Baker | bread in Berlin | Berlin, Germany")
	}
	postings = append(postings, "Baker | not Berlin | Munich, Germany")
	res := Ask(t, open(t, jobsOf(postings...)), search.Request{Query: "baker berlin", PerPage: 50})
	if len(res.SetAside) > 0 || res.Hits[26].Path != "/26" {
		t.Errorf("set aside %q, last hit %s", res.SetAside, res.Hits[len(res.Hits)-1].Path)
	}
	e := open(t, Site("Artificial Intelligence Engineer | "+english, "Engineer | les nous vous une dans avec", "Engineer | x"))
	if got := pathsOf(t, e, "ai engineer"); got != "0" {
		t.Errorf("ai engineer finds %q", got)
	}
}
