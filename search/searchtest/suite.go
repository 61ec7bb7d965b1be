package searchtest

import (
	"strings"
	"testing"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/search"
)

// Open opens an engine on a site, until the end of the test. It fails the test when it
// cannot. Several goroutines call it at once, each with a test and a site of its own.
type Open func(t testing.TB, site *content.Site) search.Engine

// Options say how much is tried beside the questions that the suite always asks.
type Options struct {
	Sites    int  // random sites
	Requests int  // random requests of each
	Large    bool // some of the sites have several hundred pages
	// Reference opens the engine that must give the same answers to random requests, and to
	// what titles and headings say; nil for none.
	Reference Open
	// Roots are content roots whose pages must be found by what their titles and headings
	// say, as those of the example are.
	Roots []string
}

// promise is something that every engine keeps.
type promise struct {
	name string
	keep func(t *testing.T, open Open)
}

// promises of package search, by the section of its comment that makes them.
var promises = []struct {
	section string
	list    []promise
}{
	{"Language", []promise{
		{"what a query asks for", whatAQueryAsksFor},
		{"words that are set aside", wordsThatAskAreSetAside},
		{"noise is set aside", noiseIsSetAside},
		{"names and values are never set aside", namesAndValuesAreNeverSetAside},
		{"frequent words are answered", frequentWordsAreAnswered},
		{"the language of the settings counts", languageOfTheSettingsCounts},
		{"the language of one page counts", theLanguageOfOnePageCounts},
		{"words of addresses do not count", wordsOfAddressesDoNotCount},
		{"words name values of facets", wordsNameValuesOfFacets},
		{"values in every kind of clause", valuesInEveryKindOfClause},
		{"other names of roles", otherNamesOfRoles},
		{"a site has names of its own", aSiteHasNamesOfItsOwn},
		{"ways to write a term find each other", waysToWriteATermFindEachOther},
	}},
	{"Partial", []promise{
		{"the most words", partialMatches},
		{"filters do not change what is a partial match", filtersDoNotChangeWhatIsAPartialMatch},
	}},
	{"Tiers", []promise{
		{"tiers", whatMatchesAWord},
		{"words that name values are no mistakes", wordsThatNameValuesAreNoMistakes},
	}},
	{"Order", []promise{
		{"levels", levelsNeverMix},
		{"titles come first", titlesComeFirst},
		{"words side by side count more", wordsSideBySideCountMore},
		{"a value need not be in the title of a page that has it", aValueNeedNotBeInTheTitleOfAPageThatHasIt},
		{"endings for all genders are no words of a title", endingsForAllGendersAreNoWordsOfATitle},
		{"other orders", otherOrders},
		{"relevance of the example", relevanceOfTheExampleSite},
	}},
	{"Kinds", []promise{
		{"what is shown is what a person would count", whatIsShownIsWhatAPersonWouldCount},
		{"relaxations stay with what is shown", relaxationsStayWithWhatIsShown},
	}},
	{"Facets", []promise{
		{"filters understand names and show what is chosen", filtersUnderstandNamesAndShowWhatIsChosen},
		{"skills of a hit begin with those asked for", skillsOfAHitBeginWithThoseAskedFor},
		{"more values than are shown", moreValuesThanAreShown},
		{"facets on demand", facetsOnDemand},
	}},
	{"Snippets", []promise{
		{"why and snippets", whyAndSnippets},
		{"a whole name is one reason", aWholeNameIsOneReason},
		{"marks are around the term", marksAreAroundTheTerm},
		{"the middle of a long passage", aMatchInTheMiddleOfALongPassage},
	}},
	{"Help", []promise{
		{"relaxations and corrections", helpWhenLittleIsFound},
		{"corrections are said", correctionsAreSaid},
	}},
	{"Suggestions", []promise{
		{"kinds of suggestions", suggestions},
		{"the rules of search", suggestionsFollowTheRulesOfSearch},
		{"limits", suggestionsAreLimited},
	}},
	{"Limits", []promise{
		{"requests that cannot be meant", requestsThatCannotBeMeant},
		{"a search that nobody waits for", aSearchThatNobodyWaitsFor},
		{"a phrase of every page", aPhraseOfEveryPage},
		{"an empty site", emptySiteAnswers},
		{"many at once", manyAtOnce},
	}},
	{"Pages", []promise{
		{"facts of a job arrive whole", factsOfAJobArriveWhole},
		{"updated is a date and a time", updatedIsADateAndATime},
		{"similar postings share skills", similarPostingsShareSkills},
		{"addresses that are no page", addressesThatAreNoPage},
		{"what a path may be", whatAPathMayBe},
		{"reading many", readingManyPages},
		{"reading the example", readingTheExample},
	}},
	{"Site", []promise{
		{"settings and facets", whatASiteSaysOfItself},
		{"pages in the order of the listing", pagesOfASite},
		{"files", filesOfASite},
	}},
}

// Run tests an engine. Each promise is a subtest of its section.
func Run(t *testing.T, open Open, o Options) {
	for _, s := range promises {
		t.Run(s.section, func(t *testing.T) {
			for _, p := range s.list {
				t.Run(p.name, func(t *testing.T) {
					t.Parallel()
					p.keep(t, open)
				})
			}
		})
	}
	t.Run("Written", func(t *testing.T) { everyWordOfATitleOrHeadingFindsItsPage(t, open, o) })
	t.Run("Random", func(t *testing.T) { randomSites(t, open, o) })
}

// Ask asks for an answer, and fails the test when there is none.
func Ask(t testing.TB, e search.Engine, r search.Request) *search.Result {
	t.Helper()
	res, err := e.Search(t.Context(), r)
	if err != nil {
		t.Fatalf("%+v: %v", r, err)
	}
	return res
}

// pathsOf are the pages that a query finds, as "0 3 1".
func pathsOf(t testing.TB, e search.Engine, query string) string {
	t.Helper()
	var out []string
	for _, h := range Ask(t, e, search.Request{Query: query}).Hits {
		out = append(out, h.Path[1:])
	}
	return strings.Join(out, " ")
}

// orderCase is a query of a site with these pages, as [Site] makes them, and the paths that
// it finds, in their order.
type orderCase struct {
	name, query, want string
	pages             []string
}

func checkOrder(t *testing.T, open Open, cases []orderCase) {
	t.Helper()
	for _, tt := range cases {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := pathsOf(t, open(t, Site(tt.pages...)), tt.query); got != tt.want {
				t.Errorf("%s finds %q, want %q", tt.query, got, tt.want)
			}
		})
	}
}
