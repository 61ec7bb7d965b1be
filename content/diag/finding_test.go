package diag

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// flag matches a command-line flag.
var flag = regexp.MustCompile(`--[a-z]`)

func TestRulesAreComplete(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, r := range Rules() {
		if seen[r.ID] || r.Summary == "" || !strings.HasSuffix(r.Help, ".") || r.Severity == Off || r.Fixed && r.Severity != Error {
			t.Errorf("rule %+v", r)
		}
		if flag.MatchString(r.Summary + r.Help) {
			t.Errorf("rule %s speaks of a flag: %s %s", r.ID, r.Summary, r.Help)
		}
		if found, ok := RuleByID(r.ID); !ok || found != r {
			t.Errorf("rule %s is not found", r.ID)
		}
		seen[r.ID] = true
	}
	if len(RuleIDs()) != len(seen) {
		t.Errorf("%d ids of %d rules", len(RuleIDs()), len(seen))
	}
}

func TestUnknownRuleIsAnError(t *testing.T) {
	t.Parallel()
	if d := New("no-such-rule", FileStart("a.md"), "message"); !d.IsError() {
		t.Errorf("severity %q", d.Severity)
	}
}

func TestSettingsSetTheSeverityOfRules(t *testing.T) {
	t.Parallel()
	at := FileStart("a.md")
	ds := WithSeverities([]Finding{New(RuleNoTitle, at, "x"), New(RuleNoDescription, at, "x"), New(RuleMissingSection, at, "x"), New(RuleDeadLink, at, "x")},
		map[string]Severity{RuleNoTitle: Error, RuleNoDescription: Off, RuleMissingSection: Off})
	var got []string
	for _, d := range ds {
		got = append(got, fmt.Sprintf("%s %s", d.Severity, d.Rule))
	}
	want := []string{"error no-title", "error missing-section", "warning dead-link"} // a fixed rule stays
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestMergeJoinsWhatSeveralPagesFind(t *testing.T) {
	t.Parallel()
	finding := func(line int, severity Severity, pages ...string) Finding {
		return Finding{Position: Position{"s.md", line, 1}, Severity: severity, Rule: "r", Message: "m", Pages: pages}
	}
	ds := []Finding{finding(2, Warning, "a"), finding(1, Error, "b"), finding(1, Error, "a"), finding(2, Warning, "b"), finding(1, Error, "a")}
	before := slices.Clone(ds)
	got := Merge(ds)
	want := []Finding{finding(1, Error, "a", "b"), finding(2, Warning)}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if !reflect.DeepEqual(ds, before) {
		t.Error("the argument is changed")
	}
	if failed := FilesWithErrors(got); !maps.Equal(failed, map[string]bool{"s.md": true, "a": true, "b": true}) {
		t.Errorf("files with errors: %v", failed)
	}
}

// Merging lists is sorting all of them and joining what is equal.
func TestMergeIsSortingAndJoining(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 2)) //nolint:gosec // the same lists each time
	sort := func(ds []Finding) {
		slices.SortStableFunc(ds, func(a, b Finding) int { return compare(&a, &b) })
	}
	for range 500 {
		lists, all := make([][]Finding, r.IntN(5)), []Finding(nil)
		for i := range lists {
			for range r.IntN(12) {
				f := Finding{Position: Position{fmt.Sprint(r.IntN(3)), r.IntN(3), 1}, Severity: Warning, Rule: "r", Message: "m"}
				if f.Line > 0 {
					f.Severity, f.Pages = Error, []string{fmt.Sprint(r.IntN(3))}
				}
				lists[i] = append(lists[i], f)
			}
			if r.IntN(2) == 0 {
				sort(lists[i])
			}
			all = append(all, lists[i]...)
		}
		pages := map[Position][]string{}
		for _, f := range all {
			pages[f.Position] = append(pages[f.Position], f.Pages...)
		}
		sort(all)
		want := slices.CompactFunc(all, func(a, b Finding) bool { return a.Position == b.Position })
		got := Merge(lists...)
		if len(got) != len(want) {
			t.Fatalf("%d findings, want %d", len(got), len(want))
		}
		for i, f := range got {
			joined := slices.Compact(slices.Sorted(slices.Values(pages[f.Position])))
			if f.Position != want[i].Position || !slices.Equal(f.Pages, joined) {
				t.Fatalf("%d is %+v, want that of %+v with the pages %q", i, f, want[i].Position, joined)
			}
		}
	}
}

func TestApplyFixes(t *testing.T) {
	t.Parallel()
	fix := func(file string, start, end int, text string) Finding {
		return Finding{Position: Position{File: file}, Fix: &Fix{start, end, text}}
	}
	got := string(ApplyFixes([]byte("VueJs and Golang"), "a.md", []Finding{
		fix("a.md", 10, 16, "Go"), fix("a.md", 0, 5, "Vue.js"), fix("a.md", 2, 7, "overlap"), fix("b.md", 0, 1, "other"),
		fix("a.md", 90, 95, "outside"), {Position: Position{File: "a.md"}},
	}))
	if want := "Vue.js and Go"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestNearest(t *testing.T) {
	t.Parallel()
	names := []string{"category", "title", "menuTitle", "team-lead"}
	for word, want := range map[string]string{
		"categroy": "category", "tilte": "title", "Title": "title", "menu_title": "menuTitle",
		"team lead": "team-lead", "x": "", "tit": "", "cattegoryy": "category", "completely": "",
	} {
		if got := Nearest(word, names); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", word, got, want)
		}
	}
}

func TestMessagesAreShort(t *testing.T) {
	t.Parallel()
	if got, want := DidYouMean("tilte", []string{"title", "url"}), `; did you mean "title"?`; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := DidYouMean("x", []string{"title", "url"}), `; there are title, url`; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := Quote(strings.Repeat("é", 41)), `"`+strings.Repeat("é", 39)+`…"`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := Quote(strings.Repeat("é", 40)), `"`+strings.Repeat("é", 40)+`"`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
