package address

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/careers-index/careers/search"
)

// facets are those of a site with one of its own.
var facets = search.Facets{
	{Name: "category", Label: "Category"},
	{Name: "team", Label: "Team", Many: true},
	{Name: "skill", Label: "Skill", Many: true},
}

func TestDecodeHasOneSpellingForEachRequest(t *testing.T) {
	t.Parallel()
	for raw, want := range map[string]string{
		"":                                 "",
		"q=&category=&skill=&page=1":       "",
		"q=+rust+":                         "q=rust",
		"skill=Go&q=a%26b":                 "q=a%26b&skill=Go",
		"category=Data&category=data":      "category=Data",
		"skill=b&skill=a&skill=B":          "skill=b&skill=a",
		"team=Core&skill=Go&category=Data": "category=Data&skill=Go&team=Core",
		"sort=relevance":                   "",
		"sort=title&page=3&per_page=5":     "sort=title&page=3&per_page=5",
		"skill_match=any":                  "",
		"skill_match=all":                  "", // of nothing
		"skill=Go&skill_match=all":         "skill=Go&skill_match=all",
		"team=a&team=b&team_match=all":     "team=a&team=b&team_match=all",
		"category=a&category_match=all":    "category=a", // a page has one category
		"category=a&category_match=maybe":  "category=a",
		"skill_q=ru":                       "skill_q=ru",
		"team_q=+co&team=x":                "team=x&team_q=co",
		"place=Berlin":                     "", // no facet of this site
		"utm_source=x&fbclid=y":            "",
		"q=C%2B%2B":                        "q=C%2B%2B",
		"q=c++":                            "q=c", // as any form decodes it
	} {
		req, err := Decode(raw, facets)
		if err != nil {
			t.Errorf("Decode(%q): %v", raw, err)
			continue
		}
		if got := Encode(req); got != want {
			t.Errorf("Encode(Decode(%q)) = %q, want %q", raw, got, want)
		}
	}
}

func TestDecodeSaysWhatIsWrong(t *testing.T) {
	t.Parallel()
	for raw, param := range map[string]string{
		"page=x": "page", "page=0": "page", "page=-1": "page", "page=1e3": "page", "per_page=0": "per_page", "page=99999999999999999999": "page",
		"skill_match=maybe": "skill_match", "team_match=x": "team_match",
		"q=%zz": "query string", "q=a;b": "query string", "q=%ff": "q", "skill=%ed%a0%80": "skill",
	} {
		_, err := Decode(raw, facets)
		bad, ok := err.(*search.BadRequestError) //nolint:errorlint // Decode returns it as it is
		if !ok || bad.Param != param || bad.Detail == "" {
			t.Errorf("Decode(%q) = %v, want a bad request about %s", raw, err, param)
		}
	}
}

func TestFiltersHaveTheOrderOfTheFacets(t *testing.T) {
	t.Parallel()
	req, err := Decode("skill=Go&team=Core&category=Data", facets)
	if err != nil {
		t.Fatal(err)
	}
	if got := req.Filtered(); !reflect.DeepEqual(got, facets.Names()) {
		t.Errorf("filters %q, want the order %q", got, facets.Names())
	}
}

func TestWithoutPrefixesKeepsWhatIsChosen(t *testing.T) {
	t.Parallel()
	req, err := Decode("q=a&team_q=x&skill=Go&skill_q=y", facets)
	if err != nil {
		t.Fatal(err)
	}
	if got := Encode(WithoutPrefixes(req)); got != "q=a&skill=Go" {
		t.Errorf("without prefixes: %q", got)
	}
	if got := Encode(req); got != "q=a&skill=Go&skill_q=y&team_q=x" {
		t.Errorf("the request was changed: %q", got)
	}
}

func TestAtLeavesOutAnEmptyQueryString(t *testing.T) {
	t.Parallel()
	if got := At("/feed.atom", search.Request{Page: 1}); got != "/feed.atom" {
		t.Errorf("At = %q", got)
	}
	if got := At("/", search.Request{Query: "C#"}); got != "/?q=C%23" {
		t.Errorf("At = %q", got)
	}
}

// TestEveryParameterIsUnderstood decodes each parameter of the table, and its
// allowed values, and finds it again in the request.
func TestEveryParameterIsUnderstood(t *testing.T) {
	t.Parallel()
	for _, p := range Parameters(facets) {
		value := "x"
		if len(p.Values) > 0 {
			value = p.Values[len(p.Values)-1]
		}
		if p.Number {
			value = "7"
		}
		raw := p.Name + "=" + value
		if base, ok := strings.CutSuffix(p.Name, search.MatchSuffix); ok {
			raw = base + "=a&" + raw
		}
		req, err := Decode(raw, facets)
		if err != nil || Encode(req) != raw {
			t.Errorf("%s is in the table, and read as %q, %v", raw, Encode(req), err)
		}
		if p.Description == "" {
			t.Errorf("%s has no description", p.Name)
		}
	}
}

// TestDecodeIsTheInverseOfEncode takes random requests over random facets.
func TestDecodeIsTheInverseOfEncode(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(8, 1))
	for range 5000 {
		table := randomFacets(random)
		want := randomRequest(random, table)
		got, err := Decode(Encode(want), table)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("over %v\n%+v is written as %q and read as\n%+v, %v", table, want, Encode(want), got, err)
		}
	}
}

func randomFacets(random *rand.Rand) search.Facets {
	var table search.Facets
	for i := range random.IntN(7) {
		table = append(table, search.Facet{Name: fmt.Sprintf("f%d-%c", i, 'a'+rune(random.IntN(26))), Label: "F", Many: random.IntN(2) == 0})
	}
	random.Shuffle(len(table), func(i, j int) { table[i], table[j] = table[j], table[i] })
	return table
}

// randomRequest has no defaults spelled out, and filters in the table's order.
func randomRequest(random *rand.Rand, table search.Facets) search.Request {
	r := search.Request{Query: randomText(random)}
	if random.IntN(2) == 0 {
		r.Page, r.PerPage = 2+random.IntN(5), 1+random.IntN(99)
	}
	r.Sort = []search.Sort{"", search.ByPosition, search.ByTitle}[random.IntN(3)]
	for _, f := range table {
		filter := search.Filter{Facet: f.Name, Prefix: randomText(random)}
		for range random.IntN(4) {
			filter.Values = append(filter.Values, randomText(random))
		}
		filter.Values = distinct(filter.Values)
		if len(filter.Values)+len(filter.Prefix) > 0 {
			filter.All = f.Many && random.IntN(2) == 0
			r = r.With(filter)
		}
	}
	return r
}

func randomText(random *rand.Rand) string {
	runes := []rune("aZé漢 &=;%+#?/\"<\u00a0\x01😀_-,")
	var b strings.Builder
	for range random.IntN(6) {
		b.WriteRune(runes[random.IntN(len(runes))])
	}
	return strings.TrimSpace(b.String())
}

// withoutDefaults is a request with its defaults left out.
func withoutDefaults(r search.Request) search.Request {
	if r.Page == 1 {
		r.Page = 0
	}
	if r.Sort == search.ByRelevance {
		r.Sort = ""
	}
	r.Filters = slices.Clip(r.Filters)
	return r
}

// FuzzDecode: what Decode takes, Encode writes so that it means the same again,
// and links never hold what would end an attribute or a header.
func FuzzDecode(f *testing.F) {
	for _, s := range []string{"q=scala&skill=Go&skill=C%23", "category=A+%26+B&page=2", "sort=title&skill_match=all&skill_q=x", "team=a&team_match=all", "q=%00%0d%0a", "q=%ff", "a=b;c", "page=007"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		req, err := Decode(raw, facets)
		if err != nil {
			return
		}
		canonical := Encode(req)
		if strings.ContainsAny(canonical, "\"'<>\r\n \x00") {
			t.Fatalf("Encode(%q) = %q", raw, canonical)
		}
		again, err := Decode(canonical, facets)
		if err != nil {
			t.Fatalf("Decode(%q), from %q: %v", canonical, raw, err)
		}
		if !reflect.DeepEqual(withoutDefaults(again), withoutDefaults(req)) {
			t.Fatalf("%q is %+v, and written as %q %+v", raw, req, canonical, again)
		}
	})
}

func TestPathsAreOfThisSite(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]string{
		"/a b/c": "/a%20b/c", "/": "/", "": "/", "a": "/a", "//x.example/a": "/x.example/a", `/\x.example`: "/%5Cx.example", "javascript:x": "/javascript:x", "/a?b#c": "/a%3Fb%23c",
	} {
		if got := Path(path); got != want {
			t.Errorf("Path(%q) = %q, want %q", path, got, want)
		}
	}
}
