package settings

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestSynonyms(t *testing.T) {
	t.Parallel()
	many := strings.Repeat(", a", maxSynonymNames)
	for _, tt := range []struct {
		name, yaml string
		want       [][]string
		problems   []string
	}{
		{name: "none", yaml: "title: A"},
		{name: "empty key", yaml: "synonyms:"},
		{name: "no groups", yaml: "synonyms: []"},
		{name: "groups", yaml: "synonyms:\n  - [Guide, tour  leader, Reiseleiter]\n  - - QA\n    - tester\n  - [4x4, 2025]",
			want: [][]string{{"Guide", "tour leader", "Reiseleiter"}, {"QA", "tester"}, {"4x4", "2025"}}},
		{name: "an anchor", yaml: "synonyms: [[a, &x b], [c, *x]]", want: [][]string{{"a", "b"}, {"c", "b"}}},
		{name: "text", yaml: "synonyms: QA, tester",
			problems: []string{`1:11 synonyms: want a list of groups of names, such as [[Guide, tour leader], [QA, tester]], got "QA, tester"`}},
		{name: "a map", yaml: "synonyms: {QA: tester}",
			problems: []string{`1:11 synonyms: want a list of groups of names, such as [[Guide, tour leader], [QA, tester]], got a map of keys`}},
		{name: "one group without its own brackets", yaml: "synonyms:\n  - Guide\n  - [QA, tester]", want: [][]string{{"QA", "tester"}},
			problems: []string{`2:5 synonyms: want a list of at least two names, such as [Guide, tour leader], got "Guide"`}},
		{name: "a group of one", yaml: "synonyms: [[QA], [], [a, b]]", want: [][]string{{"a", "b"}},
			problems: []string{
				`1:12 synonyms: a group needs at least two names; add another name, or delete the group`,
				`1:18 synonyms: a group needs at least two names; add another name, or delete the group`,
			}},
		{name: "an empty name", yaml: "synonyms:\n  - [é, '', ~]", problems: []string{
			`2:10 synonyms: a name is empty; write it, or delete it`,
			`2:14 synonyms: a name is empty; write it, or delete it`,
		}},
		{name: "twice", yaml: "synonyms:\n  - [QA, tester, qa]\n  - [qa, tester]", want: [][]string{{"qa", "tester"}},
			problems: []string{`2:18 synonyms: "qa" is in the group twice; delete one`}},
		{name: "no letter", yaml: "synonyms: [['&', and]]", problems: []string{`1:13 synonyms: the name "&" has no letter and no digit, so no search can find it`}},
		{name: "a list in a group", yaml: "synonyms: [[a, [b, c]]]", problems: []string{`1:16 synonyms: want a name, got a list`}},
		{name: "too many names", yaml: "synonyms: [[a" + many + "], [b, c]]", want: [][]string{{"b", "c"}},
			problems: []string{`1:73 synonyms: the group has more than 20 names; make a group of each thing that they mean`}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			from := Read(fstest.MapFS{FileName: {Data: []byte(tt.yaml + "\n")}}, nil)
			var problems []string
			for _, d := range from.Findings {
				problems = append(problems, fmt.Sprintf("%d:%d %s", d.Line, d.Column, d.Message))
			}
			if !reflect.DeepEqual(from.Synonyms, tt.want) || !slices.Equal(problems, tt.problems) {
				t.Errorf("synonyms %q, want %q\nproblems\n got %q\nwant %q", from.Synonyms, tt.want, problems, tt.problems)
			}
		})
	}
	from := Read(fstest.MapFS{FileName: {Data: []byte("synonyms:\n" + strings.Repeat("  - [a, b]\n", maxSynonyms+2))}}, nil)
	if len(from.Synonyms) != maxSynonyms || len(from.Findings) != 1 || !strings.Contains(from.Findings[0].Message, "more than 1000") {
		t.Errorf("%d groups, findings %v", len(from.Synonyms), from.Findings)
	}
}
