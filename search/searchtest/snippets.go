package searchtest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/highlight"
)

// What hits show, and why they are there.

func whyAndSnippets(t *testing.T, open Open) {
	e := open(t, Site(
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
		res := Ask(t, e, search.Request{Query: tt.query})
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
	h := Ask(t, e, search.Request{Query: "needle haystack"}).Hits[0]
	if len(h.Snippets) != 1 || !strings.HasPrefix(h.Snippets[0].HTML, "… word ") || len(h.Snippets[0].HTML) > 300 {
		t.Errorf("needle haystack: %+v", h.Snippets)
	}
}

func aWholeNameIsOneReason(t *testing.T, open Open) {
	e := open(t, Site("Client Success Manager", "Customer | the success"))
	var got []string
	for _, h := range Ask(t, e, search.Request{Query: "customer success"}).Hits {
		got = append(got, fmt.Sprint(h.Why))
	}
	want := []string{"[{customer success Client Success alias title }]", "[{customer Customer form title } {success success form text }]"}
	if !slices.Equal(got, want) {
		t.Errorf("why: %s, want %s", got, want)
	}
}

// Marks are around the word, not around its article or punctuation. Of each pair of texts
// that say the same, one is in either site: each query finds one page.
func marksAreAroundTheTerm(t *testing.T, open Open) {
	type marked struct{ text, query, want string }
	for _, cases := range [][]marked{{
		{"Sur l’accessibilité, oui.", "l'accessibilité", "Sur l’<mark>accessibilité</mark>, oui."},
		{"The R & D team.", "R&D", "The <mark>R &amp; D</mark> team."},
		{"A Ph. D. or so.", "phd", "A <mark>Ph. D</mark>. or so."},
		{"Our 401(k) plan.", "401k", "Our <mark>401(k)</mark> plan."},
	}, {
		{"Sur l'accessibilité, oui.", `"sur l'accessibilité"`, "<mark>Sur l&#39;accessibilité</mark>, oui."},
		{"The (RnD) team.", "R & D", "The (<mark>RnD</mark>) team."},
		{"Das ﾃﾞｰﾀ Team.", "データ", "Das <mark>ﾃﾞｰﾀ</mark> Team."},
		{"See plumbing¹ there.", "plumbing", "See <mark>plumbing</mark>¹ there."},
	}} {
		var pages []string
		for _, tt := range cases {
			pages = append(pages, "Page | "+tt.text)
		}
		e := open(t, Site(pages...))
		for _, tt := range cases {
			hits := Ask(t, e, search.Request{Query: tt.query}).Hits
			if len(hits) != 1 || len(hits[0].Snippets) == 0 || hits[0].Snippets[0].HTML != tt.want {
				t.Errorf("%q in %q: %+v, want %q", tt.query, tt.text, hits, tt.want)
			}
		}
	}
}

func aMatchInTheMiddleOfALongPassage(t *testing.T, open Open) {
	long := strings.Repeat("filler ", highlight.MaxScanned/7-2)
	e := open(t, Site("Long | "+long+"needle "+long))
	if h := Ask(t, e, search.Request{Query: "needle"}).Hits[0]; len(h.Snippets) != 1 || len(h.Why) != 1 {
		t.Errorf("a match in the middle of a long passage: %+v", h.Snippets)
	}
}
