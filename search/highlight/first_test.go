package highlight

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/careers-index/careers/index/stored"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/field"
	"github.com/careers-index/careers/search/plan"
)

// TestWhatIsNotReadChangesNothing compares hits with those of a highlighter that reads every
// text to its end.
func TestWhatIsNotReadChangesNothing(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(1, 2))
	short := 0
	for range 20_000 {
		p, page := randomPlan(rng), randomPage(rng)
		var m, whole Highlighter
		m.Reset(p, nil, nil)
		whole.Reset(p, nil, nil)
		whole.first.clauses |= 1 << 31 // nothing matches this clause, so nothing is complete
		var got, want search.Hit
		m.Show(&got, page)
		whole.Show(&want, page)
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("%+v\nin %+v:\n%+v\nwhole: %+v", p, page, got, want)
		}
		m.findFirst(page.Passages[0].Text)
		whole.find(page.Passages[0].Text, field.OwnText)
		if len(m.found) < len(whole.found) {
			short++
		}
	}
	if short < 1000 {
		t.Errorf("%d texts were not read to the end", short)
	}
}

// A phrase that begins after the piece to show, and is not read to its end, is no reason.
func TestAPhraseThatIsCutOffIsNoReason(t *testing.T) {
	t.Parallel()
	p := planOf("ant", "ant bee")
	p.Clauses[0].Alternatives = append(p.Clauses[0].Alternatives, planOf("cat").Clauses[0].Alternatives...)
	p.Clauses[0].Alternatives[1].Tier, p.Clauses[1].Alternatives[0].Tier = plan.Alias, plan.Form
	var m Highlighter
	m.Reset(p, nil, nil)
	var h search.Hit
	m.Show(&h, Page{Passages: []stored.Passage{{Text: "ant bee cat " + strings.Repeat("stone ", 60) + "bee ant bee stone"}}})
	if len(h.Why) != 2 || h.Why[0].Term != "cat" {
		t.Errorf("why: %+v", h.Why)
	}
}

var randomWords = strings.Fields("ant bee cat dog eel fox gnu hen")

// randomPlan has clauses of one or two ways to match, in any tier.
func randomPlan(rng *rand.Rand) (p plan.Plan) {
	fields := []field.Set{field.AllTexts, field.AllTexts, field.SetOf(field.OwnText), field.SetOf(field.SectionText), field.SetOf(field.Title) | field.SetOf(field.Headings)}
	for range 1 + rng.IntN(3) {
		var c plan.Clause
		for range 1 + rng.IntN(2) {
			var run plan.TermRun
			for range 1 + rng.IntN(3)/2*rng.IntN(3) {
				run.Terms = append(run.Terms, randomWords[rng.IntN(len(randomWords))])
			}
			run.In = fields[rng.IntN(len(fields))]
			c.Alternatives = append(c.Alternatives, plan.Alternative{Tier: plan.Tier(rng.IntN(3)), Texts: []plan.TermRun{run}})
		}
		p.Clauses = append(p.Clauses, c)
	}
	return p
}

func randomPage(rng *rand.Rand) (page Page) {
	text := func(words int) string {
		var b strings.Builder
		for range rng.IntN(words) {
			word := "stone"
			if rng.IntN(3) == 0 {
				word = randomWords[rng.IntN(len(randomWords))]
			}
			fmt.Fprintf(&b, "%s%s", word, []string{" ", " ", " ", ", ", "\n"}[rng.IntN(5)])
		}
		return strings.TrimSpace(b.String())
	}
	page.Card = stored.Card{Title: text(4), Description: text(20)}
	for range 1 + rng.IntN(4) {
		passage := stored.Passage{Text: text(200), Heading: text(3)}
		if rng.IntN(3) == 0 {
			passage.Section = "about"
		}
		page.Passages = append(page.Passages, passage)
	}
	return page
}
