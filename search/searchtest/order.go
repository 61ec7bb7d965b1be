package searchtest

import (
	"slices"
	"strings"
	"testing"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/markdown"
	"github.com/careers-index/careers/search"
)

// What comes before what: levels, titles, and the other orders.

func levelsNeverMix(t *testing.T, open Open) {
	checkOrder(t, open, []orderCase{
		{"title over heading over own text over shared", "plumbing", "3 2 1 0", []string{"A | x | plumbing", "B | plumbing", "C | x | | plumbing", "Plumbing"}},
		{"one in the title over many in the text", "plumbing", "1 0", []string{"A | plumbing plumbing plumbing plumbing plumbing plumbing", "Plumbing and some more words"}},
		{"exact over prefix, however often", "plumb", "1 0", []string{"Plumbing | plumbing plumbing | | plumbing", "A | one two three four five six seven plumb"}},
		{"a skill over its word", "kafka", "1 0", []string{"A | kafka kafka kafka", "B | x | | | kafka"}},
		{"name over alias", "k8s", "1 0", []string{"A | kubernetes kubernetes | | kubernetes", "B | some k8s here"}},
		{"ties by position", "red", "0 1 2", []string{"A | red", "B | red", "C | red"}},
		{"postings before other pages as good", "red", "1 0", []string{"*A | red", "B | red"}},
	})
}

// english are function words that tell that a site is in English.
const english = "you and the our with we"

func titlesComeFirst(t *testing.T, open Open) {
	checkOrder(t, open, []orderCase{
		{"another form in the title before a mention", "recruiter", "1 0", []string{"Engineer | no recruiter recruiter, please " + english, "Recruitment lead | x " + english}},
		{"another name in the title before a mention", "js baker", "1 0", []string{"Baker | JS JS JS", "JavaScript Baker | x"}},
		{"the whole title before a longer one", "service designer", "2 0 1", []string{"Senior Service Designer", "Service Designer lead", "Service Designer"}},
		{"the head of a title as the whole", "service designer", "1 0", []string{"Senior Service Designer", "Service Designer (m/f/x) - Oslo, remote"}},
		{"side by side before apart", "service designer", "1 0", []string{"Designer, Service", "Junior Service Designer and much more than that"}},
		{"the rare word's title before the frequent one's", "android baker", "1 0", []string{"Baker | android", "Android expert | baker", "Baker", "Baker", "Baker"}},
		{"a compound in the title before a mention", "entwickler", "1 0", []string{"Koch | Entwickler", "Softwareentwickler | Software"}},
		{"the whole title with a name of which a part is a name", "baker c++17", "1 0", []string{"Baker C++17 lead | baker C++17, baker C++17, baker C++17", "Baker C++17"}},
		{"words that are set aside count in the title", "it support", "1", []string{"Support | it " + english, "IT Support | x " + english, "X " + english}},
	})
}

func wordsSideBySideCountMore(t *testing.T, open Open) {
	e := open(t, Site("Baker | test bread, test ovens, and a rig, rig, rig", "Baker | you make a test rig and other things in a text that is a bit longer"))
	if got := pathsOf(t, e, "test rig"); got != "1 0" {
		t.Errorf("finds %q", got)
	}
}

func aValueNeedNotBeInTheTitleOfAPageThatHasIt(t *testing.T, open Open) {
	e := open(t, jobsOf("Baker | not in Munich | Oslo, Norway", "Senior Baker | x | Munich, Germany"))
	if got := pathsOf(t, e, "baker munich"); got != "1 0" {
		t.Errorf("finds %q", got)
	}
}

func endingsForAllGendersAreNoWordsOfATitle(t *testing.T, open Open) {
	titles := []string{"Projektmanager:in Bau", "Projektmanager*in Bau", "Projektmanager/in Bau", "Projektmanager(in) Bau", "Projektmanager_in Bau", "Projektmanager/-in Bau"}
	e := open(t, Site(append([]string{"Senior Projektmanager Bau"}, titles...)...))
	got := strings.Fields(pathsOf(t, e, "projektmanager bau"))
	if len(got) != 1+len(titles) || got[len(titles)] != "0" {
		t.Errorf("finds %s, want every title that is the query before the one that has more words", got)
	}
}

// otherOrders: by position, and the newest first, where ties end in position, title, path;
// by title, bytewise, where they end in the path.
func otherOrders(t *testing.T, open Open) {
	site := Site("b", "B", "ä", "a", "a", "Z", "b")
	for i, p := range site.Pages {
		p.Position = []float64{2, -1.5, 2, 2.25, 2, 0, 2}[i]
		p.Job.Posted = []string{"2026-01-02", "", "2026-01-02", "2025-12-31", "2026-02-01", "", "2026-01-02"}[i]
		p.Passages = []markdown.Passage{{Text: "paint"}}
	}
	site.Pages[0].Path, site.Pages[6].Path = "/9", "/7" // of two pages with one title, the first in the file comes last
	slices.SortFunc(site.Pages, func(a, b *content.Page) int { return strings.Compare(a.Path, b.Path) })
	e := open(t, site)
	for sort, want := range map[search.Sort]string{
		search.ByPosition: "1 5 4 7 9 2 3", search.ByTitle: "1 5 3 4 7 9 2", search.ByNewest: "4 7 9 2 3 1 5", search.ByRelevance: "1 5 4 7 9 2 3",
	} {
		for _, query := range []string{"", "paint"} {
			var got []string
			for _, h := range Ask(t, e, search.Request{Query: query, Sort: sort}).Hits {
				got = append(got, h.Path[1:])
			}
			if strings.Join(got, " ") != want {
				t.Errorf("%q by %s: %s, want %s", query, sort, got, want)
			}
		}
	}
}
