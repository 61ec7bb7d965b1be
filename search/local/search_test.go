package local

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/careers-index/careers/index/indextest"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/highlight"
	"github.com/careers-index/careers/search/plan"
	"github.com/careers-index/careers/search/searchtest"
)

func skillFilter(names ...string) search.Filter {
	return search.Filter{Facet: "skill", Values: names}
}

// bodyOf is a result as the API sends it.
func bodyOf(t testing.TB, res *search.Result) string {
	t.Helper()
	var b strings.Builder
	if err := res.WriteJSON(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func ask(t testing.TB, e *Engine, r search.Request) *search.Result {
	t.Helper()
	res, err := e.Search(context.Background(), r)
	if err != nil {
		t.Fatalf("%+v: %v", r, err)
	}
	return res
}

// orderCase is a query of a site with these pages, as [siteOf], and the paths that it finds.
type orderCase struct {
	name, query, want string
	pages             []string
}

func checkOrder(t *testing.T, cases []orderCase) {
	for _, tt := range cases {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := pathsOf(t, engineOf(t, searchtest.Site(tt.pages...)), tt.query); got != tt.want {
				t.Errorf("%s finds %q, want %q", tt.query, got, tt.want)
			}
		})
	}
}

// pathsOf are the pages that a query finds, as "0 3 1".
func pathsOf(t testing.TB, e *Engine, query string) string {
	t.Helper()
	var out []string
	for _, h := range ask(t, e, search.Request{Query: query}).Hits {
		out = append(out, h.Path[1:])
	}
	return strings.Join(out, " ")
}

func TestRanking(t *testing.T) {
	t.Parallel()
	checkOrder(t, []orderCase{
		{"title over heading over own text over shared", "plumbing", "3 2 1 0", []string{"A | x | plumbing", "B | plumbing", "C | x | | plumbing", "Plumbing"}},
		{"one in the title over many in the text", "plumbing", "1 0", []string{"A | plumbing plumbing plumbing plumbing plumbing plumbing", "Plumbing and some more words"}},
		{"exact over prefix, however often", "plumb", "1 0", []string{"Plumbing | plumbing plumbing | | plumbing", "A | one two three four five six seven plumb"}},
		{"a skill over its word", "kafka", "1 0", []string{"A | kafka kafka kafka", "B | x | | | kafka"}},
		{"name over alias", "k8s", "1 0", []string{"A | kubernetes kubernetes | | kubernetes", "B | some k8s here"}},
		{"typing mistakes find the word", "plubming", "0", []string{"A | plumbing", "B | planking"}},
		{"no guess where the word is there", "plumbers", "0", []string{"A | plumbers", "B | slumbers"}},
		{"the first letter counts double", "blumber", "", []string{"A | plumber"}},
		{"names of skills are not guessed at", "scala", "", []string{"A | scalar | scalable"}},
		{"C is not C#", "c", "1", []string{"A | C# and C++", "B | the language C, really"}},
		{"C# is not C", "c#", "0", []string{"A | C# and C++", "B | the language C, really"}},
		{"all words", "red green", "1", []string{"A | red", "B | red and green"}},
		{"ties by position", "red", "0 1 2", []string{"A | red", "B | red", "C | red"}},
		{"words of a phrase side by side", `"red green"`, "1", []string{"A | green red", "B | red green"}},
		{"no phrase across blocks or sections", `"red green"`, "", []string{"A | red | green"}},
		{"exclusion", "red -green", "0", []string{"A | red", "B | red green"}},
		{"only an exclusion", "-green", "0 2", []string{"A | red", "B | red green", "C"}},
		{"any of them", "red OR green", "1 0", []string{"A | red", "B | red green"}},
		{"in the title", "title:red", "1", []string{"A | red", "Red"}},
		{"joined finds hyphenated and apart", "fullstack", "0 1 2", []string{"A | fullstack", "B | full-stack", "C | full stack", "D | stack full"}},
		{"apart finds joined", "full stack", "0 1", []string{"A | full stack", "B | fullstack", "C | full"}},
		{"hyphenated finds joined", "full-stack", "0 1", []string{"A | full-stack", "B | fullstack"}},
		{"a joining s", "vertriebsleiter", "0 1", []string{"A | Vertriebsleiter", "B | Vertrieb-Leiter"}},
		{"compounds by their last part", "entwickler", "0 1", []string{"A | Entwickler", "B | Softwareentwickler", "C | Software"}},
		{"no compound of a chance part", "waren", "0", []string{"A | Waren", "B | Abcdwaren"}},
		{"a long part is no chance", "logistik", "0 1", []string{"A | Logistik", "B | Intralogistik"}},
		{"compounds of other forms", "entwicklerin", "0 1 2", []string{
			"A | die Entwicklerin und wir mit der Arbeit für eine", "B | der Entwickler und wir mit der Arbeit für eine", "C | der Softwareentwickler und wir mit der Arbeit für eine Software",
		}},
		{"the same pages for words apart", "full stack", "0 1", []string{"A | full stack", "B | fullstack", "C | full time, then stack crates"}},
		{"parts of a longer word", "full-stack-developer", "0 1", []string{"A | full-stack developer", "B | developer, fullstack", "C | a developer at full time with a stack"}},
		{"a slip makes no word of two", "data engineer", "0 1", []string{"A | data engineer", "B | engineer of data", "C | data"}},
		{"two chance words hide no mistake", "accountin x", "0", []string{"A | accounting x", "B | account", "C | in"}},
		{"other forms of a word", "recruiter", "2 3 0 1", []string{
			"A | the recruitment of people with you and our team", "B | the recruiting of people with you and our team",
			"C | a recruiter of people with the team", "D | our recruits and recruits and recruits",
		}},
		{"no name of a technology is a form", "reacting", "0", []string{"A | the reaction of you and our team with reacting", "B | React with the team of you and our own"}},
		{"words that ask are set aside", "which jobs need terraform", "1 2", []string{"A | the jobs of you and our team with needs", "B | terraform with you and our team, the need of jobs", "C | the terraform of our team"}},
		{"words that ask alone are looked for", "jobs with you", "0", []string{"A | the jobs of you and our team with needs", "B | the team of our own and yours"}},
		{"words that ask in quotes are looked for", `"need terraform"`, "1", []string{"A | the terraform of you and our team with need", "B | need terraform with you and our team of the"}},
		{"names of several words", "amazon web services", "0 1", []string{"A | Amazon Web Services", "B | AWS", "C | amazon sells web and other services"}},
		{"a skill of several words is exact too", "power bi", "0 1", []string{"A | powerbi | | | Power_BI", "B | power bi"}},
		{"postings before other pages as good", "red", "1 0", []string{"*A | red", "B | red"}},
		{"punctuation alone finds nothing", "~~~", "", []string{"A"}},
		{"punctuation among words is passed over", "red & green", "0", []string{"A | red, green"}},
	})
}

func TestLanguageOfTheSettingsCounts(t *testing.T) {
	t.Parallel()
	site := searchtest.Site("Entwicklerin | PostgreSQL", "Koch | Suppe")
	for language, want := range map[string]search.Match{"de": search.MatchAll, "fr": search.MatchSome} {
		site.Settings.Language, site.Digest = language, language
		res := ask(t, engineOf(t, site), search.Request{Query: "welche Jobs brauchen PostgreSQL"})
		if res.Match != want || res.Total != 1 {
			t.Errorf("%s: finds %d, match %s, want %s", language, res.Total, res.Match, want)
		}
	}
}

func TestWhyAndSnippets(t *testing.T) {
	t.Parallel()
	e := engineOf(t, searchtest.Site(
		"Data <Engineer> | We use Scala & Spark.\nNothing else. | Our stack: Terraform on AWS. | What you bring | Scala",
		"Other | terraform | terraform terraform",
		"Long | "+strings.Repeat("word ", 200)+"needle "+strings.Repeat("straw ", 200)+"haystack"+strings.Repeat(" end", 100),
	))
	for _, tt := range []struct{ query, path, title, snippets, why string }{
		{"engineer", "/0", "Data &lt;<mark>Engineer</mark>&gt;", "", "engineer=Engineer exact title "},
		{"scala", "/0", "Data &lt;Engineer&gt;", "We use <mark>Scala</mark> &amp; Spark. · Nothing else.##", "scala=Scala exact text "},
		{"bring", "/0", "Data &lt;Engineer&gt;", "Nothing.#What you bring#", "bring=bring exact headings "},
		{"terraform data", "/0", "<mark>Data</mark> &lt;Engineer&gt;", "Our stack: <mark>Terraform</mark> on AWS.#Stack#stack", "terraform=Terraform exact text stack; data=Data exact title "},
		{"title:other terraform", "/1", "<mark>Other</mark>", "<mark>terraform</mark>##", "other=Other exact title ; terraform=terraform exact text "},
		{"amazon web services", "/0", "Data &lt;Engineer&gt;", "Our stack: Terraform on <mark>AWS</mark>.#Stack#stack", "amazon web services=AWS alias text stack"},
		{"data terr", "/0", "<mark>Data</mark> &lt;Engineer&gt;", "Our stack: <mark>Terraform</mark> on AWS.#Stack#stack", "data=Data exact title ; terr=Terraform prefix text stack"},
		{"terrafrom data", "/0", "<mark>Data</mark> &lt;Engineer&gt;", "Our stack: <mark>Terraform</mark> on AWS.#Stack#stack", "terrafrom=Terraform typo text stack; data=Data exact title "},
	} {
		res := ask(t, e, search.Request{Query: tt.query})
		i := slices.IndexFunc(res.Hits, func(h search.Hit) bool { return h.Path == tt.path })
		if i < 0 {
			t.Errorf("%s does not find %s", tt.query, tt.path)
			continue
		}
		h := res.Hits[i]
		var snippets, why []string
		for _, s := range h.Snippets {
			snippets = append(snippets, s.HTML+"#"+s.Heading+"#"+s.Section)
		}
		for _, w := range h.Why {
			why = append(why, w.Word+"="+w.Term+" "+w.Tier+" "+w.Field+" "+w.Section)
		}
		if h.TitleHTML != tt.title || strings.Join(snippets, "; ") != tt.snippets || strings.Join(why, "; ") != tt.why {
			t.Errorf("%s:\n got %s\n     %s\n     %s\nwant %s\n     %s\n     %s", tt.query, h.TitleHTML, snippets, why, tt.title, tt.snippets, tt.why)
		}
	}
	h := ask(t, e, search.Request{Query: "needle haystack"}).Hits[0]
	if len(h.Snippets) != 1 || !strings.HasPrefix(h.Snippets[0].HTML, "… word ") || len(h.Snippets[0].HTML) > 300 {
		t.Errorf("needle haystack: %+v", h.Snippets)
	}
}

func TestHelpWhenLittleIsFound(t *testing.T) {
	t.Parallel()
	e := engineOf(t, searchtest.Site("Plumber | copper pipes | | | Go", "Plumber | copper pipes", "Plumber | copper pipes", "Plumber | copper pipes", "Painter | copper colours | | | Scala", "Odd | plumer"))
	res := ask(t, e, search.Request{Query: "plumber cobolzzz", Filters: []search.Filter{skillFilter("scala"), {Facet: "category", Values: []string{"none"}}}})
	if got := fmt.Sprint(res.Relaxations); got != "[{plumber cobolzzz 4 [skill category]}]" {
		t.Errorf("two filters in the way: %s", got)
	}
	res = ask(t, e, search.Request{Query: "plumber", Filters: []search.Filter{skillFilter("scala")}})
	if got := fmt.Sprint(res.Relaxations); got != "[{plumber 4 [skill]} { 1 []}]" {
		t.Errorf("relaxations: %s", got)
	}
	res = ask(t, e, search.Request{Filters: []search.Filter{skillFilter("scala"), {Facet: "category", Values: []string{"none"}}}})
	if got := fmt.Sprint(res.Relaxations); got != "[{ 1 [category]}]" {
		t.Errorf("relaxations of filters alone: %s", got)
	}
	if res = ask(t, e, search.Request{Query: "plumer pipes"}); res.DidYouMean != "plumber pipes" {
		t.Errorf("did you mean %q", res.DidYouMean)
	}
}

func TestFiltersUnderstandNamesAndShowWhatIsChosen(t *testing.T) {
	t.Parallel()
	e := engineOf(t, searchtest.Site("A | | | | Go Scala", "B | | | | Kubernetes", "C | | | | Go"))
	for values, want := range map[string]int{"golang": 2, "GO": 2, "k8s": 1, "cobol": 0, "golang scala": 2, "go k8s": 3} {
		res := ask(t, e, search.Request{Filters: []search.Filter{skillFilter(strings.Fields(values)...)}})
		if res.Total != want {
			t.Errorf("skill=%s finds %d, want %d", values, res.Total, want)
		}
	}
	res := ask(t, e, search.Request{Filters: []search.Filter{{Facet: "skill", Values: []string{"golang", "Cobol"}, All: true}}})
	var shown []string
	for _, v := range res.Facets[1].Values {
		shown = append(shown, fmt.Sprintf("%s:%d:%v", v.Value, v.Count, v.Selected))
	}
	if got := strings.Join(shown, " "); got != "COBOL:0:true Go:0:true" {
		t.Errorf("chosen values that find nothing: %s", got)
	}
	res = ask(t, e, search.Request{Filters: []search.Filter{{Facet: "skill", Prefix: "gol"}}})
	if v := res.Facets[1].Values; res.Total != 3 || len(v) != 1 || v[0].Value != "Go" || v[0].Count != 2 {
		t.Errorf("search among skills: %+v", v)
	}
}

func TestSkillsOfAHitBeginWithThoseAskedFor(t *testing.T) {
	t.Parallel()
	e := engineOf(t, searchtest.Site("A | x | | | AWS Go Kafka Scala"))
	for query, want := range map[string]string{"x": "AWS Go Kafka Scala", "scala": "Scala AWS Go Kafka", "-cobol skill:kafka": "Kafka AWS Go Scala"} {
		if got := strings.Join(ask(t, e, search.Request{Query: query}).Hits[0].Skills, " "); got != want {
			t.Errorf("%s: %s, want %s", query, got, want)
		}
	}
	if got := strings.Join(ask(t, e, search.Request{Filters: []search.Filter{skillFilter("golang")}}).Hits[0].Skills, " "); got != "Go AWS Kafka Scala" {
		t.Errorf("filter golang: %s", got)
	}
}

func TestSuggestions(t *testing.T) {
	t.Parallel()
	e := engineOf(t, searchtest.Site("Scala engineer | scaling scalable systems | | | Scala", "Kubernetes | k8s | | | Kubernetes Scala", "Jobs in sales | amazon web services | | | AWS"))
	for typed, want := range map[string]string{
		"sca":      "skill Scala 2; title Scala engineer 1; word scalable 1; word scaling 1",
		"SCA":      "skill Scala 2; title Scala engineer 1; word scalable 1; word scaling 1",
		"kuberent": "skill Kubernetes 1; title Kubernetes 1",
		"web serv": "skill AWS 1; word web service 1",
		"job":      "category Jobs 3; title Jobs in sales 1",
		"":         "",
		"zzzz":     "",
		"\x00\"":   "",
	} {
		list, err := e.Suggest(context.Background(), typed, 10)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, s := range list {
			got = append(got, fmt.Sprint(s.Kind, " ", s.Text, " ", s.Count))
		}
		if strings.Join(got, "; ") != want {
			t.Errorf("%q suggests %q, want %q", typed, got, want)
		}
	}
}

func TestSimilarPostingsShareSkills(t *testing.T) {
	t.Parallel()
	e := engineOf(t, searchtest.Site("Data engineer | Nothing. We\nWe run Kafka.\nKafka | | | Scala Spark Kafka", "Writer | | | | Figma", "Platform | | | | Scala Spark", "Data analyst | | | | Go", "Painter"))
	p, err := e.Page(context.Background(), "/0")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, h := range p.Similar {
		got = append(got, h.Path)
	}
	if p.Strengths[0].Name != "Kafka" || p.Strengths[0].Quote != "We run Kafka." {
		t.Errorf("skills of /0: %+v", p.Strengths)
	}
	if !slices.Equal(got, []string{"/2", "/3"}) {
		t.Errorf("similar to /0: %v", got)
	}
	if _, err := e.Page(context.Background(), "/none"); !errors.Is(err, search.ErrNotFound) {
		t.Errorf("a page that is not there: %v", err)
	}
}

func TestManyUnknownWordsAreStillAnsweredCheaply(t *testing.T) {
	t.Parallel()
	e := engineOf(t, searchtest.Site("plumber painter", "A | plumbing"))
	p := e.known.Planner.ForQuery(plan.MaxGuesses)
	var q search.Query
	for i := range search.MaxUnits {
		q.Clauses = append(q.Clauses, search.Clause{Any: []search.Unit{{Text: "plumbes" + strings.Repeat("s", i%3)}}})
	}
	guessed := 0
	for _, c := range p.Plan(q).Clauses {
		guessed += len(c.Alternatives) - 1
	}
	if guessed > plan.MaxGuesses || len(p.Guesses) > 4 {
		t.Errorf("%d words guessed, %d walks", guessed, len(p.Guesses))
	}
	long := strings.Repeat("filler ", highlight.MaxScanned/7-2)
	e = engineOf(t, searchtest.Site("Long | "+long+"needle "+long))
	if h := ask(t, e, search.Request{Query: "needle"}).Hits[0]; len(h.Snippets) != 1 || len(h.Why) != 1 {
		t.Errorf("a match in the middle of a long passage: %+v", h.Snippets)
	}
}

func TestRequestsThatCannotBeMeant(t *testing.T) {
	t.Parallel()
	e := engineOf(t, searchtest.Site("A"))
	for param, r := range map[string]search.Request{
		"q":        {Query: strings.Repeat("x", search.MaxQueryRunes+1)},
		"category": {Filters: []search.Filter{{Facet: "category", Values: []string{strings.Repeat("x", search.MaxFilterBytes+1)}}}},
		"skill":    {Filters: []search.Filter{{Facet: "skill", Values: make([]string, search.MaxFilterValues+1)}}},
		"skill_q":  {Filters: []search.Filter{{Facet: "skill", Prefix: strings.Repeat("x", search.MaxFilterBytes+1)}}},
		"page":     {Page: search.MaxDepth},
		"per_page": {PerPage: search.MaxPerPage + 1},
		"sort":     {Sort: "nope"},
	} {
		_, err := e.Search(context.Background(), r)
		var bad *search.BadRequestError
		if !errors.As(err, &bad) || bad.Param != param || bad.Detail == "" {
			t.Errorf("%s: %v", param, err)
		}
	}
	for _, r := range []search.Request{{Page: -1}, {PerPage: -1}, {Query: strings.Repeat("a ", search.MaxUnits+1)}, {Query: strings.Repeat("a/", search.MaxUnits+1)}} {
		if _, err := e.Search(context.Background(), r); err == nil {
			t.Errorf("%+v is answered", r)
		}
	}
}

func TestPhrasesOfEveryPageAreLimited(t *testing.T) {
	t.Parallel()
	e := engineOf(t, indextest.Site(1500, 3))
	phrase := `"what you bring" `
	if res := ask(t, e, search.Request{Query: phrase}); res.Total != 1500 {
		t.Errorf("one phrase of every page finds %d", res.Total)
	}
	_, err := e.Search(context.Background(), search.Request{Query: strings.Repeat(phrase, 8)})
	var bad *search.BadRequestError
	if !errors.As(err, &bad) || bad.Param != "q" {
		t.Errorf("eight phrases of every page: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := e.Search(ctx, search.Request{Query: "scala"}); !errors.Is(err, context.Canceled) {
		t.Errorf("a search that nobody waits for: %v", err)
	}
}
