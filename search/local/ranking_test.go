package local

// What comes before what, and why: levels, titles, partial matches.

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/frontmatter"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/searchtest"
)

// english are function words that tell that a site is in English.
const english = "you and the our with we"

func TestTitlesComeFirst(t *testing.T) {
	t.Parallel()
	checkOrder(t, []orderCase{
		{"another form in the title before a mention", "recruiter", "1 0", []string{"Engineer | no recruiter recruiter, please " + english, "Recruitment lead | x " + english}},
		{"another name in the title before a mention", "js baker", "1 0", []string{"Baker | JS JS JS", "JavaScript Baker | x"}},
		{"the whole title before a longer one", "service designer", "2 0 1", []string{"Senior Service Designer", "Service Designer lead", "Service Designer"}},
		{"the head of a title as the whole", "service designer", "1 0", []string{"Senior Service Designer", "Service Designer (m/f/x) - Oslo, remote"}},
		{"side by side before apart", "service designer", "1 0", []string{"Designer, Service", "Junior Service Designer and much more than that"}},
		{"the rare word's title before the frequent one's", "android baker", "1 0", []string{"Baker | android", "Android expert | baker", "Baker", "Baker", "Baker"}},
		{"a compound in the title before a mention", "entwickler", "1 0", []string{"Koch | Entwickler", "Softwareentwickler | Software"}},
		{"words that are set aside count in the title", "it support", "1", []string{"Support | it " + english, "IT Support | x " + english, "X " + english}},
	})
}

func TestOtherNamesOfRoles(t *testing.T) {
	t.Parallel()
	checkOrder(t, []orderCase{
		{"a short name finds the long one", "qa", "1 0", []string{"Baker | quality assurance", "Software Tester"}},
		{"a long name finds the short one", "user experience", "0 1", []string{"UX Designer", "Baker | UX"}},
		{"the name before its words apart", "customer success", "1 2 0", []string{"Customer | the success", "Customer Success Manager", "Client Success Manager"}},
		{"another language", "accountant", "0", []string{"Buchhalterin | der Buchhalter und wir mit der Arbeit für eine", "Koch"}},
		{"no mistake where another name is there", "programer programmer", "0", []string{"Software Developer | programer"}},
	})
}

func TestAWholeNameIsOneReason(t *testing.T) {
	t.Parallel()
	e := engineOf(t, searchtest.Site("Client Success Manager", "Customer | the success"))
	var got []string
	for _, h := range ask(t, e, search.Request{Query: "customer success"}).Hits {
		got = append(got, fmt.Sprint(h.Why))
	}
	want := []string{"[{customer success Client Success alias title }]", "[{customer Customer form title } {success success form text }]"}
	if !slices.Equal(got, want) {
		t.Errorf("why: %s, want %s", got, want)
	}
}

func TestASiteHasNamesOfItsOwn(t *testing.T) {
	t.Parallel()
	site := searchtest.Site("Tour leader", "Baker")
	site.Settings.Synonyms = [][]string{{"Guide", "tour leader"}}
	if got := pathsOf(t, engineOf(t, site), "guide"); got != "0" {
		t.Errorf("guide finds %q", got)
	}
}

func TestTheLanguageOfOnePageCounts(t *testing.T) {
	t.Parallel()
	site := searchtest.Site("Baker | we bake bread with you and the team, our own", "Gestalter | Bilder", "Chef | x")
	site.Pages[1].Language = "de-AT"
	if got := pathsOf(t, engineOf(t, site), "welche Gestalterin"); got != "1" {
		t.Errorf("front matter: finds %q", got)
	}
	site = searchtest.Site("Baker | we bake bread with you and the team, our own", "Gestalter | Bilder und mehr, mit denen wir eine Welt auf Papier bringen", "Chef | x")
	if got := pathsOf(t, engineOf(t, site), "welche Gestalterin"); got != "1" {
		t.Errorf("the text: finds %q", got)
	}
}

func TestWordsOfAddressesDoNotCount(t *testing.T) {
	t.Parallel()
	e := engineOf(t, searchtest.Site("Baker | see https://example.com/service-designer or designer-cv.pdf", "Cook | a designer at www.designer.example"))
	res := ask(t, e, search.Request{Query: "designer"})
	if res.Total != 1 || res.Hits[0].Path != "/1" || res.Hits[0].Snippets[0].HTML != "a <mark>designer</mark> at www.designer.example" {
		t.Errorf("%+v", res.Hits)
	}
}

func TestWordsSideBySideCountMore(t *testing.T) {
	t.Parallel()
	e := engineOf(t, searchtest.Site("Baker | test bread, test ovens, and a rig, rig, rig", "Baker | you make a test rig and other things in a text that is a bit longer"))
	if got := pathsOf(t, e, "test rig"); got != "1 0" {
		t.Errorf("finds %q", got)
	}
}

// jobsOf makes a site of postings "title | text | place | workplace | type".
func jobsOf(postings ...string) *content.Site {
	var pages []string
	var jobs []frontmatter.Job
	for _, line := range postings {
		part := append(strings.Split(line, "|"), "", "", "", "")
		for i := range part {
			part[i] = strings.TrimSpace(part[i])
		}
		job := frontmatter.Job{Workplace: part[3]}
		if part[2] != "" {
			job.Locations = []string{part[2]}
		}
		if part[4] != "" {
			job.EmploymentTypes = []string{part[4]}
		}
		pages, jobs = append(pages, part[0]+"|"+part[1]), append(jobs, job)
	}
	site := searchtest.Site(pages...)
	for i, job := range jobs {
		site.Pages[i].Job = job
	}
	return site
}

func TestWordsNameValuesOfFacets(t *testing.T) {
	t.Parallel()
	e := engineOf(t, jobsOf(
		"Baker | we are not in Munich, and not remote", "Baker | bread | Munich, Germany | remote", "Baker | bread | New York, United States | onsite | part-time",
		"Baker | new in York", "Baker | full oven | | hybrid | full-time", "Senior Baker | "+english,
	))
	for query, want := range map[string]string{
		"munich": "1 0", "münchen": "1", "remote": "1 0", "home office": "1 0", "baker in munich": "1 0", "part-time baker": "2", "part time": "2",
		"teilzeit": "2", "new york": "2", "germany": "1", "full": "4", "senior": "5", "full-time": "4", "(munich,": "1 0",
	} {
		if got := pathsOf(t, e, query); got != want {
			t.Errorf("%s finds %q, want %q", query, got, want)
		}
	}
	why := ask(t, e, search.Request{Query: "münchen"}).Hits[0].Why
	if got := fmt.Sprint(why); got != "[{münchen Munich alias place }]" {
		t.Errorf("why: %s", got)
	}
}

func TestSuggestionsFollowTheRulesOfSearch(t *testing.T) {
	t.Parallel()
	e := engineOf(t, jobsOf(
		"Frontend developer | x "+english, "Recruitment lead | front ends | Munich, Germany", "Software Tester | x | Munich, Germany | remote | part-time", "Senior Baker | x",
	))
	for typed, want := range map[string]string{
		"front end": "title Frontend developer", "recruiter": "title Recruitment lead", "qa": "title Software Tester",
		"münch": "place Munich", "teilzeit": "type part-time", "home office": "workplace remote", "seni": "level senior; title Senior Baker",
		"which jobs need front end": "title Frontend developer",
	} {
		list, err := e.Suggest(t.Context(), typed, 10)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, s := range list {
			if s.Kind != "word" {
				got = append(got, s.Kind+" "+s.Text)
			}
		}
		if strings.Join(got, "; ") != want {
			t.Errorf("%q suggests %q, want %q", typed, got, want)
		}
	}
}

func TestPartialMatches(t *testing.T) {
	t.Parallel()
	e := engineOf(t, searchtest.Site("A | red green", "B | green blue", "C | red", "D | blue | | | Go"))
	for _, tt := range []struct{ query, match, want, missing string }{
		{"red green", "all", "0", ""},
		{"red green blue", "some", "0 1", "blue red"},
		{"red yellow", "some", "2 0", "yellow yellow"},
		{"red blue -green", "some", "2 3", "blue red"},
		{"red blue skill:go", "some", "3", "red"},
		{"yellow skill:go", "all", "", ""},
		{"red path:/3", "all", "", ""},
		{"yellow violet", "all", "", ""},
		{`"green red" red`, "some", "2 0", `"green red" "green red"`},
		{"red OR pink yellow", "some", "2 0", "yellow yellow"},
	} {
		res := ask(t, e, search.Request{Query: tt.query})
		var missing []string
		for _, h := range res.Hits {
			missing = append(missing, h.Missing...)
		}
		if got := pathsOf(t, e, tt.query); got != tt.want || string(res.Match) != tt.match || strings.Join(missing, " ") != tt.missing {
			t.Errorf("%s: match %s, finds %q, missing %q; want %s, %q, %q", tt.query, res.Match, got, missing, tt.match, tt.want, tt.missing)
		}
		if len(res.Relaxations) > 0 && res.Total > 0 {
			t.Errorf("%s: relaxations of something: %v", tt.query, res.Relaxations)
		}
	}
}

// Whether matches are partial is decided without filters: else a click on a facet could
// show other pages than were counted.
// What a query says that is not required must never be the reason to refuse it, nor what
// it may have instead.
func TestFrequentWordsAreAnswered(t *testing.T) {
	t.Parallel()
	var postings []string
	for i := range 1100 {
		postings = append(postings, fmt.Sprintf("Warehouse Associate %d | A warehouse associate in New York. Soup and a york kitchen best with you, and the our we | New York, United States", i))
	}
	e := engineOf(t, jobsOf(postings...))
	for query, want := range map[string]int{
		"warehouse associate": 1100, "new york": 1100, "associate new york": 1100, "what are the jobs for an associate with you and the team in our york": 1100,
		`"york kitchen" "best soup" zzzz`: 0,
	} {
		res := ask(t, e, search.Request{Query: query})
		if total := res.Total; res.Match == search.MatchAll && total != want {
			t.Errorf("%s: %d hits, want %d", query, total, want)
		}
	}
}

func TestNamesAndValuesAreNeverSetAside(t *testing.T) {
	t.Parallel()
	var postings []string
	for range 26 {
		postings = append(postings, "Baker | bread in Berlin | Berlin, Germany")
	}
	postings = append(postings, "Baker | not Berlin | Munich, Germany")
	res := ask(t, engineOf(t, jobsOf(postings...)), search.Request{Query: "baker berlin", PerPage: 50})
	if len(res.SetAside) > 0 || res.Hits[26].Path != "/26" {
		t.Errorf("set aside %q, last hit %s", res.SetAside, res.Hits[len(res.Hits)-1].Path)
	}
	e := engineOf(t, searchtest.Site("Artificial Intelligence Engineer | "+english, "Engineer | les nous vous une dans avec", "Engineer | x"))
	if got := pathsOf(t, e, "ai engineer"); got != "0" {
		t.Errorf("ai engineer finds %q", got)
	}
}

func TestWordsThatNameValuesAreNoMistakes(t *testing.T) {
	t.Parallel()
	e := engineOf(t, jobsOf("Baker | x | Berlin, DE", "Cook | x | Munich, DE", "Waiter | you speak German | Oslo, Norway", "Waiter | you speak German", "German teacher"))
	res := ask(t, e, search.Request{Query: "germany"})
	if res.Total != 2 || res.Showing != "" || res.DidYouMean != "" {
		t.Errorf("%d hits, showing %q, did you mean %q", res.Total, res.Showing, res.DidYouMean)
	}
}

func TestValuesInEveryKindOfClause(t *testing.T) {
	t.Parallel()
	e := engineOf(t, jobsOf("Baker | x | Munich, Germany | remote", "Cook | x | Oslo, Norway | onsite | part-time", "Waiter | berlinoffice office | Berlin, Germany"))
	for query, want := range map[string]string{
		"münchen OR oslo": "1 0", "-münchen": "1 2", "-teilzeit": "0 2", "homeoffice/vollzeit": "0", "berlin office": "2", "office berlin": "2",
	} {
		if got := pathsOf(t, e, query); got != want {
			t.Errorf("%s finds %q, want %q", query, got, want)
		}
	}
}

func TestAValueNeedNotBeInTheTitleOfAPageThatHasIt(t *testing.T) {
	t.Parallel()
	e := engineOf(t, jobsOf("Baker | not in Munich | Oslo, Norway", "Senior Baker | x | Munich, Germany"))
	if got := pathsOf(t, e, "baker munich"); got != "1 0" {
		t.Errorf("finds %q", got)
	}
}

func TestEndingsForAllGendersAreNoWordsOfATitle(t *testing.T) {
	t.Parallel()
	for _, title := range []string{"Projektmanager:in Bau", "Projektmanager*in Bau", "Projektmanager/in Bau", "Projektmanager(in) Bau", "Projektmanager_in Bau", "Projektmanager/-in Bau"} {
		e := engineOf(t, searchtest.Site("Senior Projektmanager Bau", title))
		if got := pathsOf(t, e, "projektmanager bau"); got != "1 0" {
			t.Errorf("%s: finds %q", title, got)
		}
	}
}

func TestFiltersDoNotChangeWhatIsAPartialMatch(t *testing.T) {
	t.Parallel()
	e := engineOf(t, searchtest.Site("A | red green | | | Go", "B | green | | | Scala"))
	res := ask(t, e, search.Request{Query: "red green", Filters: []search.Filter{skillFilter("scala")}})
	if res.Total != 0 || res.Match != search.MatchAll || len(res.Relaxations) == 0 {
		t.Errorf("with a filter: %d hits, match %s, relaxations %v", res.Total, res.Match, res.Relaxations)
	}
}

func TestCorrectionsAreSaid(t *testing.T) {
	t.Parallel()
	e := engineOf(t, searchtest.Site("Plumber | copper pipes and Kubernetes", "Painter | colours plaintes"))
	for query, want := range map[string]string{
		"plumber": "", "plubmer": "plumber", "kubernets copper": "Kubernetes copper", "plubmer cobolzzz": "plumber cobolzzz",
		"copper/plubmer": "copper/plumber", "plainter": "painter OR plainte", "plubmer OR x": "",
		"cobolzzz": "", "plumb": "", "title:plubmer": "title:plumber", "k8s": "", "reactjs": "",
	} {
		for page := 1; page < 3; page++ {
			if got := ask(t, e, search.Request{Query: query, PerPage: 1, Page: page}).Showing; got != want {
				t.Errorf("%s: page %d: showing %q, want %q", query, page, got, want)
			}
		}
	}
}

func TestNoiseIsSetAside(t *testing.T) {
	t.Parallel()
	var pages []string
	for i := range 25 {
		pages = append(pages, fmt.Sprintf("Baker %c | bread with experience", 'a'+i))
	}
	pages = append(pages, "Baker | ovens")
	res := ask(t, engineOf(t, searchtest.Site(pages...)), search.Request{Query: "ovens experience"})
	if res.Total != 1 || !slices.Equal(res.SetAside, []string{"experience"}) {
		t.Errorf("%d hits, set aside %q", res.Total, res.SetAside)
	}
	if res := ask(t, engineOf(t, searchtest.Site(pages...)), search.Request{Query: "experience"}); res.Total != 25 || len(res.SetAside) > 0 {
		t.Errorf("alone: %d hits, set aside %q", res.Total, res.SetAside)
	}
}
