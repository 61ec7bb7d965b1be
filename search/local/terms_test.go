package local

import (
	"strings"
	"testing"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/searchtest"
)

// Each way to write a thing finds all the ways to write it.
func TestWaysToWriteATermFindEachOther(t *testing.T) {
	t.Parallel()
	for _, forms := range []string{
		"R&D | R & D | RnD | r&d | R＆D",
		"Q&A | Q & A | QnA | Q&As",
		"AT&T | AT & T",
		"PhD | Ph.D. | Ph. D. | PhDs",
		"MSc | M.Sc. | M. Sc.",
		"B.A. | BA",
		"401k | 401(k) | 401-k",
		"501(c)(3) | 501c3",
		"ISO 27001 | iso27001 | ISO-27001",
		"O'Reilly | O’Reilly | oreilly",
		"データ | ﾃﾞｰﾀ",
		"accessibilité | l'accessibilité | L’ACCESSIBILITÉ | d´accessibilité | accessibilite",
		`azienda | dell'azienda | "l'azienda"`,
		"D'Angelo | D’Angelo | d'angelo | Angelo",
		`"sur l'équipe" | "sur équipe" | sur l’équipe`,
		"don't | don’t | dont",
	} {
		list := strings.Split(forms, " | ")
		pages := make([]string, len(list))
		for i, page := range list {
			pages[i] = "Page | Before " + strings.Trim(page, `"`) + " and after."
		}
		e := engineOf(t, searchtest.Site(pages...))
		for _, query := range list {
			if n := ask(t, e, search.Request{Query: query}).Total; n != len(pages) {
				t.Errorf("%q finds %d of %q: %s", query, n, list, pathsOf(t, e, query))
			}
		}
	}
}

// Marks are around the word, not around its article or punctuation.
func TestMarksAreAroundTheTerm(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ text, query, want string }{
		{"Sur l’accessibilité, oui.", "l'accessibilité", "Sur l’<mark>accessibilité</mark>, oui."},
		{"Sur l'accessibilité, oui.", `"sur l'accessibilité"`, "<mark>Sur l&#39;accessibilité</mark>, oui."},
		{"The R & D team.", "R&D", "The <mark>R &amp; D</mark> team."},
		{"The (RnD) team.", "R & D", "The (<mark>RnD</mark>) team."},
		{"A Ph. D. or so.", "phd", "A <mark>Ph. D</mark>. or so."},
		{"Our 401(k) plan.", "401k", "Our <mark>401(k)</mark> plan."},
		{"Das ﾃﾞｰﾀ Team.", "データ", "Das <mark>ﾃﾞｰﾀ</mark> Team."},
		{"See plumbing¹ there.", "plumbing", "See <mark>plumbing</mark>¹ there."},
	} {
		hits := ask(t, engineOf(t, searchtest.Site("Page | "+tt.text)), search.Request{Query: tt.query}).Hits
		if len(hits) != 1 || len(hits[0].Snippets) == 0 || hits[0].Snippets[0].HTML != tt.want {
			t.Errorf("%q in %q: %+v, want %q", tt.query, tt.text, hits, tt.want)
		}
	}
}
