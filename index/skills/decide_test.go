package skills

import (
	"slices"
	"testing"

	"github.com/careers-index/careers/index/skills/lexicon"
)

// The example at the top of decide.go is true, round by round.
func TestWorkedExample(t *testing.T) {
	t.Parallel()
	d := detector().matcher()
	blocks := d.blocks(textPage("Go, Chef and Docker. No Java. Swift answers, please."))
	page := &decision{matcher: d, blocks: blocks, own: d.ownName(blocks), onPage: map[int32]bool{}}
	b := &blocks[1] // after the title
	check := func(step string, want ...string) {
		t.Helper()
		var got []string
		for i := range b.found {
			if o := &b.found[i]; o.isName() {
				got = append(got, d.entries[o.entry].Name+" "+[]string{"undecided", "accepted", "rejected"}[o.state])
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("after %s: %q, want %q", step, got, want)
		}
	}
	seekAll := func(backwards bool) {
		page.forEachUndecided(backwards, func(b *textBlock, i int) { page.seekEvidence(b, i) })
	}
	page.forEachUndecided(false, page.decideAlone)
	check("step 1", "Go undecided", "Chef undecided", "Docker accepted", "Java rejected", "Swift undecided")
	seekAll(false)
	check("round 1", "Go undecided", "Chef accepted", "Docker accepted", "Java rejected", "Swift undecided")
	seekAll(true)
	check("round 2", "Go accepted", "Chef accepted", "Docker accepted", "Java rejected", "Swift undecided")
	seekAll(false)
	check("round 3", "Go accepted", "Chef accepted", "Docker accepted", "Java rejected", "Swift undecided")
	d.decide(blocks)
	check("step 3", "Go accepted", "Chef accepted", "Docker accepted", "Java rejected", "Swift rejected")
}

// The example at the top of strength.go is true.
func TestWorkedExampleOfStrength(t *testing.T) {
	t.Parallel()
	p := pageUnder("Requirements", "Kafka or similar. Scala is a plus. You know Java or Go.")
	want := map[string]Strength{"Kafka": Alternative, "Scala": Preferred, "Java": Alternative, "Go": Alternative}
	got := detector().Detect(p)
	for _, s := range got {
		if s.Strength != want[s.Name] {
			t.Errorf("%s is %s, want %s", s.Name, s.Strength, want[s.Name])
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d skills, want %d", len(got), len(want))
	}
}

func TestStrengthsAreRanked(t *testing.T) {
	t.Parallel()
	for i, s := range Strengths() {
		if s.Rank() != i {
			t.Errorf("rank of %s is %d, want %d", s, s.Rank(), i)
		}
	}
	if got, want := Strength("nonsuch").Rank(), Mentioned.Rank(); got != want {
		t.Errorf("rank of an unknown strength is %d, want %d", got, want)
	}
	Strengths()[0] = "changed"
	if Strengths()[0] != Required {
		t.Error("a caller can change the order")
	}
}

// A site's own entries are found like built-in ones, and removed ones are not.
func TestDetectionWithASitesOwnEntries(t *testing.T) {
	t.Parallel()
	l, err := lexicon.Default().Extend([]byte(`
NQL: [Narrative Query Language]
Rosetta: {kind: tool, parent: NQL, unsure: [Rosetta], policy: word, related: [NQL]}
Golang: [Go]
Excel: off
`))
	if err != nil {
		t.Fatal(err)
	}
	text := textPage("SQL and NQL, a Rosetta engine; Go and Docker; strong Excel skills.")
	want := []string{"Docker", "Golang", "NQL", "Rosetta", "SQL"}
	if got := names(NewDetector(l).Detect(text)); !slices.Equal(got, want) {
		t.Errorf("Detect = %q, want %q", got, want)
	}
	decoded, err := lexicon.Decode(l.Encode())
	if err != nil {
		t.Fatal(err)
	}
	if got := names(NewDetector(decoded).Detect(text)); !slices.Equal(got, want) {
		t.Errorf("with the decoded lexicon Detect = %q, want %q", got, want)
	}
}
